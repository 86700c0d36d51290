"""What the page of a flare shows: everything on it, as one value."""

import msgspec

from backcare_tui.domain.figures import Figure

Row = tuple[str, str]
"""A label and what there is to say."""


class ReliefUse(msgspec.Struct, frozen=True):
    """What is known of a relief that is offered."""

    came: str = ""
    """How often it was used, and how it was after."""
    eased: int = 0
    known: int = 0
    """Of so many uses pain is known before and after; after `eased` of them it was lower."""
    left: str = ""
    """`3 of 3 left`, under a limit of one's own."""


class PainSoFar(msgspec.Struct, frozen=True):
    """Pain of the flare's days: each reading with the name of its day, 0–10."""

    readings: tuple[tuple[str, int], ...] = ()
    usual: tuple[float, float] | None = None
    since: str = ""
    said: str = ""


class FlarePageView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is on the page, in words."""

    day: int
    since: str
    """When it began: `since 18 Nov`."""
    said: str = ""
    """What is said on this day."""
    contact: Row | None = None
    """Why it is time to talk to a professional; a heading and a few sentences."""
    keep: str = ""
    """The non-negotiable; "" for none."""
    kept: bool = False
    kept_before: str = ""
    """On how many days before today it was kept."""
    figure: Figure | None = None
    """How it looks."""
    targets_rest: bool = False
    check_ins: str = ""
    relief: tuple[Row, ...] = ()
    """Each tool, for how long, and whether one does it or it is done to one; started with the
    numbers from 1 on."""
    relief_used: tuple[ReliefUse, ...] = ()
    """The same tools, and what is known of them; () as long as that is being looked up."""
    suggested: bool = False
    """The person holds no relief of their own: these are suggestions."""
    used: tuple[Row, ...] | None = None
    """What was used in earlier flares, and how it was after; None: still being looked up."""
    used_title: str = ""
    flares_before: int = 0
    """How many earlier flares `used` is made of."""
    earlier: tuple[Row, ...] = ()
    """These flares: when, and what each came to; the latest first."""
    pain: PainSoFar | None = None
    protect: tuple[Row, ...] = ()
    ahead: tuple[Row, ...] = ()
    changed: str = ""
    """What is different while the flare is on."""
