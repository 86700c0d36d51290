"""Making text fit into cells. Lengths are terminal cells, not characters: some letters take two."""

from rich.cells import cell_len, set_cell_size


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis as its last where it was longer."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[: max(width, 0)]
    return set_cell_size(text, width - 1).rstrip() + "…"


def wrap(text: str, width: int, most: int | None = None) -> list[str]:
    """`text` broken between words into lines of at most `width` cells, at most `most` of them."""
    if width <= 0 or (most is not None and most <= 0):
        return []
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = fit(word, width)
    if line:
        lines.append(line)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]} …", width)]
    return lines
