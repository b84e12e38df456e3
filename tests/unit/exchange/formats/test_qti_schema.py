"""Every document of a QTI package against what the schema asks, and documents that it must refuse."""

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.generators import items_of
from quizapp.content.items import ItemKind
from quizapp.exchange.formats import Outgoing, qti
from quizapp.exchange.formats.asked import asking
from quizapp.exchange.formats.qti_items import item_xml
from quizapp.services._library.deckfiles import read_deck_text
from tests.unit.exams.banks import SHAPED
from tests.unit.exams.makers import brisk

from .qti_schema import faults

LACTATION = Path(__file__).parents[4] / "decks" / "lactation"
TRAVELS = [kind for kind in ItemKind if kind not in {ItemKind.HOT_SPOT, ItemKind.BOW_TIE}]


@pytest.fixture(scope="module")
def package() -> dict[str, Xml.Element]:
    deck = read_deck_text(LACTATION).parse()
    content = qti.write(Outgoing(deck=deck, items=items_of(deck, 0))).content
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: Xml.fromstring(opened.read(name)) for name in opened.namelist()}


def test_each_document_of_the_package_is_as_the_schema_asks(package: dict[str, Xml.Element]) -> None:
    assert {name: found for name, root in package.items() if (found := faults(root))} == {}
    written = {element.tag.rpartition("}")[2] for root in package.values() for element in root.iter()}
    assert {"choiceInteraction", "matchInteraction", "orderInteraction", "textEntryInteraction"} < written
    assert {"inlineChoiceInteraction", "modalFeedback", "equal", "testVariables", "dependency"} < written


@pytest.mark.parametrize("kind", TRAVELS)
@brisk
@given(data=st.data())
def test_an_item_of_any_kind_is_as_the_schema_asks(kind: ItemKind, data: st.DataObject) -> None:
    item = data.draw(SHAPED[kind])
    for way in asking(item).ways:
        assert faults(item_xml(item, way, "item-1", "Where it stands")) == []


def _without(name: str) -> Callable[[Xml.Element], None]:
    def spoil(one: Xml.Element) -> None:
        del one.attrib[name]

    return spoil


def _with(name: str, value: str) -> Callable[[Xml.Element], None]:
    def spoil(one: Xml.Element) -> None:
        one.set(name, value)

    return spoil


def _turned(one: Xml.Element) -> None:
    one[:] = list(one)[::-1]


def _worded(one: Xml.Element) -> None:
    one.text = "words"


def _emptied(one: Xml.Element) -> None:
    one[:] = []


SPOILT: list[tuple[str, Callable[[Xml.Element], None]]] = [
    ("assessmentItem", _turned),
    ("assessmentItem", _without("timeDependent")),
    ("assessmentItem", _with("label", "x" * 257)),
    ("assessmentItem", _with("shuffle", "true")),
    ("responseDeclaration", _with("cardinality", "many")),
    ("responseDeclaration", _with("baseType", "number")),
    ("responseDeclaration", _with("identifier", "1st")),
    ("responseDeclaration", _turned),
    ("outcomeDeclaration", _with("identifier", "POINTS")),
    ("correctResponse", _emptied),
    ("mapping", _emptied),
    ("mapEntry", _with("mappedValue", "one")),
    ("mapEntry", _with("mapKey", "C99")),
    ("itemBody", _worded),
    ("choiceInteraction", _with("responseIdentifier", "R9")),
    ("choiceInteraction", _with("maxChoices", "all")),
    ("choiceInteraction", _with("shuffle", "yes")),
    ("choiceInteraction", _emptied),
    ("simpleChoice", _without("identifier")),
    ("simpleChoice", _with("identifier", "C 1")),
    ("matchInteraction", _emptied),
    ("simpleAssociableChoice", _without("matchMax")),
    ("inlineChoiceInteraction", _worded),
    ("responseIf", _turned),
    ("member", _emptied),
    ("equal", _with("toleranceMode", "near")),
    ("setOutcomeValue", _with("identifier", "NOWHERE")),
    ("baseValue", _without("baseType")),
    ("modalFeedback", _without("showHide")),
    ("modalFeedback", _with("outcomeIdentifier", "NOWHERE")),
    ("testPart", _with("navigationMode", "free")),
    ("testPart", _emptied),
    ("assessmentSection", _without("visible")),
    ("assessmentItemRef", _without("href")),
    ("manifest", _turned),
    ("schema", _worded),
    ("schemaversion", _worded),
    ("resource", _with("type", "imsqti_item_xmlv2p9")),
    ("resource", _with("identifier", "")),
    ("file", _without("href")),
    ("dependency", _with("identifierref", "item-99999")),
]


@pytest.mark.parametrize(("name", "spoil"), SPOILT)
def test_a_spoilt_document_is_refused(
    name: str, spoil: Callable[[Xml.Element], None], package: dict[str, Xml.Element]
) -> None:
    tried = 0
    for root in package.values():
        spoilt = copy.deepcopy(root)
        one = next((part for part in spoilt.iter() if part.tag.rpartition("}")[2] == name), None)
        if one is None or (name == "mapEntry" and not any(part.tag.endswith("simpleChoice") for part in spoilt.iter())):
            continue
        before = Xml.tostring(spoilt)
        spoil(one)
        if Xml.tostring(spoilt) == before:
            continue
        tried += 1
        assert faults(spoilt), Xml.tostring(one)[:300]
        if tried == 3:
            break
    assert tried
