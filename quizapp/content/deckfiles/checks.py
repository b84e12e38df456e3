"""What a deck's parts say of one another: names that exist, claims of the right kinds, questions with an answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.content.clozes import ClozeError, parse_cloze
from quizapp.content.deckfiles.claims import Names, Right, claim_of, is_known, query_of, right_answers
from quizapp.content.deckfiles.reading import BlockT, Complaints, DeckRead, FactRead, Read
from quizapp.content.deckfiles.schema import AskBlock
from quizapp.content.deckfiles.toml_places import Loc
from quizapp.content.facts import Claim, Cloze, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLinks:
    """What a fact's texts mean: its claims, its cloze texts, and the query of each ask (None where it has an error, or
    asks without a claim)."""

    claims: tuple[Claim, ...]
    clozes: tuple[Cloze, ...]
    queries: tuple[Query | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What all facts mean, one a fact; ``right`` is None while facts have errors of their own."""

    facts: tuple[FactLinks, ...]
    names: Names
    right: Right | None


def linked(read: DeckRead, report: Complaints) -> Links:
    """Check all names, and read claims, clozes and queries."""
    names = Names(
        topics=_named("topic", read.topics, report),
        concepts=_named("concept", read.concepts, report),
        relations=_named("relation", read.relations, report),
        facts=_named("fact", [fact.fact for fact in read.facts], report),
    )
    claims = [tuple(_claims(fact, names, report)) for fact in read.facts]
    whole = [_all_read(fact, own, report) for fact, own in zip(read.facts, claims, strict=True)]
    right = right_answers(claims) if all(whole) else None
    facts = tuple(
        FactLinks(
            claims=own,
            clozes=tuple(_clozes(fact, report)),
            queries=tuple(_queries(fact, own if known else None, names, right, report)),
        )
        for fact, own, known in zip(read.facts, claims, whole, strict=True)
    )
    return Links(facts=facts, names=names, right=right)


def _named(what: str, reads: Sequence[Read[BlockT]], report: Complaints) -> Mapping[str, BlockT | None]:
    named: dict[str, BlockT | None] = {}
    firsts: dict[str, Loc] = {}
    for read in reads:
        if not isinstance(read.id, str):
            continue
        if read.id in firsts:
            report.add((*read.loc, "id"), f"There are two {what}s with the id '{read.id}'", first=firsts[read.id])
        else:
            firsts[read.id], named[read.id] = read.loc, read.block
    return named


def _claims(read: FactRead, names: Names, report: Complaints) -> Iterator[Claim]:
    block = read.fact.block
    if block is None:
        return
    is_known("topic", block.topic, names.topics, (*read.fact.loc, "topic"), report)
    for number, text in enumerate(block.true):
        claim = claim_of(text, names, (*read.fact.loc, "true", number), report)
        if claim is not None:
            yield claim


def _clozes(read: FactRead, report: Complaints) -> Iterator[Cloze]:
    block = read.fact.block
    if block is None:
        return
    used: set[int] = set()
    for position, text in enumerate(block.cloze):
        loc = (*read.fact.loc, "cloze", position)
        try:
            cloze = parse_cloze(text)
        except ClozeError as error:
            report.add(loc, str(error))
            continue
        for blank in cloze.blanks:
            if blank.number in used:
                report.add(loc, f"Blank {blank.number} stands twice in this fact: each number is one card.")
            used.add(blank.number)
        yield cloze


def _all_read(read: FactRead, claims: tuple[Claim, ...], report: Complaints) -> bool:
    """Whether nothing that the fact claims is unknown because of an error; else its asks may well have their answer."""
    block = read.fact.block
    return block is not None and len(block.true) == len(claims) and (*read.fact.loc, "true") not in report.broken


def _queries(
    read: FactRead, claims: tuple[Claim, ...] | None, names: Names, right: Right | None, report: Complaints
) -> Iterator[Query | None]:
    used: dict[int, Loc] = {}
    for ask in read.asks:
        if isinstance(ask.id, int) and used.setdefault(ask.id, ask.loc) != ask.loc:
            report.add((*ask.loc, "id"), f"Two asks of this fact have the id {ask.id}", first=used[ask.id])
        if ask.block is None:
            yield None
            continue
        if ask.block.for_ is None:
            _check_plain(ask.block, ask.loc, report)
            yield None
            continue
        query = query_of(ask.block.for_, names, (*ask.loc, "for"), report)
        _check_options(ask.block, ask.loc, query, names, right, report)
        if query is not None and claims is not None and not any(query.matches(claim) for claim in claims):
            report.add((*ask.loc, "for"), f'Nothing under `true` of this fact answers "{ask.block.for_}".')
        yield query


def _check_plain(block: AskBlock, ask: Loc, report: Complaints) -> None:
    """An ask without a claim says itself what is right."""
    if (*ask, "for") in report.broken:
        return
    if block.answer is None and (*ask, "answer") not in report.broken:
        report.add(ask, "What is right here? Write `for`, to have the claims decide, or `answer`, to say it yourself.")
    for name, given in (("key", block.key), ("skip", block.skip)):
        if given:
            report.add((*ask, name), f"'{name}' goes with `for`: without a claim the `answer` is right.")


def _check_options(
    block: AskBlock, ask: Loc, query: Query | None, names: Names, right: Right | None, report: Complaints
) -> None:
    for position, name in enumerate(block.skip):
        is_known("concept", name, names.concepts, (*ask, "skip", position), report)
    if block.key is None or not is_known("concept", block.key, names.concepts, (*ask, "key"), report):
        return
    if query is not None and right is not None and block.key not in right.get(query, ()):
        report.add((*ask, "key"), f"No fact makes '{block.key}' a right answer to \"{block.for_}\".")
