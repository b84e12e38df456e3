"""The golden items: known flaws and none, and how the review does on them.

The nineteen flaws are those of Tarrant and others (2006), in the list that Moore and others (2023) checked by rules
(91 % found) and by a language model (79 %). ``python -m tests.golden.bank`` prints the figures.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import Ask, FactId, Level, Query, RelationId, Side, TopicId
from quizapp.content.items import ItemKind, Option, OptionId, Origin, SingleBestAnswer, item_id
from quizapp.content.review import review

HERE = Path(__file__).parent
FILES = ("written_first.toml", "held_out.toml")

RULES_OF_FLAW: Mapping[str, frozenset[str]] = {
    "ambiguous": frozenset({"unclear-stem"}),
    "implausible": frozenset({"far-fetched"}),
    "none-of-the-above": frozenset({"none-of-the-above"}),
    "longest-key": frozenset({"key-much-longer"}),
    "gratuitous": frozenset({"needless-information"}),
    "true-false": frozenset({"true-or-false"}),
    "convergence": frozenset({"converging-key"}),
    "logical-cue": frozenset({"opposite-pair", "overlapping-numbers", "lay-word-cue"}),
    "all-of-the-above": frozenset({"all-of-the-above"}),
    "fill-in-blank": frozenset({"blank-in-stem"}),
    "absolute-terms": frozenset({"absolute-term"}),
    "word-repeats": frozenset({"key-echoes-stem", "lay-word-cue", "gives-itself-away"}),
    "unfocused": frozenset({"unfocused-stem"}),
    "k-type": frozenset({"combined-options"}),
    "grammatical-cue": frozenset({"grammatical-cue", "mixed-forms", "key-alone-in-form"}),
    "lost-sequence": frozenset({"numbers-out-of-order"}),
    "vague-terms": frozenset({"vague-frequency", "vague-quantity"}),
    "more-than-one-correct": frozenset({"true-distractor", "alike-options"}),
    "negative": frozenset({"unmarked-negative"}),
}
"""Which rules of the review find which flaw."""


@dataclass(frozen=True, kw_only=True)
class Golden:
    """An item as it was written, with the flaws that it has."""

    item: SingleBestAnswer
    ask: Ask
    flaws: frozenset[str]


def golden(*files: str) -> tuple[Golden, ...]:
    """The items of some files, or of all."""
    read = [one for name in files or FILES for one in tomllib.loads((HERE / name).read_text(encoding="utf-8"))["item"]]
    return tuple(_golden(number, one) for number, one in enumerate(read, start=1))


def _golden(number: int, read: dict[str, object]) -> Golden:
    texts = [str(text) for text in read["options"]]  # type: ignore[attr-defined]
    fact, query = FactId(str(read["fact"])), _query(str(read.get("for", "")))
    return Golden(
        item=SingleBestAnswer(
            id=item_id(_DECK.id, fact, ItemKind.SINGLE_BEST_ANSWER, number),
            deck=_DECK.id,
            facts=(fact,),
            topic=TopicId("body"),
            level=Level.RECALL,
            stem=str(read["stem"]),
            options=tuple(_option(text, place, fact) for place, text in enumerate(texts)),
        ),
        ask=Ask(id=number, query=query, question=str(read["stem"]), makes_item=False, makes_card=False),
        flaws=frozenset(str(flaw) for flaw in read["flaws"]),  # type: ignore[attr-defined]
    )


def _query(asked: str) -> Query:
    if not asked:  # nothing in the deck answers it: the author alone knows
        return Query(relation=RelationId("does"), blank=Side.SUBJECT, given=_DECK.concepts[0].id)
    first, relation, last = asked.split()
    blank, given = (Side.SUBJECT, last) if first == "?" else (Side.OBJECT, first)
    return Query(relation=RelationId(relation), blank=blank, given=_DECK.concept_by_id[given].id)  # type: ignore[index]


def _option(text: str, place: int, fact: FactId) -> Option:
    bare = text.removeprefix("*")
    concept = next(
        (one for name in (bare.casefold(), f"the {bare.casefold()}") for one in _DECK.concepts if name in one.names),
        None,
    )
    return Option(
        id=OptionId(f"option:{place}"),
        text=bare,
        correct=text.startswith("*"),
        rationale="See the statement.",
        fact=fact,
        origin=Origin.KEY if text.startswith("*") else Origin.WRITTEN,
        concept=concept.id if concept else None,
    )


_DECK = parse_deck((HERE / "deck.toml").read_bytes(), "deck.toml")


def found(some: tuple[Golden, ...]) -> list[frozenset[str]]:
    """The rules that speak up about each item."""
    asks: dict[FactId, list[Ask]] = {}
    for one in some:
        if one.ask.query.given != _DECK.concepts[0].id:
            asks.setdefault(one.item.facts[0], []).append(one.ask)
    facts = tuple(replace(fact, asks=tuple(asks.get(fact.id, ()))) for fact in _DECK.facts)
    findings = review(replace(_DECK, facts=facts), [one.item for one in some])
    by_place: dict[str, set[str]] = {}
    for finding in findings:
        by_place.setdefault(finding.place, set()).add(finding.rule)
    return [frozenset(by_place.get(one.item.id, ())) for one in some]


@dataclass(frozen=True, kw_only=True)
class Result:
    """What was found: ``hits`` of ``flaws`` labels, by flaw, and ``false`` alarms among ``alarms``."""

    flaws: Counter[str]
    hits: Counter[str]
    alarms: int
    false: int

    @property
    def recall(self) -> float:
        """The share of known flaws that was found."""
        return self.hits.total() / self.flaws.total()

    @property
    def precision(self) -> float:
        """The share of alarms that were about a known flaw of the item."""
        return 1 - self.false / self.alarms


def measure(some: tuple[Golden, ...]) -> Result:
    """Recall and precision over some items; rules that belong to no flaw are left out."""
    flaws, hits, alarms, false = Counter[str](), Counter[str](), 0, 0
    for one, rules in zip(some, found(some), strict=True):
        flaws.update(one.flaws)
        hits.update(flaw for flaw in one.flaws if rules & RULES_OF_FLAW[flaw])
        alarmed = [rule for rule in rules if any(rule in about for about in RULES_OF_FLAW.values())]
        alarms += len(alarmed)
        false += sum(not any(rule in RULES_OF_FLAW[flaw] for flaw in one.flaws) for rule in alarmed)
    return Result(flaws=flaws, hits=hits, alarms=alarms, false=false)


def table(result: Result) -> str:
    """The figures as text."""
    lines = [f"{flaw:24} {result.hits[flaw]:3} of {count}" for flaw, count in sorted(result.flaws.items())]
    return "\n".join((*lines, f"recall {result.recall:.3f}, precision {result.precision:.3f}"))


def _main() -> None:
    for files in ((FILES[0],), (FILES[1],), FILES):
        some = golden(*files)
        clean = sum(not one.flaws for one in some)
        print(f"\n{' and '.join(files)}: {len(some)} items, {clean} of them without a flaw\n{table(measure(some))}")


if __name__ == "__main__":
    _main()
