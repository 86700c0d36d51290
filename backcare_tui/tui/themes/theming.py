"""Themes: TOML files that hold the fields of Textual's `Theme`, by the same names.

The shipped ones are in `themes/`, the person's own in `<config>/themes/`. A file with anything
wrong in it is named with the key and the reason, and skipped; the app always has a theme.

Beside Textual's variables there are BackCare's own, which are what screens draw with: three levels
of text (`$bc-bright` values, `$bc-text`, `$bc-dim` labels), `$bc-accent`, `$bc-warn`, and what is
drawn but not read: `$bc-rule` thin lines, `$bc-fill` and `$bc-track` of bars and the breath. On a
terminal's own sixteen colours the levels of text differ by weight, and a screen that wants that
adds `$bc-bright-style` and `$bc-dim-style` (`BRIGHT` and `DIM` hold both).
"""

from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.app import App
from textual.color import Color
from textual.design import ColorSystem
from textual.theme import Theme

from backcare_tui.domain.problems import Problem
from backcare_tui.domain.text import clean_line
from backcare_tui.tui.themes import files as theme_files

DEFAULT: Final = "backcare-dark"
"""The theme of a first start, and where the chosen one cannot be used."""

READABLE: Final = 4.5
"""Least contrast of text with what is behind it (WCAG 2.1, 1.4.3, level AA)."""


class ThemeLoad(NamedTuple):
    """Every theme that can be used, by name, the shipped ones first; and what was wrong."""

    loaded: dict[str, Theme]
    problems: tuple[Problem, ...]


class ThemeChoice(NamedTuple):
    """The theme to start with, and why it is another than the one asked for, if it is."""

    theme: Theme
    problems: tuple[Problem, ...]


def shipped_folder() -> Path | None:
    """Where the shipped themes are: in the package (a wheel) or beside it (an editable install)."""
    package = Path(__file__).parents[2]
    for folder in (package / "themes", package.parent / "themes"):
        if (folder / f"{DEFAULT}.toml").is_file():
            return folder
    return None


def load_themes(shipped: Path | None, personal: Path | None) -> ThemeLoad:
    """Read both folders. A name that is taken stays with the file that had it first."""
    loaded: dict[str, Theme] = {}
    problems: list[Problem] = []
    for path in (*_files(shipped), *_files(personal)):
        theme = _read(path, problems)
        if theme is None:
            continue
        if theme.name in loaded:
            reason = f"there is a theme “{theme.name}” already; give this one another name"
            problems.append(Problem(path, "name", reason))
        else:
            loaded[theme.name] = theme
    return ThemeLoad(loaded, tuple(problems))


def load_theme(name: str, shipped: Path | None, personal: Path | None) -> ThemeChoice:
    """Read as few files as it takes to have the theme `name`: usually one, the one called so.

    A shipped one is not looked through for faults, which takes longer than reading it: tests do.
    Where it cannot be had the theme is `DEFAULT`, or, without readable files, one made here.
    """
    if theme_files.NAME.fullmatch(name):
        for folder in (shipped, personal):
            theme = _read(folder / f"{name}.toml", [], ours=folder is shipped) if folder else None
            if theme and theme.name == name:
                return ThemeChoice(theme, ())
    loaded, problems = load_themes(shipped, personal)
    if name in loaded:
        return ThemeChoice(loaded[name], ())
    fallback = loaded.get(DEFAULT) or built_in()
    known = ", ".join(loaded) or "none that can be read"
    reason = f"no theme of this name; {fallback.name} is used. There are: {known}"
    where = personal or shipped or Path("themes")
    return ThemeChoice(fallback, (*problems, Problem(where, clean_line(name, 40), reason)))


def built_in() -> Theme:
    """What the app looks like when no theme file can be read: the default theme's colours."""
    return Theme(
        name=DEFAULT,
        primary="#7ad0c5",
        secondary="#89969d",
        warning="#e5b46e",
        error="#eb8d86",
        success="#94cf9f",
        foreground="#b9c3c7",
        background="#13181b",
        surface="#191f23",
        panel="#1f262a",
        variables=variable_defaults(),
    )


def variable_defaults() -> dict[str, str]:
    """BackCare's variables in the default theme, for `App.get_theme_variable_defaults`.

    Only a theme that is not from a file (one of Textual's) is drawn with these.
    """
    return {
        "bc-bright": "#e7eef0",
        "bc-text": "#b9c3c7",
        "bc-dim": "#89969d",
        "bc-accent": "#7ad0c5",
        "bc-warn": "#e5b46e",
        "bc-rule": "#394146",
        "bc-fill": "#58b0aa",
        "bc-track": "#333f44",
        "bc-bright-style": "not dim",
        "bc-dim-style": "not dim",
    }


def derived_variables(theme: Theme) -> dict[str, str]:
    """BackCare's variables as they follow from the colours of `theme`.

    The dimmer levels of text are its foreground faded towards its background, only as far as they
    stay `READABLE` on background, surface and panel.
    """
    colours = theme.to_color_system().generate()
    front, back = Color.parse(colours["foreground"]), Color.parse(colours["background"])
    coloured = {"bc-accent": colours["accent"], "bc-warn": colours["warning"]}
    if front.ansi is not None or back.ansi is not None:
        grey = "ansi_bright_black"
        text = dict.fromkeys(("bc-bright", "bc-text", "bc-dim", "bc-fill"), front.hex)
        weights = {"bc-bright-style": "bold", "bc-dim-style": "dim"}
        return coloured | text | weights | {"bc-rule": grey, "bc-track": grey}
    grounds = [back, *(Color.parse(colours[name]) for name in ("surface", "panel"))]
    return coloured | {
        "bc-bright": front.hex,
        "bc-text": _readable(front, back, 0.12, grounds).hex,
        "bc-dim": _readable(front, back, 0.38, grounds).hex,
        "bc-rule": back.blend(front, 0.22, 1).hex,
        "bc-fill": colours["accent"],
        "bc-track": back.blend(front, 0.18, 1).hex,
        "bc-bright-style": "not dim",
        "bc-dim-style": "not dim",
    }


def fit_no_color(app: App[Any]) -> None:
    """Under `NO_COLOR`, filter colours in the way that suits the theme in use.

    Textual chooses the filter once, for the theme that an app has before it can set its own; the
    one for ordinary themes turns a terminal's default colours into black on black. Call it after
    each change of theme. Without `NO_COLOR` it does nothing.
    """
    from textual.filter import Monochrome, NoColor

    kind = NoColor if app.native_ansi_color else Monochrome
    for index, known in enumerate(app._filters):
        if isinstance(known, NoColor | Monochrome) and not isinstance(known, kind):
            app._filters[index] = kind()


def _gaps_of(theme: Theme) -> dict[str, str]:
    """Variables that stock widgets need and Textual leaves out of a theme in sixteen colours."""
    needed = ColorSystem(primary="#000000").generate().keys()
    missing = needed - theme.to_color_system().generate().keys()
    return {name: "none" if "-style" in name else "ansi_default" for name in missing}


def contrast(one: Color, other: Color) -> float:
    """Contrast of two opaque colours as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(front: Color, back: Color, fade: float, grounds: list[Color]) -> Color:
    """`front` faded into `back` by at most `fade`, and only as far as it stays readable."""
    while fade > 0:
        faded = front.blend(back, fade, 1)
        if all(contrast(faded, ground) >= READABLE for ground in grounds):
            return faded
        fade -= 0.04
    return front


def _files(folder: Path | None) -> list[Path]:
    """The theme files of `folder` by name; none where it is missing or closed to us."""
    if folder is None:
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        return []


def _read(path: Path, problems: list[Problem], *, ours: bool = False) -> Theme | None:
    """The theme in one file, or None and each thing that is wrong with it added to `problems`.

    `ours`: nothing can be wrong in it.
    """
    document = theme_files.read(path)
    if isinstance(document, Problem):
        problems.append(document)
        return None
    faults = () if ours else theme_files.faults(document)
    wrong = [Problem(path, clean_line(key, 60), why) for key, why in faults]
    if wrong:
        problems.extend(wrong)
        return None
    theme = Theme(**document)
    if theme.ansi:
        theme.variables = _gaps_of(theme) | theme.variables
    if not theme_files.OWN_VARIABLES.issubset(theme.variables):
        theme.variables = derived_variables(theme) | theme.variables
    return theme
