"""A session's papers: whole, readable, from the plan alone, and never half."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId
from quizapp.content.items import FillIn
from quizapp.errors import Stopped, UserError
from quizapp.services._teaching.pack import slug
from quizapp.services.teach_papers import PackPart, PackReport, Paper
from quizapp.teaching.plan import Plan, Questions
from tests.papers import pages_of, words_of
from tests.storage.profiles import SetClock
from tests.unit.services.sessions import HEADING, lactation, one_of_each_kind, whole_plan

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "papers"


def by_name(report: PackReport) -> dict[str, Path]:
    return {file.stem.removeprefix(f"{slug(HEADING.title)}-"): file for file in report.files}


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> PackReport:
    """The whole pack of a plan whose deck is in no profile."""
    from quizapp.bootstrap import open_services

    request.getfixturevalue("qapp")
    opened = open_services(tmp_path_factory.mktemp("profile"), SetClock())
    try:
        return opened.teach_papers.print_pack(whole_plan(), tmp_path_factory.mktemp("papers") / "new")
    finally:
        opened.close()


def test_the_pack_is_all_there_and_counts_its_pages(pack: PackReport) -> None:
    assert list(by_name(pack)) == [
        "question-cards",
        "team-sheet-A",
        "team-sheet-B",
        "test-before",
        "test-after",
        "answer-key",
        "posters",
        "sort-and-order-cards",
        "sort-and-order-key",
        "bingo-cards",
        "bingo-caller",
        "sign-in",
    ]
    assert pack.pages == sum(pages_of(file) for file in pack.files)
    assert "Form B has the same questions as form A, in another order." in pack.notes


@pytest.mark.parametrize("form", ["A", "B"])
def test_team_sheets_ask_all_and_tell_nothing(pack: PackReport, form: str) -> None:
    text = words_of(by_name(pack)[f"team-sheet-{form}"])
    assert "Team ____" in text
    assert f"Team sheet, form {form}" in text
    assert "29 November 2026 · Community hall · Ruth Okafor" in text
    assert text.count("Our answer") == len(one_of_each_kind())
    assert "For nobody else" not in text
    for item in one_of_each_kind():
        assert plain(item.stem) in text
        reasons = [one.rationale for one in item.options if len(one.rationale) > 60]
        assert not [one for one in reasons if plain(one) in text]
        if isinstance(item, FillIn):
            assert plain(item.rationale) not in text


def test_the_key_has_every_reason_and_both_forms(pack: PackReport) -> None:
    text = words_of(by_name(pack)["answer-key"])
    assert "Team sheet, form B" in text
    assert "Test before" in text
    assert "Test after" in text
    for item in one_of_each_kind():
        if not item.options:
            continue
        assert any(plain(one.rationale) in text for one in item.keys)


def test_a_card_has_its_question_in_front_and_its_reasons_behind(pack: PackReport) -> None:
    file = by_name(pack)["question-cards"]
    fronts, backs = words_of(file, first=1, last=1), words_of(file, first=2, last=2)
    for number, item in enumerate(one_of_each_kind()[:4], 1):
        assert f"Question {number} ·" in fronts
        assert plain(item.stem) in fronts
        assert f"Answer to question {number}" in backs


def test_pages_of_text_have_numbers_and_the_source(pack: PackReport) -> None:
    for name in ("team-sheet-A", "test-before", "answer-key", "sort-and-order-key", "bingo-caller"):
        file = by_name(pack)[name]
        text = words_of(file, first=1, last=1)
        assert f"Page 1 of {pages_of(file)}" in text, name
        assert "Cleveland Clinic" in text, name


def test_the_caller_has_a_clue_for_every_term_on_the_cards(services: Services, folder: Path, deck: Path) -> None:
    plan = whole_plan([f"Person {number}" for number in range(29)])
    plan = replace(plan, deck=DeckId(str(Path(__file__).parents[3] / "decks" / "lactation")))
    report = services.teach_papers.print_pack(plan, folder, parts=[PackPart.BINGO])
    cards, caller = report.files
    assert pages_of(cards) == 17  # 29 people and four cards to spare, filled up to whole sheets
    text, called = words_of(cards), words_of(caller)
    assert "Card 34" in text
    assert "5 in a line wins. The middle is free." in text
    for fact in ("Prolactin", "Oxytocin"):
        assert fact in called


def test_the_deck_gives_figures_that_no_question_needs(services: Services, folder: Path) -> None:
    plan = whole_plan(deck=DeckId(str(Path(__file__).parents[3] / "decks" / "lactation")))
    (file,) = services.teach_papers.print_pack(plan, folder, parts=[PackPart.POSTERS]).files
    assert pages_of(file) == len(lactation().figures) + 1  # and the tree
    text = words_of(file)
    assert "Colour a leaf for each fact that we know" in text
    assert "The mammary gland on the chest" in text


@pytest.mark.parametrize("paper", Paper)
def test_a_thousand_people_can_sign_in(paper: Paper, services: Services, folder: Path) -> None:
    names = [f"Žofie Švandová-Krejčí {number}" for number in range(998)]
    names += ["Maximiliana Wolfeschlegelsteinhausenbergerdorff", "שרה לוי"]
    (file,) = services.teach_papers.print_pack(
        whole_plan(names), folder, paper=paper, parts=[PackPart.SIGN_IN]
    ).files  # fmt: skip
    text = words_of(file)
    assert all(name in text for name in names[:998:97])
    assert "Wolfeschlegelstein" in text
    assert text.count("Sign-in sheet") == pages_of(file)
    assert f"Page {pages_of(file)} of {pages_of(file)}" in text


def test_a_list_of_nobody_has_room_for_all_who_come(services: Services, folder: Path) -> None:
    report = services.teach_papers.print_pack(whole_plan([]), folder, parts=[PackPart.SIGN_IN, PackPart.BINGO])
    assert pages_of(by_name(report)["sign-in"]) == 1
    assert pages_of(by_name(report)["bingo-cards"]) == 12


def test_what_there_is_nothing_for_is_said_and_the_rest_is_printed(services: Services, folder: Path) -> None:
    empty = Plan(heading=HEADING, deck=DeckId("gone"))
    report = services.teach_papers.print_pack(empty, folder)
    assert list(by_name(report)) == ["sign-in"]
    said = " ".join(report.notes)
    for word in ("question cards", "team sheets", "tests on paper", "answer key", "posters", "to sort", "bingo"):
        assert word in said
    with pytest.raises(UserError, match=r"Nothing was printed\. There is no bingo: it takes 8 .* there are 0"):
        services.teach_papers.print_pack(empty, folder, parts=[PackPart.BINGO])


def test_a_plan_whose_deck_is_gone_is_printed_from_what_it_keeps(pack: PackReport) -> None:
    assert "Which" in words_of(by_name(pack)["bingo-caller"])


def test_stopping_leaves_whole_files_only(services: Services, folder: Path) -> None:
    told: list[float] = []

    def stop(share: float) -> None:
        told.append(share)
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        services.teach_papers.print_pack(whole_plan(), folder, progress=stop)
    assert told == sorted(told)
    assert [file.name for file in folder.iterdir() if file.suffix != ".pdf"] == []
    assert all(pages_of(file) for file in folder.iterdir())


def test_a_folder_that_cannot_be_made_is_a_sentence(services: Services, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="could not be made"):
        services.teach_papers.print_pack(whole_plan(), tmp_path / "file" / "folder")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lactation: for / doulas!", "lactation-for-doulas"),
        ("../../etc", "etc"),
        ("???", "session"),
        ("Ärzte", "ärzte"),
    ],
)
def test_files_are_named_after_the_session(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_session_of_only_questions_has_no_tests(services: Services, folder: Path) -> None:
    plan = whole_plan()
    plan = replace(plan, parts=tuple(part for part in plan.parts if isinstance(part, Questions)))
    report = services.teach_papers.print_pack(plan, folder, parts=[PackPart.TESTS, PackPart.KEY])
    assert list(by_name(report)) == ["answer-key"]
    assert report.notes == ("There are no tests on paper: the plan has none before or after.",)
