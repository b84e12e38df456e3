"""Facts and items as the fields of Anki notes. Pure: the file is written in ``write.py``."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from quizapp.content.cards import BLANK, Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, Fact, FactId
from quizapp.content.items import SingleBestAnswer
from quizapp.exchange.anki.notetypes import FACT_FIELDS, LETTERS, QUESTION_FIELDS, SLOTS, slot_of

_CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\t"} | {127: " "}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteContent:
    """A note: its lasting identity, its fields in the order of its note type (HTML), its tags, the files it shows."""

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    media: tuple[tuple[str, bytes], ...] = ()


def guid(*parts: str | int) -> str:
    """An identity made of what people wrote as ids, never of text: an edited fact stays the same note in Anki."""
    return hashlib.sha256("/".join(map(str, ("quizapp", *parts))).encode()).hexdigest()[:20]


def deck_number(deck: DeckId, part: str) -> int:
    """The lasting id of an Anki deck: above any that Anki gives itself (milliseconds since 1970) until 2109."""
    return 2**42 + int.from_bytes(hashlib.sha256(f"quizapp deck {deck} {part}".encode()).digest()[:5], "big")


def html(text: str) -> str:
    """Plain text as the HTML of a field, in which nothing is a tag, a sound, or LaTeX."""
    return escape(text.translate(_CONTROL), quote=False).replace("[", "&#91;").replace("\n", "<br>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as the HTML of a field, with the files that it names."""

    html: str
    media: tuple[tuple[str, bytes], ...]


def fact_notes(deck: Deck, cards: Iterable[Card], pictures: Mapping[FactId, Picture]) -> Iterator[NoteContent]:
    """One note a fact (more only for a fact with more cards than a note has room for), in the order of the cards; label
    cards are notes of their own (``figure_notes``). A fact's picture stands
    below each question."""
    pages: dict[tuple[FactId, int], list[Card]] = {}
    for card in cards:
        if card.view not in SLOTS:
            continue
        page, _ = slot_of(card.view, card.number)
        pages.setdefault((card.fact, page), []).append(card)
    for (fact, page), some in pages.items():
        yield _fact_note(deck, deck.fact_by_id[fact], page, some, pictures.get(fact))


def _fact_note(deck: Deck, fact: Fact, page: int, cards: list[Card], picture: Picture | None) -> NoteContent:
    values = {
        "Id": f"{deck.id}/{fact.id}" if page == 1 else f"{deck.id}/{fact.id}/{page}",
        "Statement": html(fact.statement),
        "Why": html(fact.why),
        "Source": html(deck.source.place(fact.paragraph)),
        "Topic": html(deck.topic_by_id[fact.topic].title),
        "Picture": "" if picture is None else picture.html,
    }
    for card in cards:
        _, slot = slot_of(card.view, card.number)
        values[slot.front], values[slot.back] = _faces(card)
    return NoteContent(
        guid=guid("fact", deck.id, fact.id, page),
        fields=tuple(values.get(name, "") for name in FACT_FIELDS),
        tags=tuple(dict.fromkeys((*(tag for card in cards for tag in card.tags), *fact.tags))),
        media=() if picture is None else picture.media,
    )


def _faces(card: Card) -> tuple[str, str]:
    """Front and back of a card. A cloze card's back is the whole sentence with the hidden words emphasised."""
    if card.view is not View.CLOZE:
        return html(card.front), html(card.back)
    before, _, after = card.front.partition(BLANK)
    return (
        f'{html(before)}<span class="blank">{html(BLANK)}</span>{html(after)}',
        f'{html(before)}<b class="shown">{html(card.back)}</b>{html(after)}',
    )


def question_note(deck: Deck, item: SingleBestAnswer) -> NoteContent:
    """A note for a single best answer."""
    values = {
        "Id": str(item.id),
        "Facts": " ".join(item.facts),
        "Topic": html(deck.topic_by_id[item.topic].title),
        "Stem": html(item.stem),
        "Key": LETTERS[item.options.index(item.key)],
        "Source": html("; ".join(dict.fromkeys(_places(deck, item.facts)))),
    }
    for number, option in enumerate(item.options, start=1):
        values[f"Option {number}"] = html(option.text)
        values[f"Rationale {number}"] = html(option.rationale)
    return NoteContent(
        guid=guid("item", item.id),
        fields=tuple(values.get(name, "") for name in QUESTION_FIELDS),
        tags=(f"topic::{item.topic}", "view::question", f"level::{item.level}"),
    )


def _places(deck: Deck, facts: Iterable[FactId]) -> Iterator[str]:
    return (deck.source.place(deck.fact_by_id[fact].paragraph) for fact in facts)
