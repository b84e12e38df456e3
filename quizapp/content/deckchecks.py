"""What a deck's parts say of one another: names that exist, claims of the right kinds, questions with an answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.content.clozes import ClozeError, parse_cloze
from quizapp.content.deckreading import BlockT, Complaints, DeckRead, FactRead, Read
from quizapp.content.deckschema import AskBlock, ConceptBlock, RelationBlock
from quizapp.content.facts import Claim, Cloze, ConceptId, Query, RelationId, Side
from quizapp.content.toml_places import Loc

_UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLinks:
    """What a fact's texts mean: its claims, its cloze texts, and the query of each ask (None where it has an error)."""

    claims: tuple[Claim, ...]
    clozes: tuple[Cloze, ...]
    queries: tuple[Query | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Every name that the deck gives; the value is None where the part that gives it has an error of its own."""

    topics: Mapping[str, object]
    concepts: Mapping[str, ConceptBlock | None]
    relations: Mapping[str, RelationBlock | None]


def linked(read: DeckRead, report: Complaints) -> tuple[FactLinks, ...]:
    """Check all names, and read claims, clozes and queries, a ``FactLinks`` a fact."""
    names = _Names(
        topics=_named("topic", read.topics, report),
        concepts=_named("concept", read.concepts, report),
        relations=_named("relation", read.relations, report),
    )
    _named("fact", [fact.fact for fact in read.facts], report)
    claims = [tuple(_claims(fact, names, report)) for fact in read.facts]
    whole = [_all_read(fact, own, report) for fact, own in zip(read.facts, claims, strict=True)]
    right = _right_answers(claims) if all(whole) else None
    return tuple(
        FactLinks(
            claims=own,
            clozes=tuple(_clozes(fact, report)),
            queries=tuple(_queries(fact, own if known else None, names, right, report)),
        )
        for fact, own, known in zip(read.facts, claims, whole, strict=True)
    )


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


def _known(what: str, name: str, names: Mapping[str, object], loc: Loc, report: Complaints) -> bool:
    if name in names:
        return True
    report.add(loc, f"There is no {what} called '{name}'{report.suggester.hint(name, list(names))}")
    return False


def _claims(read: FactRead, names: _Names, report: Complaints) -> Iterator[Claim]:
    block = read.fact.block
    if block is None:
        return
    _known("topic", block.topic, names.topics, (*read.fact.loc, "topic"), report)
    for number, text in enumerate(block.true):
        claim = _claim(text, names, (*read.fact.loc, "true", number), report)
        if claim is not None:
            yield claim


def _claim(text: str, names: _Names, loc: Loc, report: Complaints) -> Claim | None:
    match text.split():
        case [subject, relation, object_] if _UNKNOWN not in (subject, object_):
            if _triple_fits(subject, relation, object_, names, loc, report):
                return Claim(subject=ConceptId(subject), relation=RelationId(relation), object=ConceptId(object_))
        case _:
            report.add(loc, f'"{text}" is not a claim: write three ids, such as "oxytocin does eject-milk".')
    return None


def _triple_fits(subject: str, relation: str, object_: str, names: _Names, loc: Loc, report: Complaints) -> bool:
    """Whether all three names exist and the concepts are of kinds that the relation takes; ``?`` fits everywhere."""
    concepts = [one for one in (subject, object_) if one != _UNKNOWN]
    known = [_known("concept", one, names.concepts, loc, report) for one in concepts]
    if not _known("relation", relation, names.relations, loc, report) or not all(known):
        return False
    rule = names.relations[relation]
    if rule is None:
        return False
    fits = True
    for name, kinds, where in ((subject, rule.from_, "before"), (object_, rule.to, "after")):
        concept = names.concepts.get(name)
        if concept is not None and concept.kind not in kinds:
            fits = False
            wanted = " or ".join(f"'{kind}'" for kind in kinds)
            report.add(loc, f"What stands {where} '{relation}' is of the kind {wanted}; '{name}' is '{concept.kind}'.")
    return fits


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


_Right = Mapping[Query, frozenset[ConceptId]]
"""Every query's right answers; None stands for them while facts have errors: what they would claim is not known."""


def _right_answers(claims: Sequence[tuple[Claim, ...]]) -> _Right:
    found: dict[Query, set[ConceptId]] = {}
    for claim in (one for own in claims for one in own):
        for query in _asked_by(claim):
            found.setdefault(query, set()).add(claim.side(query.blank))
    return {query: frozenset(answers) for query, answers in found.items()}


def _all_read(read: FactRead, claims: tuple[Claim, ...], report: Complaints) -> bool:
    """Whether nothing that the fact claims is unknown because of an error; else its asks may well have their answer."""
    block = read.fact.block
    return block is not None and len(block.true) == len(claims) and (*read.fact.loc, "true") not in report.broken


def _asked_by(claim: Claim) -> tuple[Query, Query]:
    return (
        Query(relation=claim.relation, blank=Side.SUBJECT, given=claim.object),
        Query(relation=claim.relation, blank=Side.OBJECT, given=claim.subject),
    )


def _queries(
    read: FactRead, claims: tuple[Claim, ...] | None, names: _Names, right: _Right | None, report: Complaints
) -> Iterator[Query | None]:
    used: dict[int, Loc] = {}
    for ask in read.asks:
        if isinstance(ask.id, int) and used.setdefault(ask.id, ask.loc) != ask.loc:
            report.add((*ask.loc, "id"), f"Two asks of this fact have the id {ask.id}", first=used[ask.id])
        if ask.block is None:
            yield None
            continue
        query = _query(ask.block, ask.loc, names, report)
        _check_options(ask.block, ask.loc, query, names, right, report)
        if query is not None and claims is not None and not any(query.matches(claim) for claim in claims):
            report.add((*ask.loc, "for"), f'Nothing under `true` of this fact answers "{ask.block.for_}".')
        yield query


def _query(block: AskBlock, ask: Loc, names: _Names, report: Complaints) -> Query | None:
    loc = (*ask, "for")
    match block.for_.split():
        case ["?", relation, given] if given != _UNKNOWN:
            blank = Side.SUBJECT
            fits = _triple_fits(_UNKNOWN, relation, given, names, loc, report)
        case [given, relation, "?"] if given != _UNKNOWN:
            blank = Side.OBJECT
            fits = _triple_fits(given, relation, _UNKNOWN, names, loc, report)
        case _:
            report.add(
                loc, f'"{block.for_}" does not ask: write a claim with ? first or last, such as "? does eject-milk".'
            )
            return None
    return Query(relation=RelationId(relation), blank=blank, given=ConceptId(given)) if fits else None


def _check_options(
    block: AskBlock, ask: Loc, query: Query | None, names: _Names, right: _Right | None, report: Complaints
) -> None:
    for position, name in enumerate(block.skip):
        _known("concept", name, names.concepts, (*ask, "skip", position), report)
    if block.key is None or not _known("concept", block.key, names.concepts, (*ask, "key"), report):
        return
    if query is not None and right is not None and block.key not in right.get(query, ()):
        report.add((*ask, "key"), f"No fact makes '{block.key}' a right answer to \"{block.for_}\".")
