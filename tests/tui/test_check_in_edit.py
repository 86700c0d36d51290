"""A check-in that is there: opened again to add, to mend, to delete."""

from datetime import timedelta

from backcare_tui.domain.journal.entries import PainRated, Retracted
from backcare_tui.domain.journal.pain_events import Sore
from tests.tui.check_in_person import FULL, last_entry, rated, rated_since
from tests.tui.house import House


async def test_yesterday_can_be_mended(house: House) -> None:
    yesterday = house.clock.now() - timedelta(days=1)
    house.program().record(FULL, at=yesterday)
    async with house.open() as desk:
        desk.app.start(desk.app.check_in.edit(last_entry(desk)))
        await desk.settle()
        assert "Pain 4, Thu 19 Nov 09:00" in desk.text
        await desk.press("tab", "7")
        assert "●2" in desk.text
        await desk.press("escape")
        assert "Noted for Thu 19 Nov 09:00: Pain 7" in desk.text
        entry = last_entry(desk)
        assert entry.at == yesterday
        assert entry.event == PainRated(
            score=7,
            places=FULL.places,
            words=FULL.words,
            stress=3,
            mood=6,
            sleep=7.5,
            note="long drive",
        )
        assert len(rated_since(desk, 5)) == 1


async def test_a_check_in_can_be_deleted_and_is_asked_about_once(house: House) -> None:
    here = house.program()
    here.amend(here.record(PainRated(score=3)), FULL)
    async with house.open() as desk:
        desk.app.start(desk.app.check_in.edit(last_entry(desk)))
        await desk.settle()
        await desk.press("D")
        assert "Delete this check-in?" in desk.text
        await desk.press("n", "D", "escape", "D", "y")
        assert "Check-in deleted" in desk.text
        assert rated(desk) == []
        await desk.saved()
    assert not [event for event in house.on_disk() if isinstance(event, (PainRated, Retracted))]


async def test_what_a_newer_version_knows_stays_when_the_rest_is_mended(house: House) -> None:
    strange = PainRated(score=4, places=(Sore("left-ear", 2), Sore("groin")), words=("itchy",))
    house.program().record(strange)
    async with house.open() as desk:
        desk.app.start(desk.app.check_in.edit(last_entry(desk)))
        await desk.settle()
        await desk.press("w", "c", "tab", "s", "escape")
        kept = rated(desk)[-1]
        assert kept.places == (Sore("low-back-left"), Sore("groin"), Sore("left-ear", 2))
        assert kept.words == ("stiff", "itchy")
