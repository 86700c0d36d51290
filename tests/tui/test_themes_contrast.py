"""Every shipped theme can be read: contrast (WCAG 2.1) of the colours that reach the screen."""

import pytest
from textual.color import Color
from textual.theme import Theme

from backcare_tui.tui.themes.contrast import READABLE, contrast
from backcare_tui.tui.themes.theming import load_themes, shipped_folder

STRONG = 7.0
"""Least contrast of text in the high-contrast theme (WCAG 2.1, 1.4.6, level AAA)."""
VISIBLE = 3.0
"""Least contrast of what is drawn and means something (WCAG 2.1, 1.4.11)."""

THEMES = load_themes(shipped_folder(), None).loaded
COLOURED = [theme for theme in THEMES.values() if not theme.ansi]
SIXTEEN = [theme for theme in THEMES.values() if theme.ansi]

LEVELS = ("bc-bright", "bc-text", "bc-dim")
TEXT = (*LEVELS, "bc-accent", "bc-warn", "bc-alert", "foreground", "error", "success", "warning")
GROUNDS = ("background", "surface", "panel")
"""Ground, panel and raised."""
ON_A_WASH = tuple(
    (text, wash)
    for wash, tone in (
        ("bc-wash", "bc-accent"),
        ("bc-band", "bc-warn"),
        ("bc-warn-wash", "bc-warn"),
        ("bc-alert-wash", "bc-alert"),
    )
    for text in ("bc-bright", "bc-text", tone)
)
"""What is written on a wash: a pain above usual on the band, too."""
INKS = (
    ("bc-ink", "bc-accent"),
    ("bc-warn-ink", "bc-warn-fill"),
    ("bc-alert-ink", "bc-alert"),
    ("bc-due-ink", "bc-due"),
)
KEYED = ("due", "alert")
"""Fills on which keys are written, on caps, the first of them in negative."""
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("foreground", "block-hover-background"),
    ("foreground", "screen-selection-background"),
    ("footer-key-foreground", "footer-background"),
    ("link-color-hover", "link-background-hover"),
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "error"),
    ("button-color-foreground", "success"),
    ("button-color-foreground", "warning"),
)
"""Text that Textual's own widgets draw on a ground of its own."""


def resolved(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


def ratio(theme: Theme, front: str, ground: str) -> float:
    colours = resolved(theme)
    back = Color.parse(colours["background"]) + Color.parse(colours[ground])
    return contrast(back + Color.parse(colours[front]), back)


def needed(theme: Theme) -> float:
    return STRONG if theme.name == "backcare-contrast" else READABLE


def by_name(theme: Theme) -> str:
    return theme.name


def test_the_measure_is_that_of_wcag() -> None:
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(Color.parse("#777777"), white) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_every_level_of_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    assert ratio(theme, text, ground) >= needed(theme)


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_text_of_stock_widgets_can_be_read(theme: Theme, front: str, ground: str) -> None:
    assert ratio(theme, front, ground) >= needed(theme)


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
@pytest.mark.parametrize(("text", "wash"), ON_A_WASH)
def test_text_on_a_wash_can_be_read(theme: Theme, text: str, wash: str) -> None:
    assert ratio(theme, text, wash) >= needed(theme)


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
@pytest.mark.parametrize(("ink", "fill"), INKS)
def test_ink_can_be_read_on_what_is_filled(theme: Theme, ink: str, fill: str) -> None:
    assert ratio(theme, ink, fill) >= needed(theme)


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
@pytest.mark.parametrize("name", KEYED)
def test_a_key_on_what_is_filled_can_be_read(theme: Theme, name: str) -> None:
    fill = Color.parse(resolved(theme)[f"bc-{name}"])
    cap, act = (pair(theme, f"bc-on-{name}-{part}") for part in ("cap", "act"))
    assert contrast(*cap) >= READABLE
    assert contrast(*act) >= needed(theme)
    assert contrast(cap[1], fill) > 1.15


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
@pytest.mark.parametrize("name", ["bc-on-fill", "bc-on-half", "bc-on-accent", "bc-on-warn"])
def test_a_number_on_a_fill_can_be_read(theme: Theme, name: str) -> None:
    assert contrast(*pair(theme, name)) >= READABLE


def pair(theme: Theme, name: str) -> tuple[Color, Color]:
    """What a style draws with, and on what."""
    front, _, back = theme.variables[name].partition(" on ")
    return Color.parse(front), Color.parse(back)


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_bars_stand_out_from_what_is_behind(theme: Theme) -> None:
    for ground in GROUNDS:
        for fill in ("bc-fill", "bc-warn-fill"):
            # On paper, whose bars have their numbers in ink, the fills are light.
            assert ratio(theme, fill, ground) >= (VISIBLE if theme.dark else 1.6), (fill, ground)
    assert ratio(theme, "bc-fill", "surface") >= 2.9


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_lines_and_tracks_can_be_seen(theme: Theme) -> None:
    for ground in ("background", "surface"):
        assert ratio(theme, "bc-rule", ground) > 1.1, ground
        assert ratio(theme, "bc-track", ground) > 1.2, ground
        assert ratio(theme, "bc-border", ground) > ratio(theme, "bc-rule", ground), ground


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_the_surfaces_are_three_depths(theme: Theme) -> None:
    colours = {ground: Color.parse(resolved(theme)[ground]) for ground in GROUNDS}
    for one, other in (("background", "surface"), ("surface", "panel"), ("background", "panel")):
        assert contrast(colours[one], colours[other]) > 1.04, (one, other)


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_the_usual_range_is_told_from_what_it_lies_on(theme: Theme) -> None:
    assert ratio(theme, "bc-band", "surface") > 1.12
    assert ratio(theme, "bc-band", "background") > 1.03


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_the_full_and_the_empty_part_of_a_bar_differ(theme: Theme) -> None:
    colours = resolved(theme)
    assert contrast(Color.parse(colours["bc-fill"]), Color.parse(colours["bc-track"])) >= 2.0


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_the_levels_of_text_are_in_order(theme: Theme) -> None:
    for ground in GROUNDS:
        bright, text, dim = (
            ratio(theme, f"bc-{level}", ground) for level in ("bright", "text", "dim")
        )
        assert bright > text > dim


def test_the_lines_of_the_high_contrast_theme_can_be_seen() -> None:
    for drawn in ("bc-rule", "bc-track", "bc-border", "border", "border-blurred", "scrollbar"):
        assert ratio(THEMES["backcare-contrast"], drawn, "panel") >= VISIBLE


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
@pytest.mark.parametrize(
    ("one", "other"),
    [("bc-warn", "bc-accent"), ("bc-warn-fill", "bc-fill"), ("bc-warn", "bc-alert")],
)
def test_signal_accent_and_alert_are_told_apart(theme: Theme, one: str, other: str) -> None:
    colours = resolved(theme)
    these = zip(Color.parse(colours[one]).rgb, Color.parse(colours[other]).rgb, strict=True)
    assert sum(abs(part - its) for part, its in these) > 20


def test_the_flare_theme_has_hardly_any_colour_and_no_glare() -> None:
    theme = THEMES["backcare-flare"]
    colours = resolved(theme)
    for name in (*TEXT, "bc-fill", "bc-rule", "bc-track"):
        rgb = Color.parse(colours[name]).rgb
        assert max(rgb) - min(rgb) <= 52, name
        assert ratio(theme, name, "background") <= 12, name


def test_the_evening_theme_has_little_blue() -> None:
    for name, value in resolved(THEMES["backcare-evening"]).items():
        if name in (*TEXT, *GROUNDS, "bc-fill", "border", "scrollbar"):
            red, green, blue = Color.parse(value).rgb
            assert blue < red, name
            assert blue <= green or name == "error", name


@pytest.mark.parametrize("theme", SIXTEEN, ids=by_name)
def test_the_ansi_theme_uses_the_terminals_own_colours_only(theme: Theme) -> None:
    for name, value in resolved(theme).items():
        if "-style" in name or name.startswith("bc-on-"):
            continue
        colour = value.partition(" ")[0]
        assert colour == "transparent" or Color.parse(colour).ansi is not None, f"{name} = {value}"


@pytest.mark.parametrize("theme", SIXTEEN, ids=by_name)
def test_text_of_the_ansi_theme_is_readable_on_any_terminal_and_told_apart_by_weight(
    theme: Theme,
) -> None:
    assert {theme.variables[f"bc-{level}"] for level in ("bright", "text", "dim")} == {
        "ansi_default"
    }
    assert theme.variables["bc-bright-style"] != theme.variables["bc-dim-style"]


def test_there_is_a_theme_for_each_need() -> None:
    assert THEMES["backcare-light"].dark is False
    assert THEMES["backcare-dark"].dark is True
    assert [theme.name for theme in SIXTEEN] == ["backcare-ansi"]
    assert {"backcare-evening", "backcare-flare", "backcare-contrast"} <= THEMES.keys()
