"""A fact that is one plain question is kept as question and answer, and comes back as it was."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import Ask, Fact, FactId, Level, TopicId
from quizapp.content.records import (
    fact_from_stored,
    fact_of_one_ask,
    fact_to_brief,
    fact_to_record,
    stored_to_record,
)

texts = st.text(min_size=1, max_size=40)
FACT, TOPIC = FactId("F1"), TopicId("north")
PLAIN = fact_of_one_ask(FACT, TOPIC, "Which?", "This.")
ASK = PLAIN.asks[0]


@given(texts, texts)
def test_question_and_answer_are_enough(question: str, answer: str) -> None:
    fact = fact_of_one_ask(FACT, TOPIC, question, answer)
    stored = json.loads(json.dumps(fact_to_brief(fact)))
    assert stored == [question, answer]
    assert fact_from_stored(stored, FACT, TOPIC) == fact
    assert stored_to_record(stored, FACT, TOPIC) == fact_to_record(fact)


@given(
    st.sampled_from(
        (
            replace(PLAIN, statement="Otherwise."),
            replace(PLAIN, why="So."),
            replace(PLAIN, paragraph=3),
            replace(PLAIN, tags=("ward",)),
            replace(PLAIN, picture="a"),
            replace(PLAIN, answer_picture="a"),
            replace(PLAIN, asks=()),
            replace(PLAIN, asks=(ASK, replace(ASK, id=2))),
            replace(PLAIN, asks=(replace(ASK, id=2),)),
            replace(PLAIN, asks=(replace(ASK, hint="H."),)),
            replace(PLAIN, asks=(replace(ASK, reverse="Back?", reverse_answer="There."),)),
            replace(PLAIN, asks=(replace(ASK, makes_item=False),)),
            replace(PLAIN, asks=(replace(ASK, level=Level.APPLICATION),)),
        )
    )
)
def test_what_is_more_than_that_is_kept_whole(fact: Fact) -> None:
    stored = fact_to_brief(fact)
    assert stored == fact_to_record(fact)
    assert fact_from_stored(json.loads(json.dumps(stored)), fact.id, fact.topic) == fact


def test_an_ask_of_one_question_is_one_that_nothing_else_is_said_of() -> None:
    assert (Ask(id=1, query=None, question="Which?", answer="This."),) == PLAIN.asks
