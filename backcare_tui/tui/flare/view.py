"""What there is to say about a flare today, asked of the companion; light enough for Today."""

from backcare_tui.companion import Companion
from backcare_tui.domain.flare.course import Change, kept_on
from backcare_tui.domain.today import LOOK_BACK
from backcare_tui.tui.flare.strip import FlareView


def flare_view(companion: Companion) -> FlareView:
    """Today's `FlareView`."""
    manner = companion.manner
    flare = manner.flare
    if flare is None:
        return FlareView(share=manner.share)
    from backcare_tui.domain.flare.day import contact_advised, is_new  # on most days none is on

    today = companion.today()
    entries = companion.entries(today - LOOK_BACK)
    contact = contact_advised(flare, entries, companion.now())
    keep = companion.settings.care.non_negotiable if manner.has(Change.NON_NEGOTIABLE) else ""
    return FlareView(
        day=flare.day(today),
        keep=keep,
        kept=kept_on(entries, today) is not None,
        contact=contact is not None and is_new(contact, flare, today),
    )
