"""What somebody missed, and a deck of the facts behind it that stands by itself."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, Fact, FactId, RelationId
from quizapp.content.plain import to_record
from quizapp.content.written import WrittenId, WrittenItem
from quizapp.teaching.acts import PersonId
from quizapp.teaching.plan import items_of_part
from quizapp.teaching.points import team_share, told_steps
from quizapp.teaching.results import shares_of_part
from quizapp.teaching.room import Room, Step


def missed_facts(room: Room, person: PersonId) -> tuple[FactId, ...]:
    """The facts behind the items of which somebody did not earn every point: tests they took, questions whose key was
    shown. A question that they let pass counts by their team's answer, and as missed where there is none."""
    return tuple(dict.fromkeys(fact for step in _missed(room, person) for fact in room.item_at(step).facts))


def _missed(room: Room, person: PersonId) -> Iterator[Step]:
    told = frozenset(told_steps(room))
    one = room.people[person]
    for part, wanted in enumerate(room.plan.parts):
        own = shares_of_part(room, part).get(person, {})
        for number in range(len(items_of_part(wanted))):
            step = (part, number)
            share = own.get(step)
            if share is None and step in told and (one.key or one.team):
                share = team_share(room, step, one.team) if one.team else 0.0
                share = 0.0 if share is None and one.key else share
            if share is not None and share < 1:
                yield step


def deck_of_facts(
    deck: Deck, facts: Collection[FactId], id_: DeckId, title: str, counted: Mapping[WrittenId, FactId]
) -> Deck:
    """A deck that asks only these facts. What others claim of the same relations stays with it, so that no wrong option
    comes to be right; it is not asked there. ``counted`` are the facts for which written items count (see
    ``generators.counted_facts``)."""
    wanted = frozenset(facts)
    items = tuple(one for one in deck.items if counted.get(one.id) in wanted)
    relations = frozenset(_relations(deck, wanted, items))
    about = {fact for one in items for fact in one.facts}
    kept = tuple(
        fact if fact.id in wanted and fact.id not in deck.resting else _bare(fact)
        for fact in deck.facts
        if fact.id in wanted or fact.id in about or any(claim.relation in relations for claim in fact.claims)
    )
    topics = {fact.topic for fact in kept} | {one.topic for one in items}
    return replace(
        deck,
        id=id_,
        title=title,
        facts=kept,
        items=items,
        topics=tuple(topic for topic in deck.topics if topic.id in topics),
        resting=frozenset(),
    )


def _bare(fact: Fact) -> Fact:
    """A fact that is only there for what it claims."""
    return replace(fact, asks=(), clozes=(), labels=(), picture="")


def _relations(deck: Deck, facts: Collection[FactId], items: Sequence[WrittenItem]) -> Iterator[RelationId]:
    """Every relation that is asked about."""
    for fact in facts:
        if fact in deck.fact_by_id:
            yield from (claim.relation for claim in deck.fact_by_id[fact].claims)
            yield from (ask.query.relation for ask in deck.fact_by_id[fact].asks if ask.query)
    for item in items:
        yield from map(RelationId, _named_relations(to_record(item)))


def _named_relations(record: object) -> Iterator[str]:
    if isinstance(record, Mapping):
        for name, value in record.items():
            if name == "relation" and isinstance(value, str):
                yield value
            else:
                yield from _named_relations(value)
    elif isinstance(record, list | tuple):
        for value in record:
            yield from _named_relations(value)
