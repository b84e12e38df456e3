from pathlib import Path

from tests.unit.cli.conftest import Quizapp


def test_people_are_listed_and_each_has_progress_of_their_own(quizapp: Quizapp, tmp_path: Path) -> None:
    assert "(no name yet)" in quizapp("people").out
    added = quizapp("people", "--add", "Ada", "--json").records
    assert [row["name"] for row in added] == ["", "Ada"]
    assert added[1]["folder"] == str(tmp_path / "profile" / "people" / "2")
    card = quizapp("due", "lactation", "--json", "--person", "ada").records[0]["card_id"]
    assert quizapp("answer", card, "good", "--person", "Ada").status == 0
    assert quizapp("stats", "--json", "--person", "Ada").records[0]["today"]["answered"] == 1
    assert quizapp("stats", "--json").records[0]["today"]["answered"] == 0


def test_nobody_of_that_name(quizapp: Quizapp) -> None:
    done = quizapp("decks", "--person", "Nobody")
    assert done.status == 1
    assert "Nobody here is called Nobody" in done.err
