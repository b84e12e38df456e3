"""The one row of a package's ``col`` table: note types, decks, options of decks, as Anki's schema 11 has them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from html import escape
from json import dumps

from quizapp.content.facts import TopicId
from quizapp.exchange.anki.notes import FLASHCARDS, QUESTIONS, deck_number
from quizapp.exchange.anki.rows import Export, Options, Record
from quizapp.exchange.anki.schedule import collection_start

_HALVES = {FLASHCARDS: "Flashcards", QUESTIONS: "Questions"}
_BY_POSITION, _AS_GATHERED = 1, 1  # Anki's newGatherPriority and newSortOrder: the deck's own order, over all topics


class Homes:
    """The decks of an export: ``Lactation::Flashcards::Hormones``, ``Lactation::Questions::Hormones``.

    Two halves, so that a bus ride's flashcards are one tap away; a deck a topic below each, in a deck of one topic
    none. A deck comes into being with its first card. Ids are made of ids: a renamed topic or deck keeps its cards.
    """

    def __init__(self, export: Export) -> None:
        self._deck, self._topics = export.deck, export.topics
        self._title = _one_level(export.title) or export.deck
        self._ids: dict[tuple[str, str], int] = {}
        self.names: dict[int, str] = {deck_number(export.deck, "whole"): self._title}
        if export.returning is not None:  # decks of those names may be among those that go back
            self.names = {did: name for did, (name, _) in export.returning.decks.items()}

    @property
    def whole(self) -> int:
        """The id of the deck above all others."""
        return deck_number(self._deck, "whole")

    def number(self, home: tuple[str, str]) -> int:
        """The id of the deck of a half and topic."""
        found = self._ids.get(home)
        if found is None:
            found = self._ids[home] = self._made(*home)
        return found

    def _made(self, half: str, topic: str) -> int:
        upper = deck_number(self._deck, half)
        name = f"{self._title}::{_HALVES[half]}"
        upper = self._named(upper, name)
        if len(self._topics) < 2:
            return upper
        below = f"{name}::{_one_level(self._topics.get(TopicId(topic), topic)) or topic}"
        return self._named(deck_number(self._deck, f"{half}/{topic}"), below)

    def _named(self, number: int, name: str) -> int:
        """The deck of a name: two topics of one title share one."""
        for known, one in self.names.items():
            if one.casefold() == name.casefold():
                return known
        self.names[number] = name
        return number


def _one_level(title: str) -> str:
    return " ".join(title.replace("::", ": ").split())  # two colons would open another level


def decks(export: Export, names: Mapping[int, str], options: int) -> Record:
    """The ``decks`` object. The deck above all others has the description."""
    made = {1: _deck(1, "Default", "", 1, 0)}
    whole = deck_number(export.deck, "whole")
    modified = int(export.modified_at.timestamp())
    back = export.returning.decks if export.returning is not None else {}
    for number, name in names.items():
        if number in back:
            made[number] = _deck(number, name, back[number][1], 1, modified)
        else:
            made[number] = _deck(number, name, _description(export) if number == whole else "", options, modified)
    return {str(number): one for number, one in made.items()}


def _deck(number: int, name: str, description: str, options: int, modified: int) -> Record:
    nothing_today = {f"{what}Today": [0, 0] for what in ("new", "rev", "lrn", "time")}
    return {
        "id": number,
        "name": name,
        "desc": description,
        "conf": options,
        "mod": modified,
        "usn": -1,
        "dyn": 0,
        "collapsed": False,
        "browserCollapsed": True,
        "extendNew": 0,
        "extendRev": 0,
        **nothing_today,
    }


def _description(export: Export) -> str:
    source = export.source
    reviewed = f" (reviewed {source.reviewed.isoformat()})" if source.reviewed else ""
    about = ", ".join(one for one in (source.title, source.publisher) if one)
    lines = [export.summary, f"Source: {about}{reviewed}" if about else ""]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def options_number(export: Export) -> int:
    """The lasting id of the deck's options."""
    return deck_number(export.deck, "options")


def deck_options(export: Export, number: int) -> Record:
    """The ``dconf`` object: the schedule's policy as far as a package can tell it. That FSRS is on is a setting of the
    whole collection, which no package brings."""
    options = export.options
    return {"1": _preset(1, "Default", Options(policy=options.policy)), str(number): _preset(number, *_named(export))}


def _named(export: Export) -> tuple[str, Options]:
    return f"{_one_level(export.title) or export.deck} (QuizApp)", export.options


def _preset(number: int, name: str, options: Options) -> Record:
    policy = options.policy
    return {
        "id": number,
        "name": name,
        "mod": 0,
        "usn": -1,
        "dyn": False,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "new": {
            "bury": True,
            "delays": _minutes(policy.learning_steps_minutes),
            "initialFactor": 2500,
            "ints": [1, 4, 0],
            "order": 1,
            "perDay": options.new_per_day,
        },
        "rev": {
            "bury": True,
            "ease4": 1.3,
            "ivlFct": 1.0,
            "maxIvl": policy.maximum_interval_days,
            "perDay": options.reviews_per_day,
            "hardFactor": 1.2,
        },
        "lapse": {
            "delays": _minutes(policy.relearning_steps_minutes),
            "leechAction": 0,
            "minInt": 1,
            "mult": 0.0,
            "leechFails": options.leech_lapses,
        },
        "newGatherPriority": _BY_POSITION,
        "newSortOrder": _AS_GATHERED,
        "desiredRetention": policy.retention,
        "fsrsParams6": list(policy.parameters),
        "easyDaysPercentages": [share / 100 for share in options.easy_days],
    }


def _minutes(steps: Sequence[int]) -> list[float]:
    return [float(step) for step in steps]


def col_row(
    export: Export, models: Iterable[Record], names: Mapping[int, str], offset: timedelta
) -> tuple[object, ...]:
    """All columns of the row. ``offset`` is how far the person's zone is ahead of UTC."""
    modified = int(export.modified_at.timestamp())
    start, west = collection_start(export.options.policy.rollover_hour, offset)
    options = options_number(export)
    conf = {
        "schedVer": 2,
        "sched2021": True,
        "creationOffset": west,
        "fsrs": True,
        "rollover": export.options.policy.rollover_hour,
        "curDeck": 1,
        "activeDecks": [1],
        "nextPos": 1,
        "sortType": "noteFld",
        "sortBackwards": False,
        "addToCur": True,
        "collapseTime": 1200,
        "timeLim": 0,
        "dueCounts": True,
        "estTimes": True,
        "newSpread": 0,
        "dayLearnFirst": False,
    }
    objects: tuple[object, ...] = (
        conf,
        {str(model["id"]): model for model in models},
        decks(export, names, options),
        deck_options(export, options),
        {},
    )
    return (1, start, modified * 1000, modified * 1000, 11, 0, 0, 0, *map(dumps, objects))
