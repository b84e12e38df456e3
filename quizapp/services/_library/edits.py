"""A person's own texts laid over a fact: which texts there are, how they are checked, what the fact then is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from quizapp.content.changing import with_facts
from quizapp.content.clozes import ClozeError, marked_up, parse_cloze
from quizapp.content.deck import Deck
from quizapp.content.facts import Ask, Fact, FactId
from quizapp.errors import UserError
from quizapp.services._library.additions import ADDITIONS, with_additions

Texts = Mapping[str, str]
"""Texts by their path in a fact, such as ``ask-1.question``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableText:
    """A text of a fact as its deck has it. ``put`` gives the fact with another text there (ClozeError: broken
    blanks)."""

    path: str
    label: str
    text: str
    required: bool
    put: Callable[[Fact, str], Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """A fact with a person's texts; ``kept`` are the paths of those that could be laid over it."""

    fact: Fact
    kept: frozenset[str]


def editable_texts(fact: Fact) -> Iterator[EditableText]:
    """Every text of a deck's own fact that a person may edit in place.

    A cloze goes by the number of its first blank (authors keep those), not by its place in the file.
    """
    yield EditableText(path="statement", label="Statement", text=fact.statement, required=True, put=_put_statement)
    yield EditableText(path="why", label="Why it matters", text=fact.why, required=False, put=_put_why)
    for ask in fact.asks:
        yield from _texts_of_ask(ask, f" {ask.id}" if len(fact.asks) > 1 else "")
    for place, cloze in enumerate(fact.clozes):
        number = cloze.blanks[0].number
        yield EditableText(
            path=f"cloze-{number}",
            label=f"Cloze {number}" if len(fact.clozes) > 1 else "Cloze",
            text=marked_up(cloze),
            required=True,
            put=_cloze_put(place),
        )


def overlaid_fact(own: Fact, edits: Texts) -> Overlaid:
    """A fact with a person's texts. Texts that no longer find their place in it rest: the deck's own stands."""
    shown, kept = own, set()
    if ADDITIONS in edits:
        shown = with_additions(own, edits[ADDITIONS])
        kept.add(ADDITIONS)
    texts = {one.path: one for one in editable_texts(own)} if edits else {}
    for path, text in edits.items():
        if path in texts:
            try:
                after = texts[path].put(shown, text)
            except ClozeError:
                continue
            if not _numbered_twice(after):
                shown = after
                kept.add(path)
    return Overlaid(fact=shown, kept=frozenset(kept))


def overlaid(own: Deck, edits: Mapping[FactId, Texts]) -> Deck:
    """A deck with a person's texts."""
    if not edits:
        return own
    known = own.fact_by_id
    return with_facts(own, [overlaid_fact(known[name], some).fact for name, some in edits.items() if name in known])


def edited_fact(own: Fact, edits: Texts, path: str, text: str) -> Fact:
    """The fact with one more text of the person's. UserError when there is no such text or it cannot stand there."""
    one = _text_at(own, path)
    try:
        after = one.put(overlaid_fact(own, edits).fact, text)
    except ClozeError as error:
        raise UserError(f"{one.label}: {error} Nothing was changed.") from error
    twice = _numbered_twice(after)
    if twice:
        raise UserError(f"Blank {twice} stands twice in this fact: each number is one card. Nothing was changed.")
    return after


def cleaned(own: Fact, path: str, text: str) -> str:
    """A text as it is to be kept, checked as the loader of deck files checks it. UserError says what is wrong with
    it."""
    # Late: pydantic, which is behind the loader's checks, costs 50 ms that a start does not have.
    from quizapp.content.deckfiles.schema import FactBlock, validated  # noqa: PLC0415
    from quizapp.content.suggestions import Suggester  # noqa: PLC0415

    one = _text_at(own, path)
    text = " ".join(text.split())
    if text or one.required:
        block = {"id": "any", "topic": "any", "paragraph": 1, "statement": text}
        _, wrong = validated(FactBlock, block, Suggester())
        for _, sentence in wrong:
            raise UserError(f"{sentence.replace('statement', one.label)} Nothing was changed.")
    return text


def _text_at(own: Fact, path: str) -> EditableText:
    found = next((one for one in editable_texts(own) if one.path == path), None)
    if found is None:
        raise UserError(f"Fact {own.id} has no text “{path}”. Nothing was changed.")
    return found


def _texts_of_ask(ask: Ask, which: str) -> Iterator[EditableText]:
    for name, label, text, required in (
        ("question", "Question", ask.question, True),
        ("answer", "Answer", ask.answer, False),
        ("reverse", "Reverse question", ask.reverse, False),
    ):
        yield EditableText(
            path=f"ask-{ask.id}.{name}",
            label=f"{label}{which}",
            text=text,
            required=required,
            put=_ask_put(ask.id, name),
        )


def _put_statement(fact: Fact, text: str) -> Fact:
    return replace(fact, statement=text)


def _put_why(fact: Fact, text: str) -> Fact:
    return replace(fact, why=text)


def _ask_put(number: int, name: str) -> Callable[[Fact, str], Fact]:
    def put(fact: Fact, text: str) -> Fact:
        asks = (replace(ask, **{name: text}) if ask.id == number else ask for ask in fact.asks)  # type: ignore[arg-type]
        return replace(fact, asks=tuple(asks))

    return put


def _cloze_put(place: int) -> Callable[[Fact, str], Fact]:
    def put(fact: Fact, text: str) -> Fact:
        return replace(fact, clozes=(*fact.clozes[:place], parse_cloze(text), *fact.clozes[place + 1 :]))

    return put


def _numbered_twice(fact: Fact) -> int:
    numbers = [blank.number for cloze in fact.clozes for blank in cloze.blanks]
    return next((number for number in numbers if numbers.count(number) > 1), 0)


def own_text(own: Fact, path: str) -> str:
    """A text as the deck has it. UserError for a path that the fact does not have."""
    return _text_at(own, path).text
