"""Parts of a deck as plain dicts that JSON can hold, and back: how storage keeps them.

Keys stand in a fixed order and nothing is left out (but a fact's labels, where there are none), so that equal values
make equal bytes. A record that lacks a key
was not written by this module: a ``KeyError`` here is a bug, not something to tell a person.

Of a fact that is one plain question with its answer, as most that come from elsewhere are, storage keeps these two
alone, as a list: the brief record. Its id and topic stand beside it in any case.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from quizapp.content.facts import (
    Ask,
    Blank,
    Claim,
    Cloze,
    Concept,
    ConceptId,
    Fact,
    FactId,
    Level,
    Query,
    Relation,
    RelationId,
    Side,
    Source,
    Topic,
    TopicId,
    WrittenDistractor,
)
from quizapp.content.labels import Label
from quizapp.content.plain import from_record, to_record

Record = dict[str, Any]
"""Strings, whole numbers, booleans, None, and lists and dicts of these."""

BETWEEN = " – "
"""What stands between question and answer in the statement of a fact that is no more than these."""


def source_to_record(source: Source) -> Record:
    """A source as a record; its date as ``2021-12-16``."""
    reviewed = source.reviewed.isoformat() if source.reviewed else None
    return {"title": source.title, "publisher": source.publisher, "reviewed": reviewed}


def source_from_record(record: Mapping[str, Any]) -> Source:
    """The source that ``source_to_record`` wrote."""
    reviewed = record["reviewed"]
    return Source(
        title=record["title"],
        publisher=record["publisher"],
        reviewed=None if reviewed is None else date.fromisoformat(reviewed),
    )


def topic_to_record(topic: Topic) -> Record:
    """A topic as a record."""
    return {"id": topic.id, "title": topic.title}


def topic_from_record(record: Mapping[str, Any]) -> Topic:
    """The topic that ``topic_to_record`` wrote."""
    return Topic(id=TopicId(record["id"]), title=record["title"])


def concept_to_record(concept: Concept) -> Record:
    """A concept as a record."""
    return {
        "id": concept.id,
        "kind": concept.kind,
        "name": concept.name,
        "also": list(concept.also),
        "note": concept.note,
    }


def concept_from_record(record: Mapping[str, Any]) -> Concept:
    """The concept that ``concept_to_record`` wrote."""
    return Concept(
        id=ConceptId(record["id"]),
        kind=record["kind"],
        name=record["name"],
        also=tuple(record["also"]),
        note=record["note"],
    )


def relation_to_record(relation: Relation) -> Record:
    """A relation as a record."""
    record: Record = {
        "id": relation.id,
        "meaning": relation.meaning,
        "subjects": list(relation.subjects),
        "objects": list(relation.objects),
    }
    if relation.unique:  # left out where it is empty, as with a fact's labels
        record["unique"] = [side.value for side in relation.unique]
    return record


def relation_from_record(record: Mapping[str, Any]) -> Relation:
    """The relation that ``relation_to_record`` wrote."""
    return Relation(
        id=RelationId(record["id"]),
        meaning=record["meaning"],
        subjects=tuple(record["subjects"]),
        objects=tuple(record["objects"]),
        unique=tuple(Side(side) for side in record.get("unique", ())),
    )


def fact_to_record(fact: Fact) -> Record:
    """A fact with its claims, asks and clozes as a record."""
    record: Record = {
        "id": fact.id,
        "topic": fact.topic,
        "statement": fact.statement,
        "paragraph": fact.paragraph,
        "why": fact.why,
        "claims": [[claim.subject, claim.relation, claim.object] for claim in fact.claims],
        "asks": [ask_to_record(ask) for ask in fact.asks],
        "clozes": [
            {"text": cloze.text, "blanks": [_blank_to_record(blank) for blank in cloze.blanks]} for cloze in fact.clozes
        ],
    }
    # Left out where there are none: records from before there were such things stay as they are.
    if fact.labels:
        record["labels"] = [to_record(label) for label in fact.labels]
    if fact.tags:
        record["tags"] = list(fact.tags)
    if fact.picture:
        record["picture"] = fact.picture
    if fact.answer_picture:
        record["answer_picture"] = fact.answer_picture
    return record


def fact_from_record(record: Mapping[str, Any]) -> Fact:
    """The fact that ``fact_to_record`` wrote."""
    return Fact(
        id=FactId(record["id"]),
        topic=TopicId(record["topic"]),
        statement=record["statement"],
        paragraph=record["paragraph"],
        why=record["why"],
        claims=tuple(
            Claim(subject=ConceptId(subject), relation=RelationId(relation), object=ConceptId(object_))
            for subject, relation, object_ in record["claims"]
        ),
        asks=tuple(ask_from_record(ask) for ask in record["asks"]),
        clozes=tuple(
            Cloze(
                text=cloze["text"],
                blanks=tuple(
                    Blank(number=number, start=start, end=end, hint=hint[0] if hint else "")
                    for number, start, end, *hint in cloze["blanks"]
                ),
            )
            for cloze in record["clozes"]
        ),
        labels=tuple(from_record(Label, label) for label in record.get("labels", ())),
        tags=tuple(record.get("tags", ())),
        picture=record.get("picture", ""),
        answer_picture=record.get("answer_picture", ""),
    )


def fact_of_one_ask(fact: FactId, topic: TopicId, question: str, answer: str) -> Fact:
    """A fact that is one plain question with its answer."""
    ask = Ask(id=1, query=None, question=question, answer=answer)
    return Fact(
        id=fact, topic=topic, statement=f"{question}{BETWEEN}{answer}", paragraph=0, why="", claims=(), asks=(ask,)
    )


def stored_to_record(stored: Record | list[str], fact: FactId, topic: TopicId) -> Record:
    """The record of a fact, of whichever kind storage has it, by what stands beside it."""
    return fact_to_record(fact_of_one_ask(fact, topic, *stored)) if isinstance(stored, list) else stored


def fact_from_stored(stored: Record | list[str], fact: FactId, topic: TopicId) -> Fact:
    """The fact of a record of either kind."""
    return fact_of_one_ask(fact, topic, *stored) if isinstance(stored, list) else fact_from_record(stored)


def fact_to_brief(fact: Fact) -> Record | list[str]:
    """The brief record of a fact, where it has one; else its record."""
    if len(fact.asks) == 1:
        question, answer = fact.asks[0].question, fact.asks[0].answer
        if fact == fact_of_one_ask(fact.id, fact.topic, question, answer):
            return [question, answer]
    return fact_to_record(fact)


def _blank_to_record(blank: Blank) -> list[int | str]:
    place: list[int | str] = [blank.number, blank.start, blank.end]
    return [*place, blank.hint] if blank.hint else place


def ask_to_record(ask: Ask) -> Record:
    """An ask as a record; one without a claim has no ``relation``."""
    query = ask.query
    asked = {} if query is None else {"relation": query.relation, "blank": query.blank.value, "given": query.given}
    return {
        "id": ask.id,
        **asked,
        "question": ask.question,
        "answer": ask.answer,
        "reverse": ask.reverse,
        "reverse_answer": ask.reverse_answer,
        "stem": ask.stem,
        "key": ask.key,
        "wrong": [{"text": wrong.text, "because": wrong.because} for wrong in ask.wrong],
        "skip": list(ask.skip),
        "level": ask.level.value,
        "makes_item": ask.makes_item,
        "makes_card": ask.makes_card,
        **({"hint": ask.hint} if ask.hint else {}),
    }


def ask_from_record(record: Mapping[str, Any]) -> Ask:
    """The ask that ``ask_to_record`` wrote."""
    return Ask(
        id=record["id"],
        query=_query_from_record(record) if "relation" in record else None,
        question=record["question"],
        answer=record["answer"],
        reverse=record["reverse"],
        reverse_answer=record["reverse_answer"],
        stem=record["stem"],
        key=record["key"],
        wrong=tuple(WrittenDistractor(text=wrong["text"], because=wrong["because"]) for wrong in record["wrong"]),
        skip=tuple(ConceptId(one) for one in record["skip"]),
        level=Level(record["level"]),
        makes_item=record["makes_item"],
        makes_card=record["makes_card"],
        hint=record.get("hint", ""),
    )


def _query_from_record(record: Mapping[str, Any]) -> Query:
    return Query(relation=RelationId(record["relation"]), blank=Side(record["blank"]), given=ConceptId(record["given"]))
