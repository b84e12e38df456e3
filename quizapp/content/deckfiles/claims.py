"""Claims and questions as a deck file writes them, three ids each, checked against the names that the deck gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.content.deckfiles.reading import Complaints
from quizapp.content.deckfiles.schema import ConceptBlock, RelationBlock
from quizapp.content.deckfiles.toml_places import Loc
from quizapp.content.facts import Claim, ConceptId, Query, RelationId, Side

_UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every name that the deck gives; the value is None where the part that gives it has an error of its own."""

    topics: Mapping[str, object]
    concepts: Mapping[str, ConceptBlock | None]
    relations: Mapping[str, RelationBlock | None]
    facts: Mapping[str, object]


def is_known(what: str, name: str, names: Mapping[str, object], loc: Loc, report: Complaints) -> bool:
    """Whether the deck gives a name; if not, that is complained of."""
    if name in names:
        return True
    report.add(loc, f"There is no {what} called '{name}'{report.suggester.hint(name, list(names))}")
    return False


def claim_of(text: str, names: Names, loc: Loc, report: Complaints) -> Claim | None:
    """The claim that a text makes, such as ``oxytocin does eject-milk``; None with a complaint if it makes none."""
    match text.split():
        case [subject, relation, object_] if _UNKNOWN not in (subject, object_):
            if triple_fits(subject, relation, object_, names, loc, report):
                return Claim(subject=ConceptId(subject), relation=RelationId(relation), object=ConceptId(object_))
        case _:
            report.add(loc, f'"{text}" is not a claim: write three ids, such as "oxytocin does eject-milk".')
    return None


def triple_fits(subject: str, relation: str, object_: str, names: Names, loc: Loc, report: Complaints) -> bool:
    """Whether all three names exist and the concepts are of kinds that the relation takes; ``?`` fits everywhere."""
    concepts = [one for one in (subject, object_) if one != _UNKNOWN]
    known = [is_known("concept", one, names.concepts, loc, report) for one in concepts]
    if not is_known("relation", relation, names.relations, loc, report) or not all(known):
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


def query_of(text: str, names: Names, loc: Loc, report: Complaints) -> Query | None:
    """The query of a text such as ``? does eject-milk``; None with a complaint if it asks nothing."""
    match text.split():
        case ["?", relation, given] if given != _UNKNOWN:
            blank = Side.SUBJECT
            fits = triple_fits(_UNKNOWN, relation, given, names, loc, report)
        case [given, relation, "?"] if given != _UNKNOWN:
            blank = Side.OBJECT
            fits = triple_fits(given, relation, _UNKNOWN, names, loc, report)
        case _:
            report.add(loc, f'"{text}" does not ask: write a claim with ? first or last, such as "? does eject-milk".')
            return None
    return Query(relation=RelationId(relation), blank=blank, given=ConceptId(given)) if fits else None


Right = Mapping[Query, frozenset[ConceptId]]
"""Every query's right answers; None stands for them while facts have errors: what they would claim is not known."""


def right_answers(claims: Sequence[tuple[Claim, ...]]) -> Right:
    """What answers every query that these claims answer."""
    found: dict[Query, set[ConceptId]] = {}
    for claim in (one for own in claims for one in own):
        for query in _asked_by(claim):
            found.setdefault(query, set()).add(claim.side(query.blank))
    return {query: frozenset(answers) for query, answers in found.items()}


def _asked_by(claim: Claim) -> tuple[Query, Query]:
    return (
        Query(relation=claim.relation, blank=Side.SUBJECT, given=claim.object),
        Query(relation=claim.relation, blank=Side.OBJECT, given=claim.subject),
    )
