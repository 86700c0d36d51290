"""The signs that drawings are made of, in one table for each kind of terminal.

Signs carry meaning where colour may not be seen. The first table needs a font with blocks, braille
and geometric shapes; the second goes without braille; the third is ASCII throughout.
"""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from textual.app import App

AUTO, FULL, NO_BRAILLE, PLAIN = "auto", "full", "no-braille", "plain"
CHOICES: Final = (AUTO, FULL, NO_BRAILLE, PLAIN)
"""What `look.glyphs` may be."""


class Glyphs(NamedTuple):
    """One sign for each thing that is drawn; all are one cell wide."""

    bar: str = "━"
    bar_half: str = "╸"
    """The last half step of a bar."""
    rest: str = "━"
    """What of a bar is not reached."""
    rule: str = "─"
    upright: str = "│"
    """A stem or a frame's side."""
    corners: str = "╭╮╰╯"
    """Top left, top right, bottom left, bottom right."""
    border: str = "round"
    """Textual's name of the frame's kind."""
    span: str = "├┤"
    """The two ends of a length that is named in its middle."""
    edge: str = "▌"
    """The first column of the selected row."""
    done: str = "●"
    open: str = "○"
    here: str = "◉"
    """The one of a series that is now."""
    eighths: str = "▁▂▃▄▅▆▇█"
    """A cell filled from below, an eighth to all of it."""
    upper: str = "▀"
    lower: str = "▄"
    full: str = "█"
    shades: str = "░▒▓█"
    """Four depths, for those who see no colours."""
    unknown: str = "·"
    above: str = "▴"
    """Above usual."""
    up: str = "▴"
    down: str = "▾"
    left: str = "◂"
    right: str = "▸"
    taken: str = "●"
    """A break."""
    later: str = "▸"
    downshift: str = "◆"
    planned: str = "○"
    planned_long: str = "◎"
    flare: str = "◇"
    """A day of a flare."""
    now: str = "┃"
    tick: str = "━"
    """Beside a column, at its median."""
    under: str = "▔"
    """Below what is marked."""
    band: str = " "
    """A cell of the usual range, on its own ground."""
    braille: bool = True
    """Whether figures can be drawn in dots."""
    shaded: bool = False
    """Whether depths are shades, since their colours cannot be told apart."""


BLOCKS: Final = Glyphs()
WITHOUT_BRAILLE: Final = Glyphs(braille=False)
ASCII: Final = Glyphs(
    bar="=",
    bar_half="-",
    rest=".",
    rule="-",
    upright="|",
    corners="++++",
    border="ascii",
    span="<>",
    edge=">",
    done="*",
    open="o",
    here="@",
    eighths=".:-=+*%#",
    upper="'",
    lower=".",
    full="#",
    shades=".:+#",
    unknown=".",
    above="^",
    up="^",
    down="v",
    left="<",
    right=">",
    taken="*",
    later=">",
    downshift="+",
    planned="o",
    planned_long="O",
    flare="x",
    now="|",
    tick="=",
    under="=",
    band=":",
    braille=False,
    shaded=True,
)


def choose(setting: str, terminal: str) -> Glyphs:
    """The signs that `look.glyphs` asks for; `auto` goes by what `terminal` (`$TERM`) can show.

    The text console of Linux has a font of 256 or 512 signs, without most of these.
    """
    if setting == AUTO:
        setting = PLAIN if terminal in ("linux", "dumb") or terminal.startswith("vt") else FULL
    return {PLAIN: ASCII, NO_BRAILLE: WITHOUT_BRAILLE}.get(setting, BLOCKS)


def glyphs_of(app: "App[Any]") -> Glyphs:
    """The signs of `app`: its `glyphs`, if it has some.

    On sixteen colours the band is a shade; there and without colours depths are shades.
    """
    glyphs: Glyphs = getattr(app, "glyphs", BLOCKS)
    if app.native_ansi_color:
        band = glyphs.shades[0] if glyphs.band == " " else glyphs.band
        return glyphs._replace(band=band, shaded=True)
    return glyphs._replace(shaded=True) if app.no_color else glyphs
