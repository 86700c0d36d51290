"""What the companion says in a flare: `flare.toml`, read when a flare's screen is opened.

Nobody's own file changes it: when to talk to a professional is no setting.
"""

from enum import Enum
from pathlib import Path

import msgspec

from backcare_tui.content import loader
from backcare_tui.content.loader import SHIPPED, Problem, Rejected, Table, text
from backcare_tui.domain.flare.curve import Curve
from backcare_tui.domain.flare.day import Contact

MAX_TITLE = 30
MAX_TEXT = 240
MAX_SOURCE = 200


class Kind(Enum):
    """What a text is for."""

    DAY = "day"
    PROTECT = "protect"
    CONTACT = "contact"


class FlareText(msgspec.Struct, frozen=True, kw_only=True):
    """A few sentences, and where they come from."""

    id: str
    kind: Kind
    title: str
    text: str
    source: str
    from_day: int = 0
    """For a text about days: the day of a flare from which it is said, 1 to 90."""
    curve: Curve | None = None
    """For a text about days: where the pain has to go; None: anywhere."""


class FlareWords(msgspec.Struct, frozen=True):
    """All of them."""

    texts: tuple[FlareText, ...] = ()

    def of_day(self, day: int, curve: Curve) -> FlareText | None:
        """What is said on this day of a flare, 1 or more, while its pain goes this way."""
        said = [
            text
            for text in self.texts
            if text.kind is Kind.DAY and text.from_day <= day and text.curve in (None, curve)
        ]
        return max(said, key=lambda text: text.from_day, default=None)

    @property
    def protect(self) -> tuple[FlareText, ...]:
        """What is kept up, in the file's order."""
        return tuple(text for text in self.texts if text.kind is Kind.PROTECT)

    def of_contact(self, reason: Contact) -> FlareText | None:
        """Why to talk to a professional, for this reason."""
        said = (t for t in self.texts if t.kind is Kind.CONTACT and t.id == reason.value)
        return next(said, None)


def load_flare(shipped: Path = SHIPPED) -> tuple[FlareWords, tuple[Problem, ...]]:
    """The texts, and what could not be read of them: nothing, if the app is whole."""
    texts, problems = loader.load("flare", "text", parse_text, None, shipped)
    return FlareWords(texts), problems


def parse_text(table: Table) -> FlareText:
    """One table as a text. Raises `Rejected` with the key that is wrong, and why."""
    loader.refuse_unknown(table, FlareText.__struct_fields__)
    kind = loader.one_of(table, "kind", Kind)
    return FlareText(
        id=text(table, "id", limit=40),
        kind=kind,
        title=text(table, "title", limit=MAX_TITLE),
        text=text(table, "text", limit=MAX_TEXT),
        source=text(table, "source", limit=MAX_SOURCE),
        from_day=_from_day(table, kind),
        curve=_curve(table, kind),
    )


def _from_day(table: Table, kind: Kind) -> int:
    if ("from_day" in table) != (kind is Kind.DAY):
        raise Rejected("from_day", "is given for the kind day, and for no other")
    return loader.whole(table, "from_day", 90, "is a day of a flare, 1 to 90") or 0


def _curve(table: Table, kind: Kind) -> Curve | None:
    if "curve" not in table:
        return None
    if kind is not Kind.DAY:
        raise Rejected("curve", "is given for the kind day, and for no other")
    return loader.one_of(table, "curve", Curve)
