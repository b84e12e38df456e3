"""The shipped deck, studied here, goes to the real Anki with its progress, is reviewed there, and comes home."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from quizapp.scheduling.fsrs import replay
from quizapp.scheduling.memory import New
from quizapp.storage.reviews import log_of_card
from tests.journeys.anki_peer import bring_file, cards, collection
from tests.journeys.test_anki_home import answer, exported, log
from tests.journeys.test_anki_progress import Clock, stored, studied


def test_the_lactation_deck_comes_home_with_both_sides_answers_once(tmp_path: Path) -> None:
    services = studied(tmp_path / "profile", 7, 14, 10)
    mine = log(services)
    assert len(mine) > 80
    file = services.transfer.export_anki("lactation", tmp_path / "milk.apkg", with_progress=True).file
    with collection() as col:
        col.set_config("fsrs", True)
        bring_file(col, file, progress=True)
        assert col.db is not None
        travelled = {row[0] for row in col.db.execute("SELECT id FROM revlog")}
        assert len(travelled) == len(mine)
        assert {at for _, at, *_ in mine} <= travelled  # each at its own moment: coming home forgives a millisecond
        known = [one.id for one in cards(col, "note:*fact* -is:new")][:12]
        fresh = [one.id for one in cards(col, "note:*fact* is:new")][:12]
        for place, card in enumerate((*known, *fresh, *known[:5])):
            answer(col, card, (3, 1, 4, 2)[place % 4])
        phone = [
            (at, ease)
            for at, ease in col.db.execute("SELECT id, ease FROM revlog WHERE ease > 0 ORDER BY id")
            if at not in travelled
        ]
        assert len(phone) == len(known) + len(fresh) + 5
        home = exported(col, tmp_path, name="home")
    clock = services._opened._clock
    assert isinstance(clock, Clock)
    clock.now += timedelta(hours=1)
    report = services.importing.bring(home)
    assert (report.new, report.reviews, report.home) == (0, len(phone), len(phone))
    whole = log(services)
    assert Counter(one[:3] for one in whole if not one[3]) == Counter(one[:3] for one in mine)
    assert [(at, grade) for _, at, grade, came in whole if came] == phone
    database = services._opened.database
    for name, one in stored(services).items():
        own = log_of_card(database, one.n)
        if own.lines:
            memory = replay(own.lines, seed=name, start=own.start)
            assert not isinstance(memory, New)
            assert (memory.reviews, memory.stability) == (one.memory.reviews, one.memory.stability)  # type: ignore[union-attr]
    assert services.backup.verify() == ()
    again = services.importing.bring(home)
    assert (again.reviews, again.changes.step) == (0, None)
    assert log(services) == whole
    services.close()
