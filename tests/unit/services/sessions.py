"""Plans of sessions for tests, from the shipped deck and from one of towns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from quizapp.content.deck import Deck
from quizapp.content.generators import items_of
from quizapp.content.items import HotSpot, Item
from quizapp.exams.copies import DeckCopy, FactCopy, FigureCopy, TopicCopy
from quizapp.paths import shipped_decks
from quizapp.services._library.deckfiles import read_deck_text
from quizapp.teaching.acts import Act, Answered, Asked, Closed, Ended, Event, Handed, Joined, PersonId, Revealed, Went
from quizapp.teaching.happening import replayed
from quizapp.teaching.plan import Break, Heading, Plan, Questions, Role, Talk, Test
from quizapp.teaching.report import SessionReport, session_report
from quizapp.teaching.room import Room
from tests.unit.exams.makers import right_answer

HEADING = Heading(
    title="Lactation for doulas",
    on=date(2026, 11, 29),
    trainer="Ruth Okafor",
    place="Community hall",
    provider="Riverside Doula School",
    address="12 Mill Lane, Riverside",
    contact_hours=3.5,
    approval="Approved by the Riverside Board, provider 1234.",
)


@cache
def lactation() -> Deck:
    """The shipped deck with its figures."""
    return read_deck_text(shipped_decks() / "lactation").parse()


@cache
def bank() -> tuple[Item, ...]:
    """Its items."""
    return items_of(lactation(), 0)


def one_of_each_kind() -> tuple[Item, ...]:
    """An item of every kind that the deck has."""
    return tuple({item.kind: item for item in reversed(bank())}.values())


def copy_of(deck: Deck, items: Sequence[Item]) -> DeckCopy:
    """What a plan keeps of its deck."""
    facts = dict.fromkeys(fact for item in items for fact in (*item.facts, *(option.fact for option in item.options)))
    spots = dict.fromkeys(item.figure for item in items if isinstance(item, HotSpot))
    found = [deck.fact_by_id[fact] for fact in facts if fact in deck.fact_by_id]
    return DeckCopy(
        title=deck.title,
        topics=tuple(TopicCopy(id=one.id, title=one.title) for one in deck.topics),
        facts=tuple(
            FactCopy(id=one.id, statement=one.statement, source=deck.source.place(one.paragraph)) for one in found
        ),
        figures=tuple(FigureCopy(id=name, svg=deck.figure_by_name[name].svg) for name in spots),
    )


def whole_plan(people: Sequence[str] = ("Ana", "Ben", "Chloé"), **fields: object) -> Plan:
    """A plan with a test before and after, and a question of every kind between."""
    asked = one_of_each_kind()
    rest = [item for item in bank() if item not in asked]
    before, after = tuple(rest[:4]), tuple(rest[40:44])
    plan = Plan(
        heading=HEADING,
        deck=lactation().id,
        parts=(
            Test(role=Role.BEFORE, items=before),
            Talk(title="Welcome", notes="For nobody else"),
            Questions(title="Quiz", items=asked),
            Break(),
            Test(role=Role.AFTER, items=after),
        ),
        participants=tuple(people),
        teams=("Alveoli", "Ducts"),
        copy=copy_of(lactation(), (*asked, *before, *after)),
    )
    return replace(plan, **fields)  # type: ignore[arg-type]


def held(plan: Plan, people: Sequence[str] = (), seed: int = 1, *, ended: bool = True) -> tuple[Room, list[Event]]:
    """A session that was held: everybody (by default all on the list) came with a phone, missed some and left some."""
    dice, acts = Random(seed), list[Act]()
    names = people or plan.participants
    for number, name in enumerate(names, 1):
        team = plan.teams[number % len(plan.teams)] if plan.teams else ""
        acts.append(Joined(person=PersonId(number), name=name, team=team, key=f"{number:064x}"))
    everybody = [PersonId(number) for number in range(1, len(names) + 1)]
    for part, one in enumerate(plan.parts):
        if isinstance(one, Test):
            known = 0.4 if one.role is Role.BEFORE else 0.75
            acts.append(Went(part=part))
            for item, asked in enumerate(one.items):
                acts += [_answer(who, part, item, asked, known, dice) for who in everybody]
            acts += [Handed(person=who, part=part) for who in everybody] + [Closed()]
        elif isinstance(one, Questions):
            for item, asked in enumerate(one.items):
                acts += [Went(part=part, item=item), Asked(seconds=30)]
                acts += [_answer(who, part, item, asked, 0.6, dice) for who in everybody if dice.random() < 0.9]
                acts += [Closed(), Revealed()]
        else:
            acts.append(Went(part=part))
    acts += [Ended()] if ended else []
    events = [Event(act=act, at=NOON + timedelta(seconds=5 * n)) for n, act in enumerate(acts)]
    return replayed(plan, events), events


def _answer(who: PersonId, part: int, item: int, asked: Item, known: float, dice: Random) -> Answered:
    wrong = [option for option in asked.options if not option.correct]
    chosen = right_answer(asked)
    if dice.random() > known and wrong and len(asked.places) < 2:
        chosen = (dice.choice(wrong).id, *chosen[1:])
    return Answered(person=who, part=part, item=item, chosen=tuple(map(str, chosen)))


def report_of(plan: Plan, people: Sequence[str] = (), *, anonymous: bool = False) -> SessionReport:
    """What such a session was."""
    room, events = held(plan, people)
    return session_report(room, events, Random(0), anonymous=anonymous)


NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
