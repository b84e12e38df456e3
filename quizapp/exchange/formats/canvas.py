"""QTI 1.2 as Canvas reads it: a package of one quiz, with Canvas' own names for kinds of question in its metadata
(https://canvas.instructure.com, "Import quizzes from QTI packages").

Questions are known by ids of their own, which do not change: another quiz in the same course is no newer version of
this one. What Canvas knows of a quiz beside its questions lies in a file of its own, in a folder with the quiz's id.
"""

import html
import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as Xml

from quizapp.content.items import NumberWanted, Option, WordWanted, number_text
from quizapp.exams.scoring import score
from quizapp.exchange.formats.asked import Asked, ChooseOne, ChooseSeveral, Match, Order, Passage, TypeIn
from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.packages import document, packed
from quizapp.exchange.formats.taking import Taken, sort_out

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_QTI_SCHEMA = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
_PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/imscp_v1p1.xsd"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_CANVAS_SCHEMA = "https://canvas.instructure.com/xsd/cccv1p0.xsd"
_META = "assessment_meta.xml"


def write(outgoing: Outgoing) -> Written:
    """The items as one quiz."""
    found = sort_out(outgoing, _has, "has groups of several choices each, which Canvas has not")
    root = Xml.Element("questestinterop")
    name = _ident(f"quizapp-{outgoing.deck.id}")
    quiz = Xml.SubElement(root, "assessment", ident=name, title=outgoing.deck.title)
    section = Xml.SubElement(quiz, "section", ident="root_section")
    for one in found.taken:
        _item(section, one)
    files = {
        "imsmanifest.xml": _manifest(name),
        f"{name}/{name}.xml": document(root, _QTI, _QTI_SCHEMA),
        f"{name}/{_META}": _meta(outgoing, name, found.taken),
    }
    return Written(content=packed(files), number=len(found.taken), left_out=found.left_out)


def _has(way: Asked) -> bool:
    match way:
        case Order():
            return False
        case Passage():
            return not any(blank.several for blank in way.blanks)
        case _:
            return True


def _ident(text: str) -> str:
    """An id as names are in XML: Canvas would change any other, and forget it in the text of a question."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", text)


def _item(section: Xml.Element, one: Taken) -> None:
    item = Xml.SubElement(section, "item", ident=_ident(one.item.id), title=one.item.stem[:200])
    fields = Xml.SubElement(Xml.SubElement(item, "itemmetadata"), "qtimetadata")
    kind, presentation, processing, feedback = _asked(one.way)
    _field(fields, "question_type", kind)
    _field(fields, "points_possible", f"{score(one.item, None).possible:g}")
    item.append(presentation)
    outcomes = Xml.Element("outcomes")
    Xml.SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    processing.insert(0, outcomes)
    item.append(processing)
    for name, text in (*feedback, *([("general_fb", one.place)] if one.place else [])):
        told = Xml.SubElement(Xml.SubElement(item, "itemfeedback", ident=name), "flow_mat")
        _material(told, html.escape(text))


_Parts = tuple[str, Xml.Element, Xml.Element, list[tuple[str, str]]]


def _asked(way: Asked) -> _Parts:
    match way:
        case ChooseOne():
            return _choose(way.text, way.options, several=False)
        case ChooseSeveral():
            return _choose(way.text, way.options, several=True)
        case Match():
            return _match(way)
        case TypeIn():
            return _typed(way)
        case Passage():
            return _blanks(way)
        case Order():
            raise ValueError("Canvas has no order")


def _choose(text: str, options: Sequence[Option], *, several: bool) -> _Parts:
    presentation, processing = _presentation(text), Xml.Element("resprocessing")
    _choices(presentation, "response1", options, "Multiple" if several else "Single")
    feedback = [(f"{number}_fb", option.rationale) for number, option in enumerate(options, 1)]
    for number in range(1, len(options) + 1):
        condition = _condition(processing, "Yes")
        _equal(Xml.SubElement(condition, "conditionvar"), "response1", f"{number}")
        Xml.SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=f"{number}_fb")
    condition = _condition(processing, "No")
    tested = Xml.SubElement(condition, "conditionvar")
    if several:
        tested = Xml.SubElement(tested, "and")
    for number, option in enumerate(options, 1):
        if option.correct:
            _equal(tested, "response1", f"{number}")
        elif several:
            _equal(Xml.SubElement(tested, "not"), "response1", f"{number}")
    _score(condition, "Set", "100")
    return ("multiple_answers_question" if several else "multiple_choice_question"), presentation, processing, feedback


def _match(way: Match) -> _Parts:
    presentation, processing = _presentation(way.text), Xml.Element("resprocessing")
    rights = {right: f"{number}" for number, right in enumerate(way.rights, 1)}
    for number, pair in enumerate(way.pairs, 1):
        name = f"response_{number}"
        response = Xml.SubElement(presentation, "response_lid", ident=name)
        _material(response, pair.left, "text/plain")
        _labels(response, [(place, right) for right, place in rights.items()])
        condition = _condition(processing, "Yes")
        _equal(Xml.SubElement(condition, "conditionvar"), name, rights[pair.right])
        _score(condition, "Add", f"{100 / len(way.pairs):.2f}")
    reasons = " ".join(dict.fromkeys(pair.why for pair in way.pairs))
    return "matching_question", presentation, processing, [("correct_fb", reasons)]


def _typed(way: TypeIn) -> _Parts:
    processing = Xml.Element("resprocessing")
    condition = _condition(processing, "No")
    tested = Xml.SubElement(condition, "conditionvar")
    match way.wanted:
        case NumberWanted(value=value, tolerance=tolerance, unit=unit):
            kind = "numerical_question"
            presentation = _presentation(f"{way.text} ({unit})" if unit else way.text)
            either = Xml.SubElement(tested, "or")
            _equal(either, "response1", number_text(value))
            between = Xml.SubElement(either, "and")
            Xml.SubElement(between, "vargte", respident="response1").text = number_text(value - tolerance)
            Xml.SubElement(between, "varlte", respident="response1").text = number_text(value + tolerance)
            render = {"fibtype": "Decimal"}
        case WordWanted(accepted=accepted):
            kind = "short_answer_question"
            presentation = _presentation(way.text)
            for word in accepted:
                _equal(tested, "response1", word)
            render = {}
    response = Xml.SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    Xml.SubElement(Xml.SubElement(response, "render_fib", render), "response_label", ident="answer1")
    _score(condition, "Set", "100")
    return kind, presentation, processing, [("correct_fb", way.why)]


def _blanks(way: Passage) -> _Parts:
    """Canvas marks a blank by its name in square brackets."""
    number, pieces = 0, []
    for part in way.parts:
        if isinstance(part, str):
            pieces.append(part.replace("[", "(").replace("]", ")"))
        else:
            number += 1
            pieces.append(f"[blank{number}]")
    body = ("\n\n" if way.listed else "").join(pieces)
    presentation = _presentation(f"{way.text}\n\n{body}" if way.text else body)
    processing = Xml.Element("resprocessing")
    reasons = []
    for place, blank in enumerate(way.blanks, 1):
        name = f"response_blank{place}"
        response = Xml.SubElement(presentation, "response_lid", ident=name)
        _material(response, f"blank{place}", "text/plain")
        _labels(response, [(f"{place}-{number}", option.text) for number, option in enumerate(blank.options, 1)])
        for number, option in enumerate(blank.options, 1):
            if option.correct:
                condition = _condition(processing, "Yes")
                _equal(Xml.SubElement(condition, "conditionvar"), name, f"{place}-{number}")
                _score(condition, "Add", f"{100 / len(way.blanks):.2f}")
                reasons.append(option.rationale)
    return "multiple_dropdowns_question", presentation, processing, [("correct_fb", " ".join(dict.fromkeys(reasons)))]


def _presentation(text: str) -> Xml.Element:
    presentation = Xml.Element("presentation")
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n") if part)
    _material(presentation, paragraphs.replace("\n", "<br>"))
    return presentation


def _choices(parent: Xml.Element, name: str, options: Sequence[Option], cardinality: str) -> None:
    response = Xml.SubElement(parent, "response_lid", ident=name, rcardinality=cardinality)
    _labels(response, [(f"{number}", option.text) for number, option in enumerate(options, 1)])


def _labels(response: Xml.Element, choices: Sequence[tuple[str, str]]) -> None:
    render = Xml.SubElement(response, "render_choice")
    for name, text in choices:
        _material(Xml.SubElement(render, "response_label", ident=name), text, "text/plain")


def _material(parent: Xml.Element, text: str, kind: str = "text/html") -> None:
    Xml.SubElement(Xml.SubElement(parent, "material"), "mattext", texttype=kind).text = text


def _condition(processing: Xml.Element, goes_on: str) -> Xml.Element:
    return Xml.SubElement(processing, "respcondition", {"continue": goes_on})


def _equal(parent: Xml.Element, response: str, value: str) -> None:
    Xml.SubElement(parent, "varequal", respident=response).text = value


def _score(condition: Xml.Element, action: str, points: str) -> None:
    Xml.SubElement(condition, "setvar", action=action, varname="SCORE").text = points


def _field(fields: Xml.Element, label: str, entry: str) -> None:
    one = Xml.SubElement(fields, "qtimetadatafield")
    Xml.SubElement(one, "fieldlabel").text = label
    Xml.SubElement(one, "fieldentry").text = entry


def _meta(outgoing: Outgoing, name: str, taken: Iterable[Taken]) -> bytes:
    """What Canvas knows of a quiz beside its questions."""
    quiz = Xml.Element("quiz", identifier=name)
    points = sum(score(one.item, None).possible for one in taken)
    told = (
        ("title", outgoing.deck.title),
        ("description", f"<p>{html.escape(outgoing.deck.summary)}</p>"),
        ("quiz_type", "assignment"),
        ("points_possible", f"{points:g}"),
    )
    for field, value in told:
        Xml.SubElement(quiz, field).text = value
    return document(quiz, _CANVAS, _CANVAS_SCHEMA)


def _manifest(name: str) -> bytes:
    manifest = Xml.Element("manifest", identifier=f"{name}-package")
    metadata = Xml.SubElement(manifest, "metadata")
    Xml.SubElement(metadata, "schema").text = "IMS Content"
    Xml.SubElement(metadata, "schemaversion").text = "1.1.3"
    Xml.SubElement(manifest, "organizations")
    resources = Xml.SubElement(manifest, "resources")
    quiz = Xml.SubElement(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
    Xml.SubElement(quiz, "file", href=f"{name}/{name}.xml")
    Xml.SubElement(quiz, "dependency", identifierref=f"{name}-meta")
    meta = Xml.SubElement(
        resources,
        "resource",
        identifier=f"{name}-meta",
        type="associatedcontent/imscc_xmlv1p1/learning-application-resource",
        href=f"{name}/{_META}",
    )
    Xml.SubElement(meta, "file", href=f"{name}/{_META}")
    return document(manifest, _PACKAGE, _PACKAGE_SCHEMA)
