"""The loudest thing on Today, always in the same place and of the same height: the next break."""

from typing import NamedTuple

from textual.content import Content
from textual.geometry import Region

from backcare_tui.tui.kit.draw.caps import Ground, caps
from backcare_tui.tui.kit.draw.digits import DigitSize, can_be_large, large_digits
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.gauge import gauge
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.today.hero_words import HeroView, HeroWords, Loud, hero_words

TALL, MIDDLE, LOW = 12, 6, 3
"""Rows of the hero in a large window, at 80 × 24, and in a small pane."""
_FIGURE = (14, 10)
"""Cells of the figure at the right of a tall one."""
_FIGURE_FROM = 56
"""Columns from which there is room for it."""


class _Look(NamedTuple):
    """Styles of one loudness."""

    number: str
    strong: str
    text: str
    label: str
    border: str
    ground: str
    keys: Ground
    far: str
    """Limbs of the figure that are further away."""


_CALM = _Look(
    "$bc-accent",
    f"bold {BRIGHT}",
    "$bc-text",
    DIM,
    "$bc-border",
    "on $surface",
    Ground.PLAIN,
    "$bc-fill",
)
_LOOKS = {
    Loud.CALM: _CALM,
    Loud.QUIET: _CALM._replace(number=DIM),
    Loud.HELD: _CALM._replace(number=DIM, border="$bc-warn"),
    Loud.SOON: _CALM._replace(
        number="$bc-warn",
        border="$bc-warn",
        ground="$bc-on-warn-wash",
        keys=Ground.SOON,
        far="$bc-text",
    ),
    # On a fill everything is its ink, which the ground brings.
    Loud.DUE: _Look("", "bold", "", "", "$bc-due-border", "$bc-on-due", Ground.DUE, "dim"),
}


class Hero(Drawn):
    """What it says follows from the state of the prompts; what it is drawn in, from its height."""

    DEFAULT_CSS = """
    Hero { height: 12; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view: HeroView | None = None
        self._drawn: list[Content] = []

    def show(self, view: HeroView) -> None:
        """Draw `view`; only rows that look otherwise than before are repainted."""
        self._view = view
        before, self._drawn = self._drawn, self.lines(self.content_size.width)
        if len(before) != len(self._drawn):
            self.refresh()
            return
        for row, (old, new) in enumerate(zip(before, self._drawn, strict=True)):
            if not old.is_same(new):
                self.refresh(Region(0, row, self.content_size.width, 1))

    def lines(self, width: int) -> list[Content]:
        if self._view is None or width <= 0:
            return []
        glyphs = glyphs_of(self.app)
        washed = not self.app.native_ansi_color
        return hero_lines(self._view, width, self.content_size.height, glyphs, washed=washed)


def hero_lines(
    view: HeroView, width: int, height: int, glyphs: Glyphs, *, washed: bool = True
) -> list[Content]:
    """`height` lines of at most `width` cells; not `washed`: on a terminal's own colours."""
    words = hero_words(view)
    look = _LOOKS[words.loud]
    if not washed and words.loud is Loud.SOON:
        look = look._replace(ground="on $surface", keys=Ground.PLAIN)
    if height < MIDDLE:
        return _low(words, look, width, glyphs)[:height]
    inner = width - 6
    rows = height - 2
    if words.loud is Loud.DUE:
        inside = _due(words, look, inner, rows, glyphs)
    elif rows >= TALL - 2:
        inside = _tall(words, look, inner, glyphs)
    else:
        inside = _middle(words, look, inner, glyphs)
    if rows >= TALL - 2 and view.figure is not None and words.name and width >= _FIGURE_FROM:
        inside = _with_figure(inside, view, look, inner)
    # A break that waits says all of it inside: its frame has no words of its own.
    title, fact = ("", "") if words.loud is Loud.DUE else (words.title, words.fact)
    named = Content.styled(title, "bold $bc-warn") if words.loud is Loud.SOON else title
    padded = [Content("  ") + line for line in inside]
    return framed(
        padded, width, height, named, fact, border=look.border, ground=look.ground, glyphs=glyphs
    )


def _tall(words: HeroWords, look: _Look, width: int, glyphs: Glyphs) -> list[Content]:
    """Ten rows: the number with what it means, the bar, and what is proposed."""
    room = width - (_FIGURE[0] + 2 if words.name else 0)
    big = _beside(
        _number(words, DigitSize.BIG, look, glyphs),
        _sentences(words, look),
        room,
    )
    bar = Content("") if words.share is None else _bar(words, look, min(room, 60), glyphs)
    keys = caps(words.hints, room, look.keys) if words.hints else None
    how = [keys] if keys else styled(words.how, room, look.text, 1)
    return [
        Content(""),
        *big,
        Content(""),
        bar,
        Content.styled(fit(words.name, room), look.strong),
        *(how or [Content("")]),
    ]


def _sentences(words: HeroWords, look: _Look) -> list[Content]:
    """Five rows beside large digits."""
    unit, lead, more, last = words.unit, words.lead, words.more, words.last
    if not unit:
        unit, lead, more, last = lead, more, last, ""
    lead_style = look.text if words.unit or words.more else look.strong
    return [
        Content.styled(unit, look.strong),
        Content(""),
        Content.styled(lead, lead_style),
        Content.styled(more, look.label if words.unit else look.text),
        Content.styled(last, look.label),
    ]


def _middle(words: HeroWords, look: _Look, width: int, glyphs: Glyphs) -> list[Content]:
    """Four rows: small digits, and three lines beside them."""
    digits = _number(words, DigitSize.SMALL, look, glyphs)
    room = width - (digits[0].cell_length + 2 if digits else 0)
    more = "".join(_joined_to(each) for each in (words.more, words.last) if each)
    lead = Content.assemble(
        (f"{words.unit} ".lstrip(), look.strong),
        (words.lead, look.text if words.unit else look.strong),
        (more, look.label),
    )
    what = Content.assemble((words.name, look.strong), " ", (words.how, look.text))
    last = caps(words.hints, room, look.keys) if words.hints else what
    if words.share is None:
        beside = [lead, what if words.hints else Content(""), last]
    else:
        beside = [lead, _bar(words, look, room, glyphs), last]
    return [Content(""), *_beside(digits, beside, width)]


def _joined_to(text: str) -> str:
    """`text` after something else: a sentence of its own, or what goes on."""
    return f". {text}" if text[0].isupper() else f", {text}"


def _due(words: HeroWords, look: _Look, width: int, rows: int, glyphs: Glyphs) -> list[Content]:
    """A break that waits: its length as the number, and the keys that answer it."""
    roomy = rows >= TALL - 2
    since = fit(words.fact, max(width - len(words.title) - 6, 0))
    head = Content.assemble((words.title, look.strong), "      ", since)
    digits = _number(words, DigitSize.BIG if roomy else DigitSize.SMALL, look, glyphs)
    room = width - (_FIGURE[0] + 2 if roomy and width >= _FIGURE_FROM - 6 else 0)
    keys = caps(words.hints, width if not roomy else room, look.keys)
    if not roomy:
        length = f"{words.number} {words.unit}  " if not digits else f"{words.unit}  "
        lead = Content.assemble((length, look.strong), (words.lead, look.strong))
        name = Content(fit(words.name, width))
        return [head, *_beside(digits, [lead, name, keys], width)]
    beside = [
        Content.styled(words.unit, look.strong),
        Content(""),
        Content.styled(words.lead, look.strong),
        *styled(f"{words.name} {words.how}", max(room - 22, 10), "", 2),
        Content(""),
    ][: DigitSize.BIG.rows]
    lines = [head, Content(""), *_beside(digits, beside, room), Content(""), Content(""), keys]
    return lines + [Content("")] * (rows - len(lines))


def _low(words: HeroWords, look: _Look, width: int, glyphs: Glyphs) -> list[Content]:
    """Three rows of a small pane, without a frame."""
    margin = 1 if width > 2 else 0
    room = max(width - 2 * margin, 0)
    if words.loud is Loud.DUE:
        since = words.fact.removeprefix("waiting ")
        length = f"{words.lead.rstrip('.')}, {words.number} {words.unit}"
        name = words.name.rstrip(".")
        told = f"{length}: {name}"
        keys = tuple(hint._replace(words=_SHORT.get(hint.key, hint.words)) for hint in words.hints)
        rows = [
            _apart(Content.styled(words.title, look.strong), Content(since), room),
            Content(told if Content(told).cell_length <= room else fit(name, room)),
            caps(keys, room, look.keys, 1),
        ]
        edge = Content(" " * margin)
        padded = [edge + row.pad_right(room - row.cell_length) + edge for row in rows]
        return [row.stylize_before(look.ground) for row in padded]
    number = Content.assemble((words.number, f"bold {look.number}"), (f" {words.unit}", look.text))
    soon = words.loud is Loud.SOON
    lead = words.more if soon else words.lead.removeprefix("until a ")
    if words.unit or soon:
        head = _apart(number, Content.styled(lead, look.label), room)
    else:
        head = Content.styled(fit(words.lead, room), look.strong)
    if words.share is not None:
        second = _bar(words, look, room, glyphs)
    else:
        second = Content.styled(fit(words.more or words.fact, room), look.label)
    if words.hints:
        third = caps(words.hints, room, look.keys, 2)
    else:
        third = Content.styled(fit(words.name.rstrip("."), room), BRIGHT)
    return [Content(" " * margin) + row for row in (head, second, third)]


_SHORT = {"b": "take", "x": "skip"}
"""Words of keys in a small pane."""


def _number(words: HeroWords, size: DigitSize, look: _Look, glyphs: Glyphs) -> list[Content]:
    """The rows of the large number; none if it has none."""
    if not words.number or not can_be_large(words.number):
        return []
    return [Content.styled(row, look.number) for row in large_digits(words.number, size, glyphs)]


def _beside(digits: list[Content], lines: list[Content], width: int) -> list[Content]:
    """`lines`, to the right of the digits if there are some; each at most `width` cells."""
    if not digits:
        return [line.truncate(max(width, 0), ellipsis=True) for line in lines]
    gap = Content("   " if len(digits) > DigitSize.SMALL.rows else "  ")
    return [
        (digit + gap + line).truncate(max(width, 0), ellipsis=True)
        for digit, line in zip(digits, lines, strict=True)
    ]


def _bar(words: HeroWords, look: _Look, width: int, glyphs: Glyphs) -> Content:
    return gauge(words.share or 0.0, width, look.number, glyphs=glyphs)


def _apart(left: Content, right: Content, width: int) -> Content:
    """`left`, and `right` at the far end if both fit."""
    space = width - left.cell_length - right.cell_length
    if space < 1:
        return left.truncate(width, ellipsis=True)
    return left + Content(" " * space) + right


def _with_figure(lines: list[Content], view: HeroView, look: _Look, width: int) -> list[Content]:
    """`lines` with the figure of what is proposed at their right."""
    from backcare_tui.tui.kit.figure import FigureColours, FigureView, figure_lines  # with braille

    if view.figure is None:
        return lines
    scene = look.far if look.keys is Ground.DUE else "$bc-border"
    colours = FigureColours(look.number, look.far, look.far, scene)
    figure = figure_lines(FigureView(view.figure, colours=colours), *_FIGURE)
    room = width - _FIGURE[0]
    return [
        line.truncate(room, pad=True) + drawn for line, drawn in zip(lines, figure, strict=True)
    ]
