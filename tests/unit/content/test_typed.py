"""Typed answers: what is right, what is a slip, what is wrong, and how the difference is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.typed import Verdict, compare

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("oxytocin", "Oxytocin"),
        ("  the   Alvéoli.", "alveoli"),
        ("let down", "Let-down"),
        ("letdown", "Let-down"),
        ("Coopers ligaments", "Cooper’s ligaments"),
        ("2 weeks", "two weeks"),
        ("0,5 ml", "0.50 mL"),
        ("1000", "1,000"),
        ("minerals, vitamins and protein", "Protein, minerals and vitamins"),
        ("the", "The"),
        ("%", "%"),
        ("Rh−", "Rh-"),
    ],
)
def test_what_is_forgiven_without_a_word(typed: str, answer: str) -> None:
    result = compare(typed, answer)
    assert (result.right, result.close) == (True, False)
    assert [(piece.text, piece.verdict) for piece in result.pieces] == [(answer, Verdict.SAME)]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("oxitocin", "Oxytocin"),
        ("prolactn", "prolactin"),
        ("prloactin", "prolactin"),
        ("milc", "milk"),
        ("ermoved", "removed"),
        ("let down reflx", "letdown reflex"),
        ("minerls, protein and vitamins", "Protein, minerals and vitamins"),
    ],
)
def test_slips_are_right_and_shown(typed: str, answer: str) -> None:
    result = compare(typed, answer)
    assert (result.right, result.close) == (True, True)
    assert {piece.verdict for piece in result.pieces} > {Verdict.SAME}


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "oxytocin"),
        ("FSH", "TSH"),
        ("afferent", "efferent"),
        ("involuntary", "voluntary"),
        ("hypotension", "hypertension"),
        ("adduction", "abduction"),
        ("intracellular", "intercellular"),
        ("ileum", "ilium"),
        ("15", "16"),
        ("15 days", "16 days"),
        ("-5", "5"),
        ("Rh+", "Rh-"),
        ("<5", ">5"),
        ("80/120", "120/80"),
        ("1,5", "5,1"),
        ("mlik", "mulk"),
        ("prlctn", "prolactin"),
        ("protein, fat", "protein, minerals"),
        ("protein, minerals", "protein, minerals and vitamins"),
        ("4 days", "days"),
    ],
)
def test_what_is_wrong(typed: str, answer: str) -> None:
    result = compare(typed, answer)
    assert (result.right, result.close) == (False, False)


def test_a_synonym_is_right_and_the_name_of_something_else_is_no_slip() -> None:
    assert compare("Christiania", "Oslo", also=("Christiania",)).pieces[0].text == "Christiania"
    assert compare("chorions", "chorion").close
    assert not compare("chorions", "chorion", others=("Chorions",)).right


def test_the_difference_letter_by_letter() -> None:
    pieces = compare("oxitocn", "Oxytocin").pieces
    assert [(piece.text, piece.verdict.value) for piece in pieces] == [
        ("Ox", "same"),
        ("i", "wrong"),
        ("y", "missing"),
        ("toc", "same"),
        ("i", "missing"),
        ("n", "same"),
    ]
    assert [piece.verdict for piece in compare("x" * 500, "y").pieces] == [Verdict.WRONG, Verdict.MISSING]


@given(typed=WORDS, answer=WORDS)
def test_the_pieces_spell_both_texts(typed: str, answer: str) -> None:
    result = compare(typed, answer)
    shown = "".join(piece.text for piece in result.pieces if piece.verdict is not Verdict.WRONG)
    assert shown == " ".join(answer.split())
    written = "".join(piece.text for piece in result.pieces if piece.verdict is not Verdict.MISSING)
    if not result.right:
        assert len(written) == len(" ".join(typed.split()))
    assert not result.close or result.right


@given(answer=WORDS)
def test_an_answer_is_right_as_it_stands_whatever_its_case(answer: str) -> None:
    assert compare(answer, answer).right
    assert not compare(answer, answer).close
