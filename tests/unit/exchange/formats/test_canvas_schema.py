"""Every item of a QTI 1.2 package against its content models and what Canvas looks for, and packages to be refused."""

import copy
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.deck import Deck
from quizapp.content.generators import items_of
from quizapp.content.items import ItemId, ItemKind
from quizapp.exchange.formats import Outgoing, canvas
from quizapp.services._library.deckfiles import read_deck_text
from tests.unit.exams.banks import SHAPED
from tests.unit.exams.makers import brisk

from .canvas_schema import KINDS, faults
from .wanted import every

LACTATION = Path(__file__).parents[4] / "decks" / "lactation"
TRAVELS = [kind for kind in ItemKind if kind not in {ItemKind.HOT_SPOT, ItemKind.BOW_TIE}]

Files = dict[str, Xml.Element]


@pytest.fixture(scope="module")
def deck() -> Deck:
    return read_deck_text(LACTATION).parse()


def files_of(outgoing: Outgoing) -> Files:
    with zipfile.ZipFile(io.BytesIO(canvas.write(outgoing).content)) as package:
        return {name: Xml.fromstring(package.read(name)) for name in package.namelist()}


@pytest.fixture(scope="module")
def package(deck: Deck) -> Files:
    return files_of(Outgoing(deck=deck, items=items_of(deck, 0)))


@pytest.fixture(scope="module")
def small(deck: Deck) -> Files:
    """One item of each kind."""
    return files_of(Outgoing(deck=deck, items=tuple({one.kind: one for one in items_of(deck, 0)}.values())))


def test_the_package_is_as_its_schema_and_canvas_ask(package: Files) -> None:
    assert faults(package) == []
    kinds = {one.text for root in package.values() for one in every(root, "fieldentry")}
    assert kinds >= KINDS


def test_questions_keep_their_ids_and_differ_from_those_of_another_deck(deck: Deck, package: Files) -> None:
    some = items_of(deck, 0)[10:20]
    other = files_of(Outgoing(deck=deck, items=some))
    ids = [{one.get("ident") for root in files.values() for one in every(root, "item")} for files in (package, other)]
    assert ids[1] < ids[0]
    assert len(ids[1]) > 1


@pytest.mark.parametrize("kind", TRAVELS)
@brisk
@given(data=st.data())
def test_an_item_of_any_kind_is_as_asked(kind: ItemKind, deck: Deck, data: st.DataObject) -> None:
    item = data.draw(SHAPED[kind])
    found = faults(files_of(Outgoing(deck=deck, items=(replace(item, id=ItemId(f"{item.id} é")),))))
    assert [one for one in found if one != "section holds nothing"] == []


def _with(name: str, value: str) -> Callable[[Xml.Element], None]:
    return lambda one: one.set(name, value)


def _without(name: str) -> Callable[[Xml.Element], None]:
    def spoil(one: Xml.Element) -> None:
        del one.attrib[name]

    return spoil


def _turned(one: Xml.Element) -> None:
    one[:] = list(one)[::-1]


def _emptied(one: Xml.Element) -> None:
    one[:] = []
    one.text = ""


def _worded(text: str) -> Callable[[Xml.Element], None]:
    def spoil(one: Xml.Element) -> None:
        one.text = text

    return spoil


SPOILT: list[tuple[str, Callable[[Xml.Element], None]]] = [
    ("questestinterop", _emptied),
    ("assessment", _without("ident")),
    ("assessment", _with("ident", "another")),
    ("section", _worded("words")),
    ("item", _turned),
    ("item", _with("ident", "1 2")),
    ("qtimetadatafield", _turned),
    ("fieldentry", _worded("riddle_question")),
    ("presentation", _emptied),
    ("material", _emptied),
    ("mattext", _with("texttype", "text/rtf")),
    ("response_lid", _with("ident", "elsewhere")),
    ("response_lid", _with("rcardinality", "Few")),
    ("render_choice", _emptied),
    ("render_fib", _with("fibtype", "Number")),
    ("response_label", _with("ident", "another")),
    ("resprocessing", _turned),
    ("outcomes", _emptied),
    ("decvar", _with("vartype", "Float")),
    ("respcondition", _turned),
    ("conditionvar", _emptied),
    ("and", _emptied),
    ("or", _emptied),
    ("not", _emptied),
    ("varequal", _with("respident", "elsewhere")),
    ("vargte", _worded("few")),
    ("varlte", _worded("-1000000")),
    ("setvar", _worded("all")),
    ("setvar", _with("action", "Raise")),
    ("displayfeedback", _with("linkrefid", "nowhere")),
    ("itemfeedback", _emptied),
    ("flow_mat", _emptied),
    ("resource", _with("type", "imsqti_xmlv9")),
    ("file", _with("href", "nowhere.xml")),
    ("dependency", _with("identifierref", "nowhere")),
    ("quiz", _turned),
    ("manifest", _turned),
]


@pytest.mark.parametrize(("name", "spoil"), SPOILT)
def test_a_spoilt_package_is_refused(name: str, spoil: Callable[[Xml.Element], None], small: Files) -> None:
    tried = 0
    for file, root in small.items():
        for place in range(min(3, len(every(root, name)))):
            spoilt = copy.deepcopy(root)
            one = every(spoilt, name)[place]
            before = Xml.tostring(one)
            spoil(one)
            if Xml.tostring(one) == before:
                continue
            tried += 1
            assert faults({**small, file: spoilt}), before[:300]
    assert tried
