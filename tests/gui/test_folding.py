"""What was written is put away once writing rests, and once only."""

from pathlib import Path

from quizapp.bootstrap import open_services
from quizapp.gui.folding import Folding


def test_it_waits_until_writing_rests(qapp: object) -> None:
    written, folded = [0], list[int]()
    folding = Folding(lambda: written[0], lambda: folded.append(written[0]))
    folding._look()
    written[0] = 5
    folding._look()
    written[0] = 9
    folding._look()
    assert folded == []
    folding._look()
    folding._look()
    assert folded == [9]
    folding.stop()


def test_who_never_rests_has_it_put_away_all_the_same(qapp: object) -> None:
    written, folded = [0], list[int]()
    folding = Folding(lambda: written[0], lambda: folded.append(written[0]))
    for _ in range(30):
        written[0] += 1
        folding._look()
    assert folded == [11, 22]
    folding.stop()


def test_a_folded_log_lies_in_the_file(tmp_path: Path) -> None:
    services = open_services(tmp_path)
    log = tmp_path / "quizapp.db-wal"
    before = (tmp_path / "quizapp.db").read_bytes()
    assert log.stat().st_size > 0
    assert services.changes > 0
    services.fold_log()
    assert (tmp_path / "quizapp.db").read_bytes() != before
    services.close()
    assert not log.exists()
