"""Files that phones load when a session is over, made beside the window."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services, open_services
from quizapp.content.facts import DeckId
from quizapp.errors import UserError
from quizapp.gui.controllers.teach.home import files_home
from quizapp.teaching.acts import PersonId
from tests.unit.services.sessions import held, whole_plan


def test_files_are_made_in_the_thread_that_asks_and_the_profile_is_opened_once(tmp_path: Path) -> None:
    opened: list[Services] = []

    def open_again() -> Services:
        opened.append(open_services(tmp_path))
        return opened[-1]

    open_services(tmp_path).close()
    plan = whole_plan()
    room, _ = held(plan, plan.participants)
    make = files_home(open_again)
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        first, second = (
            one.submit(make, room, PersonId(1), "deck.apkg"),
            other.submit(make, room, PersonId(1), "deck.apkg"),
        )
        assert first.result(60)[:2] == second.result(60)[:2] == b"PK"
    assert len(opened) == 1


def test_a_deck_that_is_gone_is_told(tmp_path: Path) -> None:
    open_services(tmp_path).close()
    plan = replace(whole_plan(), deck=DeckId("no-such-deck"))
    room, _ = held(plan, plan.participants)
    with pytest.raises(UserError, match="in the trainer's library no more"):
        files_home(lambda: open_services(tmp_path))(room, PersonId(1), "deck.apkg")
