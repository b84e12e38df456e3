"""Moodle XML: https://docs.moodle.org/en/Moodle_XML_format. Feedback for every answer, and weights.

What has blanks becomes Moodle's cloze (https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type); steps become
its ordering question, which Moodle has from 4.4 on.
"""

import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from quizapp.content.items import Item, NumberWanted, Option, WordWanted, number_text
from quizapp.exams.scoring import score
from quizapp.exchange.formats.asked import Asked, Blank, ChooseOne, ChooseSeveral, Match, Order, Passage, TypeIn
from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.taking import sort_out
from quizapp.exchange.formats.weights import shares_out, weight

_SPECIAL = re.compile(r'([}#~/"\\])')


def write(outgoing: Outgoing) -> Written:
    """The items, topic after topic as Moodle's categories."""
    found = sort_out(outgoing, _has, "has more right answers than Moodle shares points among")
    quiz = Xml.Element("quiz")
    for one in found.taken:
        if one.new_topic:
            _category(quiz, outgoing, one.new_topic)
        _fill(_question(quiz, one.item, one.place), one.way)
    Xml.indent(quiz)
    content = Xml.tostring(quiz, encoding="utf-8", xml_declaration=True)
    return Written(content=content, number=len(found.taken), left_out=found.left_out)


def _has(way: Asked) -> bool:
    match way:
        case ChooseSeveral():
            return shares_out(_rights(way.options))
        case Passage():
            return all(shares_out(max(1, _rights(blank.options))) for blank in way.blanks)
        case _:
            return True


def _rights(options: tuple[Option, ...]) -> int:
    return sum(option.correct for option in options)


def _fill(question: Xml.Element, way: Asked) -> None:
    match way:
        case ChooseOne():
            _choose(question, way.text, way.options, several=False)
        case ChooseSeveral():
            _choose(question, way.text, way.options, several=True)
        case Match():
            _match(question, way)
        case Order():
            _order(question, way)
        case TypeIn():
            _typed(question, way)
        case Passage():
            _cloze(question, way)


def _category(quiz: Xml.Element, outgoing: Outgoing, topic: str) -> None:
    question = Xml.SubElement(quiz, "question", type="category")
    names = (name.replace("/", "//") for name in (outgoing.deck.title, topic))
    _text(question, "category", "/".join(("$course$", "top", *names)))


def _question(quiz: Xml.Element, item: Item, place: str) -> Xml.Element:
    question = Xml.SubElement(quiz, "question")
    _text(question, "name", item.stem[:200])
    _html(question, "questiontext", "")
    _html(question, "generalfeedback", html.escape(place))
    Xml.SubElement(question, "defaultgrade").text = f"{score(item, None).possible:g}"
    Xml.SubElement(question, "penalty").text = "0"
    Xml.SubElement(question, "hidden").text = "0"
    Xml.SubElement(question, "idnumber").text = item.id
    return question


def _choose(question: Xml.Element, text: str, options: tuple[Option, ...], *, several: bool) -> None:
    question.set("type", "multichoice")
    _ask(question, text)
    Xml.SubElement(question, "single").text = "false" if several else "true"
    Xml.SubElement(question, "shuffleanswers").text = "true"
    Xml.SubElement(question, "answernumbering").text = "ABCD"
    share = weight(_rights(options))
    for option in options:
        wrong = f"-{share}" if several else "0"
        answer = Xml.SubElement(question, "answer", fraction=share if option.correct else wrong, format="html")
        Xml.SubElement(answer, "text").text = html.escape(option.text)
        _html(answer, "feedback", html.escape(option.rationale))


def _match(question: Xml.Element, way: Match) -> None:
    question.set("type", "matching")
    _ask(question, way.text)
    Xml.SubElement(question, "shuffleanswers").text = "true"
    used = {pair.right for pair in way.pairs}
    spare = [("", right) for right in way.rights if right not in used]
    for left, right in (*((pair.left, pair.right) for pair in way.pairs), *spare):
        part = Xml.SubElement(question, "subquestion", format="html")
        Xml.SubElement(part, "text").text = html.escape(left)
        _text(part, "answer", right)
    _reasons(question, (pair.why for pair in way.pairs))


def _order(question: Xml.Element, way: Order) -> None:
    question.set("type", "ordering")
    _ask(question, way.text)
    for name, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", "0"),
        ("gradingtype", "ALL_OR_NOTHING"),
        ("showgrading", "SHOW"),
    ):
        Xml.SubElement(question, name).text = value
    for number, step in enumerate(way.steps, 1):
        answer = Xml.SubElement(question, "answer", fraction=f"{number}", format="html")
        Xml.SubElement(answer, "text").text = html.escape(step.text)
    _reasons(question, (step.rationale for step in way.steps))


def _typed(question: Xml.Element, way: TypeIn) -> None:
    match way.wanted:
        case NumberWanted(value=value, tolerance=tolerance, unit=unit):
            question.set("type", "numerical")
            _ask(question, f"{way.text} ({unit})" if unit else way.text)
            answer = Xml.SubElement(question, "answer", fraction="100", format="moodle_auto_format")
            Xml.SubElement(answer, "text").text = number_text(value)
            Xml.SubElement(answer, "tolerance").text = number_text(tolerance)
            _html(answer, "feedback", html.escape(way.why))
            Xml.SubElement(question, "unitgradingtype").text = "0"
            Xml.SubElement(question, "showunits").text = "3"
        case WordWanted(accepted=accepted):
            question.set("type", "shortanswer")
            _ask(question, way.text)
            Xml.SubElement(question, "usecase").text = "0"
            for word in accepted:
                answer = Xml.SubElement(question, "answer", fraction="100", format="moodle_auto_format")
                Xml.SubElement(answer, "text").text = word.replace("*", "\\*")  # a star stands for any letters
                _html(answer, "feedback", html.escape(way.why))


def _cloze(question: Xml.Element, way: Passage) -> None:
    question.set("type", "cloze")
    stem = _paragraphs(way.text) if way.text else ""
    if not way.listed:
        body = "".join(_blank(part) if isinstance(part, Blank) else html.escape(part) for part in way.parts)
        _put(question, f"{stem}<p>{body}</p>")
        return
    lines = (f"<p>{_blank(part) if isinstance(part, Blank) else html.escape(part)}</p>" for part in way.parts)
    _put(question, stem + "".join(lines))


def _blank(blank: Blank) -> str:
    points = _rights(blank.options) if blank.several else 1
    name = "MULTIRESPONSE_S" if blank.several else "MULTICHOICE_S"
    return f"{{{max(1, points)}:{name}:{'~'.join(_choices(blank))}}}"


def _choices(blank: Blank) -> Iterator[str]:
    share = weight(max(1, _rights(blank.options)))
    for option in blank.options:
        mark = _weighed(share, option) if blank.several else "=" if option.correct else ""
        yield f"{mark}{_escaped(option.text)}#{_escaped(option.rationale)}"


def _weighed(share: str, option: Option) -> str:
    return f"%{share}%" if option.correct else f"%-{share}%"


def _escaped(text: str) -> str:
    """As it stands in a cloze, which is HTML too: an entity's own semicolon and sign of number need no escape."""
    return html.escape(_SPECIAL.sub(r"\\\1", text), quote=False)


def _ask(question: Xml.Element, text: str) -> None:
    _put(question, _paragraphs(text))


def _put(question: Xml.Element, text: str) -> None:
    found = question.find("questiontext/text")
    assert found is not None  # noqa: S101 - _question has made it
    found.text = text


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n")).replace("\n", "<br>")


def _reasons(question: Xml.Element, reasons: Iterator[str]) -> None:
    found = question.find("generalfeedback/text")
    assert found is not None  # noqa: S101 - _question has made it
    told = "".join(f"<p>{html.escape(reason)}</p>" for reason in dict.fromkeys(reasons))
    found.text = f"{told}<p>{found.text}</p>" if found.text else told


def _html(parent: Xml.Element, name: str, text: str) -> None:
    part = Xml.SubElement(parent, name, format="html")
    Xml.SubElement(part, "text").text = text


def _text(parent: Xml.Element, name: str, text: str) -> None:
    part = Xml.SubElement(parent, name)
    Xml.SubElement(part, "text").text = text
