from pathlib import Path

import pytest

from quizapp.bootstrap import open_services
from quizapp.services.teach import SessionId
from quizapp.teaching.acts import Asked, Closed, Ended, Revealed, Went
from quizapp.teaching.plan import Questions, Test
from tests.unit.cli.conftest import Quizapp

_PLAN = ("teach", "plan", "lactation", "--date", "2026-11-29", "--title", "Evening", "--seed", "3")


def _hold(profile: Path, session: str) -> None:
    """Everybody of the list comes; the tests are taken on phones, one question is asked."""
    services = open_services(profile)
    plan = services.teach.plan(SessionId(session))
    live = services.teach.open_room(SessionId(session))
    people = [live.join(name, plan.teams[n % len(plan.teams)], f"s{n}") for n, name in enumerate(plan.participants)]
    for number, part in enumerate(plan.parts):
        live.do(Went(part=number))
        if isinstance(part, Questions):
            live.do(Asked())
        if isinstance(part, Questions | Test):
            item = part.items[0]
            for one in people:
                live.answer(one.id, (number, 0), tuple(str(key.id) for key in item.keys), "m")
            live.do(Closed())
        if isinstance(part, Questions):
            live.do(Revealed())
    live.do(Ended())
    live.close()
    services.close()


def test_a_session_from_its_plan_to_its_end(quizapp: Quizapp, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_bytes("Nome;Equipa\nJosé;x\nAna;y\nAna;z\n".encode("cp1252"))
    assert quizapp("teach", "list").out == "No session is prepared yet.\n"
    said = quizapp(
        *_PLAN, "--participants", names, "--team", "Oaks", "--team", "Elms", "--tests", "4", "--questions", "5",
        "--break", "10", "--hours", "1,5", "--kind", "single_best_answer",
    )  # fmt: skip
    assert said.err == ""
    assert "1 name was there before, and has a number now." in said.out
    assert said.out.splitlines()[-1].startswith("evening-2026-11-29: 4 parts, about ")
    shown = quizapp("teach", "show", "evening-2026-11-29")
    assert "On the list: José, Ana, Ana (2)" in shown.out
    assert "\n3. Break, 10 minutes" in shown.out
    (plan,) = quizapp("teach", "show", "evening-2026-11-29", "--json").records
    assert [len(one["items"]) for one in plan["parts"]] == [4, 5, 0, 4]
    _hold(tmp_path / "profile", "evening-2026-11-29")
    (line,) = quizapp("teach", "list", "--json").records
    assert (line["state"], line["people"]) == ("over", 3)
    report = quizapp("teach", "report", "evening-2026-11-29")
    assert report.out.startswith("Evening, 2026-11-29: 3 people were there.\nIt took ")
    assert "From 25% before to 25% after, of 3 people who took both tests: 0% of what was still to gain" in report.out
    (record,) = quizapp("teach", "report", "evening-2026-11-29", "--json", "--anonymous").records
    assert [one["name"] for one in record["people"]] == ["Participant 1", "Participant 2", "Participant 3"]
    assert record["gain"]["people"] == 3
    archive = tmp_path / "away.quizsession"
    assert quizapp("teach", "archive", "evening-2026-11-29", archive).out == f"{archive}\n"
    assert quizapp("teach", "anonymise", "evening-2026-11-29.quizsession").status == 0
    assert "José" not in quizapp("teach", "report", "evening-2026-11-29").out
    copied = quizapp("teach", "copy", "evening-2026-11-29", "--json").records[0]["copy"]
    assert quizapp("teach", "delete", "evening-2026-11-29").out == "evening-2026-11-29 is deleted.\n"
    assert quizapp("teach", "bring-in", archive).out == "evening-2026-11-29\n"
    assert "José" in quizapp("teach", "report", "evening-2026-11-29").out
    assert {one["session"] for one in quizapp("teach", "list", "--json").records} == {copied, "evening-2026-11-29"}


def test_what_cannot_be_is_a_sentence(quizapp: Quizapp, tmp_path: Path) -> None:
    for arguments, told in (
        (("teach", "report", "none"), "There is no session none"),
        (("teach", "plan", "nowhere"), "There is no deck called"),
        ((*_PLAN, "--participants", tmp_path / "none.csv"), "could not be read"),
        ((*_PLAN, "--tests", "300"), "at most 300 questions"),
        (("teach", "bring-in", tmp_path / "none"), "could not be read"),
    ):
        said = quizapp(*arguments)
        assert (said.status, said.out) == (1, "")
        assert told in said.err
    assert quizapp("teach", "list").out == "No session is prepared yet.\n"


@pytest.mark.parametrize("wrong", [("--date", "tomorrow"), ("--hours", "many"), ("--questions", "-1")])
def test_wrong_usage(quizapp: Quizapp, wrong: tuple[str, str]) -> None:
    assert quizapp("teach", "plan", "lactation", *wrong).status == 2


def test_a_plan_for_other_programs(quizapp: Quizapp) -> None:
    (made,) = quizapp(*_PLAN, "--questions", "2", "--topic", "hormones", "--json").records
    assert made["session"] == "evening-2026-11-29"
    assert quizapp("teach", "list").out.splitlines()[1].split()[:4] == [
        "evening-2026-11-29",
        "2026-11-29",
        "prepared",
        "0",
    ]
