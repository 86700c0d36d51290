"""Themes from files: what is loaded, what is refused and how that is said."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widgets import Static

from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.themes.contrast import READABLE, contrast
from backcare_tui.tui.themes.files import MAX_BYTES, OWN_VARIABLES
from backcare_tui.tui.themes.theming import (
    DEFAULT,
    built_in,
    fit_no_color,
    load_theme,
    load_themes,
    shipped_folder,
    variable_defaults,
)

SHIPPED = shipped_folder()
PACKAGE = Path(__file__).parents[2] / "backcare_tui"

TEXT = ("bc-bright", "bc-text", "bc-dim", "bc-accent", "bc-warn", "bc-alert")
INKS = (
    ("bc-ink", "bc-accent"),
    ("bc-warn-ink", "bc-warn-fill"),
    ("bc-alert-ink", "bc-alert"),
    ("bc-due-ink", "bc-due"),
)
ON_A_WASH = (
    *(("bc-bright", wash) for wash in ("bc-wash", "bc-band", "bc-warn-wash", "bc-alert-wash")),
    *(("bc-accent", "bc-wash"), ("bc-warn", "bc-warn-wash"), ("bc-alert", "bc-alert-wash")),
)

OLD = """
name = "old"
dark = true
primary = "#dfa867"
warning = "#f5895a"
foreground = "#c9af94"
background = "#1b130d"
[variables]
bc-bright = "#edd7bb"
bc-text = "#c9af94"
bc-dim = "#a48870"
bc-accent = "#dfa867"
bc-warn = "#f5895a"
bc-rule = "#4b392d"
bc-fill = "#be844f"
bc-track = "#483528"
bc-bright-style = "not dim"
bc-dim-style = "not dim"
"""
"""A theme with the roles there were before there were more."""

PLAIN = 'name = "mine"\nprimary = "#7ad0c5"\n'


def problems_of(folder: Path, text: str | bytes, file: str = "mine.toml") -> list[str]:
    """What is said about one personal theme file, without the path."""
    data = text if isinstance(text, bytes) else text.encode()
    (folder / file).write_bytes(data)
    loaded, problems = load_themes(None, folder)
    assert not loaded
    assert all(problem.path == folder / file for problem in problems)
    return [f"{problem.where}: {problem.reason}" for problem in problems]


def test_every_shipped_theme_loads_and_names_itself_as_its_file() -> None:
    assert SHIPPED is not None
    loaded, problems = load_themes(SHIPPED, None)
    assert problems == ()
    assert sorted(loaded) == sorted(path.stem for path in SHIPPED.glob("*.toml"))
    assert len(loaded) >= 6
    assert DEFAULT in loaded


def test_every_theme_has_a_value_for_each_of_our_variables(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(PLAIN)
    for theme in load_themes(SHIPPED, tmp_path).loaded.values():
        assert theme.variables.keys() >= variable_defaults().keys(), theme.name
    made = {name for name in variable_defaults() if name.startswith("bc-on-")}
    assert variable_defaults().keys() - made - {"bc-half"} == OWN_VARIABLES


def test_the_shipped_themes_name_every_role_themselves() -> None:
    assert SHIPPED is not None
    for path in SHIPPED.glob("*.toml"):
        named = tomllib.loads(path.read_text())["variables"]
        assert named.keys() >= OWN_VARIABLES, path.name


def test_a_theme_file_of_the_first_version_still_loads_and_its_other_roles_follow(
    tmp_path: Path,
) -> None:
    (tmp_path / "old.toml").write_text(OLD)
    theme = load_themes(None, tmp_path).loaded["old"]
    assert theme.variables["bc-accent"] == "#dfa867"
    assert theme.variables["bc-on-due"].lower().endswith("on #f5895a")
    assert theme.variables["bc-border"] != "#3d4c53"


def test_the_fallback_looks_as_the_default_theme() -> None:
    theme = load_theme(DEFAULT, SHIPPED, None).theme
    fallback = built_in()
    assert variable_defaults().items() <= theme.variables.items()
    for field in ("name", "primary", "foreground", "background", "surface", "panel", "warning"):
        assert getattr(fallback, field) == getattr(theme, field)


def test_every_variable_that_the_app_draws_with_exists() -> None:
    known = variable_defaults().keys()
    for path in (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.tcss")):
        used = set(re.findall(r"\$(bc-[a-z-]*[a-z])", path.read_text()))
        assert used <= known, f"{path.name} draws with {sorted(used - known)}"


def test_a_personal_theme_of_two_lines_is_readable_throughout(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(PLAIN)
    (tmp_path / "pale.toml").write_text('name = "pale"\nprimary = "#888888"\ndark = false\n')
    loaded, problems = load_themes(None, tmp_path)
    assert problems == ()
    for theme in loaded.values():
        colours = theme.to_color_system().generate() | theme.variables
        pairs = [*product(TEXT, ("background", "surface", "panel")), *INKS, *ON_A_WASH]
        for text, ground in pairs:
            ratio = contrast(Color.parse(colours[text]), Color.parse(colours[ground]))
            assert ratio >= READABLE, f"{text} on {ground} in {theme.name}"


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_one_colour_of_a_theme_is_its_roles_can_be_read(
    tmp_path: Path, primary: str, dark: bool
) -> None:
    text = f'name = "mine"\nprimary = "{primary}"\ndark = {str(dark).lower()}\n'
    (tmp_path / "mine.toml").write_text(text)
    (theme,) = load_themes(None, tmp_path).loaded.values()
    colours = theme.to_color_system().generate() | theme.variables
    for front, ground in (*product(TEXT, ("background", "surface", "panel")), *INKS):
        ratio = contrast(Color.parse(colours[front]), Color.parse(colours[ground]))
        assert ratio >= READABLE, f"{front} on {ground}"


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('accnet = "#ffffff"', "accnet"),
        ("accent = 7", "accent"),
        ('accent = "blurple"', "accent"),
        ('background = ""', "background"),
        ('panel = "#12345"', "panel"),
        ("dark = 1", "dark"),
        ('ansi = "yes"', "ansi"),
        ("luminosity_spread = true", "luminosity_spread"),
        ("text_alpha = nan", "text_alpha"),
        ("text_alpha = 2.5", "text_alpha"),
        ("variables = 3", "variables"),
        ("[variables]\nbc-dimm = '#ffffff'", "variables.bc-dimm"),
        ("[variables]\nbc-dim = 5", "variables.bc-dim"),
        ("[variables]\nbc-dim = '#ffffff 50%'", "variables.bc-dim"),
        ("[variables]\nbc-dim-style = 'none'", "variables.bc-dim-style"),
        ("[variables]\nbc-dim-style = 'blinking'", "variables.bc-dim-style"),
        ("[variables]\nborder = 'red; } * { display: none'", "variables.border"),
        ("[variables]\nborder = '$primary'", "variables.border"),
        ("[variables]\nlink-style = 'bold none'", "variables.link-style"),
    ],
)
def test_a_wrong_key_is_named_and_its_theme_skipped(tmp_path: Path, line: str, where: str) -> None:
    said = problems_of(tmp_path, PLAIN + line + "\n")
    assert len(said) == 1
    assert said[0].startswith(f"{where}: is ") or f"{where}: “" in said[0]


def test_all_wrong_keys_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    said = problems_of(tmp_path, 'dark = "no"\naccent = "mud"\n')
    assert [line.split(":")[0] for line in said] == ["name", "primary", "accent", "dark"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"name = \xff\xfe", "is not UTF-8 text (byte 7)"),
        (b"name = ", "is not valid TOML"),
        (b"dark = " + b"9" * 5000, "is not valid TOML"),
        (b"x = " + b"[" * 20_000, "is not valid TOML"),
        (b"#" * (MAX_BYTES + 1), "is larger than 64,000 bytes"),
        (PLAIN.replace("mine", "Mine, or yours").encode(), "is 1 to 40 of"),
        (PLAIN.replace("mine", "../mine").encode(), "is 1 to 40 of"),
        (b'name = "mine"\n', "is missing; every theme has this colour"),
        (b'primary = "red"\n', "is missing"),
    ],
)
def test_an_unusable_file_is_named_with_the_reason(
    tmp_path: Path, text: bytes, reason: str
) -> None:
    said = problems_of(tmp_path, text)
    assert len(said) == 1
    assert reason in said[0]


def test_what_a_person_wrote_reaches_the_screen_without_control_characters(tmp_path: Path) -> None:
    said = problems_of(tmp_path, PLAIN + '"\\u001b[2J" = 1\naccent = "\\u001b[31m"\n')
    assert len(said) == 2
    assert "\x1b" not in "".join(said)


def test_a_folder_or_a_broken_link_in_place_of_a_theme_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    (tmp_path / "b.toml").symlink_to(tmp_path / "nowhere.toml")
    assert [str(p.reason) for p in load_themes(None, tmp_path).problems] == ["is not a file"] * 2


def test_a_name_that_is_taken_stays_with_the_shipped_theme(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(PLAIN.replace("mine", DEFAULT))
    loaded, problems = load_themes(SHIPPED, tmp_path)
    assert loaded[DEFAULT].background == built_in().background
    assert [(p.path.name, p.where) for p in problems] == [("own.toml", "name")]


def test_folders_that_are_missing_or_closed_give_no_themes(tmp_path: Path) -> None:
    assert load_themes(tmp_path / "none", None) == ({}, ())
    assert load_themes(None, None) == ({}, ())


def test_the_chosen_theme_is_read_alone(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("=")
    (tmp_path / "mine.toml").write_text(PLAIN)
    theme, problems = load_theme("mine", SHIPPED, tmp_path)
    assert (theme.name, problems) == ("mine", ())


def test_a_theme_is_found_by_its_name_in_a_file_called_otherwise(tmp_path: Path) -> None:
    (tmp_path / "something.toml").write_text(PLAIN)
    assert load_theme("mine", SHIPPED, tmp_path).theme.name == "mine"


@pytest.mark.parametrize("name", ["gone", "../../etc/passwd", "", "a" * 5000, "x\x00y", "\x1b[2J"])
def test_an_unknown_theme_gives_the_default_and_says_so(tmp_path: Path, name: str) -> None:
    theme, problems = load_theme(name, SHIPPED, tmp_path)
    assert theme.name == DEFAULT
    assert len(problems) == 1
    assert f"{DEFAULT} is used" in problems[0].reason
    assert "\x1b" not in str(problems[0])


def test_a_chosen_theme_that_is_broken_gives_the_default_and_the_reason(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(PLAIN + "dark = 3\n")
    theme, problems = load_theme("mine", SHIPPED, tmp_path)
    assert theme.name == DEFAULT
    assert [p.where for p in problems] == ["dark", "mine"]


def test_without_any_file_there_still_is_a_theme() -> None:
    theme, problems = load_theme(DEFAULT, None, None)
    assert theme.name == DEFAULT
    assert len(problems) == 1


@given(st.binary(max_size=300))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_in_a_theme_file_stop_the_app(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "any.toml").write_bytes(data)
    load_themes(None, tmp_path)
    assert load_theme("any", SHIPPED, tmp_path).theme is not None


class Drawn(App[None]):
    """Draws with every variable, in CSS and in content."""

    CSS = """
    Screen { background: $background; color: $bc-text; }
    #one { color: $bc-bright; text-style: $bc-bright-style; background: $bc-track; }
    #two { color: $bc-dim; text-style: $bc-dim-style; border: round $bc-rule; height: 3; }
    """ + "\n".join(
        f".{name} {{ color: ${name}; background: ${name}; border: round ${name}; }}"
        for name in sorted(OWN_VARIABLES)
        if "-style" not in name
    )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble(("a", BRIGHT), ("b", DIM), ("c", "$bc-accent")), id="one")
        yield Static(Content.assemble(("d", "$bc-warn"), ("e", "$bc-fill")), id="two")
        styles = [f"$bc-text ${name}" for name in variable_defaults() if "-on-" in name]
        yield Static(Content.assemble(*((" x ", style) for style in styles)))
        yield Static(classes=" ".join(OWN_VARIABLES))


class Colourless(Drawn):
    def watch_theme(self) -> None:
        fit_no_color(self)


@pytest.mark.parametrize("name", ["backcare-dark", "backcare-light", "backcare-ansi"])
async def test_without_colour_text_can_still_be_read(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Colourless()
    for theme in load_themes(SHIPPED, None).loaded.values():
        app.register_theme(theme)
    async with app.run_test(size=(20, 6)) as pilot:
        for theme in (name, "backcare-ansi", "backcare-light", name):
            app.theme = theme
            await pilot.pause()
        styles = drawn_styles(app)
        assert styles
        for style in styles:
            fore, back = style.color, style.bgcolor
            if fore is None or fore.is_default:
                assert back is None or back.is_default
                continue
            assert fore.triplet is not None
            assert max(fore.triplet) - min(fore.triplet) <= 1
            assert back is not None
            assert back.triplet is not None
            assert contrast(Color(*fore.triplet), Color(*back.triplet)) > 3
    assert (name == "backcare-ansi") == all(
        style.color is None or style.color.is_default for style in styles
    )


def drawn_styles(app: App[None]) -> list[Style]:
    """The styles of the letters of `Drawn` as they are sent to the terminal."""
    widget = app.query_one("#one", Static)
    return [
        segment.style
        for strip in app.screen._compositor.render_strips()
        for segment in strip.apply_filter(app._filters[-1], widget.background_colors[1])
        if segment.style is not None and segment.text.strip() in {"a", "b", "c"}
    ]


colours = st.one_of(
    st.sampled_from(["red", "ansi_blue", "ansi_default", "transparent", "#123", "#12345678"]),
    st.sampled_from(
        ["rgb(1,2,3)", "rgba(900,2,-3,7.5)", "hsl(999,50%,50%)", "hsla(1,200%,-9%,.5)"]
    ),
    st.from_regex(r"#[0-9a-f]{6}", fullmatch=True),
)
wide_values = st.one_of(colours, colours.map(lambda c: f"{c} 40%"), st.just("auto 60%"))
themes = st.fixed_dictionaries(
    {"primary": colours},
    optional={
        **dict.fromkeys(("background", "surface", "panel", "foreground", "accent"), colours),
        "dark": st.booleans(),
        "ansi": st.booleans(),
        "luminosity_spread": st.floats(0, 1),
        "variables": st.fixed_dictionaries(
            {},
            optional={
                "bc-dim": colours,
                "bc-accent": colours,
                "bc-due": colours,
                "bc-alert-ink": colours,
                "bc-bright-style": st.sampled_from(["bold", "not bold italic", "reverse"]),
                "border": wide_values,
                "text": wide_values,
                "scrollbar": wide_values,
                "block-cursor-text-style": st.sampled_from(["none", "bold reverse"]),
            },
        ),
    },
)


def as_toml(theme: dict[str, object]) -> str:
    tables = theme.pop("variables", {})
    lines = ['name = "mine"', *(f"{key} = {value_as_toml(value)}" for key, value in theme.items())]
    assert isinstance(tables, dict)
    lines += ["[variables]", *(f"{key} = {value_as_toml(value)}" for key, value in tables.items())]
    return "\n".join(lines)


def value_as_toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool | float) else f'"{value}"'


@given(themes)
@settings(max_examples=25)
async def test_a_theme_that_was_accepted_can_be_drawn_with(
    tmp_path_factory: pytest.TempPathFactory, theme: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("themes")
    (folder / "mine.toml").write_text(as_toml(theme))
    loaded, _ = load_themes(None, folder)
    if "mine" not in loaded:
        return
    app = Drawn()
    async with app.run_test(size=(20, 6)) as pilot:
        app.register_theme(loaded["mine"])
        app.theme = "mine"
        await pilot.pause()
        assert app.theme_variables["bc-dim"]
