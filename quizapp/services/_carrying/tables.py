"""From the entries of a table to facts of a deck: what is new, what is other than here, what is the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from quizapp.content.cards import View
from quizapp.content.clozes import ClozeError, marked_up, parse_cloze
from quizapp.content.deck import Deck
from quizapp.content.drafting import drafted
from quizapp.content.drafts import Draft, DraftAsk, draft_of, numbers_of
from quizapp.content.facts import Fact, FactId
from quizapp.content.generators import cards_of_fact
from quizapp.content.wording import folded
from quizapp.exchange.formats.entries import Drawn, Problem


class Fate(StrEnum):
    """What becomes of a fact that comes in."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A fact that comes in, as it would be; ``rows`` say where it stands in the file. ``base`` is what is here, None
    for a new one; ``topic`` the title of its topic."""

    draft: Draft
    fact: Fact
    base: Fact | None
    fate: Fate
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be brought in, and what could not be."""

    coming: tuple[Coming, ...]
    problems: tuple[Problem, ...]

    def count(self, fate: Fate) -> int:
        """How many facts have a fate."""
        return sum(one.fate is fate for one in self.coming)


def planned(deck: Deck, drawn: Iterable[Drawn], own: frozenset[FactId], gone: frozenset[FactId]) -> Plan:
    """Sets drafts of a file against a deck.

    A fact is known by its id, or by a question that is asked here already. ``own`` are the person's own facts, ``gone``
    those that were deleted here or left the deck: they stay so.
    """
    problems: list[Problem] = []
    return Plan(coming=tuple(_planned(deck, drawn, own, gone, problems)), problems=tuple(problems))


def _planned(
    deck: Deck, drawn: Iterable[Drawn], own: frozenset[FactId], gone: frozenset[FactId], problems: list[Problem]
) -> Iterator[Coming]:
    asked = {folded(ask.question): fact for fact in deck.standing for ask in fact.asks}
    asked |= {folded(marked_up(cloze)): fact for fact in deck.standing for cloze in fact.clozes}
    met: set[FactId] = set()
    for one in drawn:
        name = one.draft.fact
        if name in gone:
            problems.append(
                Problem(row=one.rows[0], sentence=f"{name} was deleted here or left the deck; it stays so.")
            )
            continue
        base = deck.fact_by_id.get(name) if name else _asked_here(one.draft, asked)
        if base is not None and base.id in met:
            problems.append(Problem(row=one.rows[0], sentence="this question stands in the file already."))
            continue
        draft = one.draft if base is None else _over(deck, base, one.draft, own=base.id in own)
        made = drafted(draft, base, deck)
        problems.extend(Problem(row=one.rows[0], sentence=sentence) for sentence in made.problems.values())
        if made.problems:
            continue
        if base is not None:
            met.add(base.id)
        fate = Fate.NEW if base is None else Fate.SAME if made.fact == base else Fate.CHANGED
        yield Coming(draft=draft, fact=made.fact, base=base, fate=fate, rows=one.rows)


def _asked_here(draft: Draft, asked: dict[str, Fact]) -> Fact | None:
    texts = (*(ask.question for ask in draft.asks), *draft.gaps)
    return next((found for text in texts if (found := asked.get(folded(text)))), None)


def _over(deck: Deck, base: Fact, draft: Draft, *, own: bool) -> Draft:
    """What is here, with what the file says laid over it; what the file leaves empty stays."""
    here = draft_of(deck, base, base.tags, own=own)
    whole = "" if not draft.statement or folded(draft.statement) == folded(base.statement) else draft.statement
    return replace(
        here,
        topic=here.topic,
        new_topic=draft.new_topic if own else "",
        statement=whole or here.statement,
        why=draft.why or here.why,
        tags=tuple(dict.fromkeys((*here.tags, *draft.tags))),
        asks=tuple(_asks(deck, base, here, draft)),
        gaps=tuple(_gaps(here, draft)),
    )


def _asks(deck: Deck, base: Fact, here: Draft, draft: Draft) -> Iterator[DraftAsk]:
    """The asks that are here, changed where the file has them: by their number or their question, else, of a fact that
    it names by its id, in the order in which they are left; then those that are new."""
    backs = {card.number: card.back for card in cards_of_fact(deck, base) if card.view is View.RECALL}
    coming = list(draft.asks)
    pairs: dict[int, DraftAsk] = {}
    for ask in here.asks:
        numbered = (one for one in coming if one.number == ask.number)
        asked = (one for one in coming if folded(one.question) == folded(ask.question))
        same = next(chain(numbered, asked), None)
        if same is not None:
            pairs[ask.number] = same
            coming.remove(same)
    left = [ask for ask in here.asks if ask.number not in pairs]
    if draft.fact is not None and len(left) == len(coming):
        pairs |= {ask.number: new for ask, new in zip(left, coming, strict=True)}
        coming = []
    for ask in here.asks:
        new = pairs.get(ask.number)
        yield ask if new is None else _changed(ask, new, backs.get(ask.number, ""))
    yield from (replace(one, number=0) for one in coming)


def _changed(ask: DraftAsk, new: DraftAsk, back: str) -> DraftAsk:
    """An ask with the file's texts. An answer that the deck works out itself is left to it."""
    computed = not ask.answer and folded(new.answer) == folded(back)
    return replace(
        ask,
        question=new.question or ask.question,
        answer=ask.answer if computed or not new.answer else new.answer,
        hint=new.hint or ask.hint,
        wrong=new.wrong or ask.wrong,
        reverse=ask.reverse or (new.reverse and not ask.claimed),
    )


def _gaps(here: Draft, draft: Draft) -> Iterator[str]:
    """The texts with gaps that are here, changed where the file has one with the same numbers; then new ones."""
    coming = list(draft.gaps)
    for gap in (here.statement, *here.gaps):
        same = next((one for one in coming if _numbers(one) == _numbers(gap)), None)
        if same is not None and gap != here.statement:
            coming.remove(same)
            yield same
        elif same is not None:
            coming.remove(same)  # the statement itself has these gaps
        elif gap != here.statement:
            yield gap
    yield from coming


def _numbers(gap: str) -> frozenset[int]:
    try:
        return frozenset(numbers_of((parse_cloze(gap),)))
    except ClozeError:
        return frozenset()
