"""Facts and single best answers as Anki notes. Pure: the file is written in ``write.py``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import NamedTuple

from quizapp.content.cards import BLANK
from quizapp.content.facts import DeckId, FactId, Source, TopicId
from quizapp.content.items import SingleBestAnswer
from quizapp.exchange.anki.notetypes import (
    FACT_FIELDS,
    FACT_SLOTS,
    FACT_TYPE_ID,
    LETTERS,
    QUESTION_FIELDS,
    QUESTION_TYPE_ID,
    SLOTS,
    VIEW_WORDS,
)
from quizapp.exchange.anki.rows import CardRow, Export

FLASHCARDS, QUESTIONS = "flashcards", "questions"
"""The two halves of a deck in Anki."""

MARKED_TAG = "marked"
"""Anki's own tag for a note with a star."""

SEPARATOR = "\x1f"
"""Between the fields of a note in Anki's database."""

_CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\t"} | {127: " "}
SPECIAL = re.compile("[\x00-\x08\x0a-\x1f\x7f&<>\\[]").search

Media = tuple[tuple[str, bytes], ...]
"""Files by the names under which notes show them."""


class NoteRow(NamedTuple):
    """A note: its lasting identity, its type, the half and topic of the deck in which its cards are at home, its tags
    (as Anki has them: with a space before, between and after), its fields (HTML) in the order of its type, the text it
    is sorted by, its cards as template number and row (None: a new card of no row), the files it shows, and where it
    stands among all of the export (0: behind those that say it)."""

    guid: str
    type_id: int
    home: tuple[str, str]
    tags: str
    fields: str
    sort: str
    cards: Sequence[tuple[int, CardRow | None]]
    media: Media = ()
    place: int = 0


def guid(*parts: str | int) -> str:
    """An identity made of what people wrote as ids, never of text: an edited fact stays the same note in Anki."""
    return sha256("/".join(map(str, ("quizapp", *parts))).encode()).hexdigest()[:20]


def deck_number(deck: DeckId, part: str) -> int:
    """The lasting id of an Anki deck: above any that Anki gives itself (milliseconds since 1970) until 2109."""
    return 2**42 + int.from_bytes(sha256(f"quizapp deck {deck} {part}".encode()).digest()[:5], "big")


def html(text: str) -> str:
    """Plain text as the HTML of a field, in which nothing is a tag, a sound, or LaTeX."""
    if SPECIAL(text) is None:
        return text
    return escape(text.translate(_CONTROL), quote=False).replace("[", "&#91;").replace("\n", "<br>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as the HTML of a field, with the files that it names; ``answer`` is that of the one which comes with
    the answer, below the reason: the fields of a note type never change."""

    html: str
    answer: str
    media: Media


class FactNotes:
    """Makes the notes of facts: one a fact, more only for a fact with more cards than a note has room for."""

    def __init__(self, export: Export, pictures: Mapping[FactId, Picture]) -> None:
        self._deck, self._source = export.deck, export.source
        self._topics: Mapping[str, str] = {topic: html(title) for topic, title in export.topics.items()}
        self._places: dict[int, str] = {}
        self._pictures = pictures

    def __call__(self, rows: Sequence[CardRow]) -> Sequence[NoteRow]:
        """The notes of one fact: ``rows`` are its cards of the views that a fact note has, in their order."""
        first = rows[0]
        if len(rows) == 1:
            page = (first.number - 1) // _ROOM[first.view] + 1
            return (self._note(rows, page),)
        pages: dict[int, list[CardRow]] = {}
        for row in rows:
            pages.setdefault((row.number - 1) // _ROOM[row.view] + 1, []).append(row)
        return [self._note(some, page) for page, some in pages.items()]

    def _note(self, rows: Sequence[CardRow], page: int) -> NoteRow:
        _, standing, fact, topic, statement, why, paragraph, *_ = first = rows[0]
        place = self._places.get(paragraph)
        if place is None:
            place = self._places[paragraph] = html(self._source.place(paragraph))
        picture = self._pictures.get(FactId(fact)) if self._pictures else None
        if SPECIAL(statement):
            statement = html(statement)
        name = f"{self._deck}/{fact}"
        values = [
            *(name if page == 1 else f"{name}/{page}", statement),
            *(f"{html(why) if why else ''}{'' if picture is None else picture.answer}", place),
            *(self._topics.get(topic, topic), "" if picture is None else picture.html, *_NO_CARDS),
        ]
        cards: list[tuple[int, CardRow | None]] = []
        tags = f" topic::{topic} "
        for row in rows:
            view = row.view
            slot = SLOT_AT[view] + (row.number - 1) % _ROOM[view]
            at = _BEFORE_CARDS + 2 * slot
            values[at], values[at + 1] = faces(row)
            cards.append((slot, row))
            if f"::{view} " not in tags:
                tags = f"{tags}view::{view} "
        return NoteRow(
            guid("fact", name, page),
            FACT_TYPE_ID,
            (FLASHCARDS, topic),
            tags + rest_of_tags(first) if first.tags or first.marked else tags,
            SEPARATOR.join(values),
            statement,
            cards,
            () if picture is None else picture.media,
            standing,
        )


_BEFORE_CARDS = FACT_FIELDS.index("Recall 1 front")
AROUND = tuple(
    (SEPARATOR * (2 * place + 1), SEPARATOR * (2 * (len(FACT_SLOTS) - 1 - place))) for place in range(len(FACT_SLOTS))
)
"""What divides the fields before a slot's own from the field of the picture, and those behind it."""

_NO_CARDS = ("",) * (len(FACT_FIELDS) - _BEFORE_CARDS)
_ROOM = {view.value: room for view, room in SLOTS.items()}
SLOT_AT = {view.value: next(place for place, slot in enumerate(FACT_SLOTS) if slot.view is view) for view in VIEW_WORDS}


def rest_of_tags(row: CardRow) -> str:
    """The tags that a person sees on a fact, each with a space behind it."""
    tags = f"{row.tags} " if row.tags else ""
    return f"{tags}{MARKED_TAG} " if row.marked and f" {MARKED_TAG} " not in f" {tags}" else tags


def faces(row: CardRow) -> tuple[str, str]:
    """Front and back of a card. A cloze card's back is the whole sentence with the hidden words emphasised; a hint
    stands behind the question, folded."""
    front, back, hint = row.front, row.back, row.hint
    if hint:
        hint = f'<details class="hint"><summary>Hint</summary>{html(hint)}</details>'
    if row.view != "cloze":
        if SPECIAL(front):
            front = html(front)
        return front + hint if hint else front, html(back) if SPECIAL(back) else back
    before, _, after = front.partition(BLANK)
    before, after = html(before), html(after)
    return (
        f'{before}<span class="blank">{_BLANK}</span>{after}{hint}',
        f'{before}<b class="shown">{html(back)}</b>{after}',
    )


_BLANK = html(BLANK)


def choice_note(export: Export, row: CardRow) -> NoteRow:
    """A note for a choice card: a question like those of the quizzes."""
    choices = export.choices[row.n]
    values = {
        "Id": f"{export.deck}/{row.fact}/choice-{row.number}",
        "Facts": row.fact,
        "Topic": html(export.topics.get(TopicId(row.topic), row.topic)),
        "Stem": html(row.front),
        "Key": next((LETTERS[place] for place, one in enumerate(choices) if one.right), ""),
        "Source": html(export.source.place(row.paragraph)),
    }
    for number, one in enumerate(choices, start=1):
        values[f"Option {number}"] = html(one.text)
        values[f"Rationale {number}"] = html(one.because)
    return NoteRow(
        guid=guid("choice", export.deck, row.fact, row.number),
        type_id=QUESTION_TYPE_ID,
        home=(FLASHCARDS, row.topic),
        tags=f" topic::{row.topic} view::choice {rest_of_tags(row)}",
        fields=SEPARATOR.join(values.get(name, "") for name in QUESTION_FIELDS),
        sort=values["Stem"],
        cards=((0, row),),
    )


def question_note(export: Export, item: SingleBestAnswer, places: Mapping[FactId, int]) -> NoteRow:
    """A note for a single best answer. ``places`` are the paragraphs of facts."""
    values = {
        "Id": str(item.id),
        "Facts": " ".join(item.facts),
        "Topic": html(export.topics.get(item.topic, item.topic)),
        "Stem": html(item.stem),
        "Key": LETTERS[item.options.index(item.key)],
        "Source": source_line(export.source, item.facts, places),
    }
    for number, option in enumerate(item.options, start=1):
        values[f"Option {number}"] = html(option.text)
        values[f"Rationale {number}"] = html(option.rationale)
    return NoteRow(
        guid=guid("item", item.id),
        type_id=QUESTION_TYPE_ID,
        home=(QUESTIONS, item.topic),
        tags=f" topic::{item.topic} view::question level::{item.level} ",
        fields=SEPARATOR.join(values.get(name, "") for name in QUESTION_FIELDS),
        sort=values["Stem"],
        cards=((0, None),),
    )


def source_line(source: Source, facts: Iterable[FactId], places: Mapping[FactId, int]) -> str:
    """Where in the source the facts of an item stand."""
    return html("; ".join(dict.fromkeys(source.place(places.get(fact, 0)) for fact in facts)))
