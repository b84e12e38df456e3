"""A deck as the text of a deck file: ``parse_deck(write_deck(deck), …) == deck``.

Comments and line breaks of a file that it once came from are not kept; the order of everything is.
"""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.content.clozes import marked_up
from quizapp.content.deck import Deck
from quizapp.content.deckfiles.itemwriting import blocks_of_item, claim_text, query_text, wrong_values
from quizapp.content.deckfiles.toml_writing import Value, block
from quizapp.content.facts import Ask, Concept, Fact, Level, Relation, Side
from quizapp.content.labels import Hide, Label


def write_deck(deck: Deck) -> str:
    """The deck file. Its figures are files of their own beside it: ``deck.figures``, each its name and text.

    Of a fact that rests (a person deleted it) only what it claims is written, so that wrong options stay wrong; one
    that claims nothing and that no item is about is left out.
    """
    return "\n".join(_blocks(replace(deck, facts=tuple(_lasting(deck)), resting=frozenset())))


def _lasting(deck: Deck) -> Iterator[Fact]:
    asked = {fact for item in deck.items for fact in item.facts}
    for fact in deck.facts:
        if fact.id not in deck.resting:
            yield fact
        elif fact.claims or fact.id in asked:
            yield replace(fact, asks=(), clozes=(), labels=(), picture="", answer_picture="")


def _blocks(deck: Deck) -> Iterator[str]:
    yield block(
        "[deck]",
        {"id": deck.id, "title": deck.title, "summary": deck.summary, "language": deck.language},
    )
    source: dict[str, Value] = {"title": deck.source.title, "publisher": deck.source.publisher}
    if deck.source.reviewed is not None:
        source["reviewed"] = deck.source.reviewed
    yield block("[source]", source) + ("" if deck.source.publisher else 'publisher = ""\n')
    yield from (block("[[topic]]", {"id": one.id, "title": one.title}) for one in deck.topics)
    yield from (_concept(one) for one in deck.concepts)
    yield from (_relation(one) for one in deck.relations)
    for fact in deck.facts:
        yield _fact(fact)
        yield from (_ask(one) for one in fact.asks)
    for fact in deck.facts:
        yield from (_label(fact, one) for one in fact.labels)
    for item in deck.items:
        yield from blocks_of_item(item)


def _concept(concept: Concept) -> str:
    return block(
        "[[concept]]",
        {
            "id": concept.id,
            "kind": concept.kind,
            "name": concept.name,
            "also": concept.also,
            "note": concept.note,
        },
    )


def _relation(relation: Relation) -> str:
    sides = frozenset(relation.unique)
    values: dict[str, Value] = {
        "id": relation.id,
        "meaning": relation.meaning,
        "from": relation.subjects,
        "to": relation.objects,
    }
    if sides:
        values["unique"] = "both" if len(sides) == len(Side) else "from" if Side.SUBJECT in sides else "to"
    return block("[[relation]]", values)


def _fact(fact: Fact) -> str:
    values: dict[str, Value] = {"id": fact.id, "topic": fact.topic}
    if fact.paragraph:
        values["paragraph"] = fact.paragraph
    texts = tuple(marked_up(one) for one in fact.clozes)
    values |= {
        "statement": fact.statement,
        "why": fact.why,
        "tags": fact.tags,
        "picture": fact.picture,
        "answer_picture": fact.answer_picture,
        "true": tuple(claim_text(one) for one in fact.claims),
        "cloze": texts[0] if len(texts) == 1 else texts,
    }
    return block("[[fact]]", values)


def _ask(ask: Ask) -> str:
    values: dict[str, Value] = {
        "id": ask.id,
        "for": "" if ask.query is None else query_text(ask.query),
        "question": ask.question,
        "answer": ask.answer,
        "reverse": ask.reverse,
        "reverse_answer": ask.reverse_answer,
        "hint": ask.hint,
        "stem": ask.stem,
        "key": ask.key or "",
        "wrong": wrong_values(ask.wrong),
        "skip": ask.skip,
    }
    if ask.level is not Level.RECALL:
        values["level"] = ask.level.value
    if not ask.makes_item:
        values["item"] = False
    if not ask.makes_card:
        values["card"] = False
    return block("[[fact.ask]]", values)


def _label(fact: Fact, label: Label) -> str:
    values: dict[str, Value] = {"fact": fact.id, "id": label.id, "figure": label.figure, "region": label.region}
    if label.hide is not Hide.ONE:
        values["hide"] = label.hide.value
    return block("[[label]]", {**values, "question": label.question})
