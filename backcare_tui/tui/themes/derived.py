"""The roles that a theme does not name, as they follow from the colours that it has.

Text stays readable on background, surface and panel; what is only drawn is blended from the rest.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from textual.color import Color
from textual.theme import Theme

from backcare_tui.tui.themes.contrast import contrast, is_readable

_STEP: Final = 0.04
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)


def derived_roles(theme: Theme) -> dict[str, str]:
    """Every role as it follows from the colours of `theme`, and from the roles that it names."""
    colours = theme.to_color_system().generate()
    front, back = Color.parse(colours["foreground"]), Color.parse(colours["background"])
    if front.ansi is not None or back.ansi is not None:
        return _in_sixteen_colours(colours, front)
    return _text(colours) | _blended(theme, colours)


def _in_sixteen_colours(colours: Mapping[str, str], front: Color) -> dict[str, str]:
    """Levels of text differ by weight, washes and fills are reversed."""
    plain = ("bc-bright", "bc-text", "bc-dim", "bc-fill", "bc-wash", "bc-warn-wash")
    lines = ("bc-rule", "bc-track", "bc-border", "bc-band")
    warn = ("bc-warn", "bc-warn-fill", "bc-due", "bc-due-border")
    return (
        dict.fromkeys((*plain, "bc-alert-wash"), front.hex)
        | dict.fromkeys(lines, "ansi_bright_black")
        | dict.fromkeys(("bc-ink", "bc-warn-ink", "bc-alert-ink", "bc-due-ink"), "ansi_black")
        | dict.fromkeys(warn, colours["warning"])
        | {"bc-accent": colours["accent"], "bc-alert": colours["error"]}
        | {"bc-bright-style": "bold", "bc-dim-style": "dim"}
    )


def _text(colours: Mapping[str, str]) -> dict[str, str]:
    """What is read: three levels of text, the accent, the signal and the alert."""
    front, grounds = Color.parse(colours["foreground"]), _grounds(colours)
    back = grounds[0]
    return {
        "bc-bright": front.hex,
        "bc-text": _faded(front, back, 0.12, grounds).hex,
        "bc-dim": _faded(front, back, 0.38, grounds).hex,
        "bc-accent": _towards(Color.parse(colours["accent"]), front, grounds).hex,
        "bc-warn": _towards(Color.parse(colours["warning"]), front, grounds).hex,
        "bc-alert": _towards(Color.parse(colours["error"]), front, grounds).hex,
        "bc-bright-style": "not dim",
        "bc-dim-style": "not dim",
    }


def _blended(theme: Theme, colours: Mapping[str, str]) -> dict[str, str]:
    """What is drawn, and the ink on it."""
    roles = _text(colours) | theme.variables
    front, (back, surface, _) = Color.parse(colours["foreground"]), _grounds(colours)
    bright, accent, warn, alert = (
        Color.parse(roles[name]) for name in ("bc-bright", "bc-accent", "bc-warn", "bc-alert")
    )
    fill = Color.parse(theme.variables.get("bc-warn-fill", warn.hex))
    found = {
        "bc-fill": accent,
        "bc-ink": _ink(accent, back),
        "bc-wash": _wash(surface, accent, 0.16, (bright, accent)),
        "bc-band": _wash(surface, accent, 0.12, (bright, warn)),
        "bc-track": back.blend(front, 0.18, 1),
        "bc-border": back.blend(front, 0.28, 1),
        "bc-rule": back.blend(front, 0.22, 1),
        "bc-warn-fill": fill,
        "bc-warn-ink": _ink(fill, back),
        "bc-warn-wash": _wash(surface, warn, 0.16, (bright, warn)),
        "bc-alert-wash": _wash(surface, alert, 0.16, (bright, alert)),
        "bc-alert-ink": _ink(alert, back),
    }
    drawn = {name: colour.hex for name, colour in found.items()} | theme.variables
    border = drawn["bc-warn-fill"] if theme.dark else roles["bc-warn"]
    due = {"bc-due": drawn["bc-warn-fill"], "bc-due-ink": drawn["bc-warn-ink"]}
    return drawn | due | {"bc-due-border": border}


def _grounds(colours: Mapping[str, str]) -> list[Color]:
    """Background, surface and panel, each as it is seen."""
    back = Color.parse(colours["background"])
    return [back, *(back + Color.parse(colours[name]) for name in ("surface", "panel"))]


def _faded(front: Color, back: Color, fade: float, grounds: Sequence[Color]) -> Color:
    """`front` faded into `back` by at most `fade`, and only as far as it stays readable."""
    while fade > 0:
        faded = front.blend(back, fade, 1)
        if is_readable(faded, grounds):
            return faded
        fade -= _STEP
    return front


def _towards(colour: Color, front: Color, grounds: Sequence[Color]) -> Color:
    """`colour`, with as much of `front` in it as it takes to be readable."""
    for step in range(25):
        mixed = colour.blend(front, step * _STEP, 1) if step else colour
        if is_readable(mixed, grounds):
            return mixed
    return front


def _wash(surface: Color, colour: Color, share: float, words: Sequence[Color]) -> Color:
    """`surface` with at most `share` of `colour`, as long as `words` can be read on it."""
    while share > 0:
        mixed = surface.blend(colour, share, 1)
        if all(is_readable(word, (mixed,)) for word in words):
            return mixed
        share -= _STEP
    return surface


def _ink(fill: Color, back: Color) -> Color:
    """What can be read on `fill`: the background if it can, else black or white."""
    if is_readable(back, (fill,)):
        return back
    return max((_BLACK, _WHITE), key=lambda ink: contrast(ink, fill))
