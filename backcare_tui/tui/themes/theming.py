"""Themes: TOML files that hold the fields of Textual's `Theme`, by the same names.

The shipped ones are in `themes/`, the person's own in `<config>/themes/`. A file with anything
wrong in it is named with the key and the reason, and skipped; the app always has a theme.

Beside Textual's variables there are BackCare's own, the roles, which are what screens draw with;
what each is for stands in `docs/themes.md`. Text has three levels (`$bc-bright` values, `$bc-text`,
`$bc-dim` labels). On a terminal's own sixteen colours these differ by weight, and a screen that
wants that adds `$bc-bright-style` and `$bc-dim-style` (`BRIGHT` and `DIM` hold both).

What lies under text is a style made of the roles (`grounds.py`), which no theme file names.
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
from backcare_tui.tui.themes.grounds import ground_styles

DEFAULT: Final = "backcare-dark"
"""The theme of a first start, and where the chosen one cannot be used."""


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
        primary="#7fd6c6",
        secondary="#4ba599",
        warning="#f3b36b",
        error="#ff9a84",
        success="#9fd3a4",
        foreground="#c8ccc6",
        background="#10161a",
        surface="#172025",
        panel="#232e34",
        variables=variable_defaults(),
    )


def variable_defaults() -> dict[str, str]:
    """BackCare's variables in the default theme, for `App.get_theme_variable_defaults`.

    Only a theme that is not from a file (one of Textual's) is drawn with these.
    """
    roles = {
        "bc-bright": "#f4efe6",
        "bc-text": "#c8ccc6",
        "bc-dim": "#98a19f",
        "bc-accent": "#7fd6c6",
        "bc-fill": "#4ba599",
        "bc-ink": "#0d1a1a",
        "bc-wash": "#1a3336",
        "bc-band": "#203a3f",
        "bc-track": "#2e3a40",
        "bc-border": "#3d4c53",
        "bc-rule": "#2a353b",
        "bc-warn": "#f3b36b",
        "bc-warn-fill": "#efae66",
        "bc-warn-ink": "#21150a",
        "bc-warn-wash": "#35291b",
        "bc-alert": "#ff9a84",
        "bc-alert-wash": "#3a211d",
        "bc-alert-ink": "#2a0d08",
        "bc-due": "#efae66",
        "bc-due-ink": "#21150a",
        "bc-due-border": "#efae66",
        "bc-bright-style": "not dim",
        "bc-dim-style": "not dim",
    }
    return roles | ground_styles(roles, "#232e34", ansi=False)


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
        from backcare_tui.tui.themes.derived import derived_roles  # no shipped theme needs it

        theme.variables = derived_roles(theme) | theme.variables
    theme.variables |= _grounds_of(theme)
    return theme


def _grounds_of(theme: Theme) -> dict[str, str]:
    """`ground_styles` of the roles of `theme`."""
    raised = theme.panel or theme.to_color_system().generate()["panel"]
    named = {**theme.variables, "raised": raised}
    drawn = {
        name: _as_hex(named[name])
        for name in (*theme_files.OWN_VARIABLES, "raised")
        if not name.endswith("-style")
    }
    ansi = theme.ansi or any(drawn[name].startswith("ansi") for name in ("bc-text", "raised"))
    return ground_styles(drawn, drawn["raised"], ansi=ansi)


def _as_hex(colour: str) -> str:
    """`colour` as it can stand in a style."""
    if colour.startswith(("#", "ansi_")):
        return colour
    return Color.parse(colour).hex
