import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.errors import Stopped, UserError
from tests.storage.profiles import AGAIN, GOOD, TOWNS, SetClock
from tests.unit.exchange.inside import collection_of


def test_a_deck_of_the_profile_and_the_folder_it_came_from(services: Services, deck: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("towns", str(deck))):
        file = tmp_path / f"{number}.apkg"
        report = services.transfer.export_anki(name, file)
        assert (report.file, report.cards, report.items) == (file, 24, 6)
        with zipfile.ZipFile(file) as package:
            assert set(package.namelist()) == {"meta", "collection.anki21b", "media"}


def test_a_package_for_older_programs(services: Services, tmp_path: Path) -> None:
    services.transfer.export_anki(TOWNS, tmp_path / "new.apkg")
    services.transfer.export_anki(TOWNS, tmp_path / "old.apkg", older=True)
    with zipfile.ZipFile(tmp_path / "old.apkg") as package:
        assert set(package.namelist()) == {"collection.anki2", "media"}
    assert collection_of(tmp_path / "old.apkg") == collection_of(tmp_path / "new.apkg")


def log_inside(file: Path) -> list[tuple[int, int, int]]:
    """Moment, card and ease of the log's lines."""
    inner = file.with_suffix(".db")
    inner.write_bytes(collection_of(file))
    with closing(sqlite3.connect(inner)) as database:
        return database.execute("SELECT id, cid, ease FROM revlog ORDER BY id").fetchall()


def test_of_answers_of_one_moment_none_is_lost_and_each_has_a_moment_of_its_own(
    services: Services, clock: SetClock, tmp_path: Path
) -> None:
    dice = Random(3)
    cards = [line.id for line in services.library.cards(TOWNS)]
    given = []
    for later in sorted(dice.choices(range(9), k=25)):
        at, grade = clock.now + timedelta(milliseconds=later), dice.choice([AGAIN, GOOD])
        services.study.answer(dice.choice(cards), grade, at=at)
        given.append((round(at.timestamp() * 1000), int(grade)))
    report = services.transfer.export_anki(TOWNS, tmp_path / "a.apkg", with_progress=True)
    found = log_inside(tmp_path / "a.apkg")
    assert report.reviews == len(found) == len(given)
    assert sorted(ease for _, _, ease in found) == sorted(grade for _, grade in given)
    taken = {at for at, _ in given}
    for at in sorted((Counter(at for at, _ in given) - Counter(taken)).elements()):
        taken.add(next(one for one in count(at) if one not in taken))
    assert {at for at, _, _ in found} == taken
    assert all(0 <= there - here < 25 for (there, _, _), (here, _) in zip(found, given, strict=True))


def test_the_log_is_the_same_whether_it_is_read_through_or_looked_up_card_by_card(
    services: Services, clock: SetClock, tmp_path: Path
) -> None:
    dice = Random(5)
    cards = [line.id for line in services.library.cards(TOWNS)]
    for later in range(30):
        at = clock.now + timedelta(milliseconds=dice.choice([later, 7]))
        services.study.answer(dice.choice(cards[:5]), dice.choice([AGAIN, GOOD]), at=at)
    database = services._opened.database
    with database.writing():
        database.run("INSERT INTO undone SELECT id, 0 FROM reviews WHERE id % 7 = 0")
        standing = database.value("SELECT count(*) FROM answers")
    logs = []
    for share in (10**9, 0):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("quizapp.storage.exporting.log._OF_A_LOG", share)
            report = services.transfer.export_anki(TOWNS, tmp_path / f"{share}.apkg", with_progress=True)
        logs.append(log_inside(report.file))
        assert report.reviews == len(logs[-1]) == standing < 30
    assert logs[0] == logs[1]


def test_an_export_can_be_stopped_while_the_answers_are_put_in(services: Services, tmp_path: Path) -> None:
    seen: list[float] = []

    def tell(share: float) -> None:
        seen.append(share)
        if len(seen) > 3:
            raise Stopped

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("quizapp.storage.patience._STEPS", 1)
        with pytest.raises(Stopped):
            services.transfer.export_anki(TOWNS, tmp_path / "a.apkg", with_progress=True, tell=tell)
    assert not list(tmp_path.glob("*.apkg"))


def test_the_persons_own_texts_are_in_the_package(services: Services, tmp_path: Path) -> None:
    services.library.edit(TOWNS, FactId("F1"), "ask-1.question", "Which town would you say?")
    file = tmp_path / "towns.apkg"
    services.transfer.export_anki(TOWNS, file)
    assert b"Which town would you say?" in collection_of(file)


def test_what_is_not_there(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no deck called"):
        services.transfer.export_anki("nowhere", tmp_path / "x.apkg")
    assert list(tmp_path.glob("*.apkg")) == []
