"""Written items as the blocks of a deck file, kind by kind; what ``items`` reads."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from quizapp.content.deckfiles.toml_writing import Value, block
from quizapp.content.facts import Claim, Level, Query, Side, WrittenDistractor
from quizapp.content.items.base import PlaceId, Segment, Tab
from quizapp.content.items.fill_in import NumberWanted
from quizapp.content.items.true_false_reason import TrueFalseReason
from quizapp.content.written import (
    Asked,
    Choices,
    Listed,
    Part,
    Pattern,
    WordAsked,
    WrittenBowTie,
    WrittenDragDropCloze,
    WrittenDropDownCloze,
    WrittenDropDownRationale,
    WrittenFillIn,
    WrittenGrouping,
    WrittenHighlightText,
    WrittenHotSpot,
    WrittenItem,
    WrittenMatching,
    WrittenMatrixMultipleChoice,
    WrittenMatrixMultipleResponse,
    WrittenOrderedResponse,
    WrittenSelectAll,
    WrittenSelectN,
    WrittenSingleBestAnswer,
    WrittenTrueFalseReason,
)

Values = dict[str, Value]

_USUAL_MOST = 6
"""How many options are shown where the file does not say."""


def claim_text(claim: Claim) -> str:
    """A claim as a file has it: ``oxytocin does eject-milk``."""
    return f"{claim.subject} {claim.relation} {claim.object}"


def query_text(query: Query) -> str:
    """A query as a file has it: ``? does eject-milk``."""
    first, last = ("?", query.given) if query.blank is Side.SUBJECT else (query.given, "?")
    return f"{first} {query.relation} {last}"


def wrong_values(wrong: Sequence[WrittenDistractor]) -> list[dict[str, str]]:
    """Written wrong options as a file has them."""
    return [{"text": one.text, "because": one.because} for one in wrong]


def blocks_of_item(item: WrittenItem) -> Iterator[str]:
    """The item's own block, then those of its parts and tabs."""
    values, parts = _values(item)
    yield block("[[item]]", {**_head(item), **values})
    yield from (block("[[item.part]]", part) for part in parts)
    yield from (block("[[item.tab]]", _tab(tab)) for tab in item.tabs)


def _head(item: WrittenItem) -> Values:
    values: Values = {"id": item.id, "kind": item.kind.value, "topic": item.topic}
    if item.level is not Level.RECALL:
        values["level"] = item.level.value
    values |= {"stem": item.stem, "facts": item.facts, "case": item.case}
    if item.case:
        values["step"] = item.step
    return values


def _values(item: WrittenItem) -> tuple[Values, Sequence[Values]]:  # noqa: C901, PLR0911, PLR0912 - one a kind
    """What a kind has of its own, and its parts."""
    match item:
        case WrittenSingleBestAnswer():
            return _choices(item.choices, one=True), ()
        case WrittenSelectAll():
            return {**_choices(item.choices), **_most(item.most)}, ()
        case WrittenSelectN():
            return {**_choices(item.choices), "count": item.count, **_most(item.most)}, ()
        case WrittenTrueFalseReason():
            reason = Part(id=PlaceId(TrueFalseReason.REASON), choices=item.reason)
            return {"claim": claim_text(item.claim)}, _parts((reason,), one=True)
        case WrittenGrouping():
            return {}, _parts(item.groups)
        case WrittenMatrixMultipleChoice():
            return {**_matrix(item), "neither": item.neither}, ()
        case WrittenMatrixMultipleResponse():
            return _matrix(item), ()
        case WrittenDropDownCloze():
            return {"text": _passage(item.passage)}, _parts(item.blanks, one=True)
        case WrittenDropDownRationale():
            linking = {"linking": _part_id(item.linking)} if item.linking else {}
            return {"text": _passage(item.passage), **linking}, _parts(item.blanks, one=True)
        case WrittenDragDropCloze():
            return {"text": _passage(item.passage), "tokens": item.tokens}, _parts(item.blanks, one=True)
        case WrittenOrderedResponse():
            return {"steps": item.steps, "relation": item.relation}, ()
        case WrittenMatching():
            return {"terms": item.terms, "claim": _pattern(item.pattern, "term", "?"), "extra": item.extra}, ()
        case WrittenHighlightText():
            return {"for": query_text(item.query), "text": _phrases(item.passage)}, ()
        case WrittenHotSpot():
            return {"figure": item.figure, "for": query_text(item.query), "skip": item.skip}, ()
        case WrittenFillIn():
            return _wanted(item.wanted), ()
        case WrittenBowTie():
            wings = {"actions": item.actions, "condition": item.condition, "parameters": item.parameters}
            return {}, _parts([Part(id=PlaceId(name), choices=wing) for name, wing in wings.items()])
        case _:
            assert_never(item)


def _choices(choices: Choices, *, one: bool = False) -> Values:
    """How a place gets its options; ``one`` says that only one is right there, which is then ``key``."""
    match choices:
        case Asked():
            keys: Values = {"keys": choices.keys} if not one else {"key": "".join(choices.keys[:1])}
            return {
                "for": query_text(choices.query),
                **keys,
                "wrong": wrong_values(choices.wrong),
                "skip": choices.skip,
            }
        case Listed():
            return {
                "options": [
                    {"text": each.text, **({"right": True} if each.right else {}), "because": each.because}
                    for each in choices.options
                ]
            }
        case _:
            assert_never(choices)


def _parts(parts: Sequence[Part], *, one: bool = False) -> list[Values]:
    return [{"id": _part_id(part.id), "text": part.text, **_choices(part.choices, one=one)} for part in parts]


def _part_id(place: PlaceId) -> Value:
    """A number where it reads as one."""
    return int(place) if place.isascii() and place.isdecimal() and str(int(place)) == place else place


def _most(most: int) -> Values:
    return {} if most == _USUAL_MOST else {"most": most}


def _matrix(item: WrittenMatrixMultipleChoice | WrittenMatrixMultipleResponse) -> Values:
    return {"rows": item.rows, "columns": item.columns, "claim": _pattern(item.pattern, "row", "column")}


def _pattern(pattern: Pattern, word: str, other: str) -> str:
    first, last = (word, other) if pattern.side is Side.SUBJECT else (other, word)
    return f"{first} {pattern.relation} {last}"


def _passage(passage: Sequence[Segment]) -> str:
    return "".join(f"{{{one.place}}}" if one.place else one.text for one in passage)


def _phrases(passage: Sequence[Segment]) -> str:
    return "".join(f"{{{one.place}:{one.text}}}" if one.place else one.text for one in passage)


def _wanted(wanted: WordAsked | NumberWanted) -> Values:
    match wanted:
        case WordAsked():
            return {"for": query_text(wanted.query), "accept": wanted.accept}
        case NumberWanted():
            tolerance = {"tolerance": wanted.tolerance} if wanted.tolerance else {}
            return {"value": wanted.value, **tolerance, "unit": wanted.unit}
        case _:
            assert_never(wanted)


def _tab(tab: Tab) -> Values:
    return {"title": tab.title, "text": tab.text, "table": [list(row) for row in tab.table]}
