"""What the companion explains: `learn.toml`, read when a page of it is opened.

Nobody's own file changes it.
"""

from datetime import date
from pathlib import Path
from typing import Any, cast

import msgspec

from backcare_tui.content import loader
from backcare_tui.content.loader import SHIPPED, Problem, Rejected, Table, text

MOST_WORDS = 150
"""Words of a page: it is read in a minute."""
MAX_SENTENCE = 160
MAX_TITLE = 30
MAX_SOURCE = 200

Paragraphs = tuple[tuple[str, ...], ...]


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """One page: a heading, and sentences by paragraph. ValueError for more than 150 words."""

    id: str
    title: str
    paragraphs: Paragraphs
    source: str

    def __post_init__(self) -> None:
        if not self.sentences or self.words > MOST_WORDS:
            raise ValueError(f"a page has 1 to {MOST_WORDS} words")

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them, in order; each can stand alone."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def words(self) -> int:
        """How many there are to read."""
        return sum(len(sentence.split()) for sentence in self.sentences)

    def of_day(self, day: date) -> str:
        """The sentence of this day: they take turns."""
        return self.sentences[day.toordinal() % len(self.sentences)]


def load_pages(shipped: Path = SHIPPED) -> tuple[tuple[Explained, ...], tuple[Problem, ...]]:
    """The pages, and what could not be read of them: nothing, if the app is whole."""
    return loader.load("learn", "page", parse_page, None, shipped)


def about_pain() -> Explained:
    """What pain is. Raises LookupError if the app is not whole."""
    for page in load_pages()[0]:
        if page.id == "pain":
            return page
    raise LookupError("learn.toml has no page about pain")


def parse_page(table: Table) -> Explained:
    """One table as a page. Raises `Rejected` with the key that is wrong, and why."""
    loader.refuse_unknown(table, Explained.__struct_fields__)
    try:
        return Explained(
            id=text(table, "id", limit=40),
            title=text(table, "title", limit=MAX_TITLE),
            paragraphs=_paragraphs(table),
            source=text(table, "source", limit=MAX_SOURCE),
        )
    except ValueError as error:
        raise Rejected("paragraphs", str(error)) from None


def _paragraphs(table: Table) -> Paragraphs:
    given = table.get("paragraphs")
    if not isinstance(given, list):
        raise Rejected("paragraphs", "is a list of lists of sentences")
    found: list[tuple[str, ...]] = []
    for paragraph in cast("list[Any]", given):
        if not isinstance(paragraph, list):
            raise Rejected("paragraphs", "is a list of lists of sentences")
        sentences = cast("list[Any]", paragraph)
        said = (text({"paragraphs": s}, "paragraphs", limit=MAX_SENTENCE) for s in sentences)
        found.append(tuple(said))
    return tuple(found)
