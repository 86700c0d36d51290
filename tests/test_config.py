import os
import stat
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui import config
from backcare_tui.config import Refused
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import SettingKey, keys
from backcare_tui.domain.settings.kinds import Duration, Number, show
from backcare_tui.domain.text import clean

HAND_WRITTEN = """\
# my settings

[breaks]   # when they come
every = "45m"   # calmer
# half of that in winter
later = "3m"

[breathing]
minutes = 4
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def problems(file: Path, text: str) -> list[str]:
    file.write_text(text)
    return [str(problem) for problem in config.load(file).problems]


def test_without_a_file_everything_is_default(file: Path) -> None:
    assert config.load(file) == config.LoadedSettings(Settings(), ())
    assert not file.exists()


def test_what_the_file_says_is_used(file: Path) -> None:
    file.write_text(HAND_WRITTEN)
    loaded = config.load(file)
    assert loaded.problems == ()
    assert loaded.settings.breaks.every == timedelta(minutes=45)
    assert loaded.settings.breaks.later == timedelta(minutes=3)
    assert loaded.settings.breathing.minutes == 4
    assert loaded.settings.breaks.micro == Settings().breaks.micro


def test_every_setting_has_a_key_and_a_sentence() -> None:
    base = Settings()
    fields = {
        f"{section}.{field}"
        for section in base.__struct_fields__
        for field in getattr(base, section).__struct_fields__
    }
    assert [key.name for key in keys()] == sorted(fields, key=[k.name for k in keys()].index)
    assert all(key.doc.endswith(".") for key in keys())


@pytest.mark.parametrize("key", keys(), ids=lambda key: key.name)
def test_every_default_is_allowed_and_can_be_set(file: Path, key: SettingKey) -> None:
    assert key.from_text(show(key.default)) == key.default
    config.set_value(file, key.name, show(key.default))
    loaded = config.load(file)
    assert loaded == config.LoadedSettings(Settings(), ())
    assert config.get(loaded.settings, key.name) == show(key.default)


_RANGES = [(key, key.kind) for key in keys() if isinstance(key.kind, Duration | Number)]


@pytest.mark.parametrize(("key", "kind"), _RANGES, ids=[key.name for key, _ in _RANGES])
def test_the_ends_of_a_range_are_allowed_and_beyond_is_refused(
    key: SettingKey, kind: Duration | Number
) -> None:
    beyond = kind.high + timedelta(seconds=1) if isinstance(kind, Duration) else kind.high + 1
    assert key.from_text(show(kind.low)) == kind.low
    assert key.from_text(show(kind.high)) == kind.high
    with pytest.raises(ValueError, match="must be"):
        key.from_text(show(beyond))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'breaks.every = "5h"',
            'breaks.every: must be a duration from 1m to 4h, written like "30m"',
        ),
        ("breaks.every = 30", ", not 30; the default 30m is used"),
        ("breathing.minutes = 9", "breathing.minutes: must be a whole number from 2 to 5, not 9"),
        ("breathing.minutes = true", "a whole number from 2 to 5, not true"),
        ("breathing.minutes = 3.0", "a whole number from 2 to 5, not 3.0"),
        (
            "prompts.bell = 1",
            "prompts.bell: must be true or false, not 1; the default true is used",
        ),
        ("look.theme = []", "look.theme: must be a name"),
        ('look.theme = "\\u001b[31m"', 'not ""'),
        ("breathing.minutes = 0x" + "f" * 9000, "not that number"),
        ("breaks.evry = 1", "breaks.evry: is not known; did you mean breaks.every?"),
        ("breaks = 3", "breaks: is not known; known here are breaks.preset"),
        ("noise = 3", "noise: is not known; known sections are breaks"),
        ("[noise]\nloud = true", "noise: is not known"),
    ],
)
def test_a_wrong_key_or_value_is_named_and_the_default_stands_in(
    file: Path, text: str, said: str
) -> None:
    (problem,) = problems(file, text)
    assert problem.startswith(f"{file}: ")
    assert said in problem
    assert config.load(file).settings == Settings()
    assert file.read_text() == text


def test_one_wrong_value_leaves_the_others_standing(file: Path) -> None:
    assert len(problems(file, HAND_WRITTEN.replace('"3m"', '"3 moons"'))) == 1
    assert config.load(file).settings.breaks.every == timedelta(minutes=45)


@pytest.mark.parametrize(
    "content",
    [b"a = [", b"\xff\xfe\x00", b"=" * 10, b"x = " + b"9" * 5000, b"[" * 5000, b"#" * 1_000_001],
    ids=["open", "bytes", "nonsense", "digits", "deep", "huge"],
)
def test_an_unreadable_file_is_named_kept_and_never_written_into(
    file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    loaded = config.load(file)
    assert loaded.settings == Settings()
    assert "all defaults are used" in str(loaded.problems[0])
    with pytest.raises(Refused, match="nothing was changed") as refusal:
        config.set_value(file, "breaks.every", "20m")
    assert not refusal.value.usage
    assert file.read_bytes() == content


def test_a_folder_or_a_pipe_in_place_of_the_file_does_not_hang(file: Path) -> None:
    os.mkfifo(file)
    assert "is not a file" in str(config.load(file).problems[0])
    file.unlink()
    file.mkdir()
    assert "is not a file" in str(config.load(file).problems[0])


def test_a_byte_order_mark_is_no_problem(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + HAND_WRITTEN.encode())
    assert config.load(file).problems == ()


def test_setting_a_key_keeps_comments_order_and_the_rest(file: Path) -> None:
    file.write_text(HAND_WRITTEN)
    assert config.set_value(file, "breaks.every", "1h") == timedelta(hours=1)
    assert file.read_text() == HAND_WRITTEN.replace('"45m"', '"1h"')
    config.set_value(file, "look.theme", "dawn")
    assert file.read_text().startswith(HAND_WRITTEN.replace('"45m"', '"1h"'))
    assert config.load(file).settings.look.theme == "dawn"


@pytest.mark.parametrize(
    "text",
    [
        'breaks.every = "20m"\nlook.theme = "x"\n',
        'breaks = { every = "20m" } # inline\n',
        '[look]\ntheme = "x"\r\n[breaks]\r\nevery = "20m"\r\n',
        'other = 1\n[look]\ntheme = "x"',
        "",
    ],
)
def test_any_way_of_writing_a_table_can_be_changed(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    config.set_value(file, "breaks.later", "7m")
    after = tomllib.loads(file.read_text())
    assert after["breaks"].pop("later") == "7m"
    if not after["breaks"]:
        del after["breaks"]
    assert after == tomllib.loads(text)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("breaks.every", "5h", "breaks.every: must be a duration from 1m to 4h"),
        ("breaks.every", "30", 'not "30"'),
        ("breathing.minutes", "five", 'a whole number from 2 to 5, not "five"'),
        ("prompts.bell", "maybe", "true or false"),
        ("look.theme", "", "a name"),
        ("look.theme", "x" * 61, "a name of 1 to 60 characters"),
        ("care.non_negotiable", "x" * 61, 'a text of up to 60 characters, or "" for none'),
        ("care.usual_pain", "11", '"" for none, or a whole number from 0 to 10'),
        ("portfolio.target", "50, 50", 'make 100, such as "25, 55, 20"'),
        ("portfolio.target", "50, 40, 11", "three percentages"),
        ("portfolio.target", "50, -10, 60", "three percentages"),
        ("portfolio.target", "5e1, 25, 25", "three percentages"),
        ("breaks.evry", "30m", "did you mean breaks.every"),
        ("\x1b[2J", "30m", '"" is not known'),
    ],
)
def test_a_refused_change_says_why_and_writes_nothing(
    file: Path, key: str, text: str, said: str
) -> None:
    with pytest.raises(Refused) as refusal:
        config.set_value(file, key, text)
    assert said in str(refusal.value)
    assert refusal.value.usage
    assert not file.exists()


def test_texts_of_ones_own_may_be_anything_that_can_be_seen_and_nothing(file: Path) -> None:
    for text in (
        "112",
        "0118 999 881 999",
        "walk — “round the block”",
        "散歩" * 30,
        "[b]x[/b]",
        "",
    ):
        config.set_value(file, "care.non_negotiable", text)
        loaded = config.load(file)
        assert loaded == config.LoadedSettings(loaded.settings, ())
        assert loaded.settings.care.non_negotiable == text


def test_shares_may_be_numbers_or_texts_in_the_file(file: Path) -> None:
    for raw in ("[25, 55, 20]", '["25", "55", "20"]', '[25, "055", 20]'):
        assert problems(file, f"portfolio.target = {raw}\n") == []
        assert config.load(file).settings.portfolio.target == ("25", "55", "20")
    for raw in ("[true, 55, 44]", "[25.0, 55, 20]", "[25, 55, 20, 0]", "25", "[[25], 55, 20]"):
        (problem,) = problems(file, f"portfolio.target = {raw}\n")
        assert "must be three percentages that make 100" in problem


@pytest.mark.parametrize(
    "before",
    [
        '# a\n[breaks] # b\n# c\nevery = "9m" # d\n# e\nlater = "3m"\n',
        'breaks.every = "20m"\nbreaks.later = "5m"\n',
        'breaks = { every = "20m", later = "5m" } # a\n',
        '[look]\r\ntheme = "x"\r\n[breaks]\r\nevery = "20m"\r\n',
        '[breaks]\nlater = "5m"\n',
        "",
    ],
)
def test_a_key_is_taken_out_and_all_else_stays(file: Path, before: str) -> None:
    file.write_bytes(before.encode())
    assert config.unset_value(file, "breaks.every") == timedelta(minutes=30)
    left = file.read_bytes().decode()
    expected = tomllib.loads(before)
    expected.get("breaks", {}).pop("every", None)
    assert tomllib.loads(left) in (expected, {**expected, "breaks": {}})
    assert all(f"# {mark}" in left for mark in "abce" if f"# {mark}" in before)
    assert left == before or "every" in before


def test_taking_a_key_out_is_refused_like_setting_it(file: Path) -> None:
    assert config.unset_value(file, "breaks.every") == timedelta(minutes=30)
    assert not file.exists()
    for text, said in (("breaks = [", "mend it first"), ("breaks = 3", "is not a table there")):
        file.write_text(text)
        with pytest.raises(Refused, match=said):
            config.unset_value(file, "breaks.every")
        assert file.read_text() == text
    with pytest.raises(Refused, match="did you mean"):
        config.unset_value(file, "breaks.evry")


def test_what_stands_in_follows_the_rhythm_by_name(file: Path) -> None:
    file.write_text('[breaks]\npreset = "gentle"\nevery = "20m"\n')
    assert config.unset_value(file, "breaks.every") == timedelta(minutes=45)


def test_a_new_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config" / "config.toml"
    old = os.umask(0o000)
    try:
        config.set_value(file, "prompts.bell", "off")
    finally:
        os.umask(old)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["config.toml"]


def test_a_linked_file_is_followed_and_stays_a_link(tmp_path: Path, file: Path) -> None:
    real = tmp_path / "dotfiles" / "backcare.toml"
    real.parent.mkdir()
    real.write_text(HAND_WRITTEN)
    file.symlink_to(real)
    config.set_value(file, "breaks.every", "25m")
    assert file.is_symlink()
    assert '"25m"' in real.read_text()


def test_links_in_a_ring_are_refused(tmp_path: Path, file: Path) -> None:
    file.symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(file)
    assert config.load(file).problems
    with pytest.raises(Refused, match=r"config\.toml"):
        config.set_value(file, "breaks.every", "25m")


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(HAND_WRITTEN)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="cannot be written: No space left"):
        config.set_value(file, "breaks.every", "25m")
    assert file.read_text() == HAND_WRITTEN
    assert [each.name for each in file.parent.iterdir()] == ["config.toml"]


_quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@_quick
@given(st.binary(max_size=200))
def test_any_bytes_give_settings_and_clean_problems(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    for problem in config.load(file).problems:
        assert clean(problem.where + problem.reason) == problem.where + problem.reason


_values = st.recursive(
    st.text(max_size=8)
    .map(lambda s: s.replace("\\", "").replace('"', ""))
    .map(clean)
    .map('"{}"'.format)
    | st.integers().map(str)
    | st.booleans().map(lambda b: str(b).lower()),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=4,
)


@_quick
@given(st.dictionaries(st.sampled_from([key.name for key in keys()]), _values, max_size=5))
def test_any_values_for_known_keys_start_and_can_be_mended(file: Path, raw: dict[str, str]) -> None:
    text = "".join(f"{name} = {value}\n" for name, value in raw.items())
    file.write_text(text)
    loaded = config.load(file)
    for key in keys():
        assert key.from_text(config.get(loaded.settings, key.name)) == key.of(loaded.settings)
    for problem in loaded.problems:
        default = next(show(key.default) for key in keys() if key.name == problem.where)
        config.set_value(file, problem.where, default)
    assert config.load(file) == config.LoadedSettings(loaded.settings, ())


def test_what_was_read_is_kept_for_the_very_same_text(tmp_path: Path) -> None:
    path, kept = tmp_path / "config.toml", tmp_path / "state" / "config.json"
    path.write_text(HAND_WRITTEN)
    first = config.load(path, kept)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert config.load(path, kept) == first == config.load(path)
    kept.write_text(kept.read_text().replace('"45m"', '"50m"', 1).replace("45m", "50m"))
    assert config.load(path, kept).settings == first.settings, "kept for another text"
    path.write_text(HAND_WRITTEN.replace("45m", "55m"))
    assert config.load(path, kept).settings.breaks.every == timedelta(minutes=55)
    kept.write_bytes(b"\xff{")
    assert config.load(path, kept).settings.breaks.every == timedelta(minutes=55)


@pytest.mark.parametrize("odd", ["1979-05-27", "nan", "inf", "9" * 400])
def test_what_json_cannot_say_is_read_anew_each_time(tmp_path: Path, odd: str) -> None:
    path, kept = tmp_path / "config.toml", tmp_path / "config.json"
    path.write_text(f"[breaks]\nevery = {odd}\n")
    assert config.load(path, kept) == config.load(path, kept) == config.load(path)
