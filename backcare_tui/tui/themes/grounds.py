"""What lies under text, as styles for `Content`, made of a theme's roles.

A ground is a colour, and the ink on it; on a terminal's own sixteen colours it is reversed cells,
in which what is behind shows as their letters.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from textual.color import Color

from backcare_tui.tui.themes.contrast import contrast

CAP: Final = 0.16
"""How much of its ink a key's cap on a filled ground has [our own choice]."""
HALF: Final = 0.4
"""How much of what fills a track its half has: a number can still be read on it."""
_WASHES: Final = ("wash", "warn-wash", "alert-wash")
_FILLS: Final = {
    "accent": ("bc-accent", "bc-ink"),
    "warn": ("bc-warn-fill", "bc-warn-ink"),
    "due": ("bc-due", "bc-due-ink"),
    "alert": ("bc-alert", "bc-alert-ink"),
}
"""What is filled, and the ink on it."""
_KEYED: Final = ("due", "alert")
"""Fills on which keys are written: on caps, and the first of them in negative."""


def ground_styles(roles: Mapping[str, str], raised: str, *, ansi: bool) -> dict[str, str]:
    """The styles by variable, of the roles and the colour of raised areas.

    Beside them `bc-half`, a colour between a track and what fills it.
    """
    half = roles["bc-fill"] if ansi else _mixed(roles["bc-track"], roles["bc-fill"], HALF)
    styles = _reversed(roles) if ansi else _coloured(roles, raised, half)
    return {"bc-half": half} | {f"bc-on-{name}": style for name, style in styles.items()}


def _reversed(roles: Mapping[str, str]) -> dict[str, str]:
    filled = {name: f"{roles[fill]} reverse" for name, (fill, _) in _FILLS.items()}
    keys = dict.fromkeys((f"{name}-{part}" for name in _KEYED for part in ("cap", "act")), "")
    plain = dict.fromkeys((*keys, "band", "half", "wash-cap"), "not reverse")
    washes = dict.fromkeys((*_WASHES, "raised"), "reverse")
    return filled | plain | washes | {"fill": f"{roles['bc-fill']} reverse"}


def _coloured(roles: Mapping[str, str], raised: str, half: str) -> dict[str, str]:
    styles = {name: f"on {roles[f'bc-{name}']}" for name in (*_WASHES, "band")}
    styles |= {"raised": f"on {raised}", "wash-cap": f"on {raised}"}
    for name, (fill, ink) in _FILLS.items():
        styles[name] = f"{roles[ink]} on {roles[fill]}"
    for name in _KEYED:
        fill, ink = (roles[role] for role in _FILLS[name])
        styles[f"{name}-cap"] = f"{ink} on {_mixed(fill, ink, CAP)}"
        styles[f"{name}-act"] = f"{fill} on {ink}"
    inks = roles["bc-bright"], roles["bc-ink"], roles["bc-warn-ink"]
    for name, ground in (("fill", roles["bc-fill"]), ("half", half)):
        styles[name] = f"{_most_readable(inks, ground)} on {ground}"
    return styles


def _mixed(one: str, other: str, share: float) -> str:
    """`one` with `share` (0–1) of `other`."""
    return Color.parse(one).blend(Color.parse(other), share, 1).hex


@lru_cache(maxsize=32)
def _most_readable(inks: tuple[str, ...], ground: str) -> str:
    """The one of `inks` that can be read best on `ground`."""
    back = Color.parse(ground)
    return max(inks, key=lambda ink: contrast(Color.parse(ink), back))
