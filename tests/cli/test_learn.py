"""`backcare learn`: the page about pain on the command line."""

from backcare_tui.content.learn import about_pain
from tests.cli.conftest import Person


def test_the_page_is_printed_with_its_source(person: Person) -> None:
    lines = person.does("learn", "pain").splitlines()
    assert lines[0] == "What pain is"
    assert lines[-1] == "Source: An article on managing back pain"
    said = " ".join(" ".join(lines).split())
    assert all(sentence in said for sentence in about_pain().sentences)
    assert all(len(line) <= 72 for line in lines)
    assert person.does("learn") == "\n".join(lines)


def test_as_json_it_has_its_paragraphs(person: Person) -> None:
    page = person("learn", "pain", "--json").json["page"]
    assert [tuple(each) for each in page["paragraphs"]] == list(about_pain().paragraphs)


def test_there_is_no_other_page(person: Person) -> None:
    assert person("learn", "joy").code == 2
    assert not person.paths.journal.exists()
