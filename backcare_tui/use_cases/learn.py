"""One sentence a day about what pain is, for who wants it."""

from backcare_tui.companion import Companion


def sentence_of_today(companion: Companion) -> str:
    """Today's sentence; "" if it is not wanted, or while something waits to be checked.

    What needs checking is not to be soothed away.
    """
    if not companion.settings.care.sentence or companion.manner.hold is not None:
        return ""
    from backcare_tui.content.learn import about_pain  # few ask for it

    return about_pain().of_day(companion.today())
