from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.content.patterns import HOLDS_HELP, SAFETY, load_patterns
from backcare_tui.domain.downshift.patterns import Pattern, PhaseKind


def own(folder: Path, text: str) -> Path:
    (folder / "patterns.toml").write_text(text, encoding="utf-8")
    return folder


def by_id(patterns: tuple[Pattern, ...]) -> dict[str, Pattern]:
    return {pattern.id: pattern for pattern in patterns}


def seconds(pattern: Pattern) -> list[float]:
    return [phase.seconds for phase in pattern.phases]


def test_seven_patterns_are_there_and_the_long_exhale_is_first():
    patterns, problems = load_patterns(None)
    assert not problems
    assert {pattern.id: seconds(pattern) for pattern in patterns} == {
        "long-exhale": [4, 6],
        "shorter": [3, 4],
        "even": [5, 5],
        "coherent": [5.5, 5.5],
        "box": [4, 4, 4, 4],
        "four-seven-eight": [4, 7, 8],
        "cyclic-sigh": [3, 1, 6],
    }
    assert patterns[0].id == "long-exhale"


def test_every_shipped_pattern_says_what_it_is_and_where_it_comes_from():
    for pattern in load_patterns(None)[0]:
        assert pattern.note.endswith(".")
        assert pattern.source.endswith(".")


def test_only_the_patterns_with_holds_are_marked_so():
    held = {pattern.id for pattern in load_patterns(None)[0] if pattern.has_holds}
    assert held == {"box", "four-seven-eight"}


def test_four_seven_eight_is_limited():
    pattern = by_id(load_patterns(None)[0])["four-seven-eight"]
    assert pattern.limit(first_month=True) == 4
    assert pattern.limit(first_month=False) == 8


def test_nothing_shipped_promises_more_than_calm():
    words = " ".join(p.note + p.source for p in load_patterns(None)[0]) + HOLDS_HELP
    for claim in ("cure", "heal", "lower your", "reset your", "vagus"):
        assert claim not in words.lower()


def test_safety_lines_fit_a_narrow_pane():
    assert all(len(line) <= 34 for line in SAFETY)


def test_a_person_adds_changes_and_hides(tmp_path: Path):
    folder = own(
        tmp_path,
        """
        [[pattern]]
        id = "mine"
        name = "Mine"
        phases = [{ in = 3.25 }, { hold = 0.5 }, { out = 6.75 }, { hold = 1 }]

        [[pattern]]
        id = "even"
        name = "Six and six"
        phases = [{ in = 6 }, { out = 6 }]

        [[pattern]]
        id = "box"
        hide = true
        """,
    )
    patterns, problems = load_patterns(folder)
    assert not problems
    found = by_id(patterns)
    assert "box" not in found
    assert seconds(found["even"]) == [6, 6]
    assert found["even"].note
    assert seconds(found["mine"]) == [3.25, 0.5, 6.75, 1]
    kinds = [phase.kind for phase in found["mine"].phases]
    assert kinds == [PhaseKind.IN, PhaseKind.HOLD_IN, PhaseKind.OUT, PhaseKind.HOLD_OUT]


@pytest.mark.parametrize(
    ("line", "key", "reason"),
    [
        ("phases = [{ in = 0 }, { out = 6 }]", "phases", "phase 1 (in) is 0 s"),
        ("phases = [{ in = 4 }, { out = -6 }]", "phases", "phase 2 (out) is -6 s"),
        ("phases = [{ in = 4 }, { out = 180 }]", "phases", "phase 2 (out) is 180 s"),
        ("phases = [{ in = nan }, { out = 6 }]", "phases", "phase 1 (in) is nan s"),
        ("phases = [{ in = 4 }, { out = inf }]", "phases", "phase 2 (out) is inf s"),
        ("phases = [{ in = true }, { out = 6 }]", "phases", "needs a number"),
        ('phases = [{ in = "4" }, { out = 6 }]', "phases", "needs a number"),
        ("phases = [{ sniff = 4 }, { out = 6 }]", "phases", "not 'sniff'"),
        ("phases = [{ in = 4, out = 6 }]", "phases", "phase 1 is one of"),
        ("phases = [4, 6]", "phases", "phase 1 is one of"),
        ("phases = []", "phases", "starts with a phase in"),
        ("phases = [{ out = 6 }, { in = 4 }]", "phases", "starts with a phase in"),
        ("phases = [{ in = 4 }]", "phases", "ends with a phase out"),
        ('phases = "4-6"', "phases", "is a list"),
        ("", "phases", "is missing"),
        ("phases = [{ in = 4 }, { out = 6 }]\nname = ''", "name", "is missing"),
        ("phases = [{ in = 4 }, { out = 6 }]\nmax_cycles = 0", "max_cycles", "1 to 200"),
        ("phases = [{ in = 4 }, { out = 6 }]\nphasers = 1", "phasers", "is not known"),
    ],
)
def test_a_bad_pattern_is_refused_with_file_key_and_reason(
    tmp_path: Path, line: str, key: str, reason: str
):
    name = "" if "name" in line else 'name = "Odd"'
    folder = own(tmp_path, f'[[pattern]]\nid = "odd"\n{name}\n{line}\n')
    patterns, problems = load_patterns(folder)
    assert len(patterns) == 7
    [problem] = problems
    assert problem.path == tmp_path / "patterns.toml"
    assert problem.where == f"odd.{key}"
    assert reason in problem.reason


def test_a_number_too_large_for_any_clock_is_refused(tmp_path: Path):
    text = (
        f'[[pattern]]\nid = "odd"\nname = "Odd"\nphases = [{{ in = 4 }}, {{ out = 1{"0" * 400} }}]'
    )
    patterns, problems = load_patterns(own(tmp_path, text))
    assert len(patterns) == 7
    assert [problem.where for problem in problems] == ["odd.phases"]


def test_a_broken_change_leaves_the_shipped_pattern(tmp_path: Path):
    folder = own(tmp_path, '[[pattern]]\nid = "even"\nphases = [{ in = 5 }, { out = 181 }]\n')
    patterns, problems = load_patterns(folder)
    assert seconds(by_id(patterns)["even"]) == [5, 5]
    assert [problem.where for problem in problems] == ["even.phases"]


def test_a_name_cannot_carry_an_escape_sequence(tmp_path: Path):
    folder = own(
        tmp_path,
        '[[pattern]]\nid = "x"\nname = "a\\u001b[31mb"\nphases = [{ in = 4 }, { out = 6 }]\n',
    )
    assert by_id(load_patterns(folder)[0])["x"].name == "ab"


toml_value = st.one_of(
    st.integers(),
    st.floats(),
    st.booleans(),
    st.just("'x'"),
    st.just("{ in = 4 }"),
    st.just("{ out = 1e-320 }"),
    st.just("{ hold = 2 }"),
    st.just("{ top-up = 2 }"),
    st.just("[]"),
    st.just("{}"),
).map(lambda value: str(value).lower() if not isinstance(value, str) else value)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(toml_value, max_size=5), toml_value)
def test_whatever_stands_in_the_file_the_shipped_patterns_stay(tmp_path: Path, phases, limit):
    folder = own(
        tmp_path,
        f'[[pattern]]\nid = "odd"\nname = "Odd"\nphases = [{", ".join(phases)}]\n'
        f"max_cycles = {limit}\n",
    )
    patterns, problems = load_patterns(folder)
    assert len(patterns) + len(problems) == 8
