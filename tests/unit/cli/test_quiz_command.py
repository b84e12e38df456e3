"""``quizapp quiz``: made, sat line by line and act by act, reported."""

import io
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Quizapp

SMALL = ("--kind", "single_best_answer", "--length", "3", "--seed", "4")


def test_a_quiz_is_made_sat_and_reported(quizapp: Quizapp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (made,) = quizapp("quiz", "make", "lactation", *SMALL, "--json").records
    assert (made["quiz"], made["number"], made["of"], made["open"]) == (1, 1, 3, True)
    assert "correct" not in made["item"]["options"][0]
    monkeypatch.setattr("sys.stdin", io.StringIO("9\nflag\n1\n1\n\n"))
    sat = quizapp("quiz", "sit", "1")
    assert "“9” is no number of an option. Nothing was stored." in sat.err
    assert "of 3 points in" in sat.out
    (report,) = quizapp("quiz", "report", "1", "--json").records
    assert (report["possible"], len(report["items"]), report["items"][2]["chosen"]) == (3.0, 3, "")
    assert quizapp("quiz", "report", "1", "--csv", tmp_path / "q.csv").status == 0
    assert (tmp_path / "q.csv").read_text(encoding="utf-8-sig").startswith("Number,Question,Kind")
    (past,) = quizapp("quiz", "history", "lactation", "--json").records
    assert (past["quiz"], past["questions"], past["mode"]) == (1, 3, "tutor")
    assert "3 " in quizapp("quiz", "history", "lactation").out


def test_the_history_tells_the_trend_from_the_second_quiz_on(quizapp: Quizapp) -> None:
    quizapp("quiz", "make", "lactation", *SMALL)
    quizapp("quiz", "finish", "1")
    told = quizapp("quiz", "history", "lactation").out
    assert "mean of 5" in told.splitlines()[0]
    assert "on average" not in told
    quizapp("quiz", "make", "lactation", *SMALL)
    for number in "123":
        quizapp("quiz", "answer", "2", number, "1")
    (done,) = quizapp("quiz", "finish", "2", "--json").records
    share = done["earned"] / 3
    _, newest, oldest, said = quizapp("quiz", "history", "lactation").out.splitlines()
    assert newest.split()[-2:] == [f"{share:.0%}", f"{share / 2:.0%}"]
    assert oldest.split()[-2:] == ["0%", "0%"]
    assert said == f"Your last 2 quizzes earned {share / 2:.0%} of their points on average."


def test_one_answer_at_a_time(quizapp: Quizapp) -> None:
    (made,) = quizapp("quiz", "make", "lactation", *SMALL, "--exam", "--certainty", "--no-back", "--json").records
    option = made["item"]["options"][0]["id"]
    (answered,) = quizapp("quiz", "answer", "1", "1", option, "--certainty", "2", "--json").records
    assert (answered["chosen"], answered["certainty"], answered["revealed"]) == ([option], 2, False)
    assert quizapp("quiz", "answer", "1", "2").status == 0
    back = quizapp("quiz", "answer", "1", "1", option)
    assert (back.status, back.out.splitlines()[0]) == (1, "This quiz does not go back: that question is closed.")
    wrong = quizapp("quiz", "answer", "1", "9", "x")
    assert (wrong.status, wrong.err) == (1, "Quiz 1 has the questions 1 to 3, not 9. Nothing was stored.\n")
    unfit = quizapp("quiz", "answer", "1", "2", "no-such-option")
    assert "Nothing was stored." in unfit.err
    (report,) = quizapp("quiz", "finish", "1", "--json").records
    assert report["items"][0]["certainty"] == 2


def test_what_cannot_be_made_is_said(quizapp: Quizapp) -> None:
    shares = ("--share", "kind:hot_spot=1", "--share", "kind:single_best_answer=1", "--length", "60")
    (found,) = quizapp("quiz", "check", "lactation", *shares, "--json").records
    assert found["lacks"][0]["value"] == "hot_spot"
    assert found["nearest"]["length"] == 60
    refused = quizapp("quiz", "make", "lactation", *shares)
    assert refused.status == 1
    assert "hot spot" in refused.err
    assert "The nearest that can be made" in quizapp("quiz", "check", "lactation", *shares).out
    assert quizapp("quiz", "check", "lactation").status == 0
    assert "leaves no time to answer" in quizapp("quiz", "make", "lactation", "--seconds", "0").err
    assert "has no topic “hats”" in quizapp("quiz", "make", "lactation", "--topic", "hats").err
    assert "at least one question" in quizapp("quiz", "make", "lactation", "--length", "0").err
    assert quizapp("quiz", "make", "lactation", "--share", "hats").status == 2
    assert "There is no quiz 77." in quizapp("quiz", "report", "77").err


def test_templates(quizapp: Quizapp) -> None:
    assert quizapp("quiz", "make", "lactation", *SMALL, "--save", "Short").out == "Saved as “Short”.\n"
    (listed,) = quizapp("quiz", "templates", "--json").records
    assert (listed["name"], listed["length"]) == ("Short", 3)
    assert "called “Tiny” now" in quizapp("quiz", "rename", "short", "Tiny").out
    (made,) = quizapp("quiz", "make", "lactation", "--template", "tiny", "--json").records
    assert made["of"] == 3
    assert quizapp("quiz", "delete", "tiny").out == "“Tiny” was deleted.\n"
    assert "no template called “tiny”" in quizapp("quiz", "make", "lactation", "--template", "tiny").err
    assert quizapp("quiz", "delete", "tiny").out == "There is no template called “tiny”. Nothing was deleted.\n"
    assert quizapp("quiz", "templates").out.startswith("There is no template yet. Keep one with quizapp quiz make")


def test_a_template_takes_only_another_length_and_seed(quizapp: Quizapp) -> None:
    quizapp("quiz", "make", "lactation", *SMALL, "--save", "Short")
    assert quizapp("quiz", "make", "lactation", "--template", "Short", "--length", "2", "--seed", "1").status == 0
    refused = quizapp("quiz", "make", "lactation", "--template", "Short", "--exam")
    assert (refused.status, "only --length and --seed" in refused.err) == (1, True)


def test_options_are_answered_by_the_numbers_that_are_printed(quizapp: Quizapp) -> None:
    (made,) = quizapp("quiz", "make", "lactation", *SMALL, "--json").records
    looked = quizapp("quiz", "answer", "1", "1")  # nothing chosen: the question is only shown
    assert (looked.status, "Right:" in looked.out) == (0, False)
    unfit = quizapp("quiz", "answer", "1", "1", "no-such-option")
    assert unfit.err == "This question takes one of its own options. Nothing was stored. Say it again.\n"
    (answered,) = quizapp("quiz", "answer", "1", "1", "2", "--json").records
    assert answered["chosen"] == [made["item"]["options"][1]["id"]]


def test_an_answer_that_is_not_taken_is_said(quizapp: Quizapp) -> None:
    quizapp("quiz", "make", "lactation", *SMALL)
    assert quizapp("quiz", "answer", "1", "1", "2").status == 0
    again = quizapp("quiz", "answer", "1", "1", "1")
    assert (again.status, again.err) == (
        1,
        "Question 1 is answered already, and its answer stands. Nothing was stored. Go on with another one.\n",
    )
    quizapp("quiz", "finish", "1")
    late = quizapp("quiz", "answer", "1", "2", "1")
    assert (late.status, late.err) == (
        1,
        "Quiz 1 is finished, and its answers stand. Nothing was stored. See quizapp quiz report 1.\n",
    )


def test_a_quiz_that_holds_nothing_says_what_is_missing(quizapp: Quizapp) -> None:
    nothing = quizapp("quiz", "make", "lactation", "--only", "flagged")
    assert nothing.err.startswith("No question of these topics and kinds is flagged. Nothing was started.")
    share = quizapp("quiz", "make", "lactation", "--share", "topic:hats=2")
    assert "has no topic “hats”" in share.err
    adaptive = quizapp("quiz", "make", "lactation", "--adaptive", "--share", "topic:hormones=1")
    assert (adaptive.status, "Leave out --share or --adaptive." in adaptive.err) == (1, True)


def test_fewer_questions_than_were_asked_for_are_said(quizapp: Quizapp) -> None:
    few = ("lactation", "--kind", "matrix_multiple_choice", "--length", "200")
    assert quizapp("quiz", "check", *few).out.endswith(" that fit. You asked for 200.\n")
    assert quizapp("quiz", "make", *few).out.startswith("You asked for 200 questions; no more than ")
