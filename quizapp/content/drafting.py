"""From what a person typed to a fact: everything sound in it, and a sentence for every field that would break it."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from quizapp.content.clozes import ClozeError, parse_cloze
from quizapp.content.deck import Deck
from quizapp.content.drafts import FIRST_ADDED, Draft, DraftAsk, labels_on_pictures, next_number
from quizapp.content.facts import Ask, Cloze, ConceptId, Fact, FactId, TopicId, WrittenDistractor
from quizapp.content.figures.figure import Figure
from quizapp.content.labels import Hide, Label
from quizapp.content.limits import MAX_TEXT
from quizapp.content.occlusion import Part, Pictured, figure_of, region_id
from quizapp.content.tags import cleaned_tag
from quizapp.content.wording import capitalised, folded

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

NEW = FactId("my-new")
"""What a fact is called in the preview that has no id yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a draft makes: the fact of all that is sound, the figure that it brings, and what is wrong, by the name of
    its field: ``statement``, ``why``, ``tags``, ``ask-0.question``, ``ask-0.wrong-1``, ``gap-0``, ``part-2``."""

    fact: Fact
    figure: Figure | None
    problems: Mapping[str, str]


@dataclass(slots=True, kw_only=True)
class _Reading:
    """A draft being read: ``base`` is the fact as it was, None for a new one."""

    draft: Draft
    base: Fact | None
    deck: Deck
    problems: dict[str, str] = field(default_factory=dict)

    def text(self, place: str, typed: str) -> str:
        """A text as it is kept; empty, with a problem, where it cannot be."""
        text = " ".join(typed.split())
        if len(text) > MAX_TEXT:
            self.problems[place] = f"This text has {len(text):,} characters; the limit is {MAX_TEXT:,}."
        elif _CONTROL.search(text):
            self.problems[place] = "This text holds a character that cannot be shown; type it again without it."
        else:
            return text
        return ""


def drafted(draft: Draft, base: Fact | None, deck: Deck) -> Drafted:
    """The fact that a draft makes. ``base`` is the fact as it is shown now, None for a new one."""
    reading = _Reading(draft=draft, base=base, deck=deck)
    plain, clozes = _clozes(reading)
    asks = tuple(_asks(reading))
    figure, name, labels = _picture(reading)
    statement = plain or _statement(asks, clozes, draft.pictured)
    if not statement and not reading.problems:  # else it is missing only because something is broken
        reading.problems["statement"] = "There is nothing to learn yet: write the fact, or a question and its answer."
    fact = Fact(
        id=draft.fact or NEW,
        topic=draft.topic,
        paragraph=0 if base is None else base.paragraph,
        statement=statement,
        why=reading.text("why", draft.why),
        claims=() if base is None else base.claims,
        asks=asks,
        clozes=clozes,
        labels=(*_kept_labels(reading), *labels),
        tags=tuple(_tags(reading)),
        picture=name,
    )
    return Drafted(fact=fact, figure=figure, problems=reading.problems)


def topic_of(draft: Draft, deck: Deck) -> tuple[TopicId, str]:
    """The topic that a draft belongs to, and its title where it is a new one."""
    title = " ".join(draft.new_topic.split())[:MAX_TEXT]
    known = next((one.id for one in deck.topics if folded(one.title) == folded(title)), None) if title else draft.topic
    if known is not None:
        return known, ""
    return TopicId(region_id(title, [topic.id for topic in deck.topics])), title


def _clozes(reading: _Reading) -> tuple[str, tuple[Cloze, ...]]:
    """The statement without its blanks, and all texts with blanks; each number is used once."""
    found: list[Cloze] = []
    used: set[int] = set()
    plain = _statement_text(reading, found, used)
    for place, typed in enumerate(reading.draft.gaps):
        cloze = _cloze(reading, f"gap-{place}", typed, used) if typed.strip() else None
        if cloze is not None:
            found.append(cloze)
    missing = {cloze.blanks[0].number for cloze in _of_the_deck(reading)} - used
    for number in sorted(missing):
        where = "gap-0" if reading.draft.gaps else "statement"
        reading.problems.setdefault(
            where, f"Blank {number} is the deck's own: keep it, or set its card aside if you do not want to be asked."
        )
    return plain, tuple(found)


def _of_the_deck(reading: _Reading) -> tuple[Cloze, ...]:
    if reading.base is None or reading.draft.own:
        return ()
    return tuple(one for one in reading.base.clozes if one.blanks[0].number < FIRST_ADDED)


def _statement_text(reading: _Reading, found: list[Cloze], used: set[int]) -> str:
    typed = reading.draft.statement
    if "{{" not in typed and "}}" not in typed:
        return reading.text("statement", typed)
    cloze = _cloze(reading, "statement", typed, used)
    if cloze is None:
        return ""
    found.append(cloze)
    return cloze.text


def _cloze(reading: _Reading, place: str, typed: str, used: set[int]) -> Cloze | None:
    text = reading.text(place, typed)
    if not text:
        return None
    try:
        cloze = parse_cloze(text)
    except ClozeError as error:
        reading.problems[place] = str(error)
        return None
    numbers = [blank.number for blank in cloze.blanks]
    twice = next((one for one in numbers if one in used or numbers.count(one) > 1), 0)
    if twice:
        reading.problems[place] = f"Blank {twice} stands twice in this fact: each number is one card."
        return None
    used.update(numbers)
    return cloze


def _asks(reading: _Reading) -> Iterator[Ask]:
    known = {} if reading.base is None else {ask.id: ask for ask in reading.base.asks}
    number = next_number(reading.base, own=reading.draft.own)
    for place, typed in enumerate(reading.draft.asks):
        if not typed.number and typed.is_empty:
            continue
        ask = _ask(reading, f"ask-{place}", typed, known.get(typed.number), typed.number or number)
        number += not typed.number
        if ask is not None:
            yield ask


def _ask(reading: _Reading, place: str, typed: DraftAsk, known: Ask | None, number: int) -> Ask | None:
    question = reading.text(f"{place}.question", typed.question)
    answer = reading.text(f"{place}.answer", typed.answer)
    if not question:
        reading.problems.setdefault(f"{place}.question", "A question is missing to this answer.")
    if not answer and not typed.claimed:
        reading.problems.setdefault(f"{place}.answer", "An answer is missing to this question.")
    reverse = reading.text(f"{place}.reverse", typed.reverse_text) if typed.reverse else ""
    if typed.reverse and not reverse and typed.claimed:
        reading.problems.setdefault(f"{place}.reverse", "Write the question the other way round.")
    wrong = tuple(_wrong(reading, place, typed, answer))
    if not question or not (answer or typed.claimed):
        return None
    base = known or Ask(id=number, query=None, question=question)
    return replace(
        base,
        question=question,
        answer=answer,
        reverse=reverse or (answer if typed.reverse and not typed.claimed else ""),
        hint=reading.text(f"{place}.hint", typed.hint),
        wrong=wrong,
    )


def _wrong(reading: _Reading, place: str, typed: DraftAsk, answer: str) -> Iterator[WrittenDistractor]:
    met = {folded(answer)} if answer else set()
    for number, one in enumerate(typed.wrong):
        where = f"{place}.wrong-{number}"
        text, because = reading.text(where, one.text), reading.text(where, one.because)
        if not text and not because:
            continue
        if not text:
            reading.problems.setdefault(where, "A wrong answer is missing to this reason.")
        elif not because:
            reading.problems.setdefault(where, "Say why it is wrong: learners who choose it are shown the reason.")
        elif folded(text) in met:
            reading.problems[where] = "This answer stands here already: each option is another one."
        else:
            met.add(folded(text))
            yield WrittenDistractor(text=text, because=because)


def _tags(reading: _Reading) -> Iterator[str]:
    for typed in dict.fromkeys(reading.draft.tags):
        try:
            yield cleaned_tag(typed)
        except ValueError as error:
            reading.problems["tags"] = f"{capitalised(str(error))}."


def _kept_labels(reading: _Reading) -> Iterator[Label]:
    if reading.base is not None:
        edited = labels_on_pictures(reading.deck, reading.base)
        yield from (label for label in reading.base.labels if label not in edited)


def _picture(reading: _Reading) -> tuple[Figure | None, str, tuple[Label, ...]]:
    """The figure that the draft brings, the name of the one that all cards show, and the labels of its parts.

    A picture with parts stands on the cards that ask for these, and on no other: it would tell the answers.
    """
    pictured = reading.draft.pictured
    if pictured is None:
        return None, reading.draft.figure, ()
    parts = tuple(_parts(reading, pictured))
    svg = figure_of(replace(pictured, parts=parts))
    figure = Figure(name=f"my-{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg", svg=svg)
    stored = reading.deck.figure_by_name.get(reading.draft.figure)
    if stored is not None and stored.svg == svg:
        figure = stored
    labels = tuple(_labels(reading, figure.name, parts))
    return figure, "" if parts else figure.name, labels


def _parts(reading: _Reading, pictured: Pictured) -> Iterator[Part]:
    """The named parts. One that is called like a concept of the deck goes by its id, so that hot spots know it."""
    taken: set[str] = set()
    for number, part in enumerate(pictured.parts):
        name = reading.text(f"part-{number}", part.name)
        if not name:
            reading.problems.setdefault(f"part-{number}", f"Part {number + 1} of the picture has no name: what is it?")
            continue
        same = reading.deck.concepts_by_folded_name.get(folded(name), (ConceptId(""),))[0]
        wanted = part.id if part.id and part.id not in taken else same if same and same not in taken else ""
        name_id = wanted or region_id(name, taken)
        taken.add(name_id)
        yield replace(part, id=name_id, name=name)


def _labels(reading: _Reading, figure: str, parts: tuple[Part, ...]) -> Iterator[Label]:
    base = reading.base
    known = {} if base is None else {one.region: one for one in labels_on_pictures(reading.deck, base)}
    used = {0} if base is None else {0, *(label.id for label in base.labels)}
    number = max(*used, 0 if reading.draft.own else FIRST_ADDED - 1)
    hide: Hide = reading.draft.hide
    for part in parts:
        label = known.get(part.id)
        number += label is None
        yield (
            Label(id=number, figure=figure, region=part.id, hide=hide)
            if label is None
            else replace(label, figure=figure, hide=hide)
        )


def _statement(asks: tuple[Ask, ...], clozes: tuple[Cloze, ...], pictured: Pictured | None) -> str:
    """What a fact says where the person wrote questions, gaps or a picture only."""
    if clozes:
        return clozes[0].text
    for ask in asks:
        return f"{ask.question} {capitalised(ask.answer)}".strip()
    return "" if pictured is None else pictured.title or "A picture."
