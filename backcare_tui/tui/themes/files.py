"""What a theme file may say: reading one, and naming each key in it that cannot be used."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

from textual.color import Color, ColorParseError

from backcare_tui import own_file
from backcare_tui.domain.problems import Problem
from backcare_tui.domain.text import clean

MAX_BYTES: Final = 64_000
"""A larger file is not read [our own choice]: a theme with every variable is under 10 kB."""

OWN_VARIABLES: Final = frozenset(
    {
        *("bc-bright", "bc-text", "bc-dim", "bc-bright-style", "bc-dim-style"),
        *("bc-accent", "bc-fill", "bc-ink", "bc-wash"),
        *("bc-band", "bc-track", "bc-border", "bc-rule"),
        *("bc-warn", "bc-warn-fill", "bc-warn-ink", "bc-warn-wash"),
        *("bc-alert", "bc-alert-wash", "bc-alert-ink"),
        *("bc-due", "bc-due-ink", "bc-due-border"),
    }
)
"""The roles; every theme that was loaded has a value for each."""

COLOURS: Final = (
    *("primary", "secondary", "accent", "warning", "error", "success"),
    *("foreground", "background", "surface", "panel", "boost"),
)
NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_SWITCHES = ("dark", "ansi")
_NUMBERS = ("luminosity_spread", "text_alpha")
_KNOWN = frozenset({"name", "variables", *COLOURS, *_SWITCHES, *_NUMBERS})
_LONGEST_VALUE = 40
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_PERCENT = re.compile(r" (?:\d|[1-9]\d|100)%$")
_WEIGHT = r"(?:not )?(?:bold|dim|italic|underline|reverse|strike)"
_STYLE = re.compile(rf"{_WEIGHT}(?: {_WEIGHT})*")


def read(path: Path) -> dict[str, Any] | Problem:
    """The tables of one TOML file, or what is wrong with the file as a whole."""
    try:
        text = own_file.read(path, MAX_BYTES)
        return Problem(path, "", "is not a file") if text is None else own_file.parse(text)
    except own_file.Unreadable as error:
        return Problem(path, "", str(error))


def faults(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each key that cannot be used, and why. Without any, `Theme(**document)` is a theme."""
    for key in sorted(document.keys() - _KNOWN):
        yield key, f"is not known; known are {', '.join(sorted(_KNOWN))}"
    name = document.get("name")
    if name is None:
        yield "name", "is missing"
    elif not isinstance(name, str) or not NAME.fullmatch(name):
        yield "name", "is 1 to 40 of a–z, 0–9, - and _, starting with a letter"
    if "primary" not in document:
        yield "primary", "is missing; every theme has this colour"
    for key in COLOURS:
        if key in document and (reason := _colour_fault(document[key])):
            yield key, reason
    for key in _SWITCHES:
        if not isinstance(document.get(key, False), bool):
            yield key, "is true or false"
    for key in _NUMBERS:
        value = document.get(key, 0.5)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            yield key, "is a number from 0 to 1"
    variables = document.get("variables", {})
    if isinstance(variables, dict):
        yield from _variable_faults(cast("dict[str, object]", variables))
    else:
        yield "variables", "is a table: write [variables]"


def _variable_faults(variables: dict[str, object]) -> Iterator[tuple[str, str]]:
    known = OWN_VARIABLES if OWN_VARIABLES.issuperset(variables) else _every_variable()
    for name, value in variables.items():
        ours = name in OWN_VARIABLES
        reason = ""
        if name not in known:
            reason = "is not a variable of Textual or BackCare"
        elif "-style" in name:
            plain = value == "none" and not ours
            if not plain and not (isinstance(value, str) and _STYLE.fullmatch(value[:99])):
                reason = "is made of bold, dim, italic, underline, reverse, strike and not"
        else:
            reason = _colour_fault(value, percent=not ours)
        if reason:
            yield f"variables.{name}", reason


def _colour_fault(value: object, *, percent: bool = False) -> str:
    """Why `value` is no colour; "" where it is. With `percent`, `red 50%` and `auto` are too."""
    if not isinstance(value, str):
        return 'is a colour in quotes, such as "#7ad0c5"'
    if _HEX.fullmatch(value):
        return ""
    if len(value) > _LONGEST_VALUE or clean(value) != value:
        return f"is a colour of at most {_LONGEST_VALUE} characters"
    colour = _PERCENT.sub("", value) if percent else value
    if percent and colour == "auto":
        return ""
    try:
        Color.parse(colour)
    except (ColorParseError, ValueError, ArithmeticError):
        return f'“{value}” is not a colour; write one as "#7ad0c5"'
    return ""


def _every_variable() -> frozenset[str]:
    """Textual's variables, of ordinary themes and of those in sixteen colours, and ours."""
    from textual.design import ColorSystem

    names = set(OWN_VARIABLES)
    for ansi in (False, True):
        names.update(ColorSystem(primary="#000000", ansi=ansi).generate())
    return frozenset(names)
