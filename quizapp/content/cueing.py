"""Whether one item gives another's answer away when both stand in one quiz or form (check 11 of item writing).

An item *states* something in its question, its passage and its exhibit. It gives another away when one of these
sentences names both what the other asks about and its answer. Options state nothing, because most of them are wrong,
and neither does a statement that may be false. Items are compared by their words alone, so that those which a teacher
wrote out are held to it too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import assert_never

from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    FillIn,
    Grouping,
    HighlightText,
    HotSpot,
    Item,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    NumberWanted,
    OrderedResponse,
    Place,
    PlaceId,
    Segment,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
    WordWanted,
)
from quizapp.content.words import content_words

Words = frozenset[str]

ENOUGH = 0.6
"""A sentence that holds at least this share of a question's content words is about the same thing."""

FEWEST = 2
"""Questions that share fewer words than this are not about the same thing."""

_SENTENCE_END = re.compile(r"[.!?;]\s+|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing asked: the words it is asked about, of which ``needed`` have to be met, and those of the answer, which
    is called ``name``."""

    name: str
    given: Words
    needed: int
    answer: Words

    def told_by(self, sentence: Words) -> bool:
        """Whether a sentence gives it away."""
        return self.answer <= sentence and len(self.given & sentence) >= self.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an item states, a set of words a sentence, and what it asks."""

    stated: tuple[Words, ...]
    asked: tuple[Asked, ...]

    def gives_away(self, other: "Said") -> bool:
        """Whether the other's answer is stated here."""
        return any(one.told_by(sentence) for one in other.asked for sentence in self.stated)


def said(item: Item, *, exhibit: bool = True) -> Said:
    """What an item says, to be compared with others; with what its exhibit says, unless all of them have that one."""
    texts = chain(_stated(item), _exhibited(item) if exhibit else ())
    return Said(
        stated=tuple(words for text in texts for words in _sentences(text)),
        asked=tuple(one for one in _asked(item) if one.answer and one.needed),
    )


def gives_away(one: Item, other: Item) -> bool:
    """Whether the first item's words tell the answer to the second."""
    return said(one).gives_away(said(other))


def clash(one: Item, other: Item) -> bool:
    """Whether two items must not stand in one form: either gives the other away."""
    return gives_away(one, other) or gives_away(other, one)


def answers_of_itself(item: Item) -> Iterator[str]:
    """The answers that an item's own question or passage holds. An exhibit may: to find them there is the task.

    Words that a wrong option has too tell nothing: "vitamin" does not give vitamin A away where the other is vitamin K.
    """
    own = said(item, exhibit=False)
    for one in own.asked:
        enough = min(one.needed, len(one.given))
        if any(one.answer <= sentence and len(one.given & sentence) >= enough for sentence in own.stated):
            wrong = (content_words(option.text) for option in item.options if not option.correct)
            if not any(one.answer < words for words in wrong):
                yield one.name


class Room:
    """The items of a form so far, quick to ask whether one more clashes with any of them."""

    def __init__(self) -> None:
        self._sentences: dict[str, list[Words]] = {}
        self._asked: dict[str, list[Asked]] = {}

    def add(self, item: Said) -> None:
        """One item more."""
        for sentence in item.stated:
            for word in sentence:
                self._sentences.setdefault(word, []).append(sentence)
        for one in item.asked:
            self._asked.setdefault(min(one.answer), []).append(one)

    def clashes(self, item: Said) -> bool:
        """Whether the item gives away one of those inside, or one of them gives it away."""
        told = any(one.told_by(other) for one in item.asked for other in self._sentences.get(min(one.answer), ()))
        return told or any(
            one.told_by(sentence) for sentence in item.stated for word in sentence for one in self._asked.get(word, ())
        )


def _stated(item: Item) -> Iterator[str]:
    if not isinstance(item, TrueFalseReason):
        yield item.stem
    if isinstance(item, DropDownCloze | DropDownRationale | DragDropCloze | HighlightText):
        yield "".join(segment.text or "…" for segment in item.passage)


def _exhibited(item: Item) -> Iterator[str]:
    for tab in item.exhibit.tabs if item.exhibit else ():
        yield tab.text
        yield from (" ".join(row) for row in tab.table)


def _sentences(text: str) -> Iterator[Words]:
    return (words for part in _SENTENCE_END.split(text) if (words := content_words(part)))


def _asked(item: Item) -> Iterator[Asked]:
    match item:
        case SingleBestAnswer() | TrueFalseReason() | SelectAll() | SelectN() | HighlightText() | HotSpot() | BowTie():
            yield from (_question(item.stem, key.text) for key in item.keys if key.place != TrueFalseReason.VERDICT)
        case FillIn():
            yield from (_question(item.stem, answer) for answer in _wanted(item.wanted))
        case Grouping():
            yield from _at_places(item, item.groups)
        case MatrixMultipleChoice() | MatrixMultipleResponse():
            yield from _at_places(item, item.rows)
        case Matching():
            yield from _at_places(item, item.terms)
        case DropDownCloze() | DropDownRationale() | DragDropCloze():
            about = dict(_blanks(item.passage))
            yield from (_question(about.get(key.place, ""), key.text) for key in item.keys)
        case OrderedResponse():
            return  # only a sentence with all the steps in order would tell it
        case _:
            assert_never(item)


def _question(question: str, answer: str) -> Asked:
    words = content_words(answer)
    given = content_words(question) - words
    return Asked(name=answer, given=given, needed=max(FEWEST, ceil(ENOUGH * len(given))), answer=words)


def _at_places(
    item: Grouping | MatrixMultipleChoice | MatrixMultipleResponse | Matching, places: Iterable[Place]
) -> Iterator[Asked]:
    """Where a name is asked about, not a question: all of the name has to be met."""
    for place in places:
        for key in item.keys_at(place.id):
            words = content_words(key.text)
            given = content_words(place.text) - words
            yield Asked(name=key.text, given=given, needed=len(given), answer=words)


def _blanks(passage: Iterable[Segment]) -> Iterator[tuple[PlaceId, str]]:
    """Each blank with the sentence in which it stands."""
    text, blanks = "", list[PlaceId]()
    for segment in chain(passage, (Segment(text=". "),)):
        first, *more = _SENTENCE_END.split(segment.text)
        if segment.place:
            blanks.append(segment.place)
        text += first
        if more:
            yield from ((blank, text) for blank in blanks)
            text, blanks = more[-1], []


def _wanted(wanted: NumberWanted | WordWanted) -> tuple[str, ...]:
    match wanted:
        case NumberWanted():
            return (wanted.text,)
        case WordWanted():
            return wanted.accepted
        case _:
            assert_never(wanted)
