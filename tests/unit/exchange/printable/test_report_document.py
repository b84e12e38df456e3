"""The report on paper: all that the window tells of a quiz, and nothing that the print's typeface lacks."""

from datetime import UTC, datetime

from quizapp.exams import report, sitting
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.copies import DeckCopy, FactCopy, TopicCopy
from quizapp.exams.sitting import Response, SittingId
from quizapp.exchange.printable.report_document import report_document
from quizapp.stats.certainty import Rated, certainty_curve
from tests.answering import right, wrong
from tests.gui import item_builders

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ITEMS = (item_builders.select_all(), item_builders.fill_number(), item_builders.matrix_choice())


def document() -> tuple[str, str]:
    """A report of three items, one missed: its text and its foot."""
    blueprint = Blueprint(
        deck=ITEMS[0].deck, length=3, mode=Mode.EXAM, conditions=Conditions(certainty=True, whole_seconds=600)
    )
    one = sitting.start(SittingId(1), blueprint, ITEMS, NOW)
    for index, item in enumerate(ITEMS):
        chosen = wrong(item) if index == 0 else right(item)
        one = sitting.respond(sitting.rate(one, index, 3), index, Response(chosen=chosen, at=NOW, took_ms=9000))
    done = report.report(sitting.finish(one, NOW))
    facts = {fact for item in ITEMS for fact in item.facts}
    deck = DeckCopy(
        title="Lactation & more",
        topics=tuple(TopicCopy(id=item.topic, title="Letdown") for item in ITEMS[:1]),
        facts=tuple(FactCopy(id=fact, statement=f"What {fact} says.", source="A book, paragraph 3") for fact in facts),
    )
    curve = certainty_curve([Rated(certainty=3, right=n > 0) for n in range(3)])
    made = report_document(done, deck, curve)
    return "\n".join(block.text for block in made.blocks), made.foot


def test_every_item_stands_with_answer_key_reasons_fact_and_place() -> None:
    text, _ = document()
    for item in ITEMS:
        assert item.stem.replace("'", "&#x27;") in text
        for option in item.keys if item.options else ():
            assert option.rationale.replace("'", "&#x27;") in text
        assert f"What {item.facts[0]} says. A book, paragraph 3" in text


def test_points_certainty_and_source_are_told() -> None:
    text, foot = document()
    assert "Lactation &amp; more: exam of 23 November 2026" in text
    assert "right earns 1, 2 or 3, wrong costs 0, 2 or 6" in text
    assert "5 of 8 points, 3 questions, less than a minute" in text
    assert "2 of 3" in text
    assert foot == "Source: A book"


def test_nothing_is_printed_that_the_typeface_lacks() -> None:
    text, foot = document()
    assert "→" not in text + foot
