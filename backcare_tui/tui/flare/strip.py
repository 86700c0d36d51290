"""A line at the top of Today while a flare is on, and on the days on which targets come back."""

import msgspec
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.course import Change, kept_on
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.flare import share_in_words

_TO_TALK = ("Time to talk", "Talk")
_NOT_KNOWN = "unknown"
"""The id of the reason that only holds if it is not easing."""

Part = tuple[str, str]
"""Text and its style."""


class FlareView(msgspec.Struct, frozen=True):
    """What there is to say about a flare today."""

    day: int | None = None
    """Which day of the flare it is; None: none is on."""
    keep: str = ""
    """The non-negotiable; "" for none."""
    kept: bool = False
    """It was done today."""
    contact: str = ""
    """Why it is time to talk to a professional, by its id, if today is the day to say so; or ""."""
    share: float = 1.0
    """Share of the targets in the days after a flare; 1: all of them."""

    @property
    def is_empty(self) -> bool:
        return self.day is None and self.share >= 1.0


def flare_view(companion: Companion) -> FlareView:
    """Today's, asked of the companion."""
    manner = companion.manner
    flare = manner.flare
    if flare is None:
        return FlareView(share=manner.share)
    from backcare_tui.domain.flare.day import contact_advised, is_new  # on most days none is on
    from backcare_tui.use_cases.flare import entries_so_far

    if manner.hold is not None:  # something else leads
        return FlareView(day=flare.day(companion.today()))
    today = companion.today()
    entries = entries_so_far(companion)
    contact = contact_advised(flare, entries, companion.now())
    keep = companion.settings.care.non_negotiable if manner.has(Change.NON_NEGOTIABLE) else ""
    return FlareView(
        day=flare.day(today),
        keep=keep,
        kept=kept_on(entries, today) is not None,
        contact=contact.value if contact is not None and is_new(contact, flare, today) else "",
    )


class FlareStrip(Picture[FlareView]):
    """One line, and a second one on the few days that need it; none if there is no flare."""

    DEFAULT_CSS = """
    FlareStrip { padding: 0 1; }
    """

    def draw(self, view: FlareView, width: int) -> list[Content]:
        return [clickable(line, view.day) for line in strip_lines(view, width)]

    def picked(self, value: int) -> None:
        self.call_later(self.run_action, "app.flare")


def strip_lines(view: FlareView, width: int) -> list[Content]:
    """At most two lines of at most `width` cells."""
    if view.is_empty:
        return []
    if view.day is None:
        return [_first_fitting(_returning(view), width)]
    lines = [_first_fitting(_in_flare(view, view.day), width)]
    if view.contact:
        lines.append(_first_fitting(_to_talk(view.contact), width))
    return lines


def _to_talk(why: str) -> list[list[Part]]:
    """That it is time, from the roomiest way to say it to the shortest."""
    if why == _NOT_KNOWN:
        return [
            [(f"If it is not easing, talk to a {whom}", "$bc-warn"), ("   f", BRIGHT)]
            for whom in ("doctor or physiotherapist", "doctor")
        ] + [[("Not easing? A doctor", "$bc-warn")]]
    said: list[list[Part]] = [
        [(f"Time to talk to a {whom}", "$bc-warn"), ("   f", BRIGHT), (" says why", DIM)]
        for whom in ("doctor or physiotherapist", "doctor")
    ]
    return said + [[(f"{words} to a doctor", "$bc-warn"), ("   f", BRIGHT)] for words in _TO_TALK]


def _in_flare(view: FlareView, day: int) -> list[list[Part]]:
    """The line, from the roomiest way to write it to the shortest."""
    heads = [(f"Flare day {day}", BRIGHT), (f"Day {day}", BRIGHT)]
    if not view.keep:
        return [[head, ("   f", BRIGHT), (" shows it", DIM)] for head in heads] + [[heads[0]]]
    if view.kept:
        kept = [("   ✓ ", "$bc-accent"), (view.keep, "$bc-text")]
        return [[heads[0], *kept, (" kept", DIM)], *([head, *kept] for head in heads)]
    keep: list[Part] = [(view.keep, BRIGHT), ("   m", BRIGHT)]
    return [
        [heads[0], ("   keep ", DIM), *keep, (" when done", DIM)],
        [heads[0], ("   keep ", DIM), *keep],
        *([head, ("   ", DIM), *keep] for head in heads),
        [("m ", BRIGHT), (view.keep, BRIGHT)],
    ]


def _returning(view: FlareView) -> list[list[Part]]:
    share = share_in_words(view.share)
    return [
        [("Back to ", DIM), (share, BRIGHT), (" of your targets today", DIM)],
        [(share, BRIGHT), (" of targets", DIM)],
    ]


def _first_fitting(ways: list[list[Part]], width: int) -> Content:
    """The first of `ways` that fits into `width` cells; else the last one, cut."""
    for way in ways:
        line = Content.assemble(*way)
        if line.cell_length <= width:
            return line
    text, style = "".join(part for part, _ in ways[-1]), ways[-1][-1][1]
    return Content.styled(fit(text, width), style)
