"""Every shipped theme can be read: contrast (WCAG 2.1) of the colours that reach the screen."""

import pytest
from textual.color import Color
from textual.theme import Theme

from backcare_tui.tui.themes.theming import READABLE, contrast, load_themes, shipped_folder

STRONG = 7.0
"""Least contrast of text in the high-contrast theme (WCAG 2.1, 1.4.6, level AAA)."""
VISIBLE = 3.0
"""Least contrast of what is drawn and means something (WCAG 2.1, 1.4.11)."""

THEMES = load_themes(shipped_folder(), None).loaded
COLOURED = [theme for theme in THEMES.values() if not theme.ansi]
SIXTEEN = [theme for theme in THEMES.values() if theme.ansi]

TEXT = ("bc-bright", "bc-text", "bc-dim", "bc-accent", "bc-warn", "foreground", "error", "success")
GROUNDS = ("background", "surface", "panel")
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
@pytest.mark.parametrize("ground", GROUNDS)
def test_bars_and_the_breath_stand_out_from_what_is_behind(theme: Theme, ground: str) -> None:
    assert ratio(theme, "bc-fill", ground) >= VISIBLE
    assert ratio(theme, "bc-rule", ground) > 1.2
    assert ratio(theme, "bc-track", ground) > 1.2


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_the_full_and_the_empty_part_of_a_bar_differ(theme: Theme) -> None:
    colours = resolved(theme)
    assert contrast(Color.parse(colours["bc-fill"]), Color.parse(colours["bc-track"])) >= 2.2


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_the_levels_of_text_are_in_order(theme: Theme) -> None:
    for ground in GROUNDS:
        bright, text, dim = (
            ratio(theme, f"bc-{level}", ground) for level in ("bright", "text", "dim")
        )
        assert bright > text > dim


def test_the_lines_of_the_high_contrast_theme_can_be_seen() -> None:
    for drawn in ("bc-rule", "bc-track", "border", "border-blurred", "scrollbar"):
        assert ratio(THEMES["backcare-contrast"], drawn, "panel") >= VISIBLE


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_a_warning_is_told_from_the_accent(theme: Theme) -> None:
    colours = resolved(theme)
    warn, accent = Color.parse(colours["bc-warn"]), Color.parse(colours["bc-accent"])
    assert sum(abs(one - other) for one, other in zip(warn.rgb, accent.rgb, strict=True)) > 50


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
        if "-style" in name:
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
