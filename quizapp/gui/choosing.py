"""What a person ticked under "What to study" as a value, the selection it means, and selections in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from quizapp.content.heads import DeckId, TopicId
from quizapp.gui.words import counts as words
from quizapp.scheduling.selection import Selection, Timing

FORGOTTEN_DAYS = 7
"""``Forgotten lately`` looks back so many days."""


MISSED_DAYS = 30
"""``Missed in a quiz`` looks back so many study days."""


_MISSED, _FORGOTTEN = f"missed:{MISSED_DAYS}", f"rated:{FORGOTTEN_DAYS}:1"


class Which(StrEnum):
    """Which cards are wanted."""

    DUE = "due"
    MISSED = "missed"
    FORGOTTEN = "forgotten"
    AHEAD = "ahead"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """When to stop: after minutes, after cards, or (neither) when nothing is left."""

    minutes: int | None = None
    cards: int | None = None


LIMITS = (
    Limit(),
    Limit(minutes=10),
    Limit(minutes=20),
    Limit(minutes=30),
    Limit(cards=10),
    Limit(cards=20),
    Limit(cards=50),
)
"""The limits that are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is ticked. No topics means all of them; tags and search narrow further."""

    which: Which = Which.DUE
    ahead_days: int = 1
    topics: tuple[TopicId, ...] = ()
    tags: tuple[str, ...] = ()
    search: str = ""
    limit: Limit = Limit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("choosing", text)


def selection_of(deck: DeckId, wanted: Wanted) -> Selection:
    """The selection that is meant."""
    match wanted.which:
        case Which.DUE:
            timing, terms = Timing.SCHEDULED, ""
        case Which.MISSED:
            timing, terms = Timing.CRAM, _MISSED
        case Which.FORGOTTEN:
            timing, terms = Timing.CRAM, _FORGOTTEN
        case Which.AHEAD:
            timing, terms = Timing.AHEAD, ""
        case Which.ALL:
            timing, terms = Timing.CRAM, ""
        case _:
            assert_never(wanted.which)
    return Selection(
        deck=deck,
        topics=wanted.topics,
        search=_joined(terms, _any_tag(wanted.tags), wanted.search.strip()),
        timing=timing,
        ahead_days=wanted.ahead_days,
        cards=wanted.limit.cards,
        minutes=wanted.limit.minutes,
    )


def _any_tag(tags: tuple[str, ...]) -> str:
    return " or ".join(f'tag:"{tag}"' if " " in tag else f"tag:{tag}" for tag in tags)


def _joined(*terms: str) -> str:
    """Searches that must all hold."""
    some = [term for term in terms if term]
    return some[0] if len(some) == 1 else " ".join(f"({term})" if " " in term else term for term in some)


def which_words(which: Which) -> str:
    """What a choice of cards is called."""
    match which:
        case Which.DUE:
            return _tr("Due today and new")
        case Which.MISSED:
            return _tr("Missed in a quiz")
        case Which.FORGOTTEN:
            return _tr("Forgotten lately")
        case Which.AHEAD:
            return _tr("Ahead of time")
        case Which.ALL:
            return _tr("All, as practice")
        case _:
            assert_never(which)


def which_meaning(which: Which) -> str:
    """What a choice of cards means for what comes later."""
    match which:
        case Which.DUE:
            return _tr("As the schedule says: nothing is missed, nothing is asked too early.")
        case Which.MISSED:
            return _tr(
                "Cards of facts whose quiz questions you missed in the last 30 days. Practice: no schedule changes."
            )
        case Which.FORGOTTEN:
            return _tr("Cards you forgot in the last 7 days. Practice: no schedule changes.")
        case Which.AHEAD:
            return _tr("What falls due in the next days, today. Each card is scheduled anew from today.")
        case Which.ALL:
            return _tr("Every card, due or not. Practice: no schedule changes.")
        case _:
            assert_never(which)


def limit_words(limit: Limit) -> str:
    """``No limit``, ``10 minutes``, ``20 cards``."""
    if limit.minutes is not None:
        return words.minutes(limit.minutes)
    return _tr("No limit") if limit.cards is None else words.cards(limit.cards)


def selection_words(selection: Selection, titles: Mapping[TopicId, str]) -> str:
    """A selection in one line, such as ``Hormones · due today and new · 10 minutes``."""
    match selection.timing:
        case Timing.SCHEDULED:
            timing = _tr("due today and new")
        case Timing.AHEAD:
            timing = words.counted(selection.ahead_days, "{n} day ahead", "{n} days ahead")
        case Timing.CRAM:
            timing = _tr("practice")
        case _:
            assert_never(selection.timing)
    limits = [limit_words(Limit(minutes=selection.minutes))] if selection.minutes else []
    limits += [limit_words(Limit(cards=selection.cards))] if selection.cards else []
    topics = ", ".join(titles.get(topic, topic) for topic in selection.topics)
    facts = words.facts(len(selection.facts)) if selection.facts else ""
    search = selection.search
    for term, meant in ((_MISSED, _tr("missed in a quiz")), (_FORGOTTEN, _tr("forgotten lately"))):
        search = meant if search == term else search.replace(f"{term} ", f"{meant}: ", 1)
    return " · ".join(part for part in (topics, facts, search, timing, *limits) if part)
