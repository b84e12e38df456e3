"""Items in classrooms' formats: read back with their own rules, they ask and score as here."""

import io
import re
import warnings
import zipfile
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizapp.content.deck import Deck
from quizapp.content.generators import items_of
from quizapp.content.items import FillIn, Item, ItemKind, NumberWanted, Option, OrderedResponse
from quizapp.exams.scoring import score
from quizapp.exchange.formats import FORMATS, Outgoing, canvas, gift, kahoot, moodle, qti
from quizapp.exchange.formats.asked import ChooseOne, ChooseSeveral, Match, Order, Passage, TypeIn, asking
from quizapp.exchange.formats.qti_items import item_xml
from quizapp.services._library.deckfiles import read_deck_text
from tests.answering import right, wrong
from tests.unit.exams.banks import SHAPED, answers_to
from tests.unit.exams.makers import answer, brisk, make_select_all, make_select_n

from . import gift_reader
from .qti_player import Player

TRAVELS = [kind for kind in ItemKind if kind not in {ItemKind.HOT_SPOT, ItemKind.BOW_TIE}]
LACTATION = Path(__file__).parents[4] / "decks" / "lactation"


@pytest.fixture(scope="module")
def lactation() -> Outgoing:
    deck = read_deck_text(LACTATION).parse()
    return Outgoing(deck=deck, items=items_of(deck, 0))


def test_every_kind_travels_or_says_why_not(lactation: Outgoing) -> None:
    for item in lactation.items:
        found = asking(item)
        assert bool(found.ways) == (item.kind in TRAVELS)
        assert bool(found.cannot) != bool(found.ways)


@pytest.mark.parametrize("name", [one.id for one in FORMATS.values() if one.asks])
def test_every_item_is_written_or_named_as_left_out(name: str, lactation: Outgoing) -> None:
    written = FORMATS[name].write(lactation)  # type: ignore[misc]
    wholly = {one.name for one in written.left_out if not one.partly}
    assert written.number + len(wholly) == len(lactation.items)
    assert wholly.isdisjoint(one.name for one in written.left_out if one.partly), (
        "what stays is not told to be otherwise"
    )
    if name != "kahoot":  # openpyxl writes the moment into a workbook
        assert FORMATS[name].write(lactation).content == written.content  # type: ignore[misc]


# --- QTI 2.1


def responses(item: Item, chosen: tuple[str, ...]) -> dict[str, list[str]]:
    """An answer in the item's own ids as a player of the written item would give it."""
    way = asking(item).ways[0]
    match way:
        case ChooseOne() | ChooseSeveral():
            return {"R1": [f"C{n}" for n, option in enumerate(way.options, 1) if option.id in chosen]}
        case Match():
            lefts = {place: f"S{n}" for n, place in enumerate(item.scored_places, 1)}
            rights = [one.id for one in _rights(item)]
            pairs = (one.split("/", 1) for one in chosen)
            return {"R1": [f"{lefts[left]} T{rights.index(right) + 1}" for left, right in pairs if left in lefts]}
        case Order():
            names = {step.id: f"C{n}" for n, step in enumerate(way.steps, 1)}
            return {"R1": [names[one] for one in chosen]}
        case TypeIn():
            return {"R1": list(chosen)}
        case Passage():
            return {
                f"R{place}": [f"C{n}" for n, option in enumerate(blank.options, 1) if option.id in chosen]
                for place, blank in enumerate(way.blanks, 1)
            }


def _rights(item: Item) -> tuple:  # type: ignore[type-arg]
    return item.columns if item.kind is ItemKind.MATRIX_MULTIPLE_CHOICE else item.descriptions  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", [kind for kind in TRAVELS if kind is not ItemKind.FILL_IN])
@brisk
@given(data=st.data())
def test_a_player_of_qti_gives_the_points_that_we_give(kind: ItemKind, data: st.DataObject) -> None:
    item = data.draw(SHAPED[kind])
    chosen = data.draw(answers_to(item))
    root = item_xml(item, asking(item).ways[0], "item-1", "")
    assert Player(root, responses(item, chosen)).play() == score(item, answer(*chosen)).earned


def test_the_lactation_items_earn_all_or_what_they_earn_here(lactation: Outgoing) -> None:
    for item in lactation.items:
        if item.kind not in TRAVELS:
            continue
        root = item_xml(item, asking(item).ways[0], "item-1", "")
        most = float(root.findtext("outcomeDeclaration[@identifier='MAXSCORE']/defaultValue/value") or "")
        assert Player(root, responses(item, right(item))).play() == most == score(item, None).possible, item.id
        if not isinstance(item, FillIn):
            missed = wrong(item)
            assert Player(root, responses(item, missed)).play() == score(item, answer(*missed)).earned, item.id


def test_numbers_are_right_within_their_tolerance(lactation: Outgoing) -> None:
    numbers = [one for one in lactation.items if isinstance(one, FillIn) and isinstance(one.wanted, NumberWanted)]
    assert numbers
    for item in numbers:
        assert isinstance(item.wanted, NumberWanted)
        root = item_xml(item, asking(item).ways[0], "item-1", "")
        value, tolerance = item.wanted.value, item.wanted.tolerance
        for typed, earned in ((value, 1), (value + tolerance, 1), (value - tolerance, 1), (value + tolerance + 1, 0)):
            assert Player(root, {"R1": [f"{typed:g}"]}).play() == earned


@pytest.mark.parametrize("written", ["1234567.5", "0.0000125", "100.0625", "-40", "1500"])
@pytest.mark.parametrize("name", ["moodle", "gift", "qti", "canvas"])
def test_no_digit_of_a_number_is_lost(name: str, written: str, lactation: Outgoing) -> None:
    item = next(one for one in lactation.items if isinstance(one, FillIn) and isinstance(one.wanted, NumberWanted))
    wanted = NumberWanted(value=float(written), tolerance=0, unit="ml")
    content = FORMATS[name].write(replace(lactation, items=(replace(item, wanted=wanted),))).content  # type: ignore[misc]
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"".join(package.read(one) for one in package.namelist())
    assert re.search(rb"(?<![\d.])" + re.escape(written.encode()) + rb"(?![\d.])", content)


def test_what_is_chosen_shows_its_reason(lactation: Outgoing) -> None:
    item = next(one for one in lactation.items if one.kind is ItemKind.SELECT_ALL)
    root = item_xml(item, asking(item).ways[0], "item-1", "")
    player = Player(root, responses(item, (item.options[1].id,)))
    player.play()
    shown = {one.get("identifier"): one.text for one in root.findall("modalFeedback")}
    assert [shown[name] for name in player.feedback if name != "AFTER"] == [item.options[1].rationale]


def test_the_package_of_qti_names_each_of_its_files(lactation: Outgoing) -> None:
    with zipfile.ZipFile(io.BytesIO(qti.write(lactation).content)) as package:
        names = set(package.namelist())
        manifest = Xml.fromstring(package.read("imsmanifest.xml"))
        test = Xml.fromstring(package.read("test.xml"))
        for name in names - {"imsmanifest.xml", "test.xml"}:
            _has_the_order_of_the_schema(Xml.fromstring(package.read(name)))
    spaces = {"cp": "http://www.imsglobal.org/xsd/imscp_v1p1", "q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
    assert {one.get("href") for one in manifest.findall(".//cp:file", spaces)} == names - {"imsmanifest.xml"}
    refs = [one.get("href") for one in test.findall(".//q:assessmentItemRef", spaces)]
    assert len(refs) == len(set(refs)) == len(names) - 2
    assert len(test.findall(".//q:assessmentSection", spaces)) >= len(lactation.deck.topics)


_ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]


def _has_the_order_of_the_schema(root: Xml.Element) -> None:
    """assessmentItem's sequence in imsqti_v2p1, as far as it is used, and every identifier named once."""
    tags = [one.tag.partition("}")[2] for one in root]
    assert tags == sorted(tags, key=_ORDER.index)
    declared = [one.get("identifier") for one in root if one.tag.endswith("responseDeclaration")]
    used = [one.get("responseIdentifier") for one in root.iter() if one.get("responseIdentifier")]
    assert declared == used == list(dict.fromkeys(used))


# --- GIFT


def test_gift_is_read_as_it_was_meant(lactation: Outgoing) -> None:
    written = gift.write(lactation)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for the locale in a way that Python will drop
        from pygiftparser.parser import parseFile

        questions = parseFile(written.content.decode().splitlines(keepends=True))
    assert len(questions) == written.number
    assert all(question.valid for question in questions)
    items = {item.id: item for item in lactation.items}
    kinds: Counter[str] = Counter()
    for question in questions:
        item = items[question.title.replace("\\", "")]
        kinds[type(question.answers).__name__] += 1
        if item.kind is ItemKind.SINGLE_BEST_ANSWER:
            rights = [one for one in question.answers.answers if one.fraction == 100]
            assert [_unescaped(one.answer) for one in rights] == [item.keys[0].text]
            assert {_unescaped(one.feedback) for one in question.answers.answers} == {
                option.rationale for option in item.options
            }
    assert len(kinds) >= 4


def _unescaped(text: str) -> str:
    return text.replace("\\", "").strip()


def test_what_means_something_in_gift_is_escaped() -> None:
    deck = _deck()
    items = items_of(deck, 0)
    text = gift.write(Outgoing(deck=deck, items=items)).content.decode()
    assert r"Is 2 \= 3 \~ 4 \{x\}\:" in text


def _deck() -> Deck:
    from tests import builders

    ask = builders.ask(question="Is 2 = 3 ~ 4 {x}: which capital?")
    facts = (builders.fact("F1", claims=("oslo capital-of norway",), asks=(ask,)), *builders.capital_facts()[1:])
    return builders.deck(*facts)


def test_moodle_reads_what_gift_says(lactation: Outgoing) -> None:
    written = gift.write(lactation)
    questions = {one.name: one for one in gift_reader.read(written.content.decode())}
    assert len(questions) == written.number
    for item in lactation.items:
        if item.id in questions:
            _reads_as_meant(item, questions[item.id])


@pytest.mark.parametrize("kind", TRAVELS)
@brisk
@given(data=st.data())
def test_moodle_reads_gift_of_any_kind(kind: ItemKind, data: st.DataObject) -> None:
    item = data.draw(SHAPED[kind])
    odd = data.draw(st.text(alphabet="~=#{}:\\\\n<b>&-% [plain]/aé\n", max_size=12))
    item = replace(item, stem=f"{item.stem} {odd}.", options=tuple(_odd(one, odd) for one in item.options))
    written = gift.write(Outgoing(deck=_deck(), items=(item,)))
    read = gift_reader.read(written.content.decode())
    assert len(read) == written.number
    for question in read:
        _reads_as_meant(item, question)


def _odd(option: Option, odd: str) -> Option:
    return replace(option, text=f"{option.text} {odd}.", rationale=f"{option.rationale} {odd}.")


def _reads_as_meant(item: Item, question: gift_reader.Read) -> None:
    way = next(filter(gift._has, asking(item).ways))
    kinds = {ChooseOne: "one", Match: "pairs", Passage: "one", TypeIn: "word"}
    match way:
        case ChooseOne() | ChooseSeveral():
            keys = sum(option.correct for option in way.options)
            assert question.kind == ("one" if keys == 1 else "several")
            assert question.text == way.text.strip()
            assert [one[0] for one in question.answers] == [option.text.strip() for option in way.options]
            assert [one[2] for one in question.answers] == [option.rationale.strip() for option in way.options]
            for (_, share, _), option in zip(question.answers, way.options, strict=True):
                wrong = 0 if keys == 1 else -1 / keys
                assert share == pytest.approx(1 / keys if option.correct else wrong, abs=1e-6)
        case Match():
            assert question.kind == "pairs"
            assert len(question.answers) >= len(way.pairs)
            for pair, (text, _, _) in zip(way.pairs, question.answers, strict=False):
                arrow = "\N{RIGHTWARDS ARROW}"
                left, right = (one.replace("->", arrow).strip() for one in (pair.left, pair.right))
                assert text == f"{left} -> {right}"
        case TypeIn() if isinstance(way.wanted, NumberWanted):
            assert question.kind == "number"
        case _:
            assert question.kind == kinds[type(way)]
    assert question.plain or "<" not in question.text


def test_ten_right_answers_are_shared_out_and_eleven_are_named(lactation: Outgoing) -> None:
    for many, taken in ((10, 1), (11, 0)):
        item = make_select_all("abcdefghijklm"[:many], "xyz")
        for write in (moodle.write, gift.write):
            written = write(replace(lactation, items=(item,)))
            assert written.number == taken
            assert len(written.left_out) == 1 - taken


def test_where_any_number_can_be_chosen_a_wrong_one_costs(lactation: Outgoing) -> None:
    item = make_select_n("ab", "xyz")
    quiz = Xml.fromstring(moodle.write(replace(lactation, items=(item,))).content)
    assert sum(float(one.get("fraction", "")) for one in quiz.iter("answer")) < 0
    for name in ("moodle", "gift", "canvas"):
        (lost,) = FORMATS[name].write(replace(lactation, items=(item,))).left_out  # type: ignore[misc]
        assert "a wrong one costs" in lost.why
    assert not qti.write(replace(lactation, items=(item,))).left_out


# --- Moodle XML


def test_moodle_holds_every_reason_and_weights_that_add_up(lactation: Outgoing) -> None:
    quiz = Xml.fromstring(moodle.write(lactation).content)
    items = {item.id: item for item in lactation.items}
    questions = [one for one in quiz if one.get("type") != "category"]
    assert {one.get("type") for one in questions} == {
        "multichoice",
        "matching",
        "ordering",
        "numerical",
        "shortanswer",
        "cloze",
    }
    for question in questions:
        item = items[question.findtext("idnumber") or ""]  # type: ignore[index]
        assert question.findtext("questiontext/text")
        assert float(question.findtext("defaultgrade") or "") == score(item, None).possible
        if question.get("type") == "multichoice":
            shares = [float(one.get("fraction", "")) for one in question.findall("answer")]
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
            assert len(question.findall("answer/feedback")) == len(item.options)
        if question.get("type") == "ordering":
            assert isinstance(item, OrderedResponse)
            texts = {option.id: option.text for option in item.options}
            assert [unescape(one.findtext("text") or "") for one in question.findall("answer")] == [
                texts[one] for one in item.order
            ]


# --- Canvas


def test_canvas_scores_the_right_answer_full(lactation: Outgoing) -> None:
    with zipfile.ZipFile(io.BytesIO(canvas.write(lactation).content)) as package:
        name = "quizapp-lactation"
        assert package.namelist() == ["imsmanifest.xml", f"{name}/{name}.xml", f"{name}/assessment_meta.xml"]
        root = Xml.fromstring(package.read(f"{name}/{name}.xml"))
        meta = Xml.fromstring(package.read(f"{name}/assessment_meta.xml"))
    assert meta.findtext("{*}quiz_type") == "assignment"
    assert float(meta.findtext("{*}points_possible") or "") > 100
    space = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
    kinds = Counter()  # type: ignore[var-annotated]
    for item in root.findall(".//q:item", space):
        kinds[item.findtext(".//q:fieldentry", namespaces=space)] += 1
        points = [float(one.text or "") for one in item.findall(".//q:setvar", space)]
        assert sum(points) == pytest.approx(100, abs=0.1)
        feedback = {one.get("ident") for one in item.findall("q:itemfeedback", space)}
        shown = {one.get("linkrefid") for one in item.findall(".//q:displayfeedback", space)}
        assert shown <= feedback
    assert set(kinds) == {
        "multiple_choice_question",
        "multiple_answers_question",
        "matching_question",
        "numerical_question",
        "short_answer_question",
        "multiple_dropdowns_question",
    }


# --- Kahoot


def test_kahoot_keeps_to_its_limits(lactation: Outgoing) -> None:
    written = kahoot.write(lactation)
    sheet = load_workbook(io.BytesIO(written.content)).worksheets[0]
    rows = list(sheet.iter_rows(min_row=9, values_only=True))
    assert len(rows) == written.number
    stems = {item.stem: item for item in lactation.items}
    for number, question, *answers, seconds, rights in rows:
        assert isinstance(question, str)
        assert len(question) <= kahoot.LONGEST_QUESTION
        given_answers = [one for one in answers if one]
        assert 2 <= len(given_answers) <= kahoot.MOST_ANSWERS
        assert all(len(str(one)) <= kahoot.LONGEST_ANSWER for one in given_answers)
        assert seconds == 30
        assert number
        item = stems.get(question)
        if item is not None:
            keys = {given_answers[int(place) - 1] for place in str(rights).split(",")}
            assert keys == {option.text for option in item.keys}
