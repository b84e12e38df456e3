"""Items as QTI 2.1 ``assessmentItem``s: declarations, body, scoring, feedback, in the order that the schema wants."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as Xml

from quizapp.content.items import Item, NumberWanted, Option, WordWanted, number_text
from quizapp.exams.scoring import score
from quizapp.exchange.formats.asked import Asked, Blank, ChooseOne, ChooseSeveral, Match, Order, Passage, TypeIn

_INTO_SCORE = "SCORE"


@dataclass(slots=True)
class _Built:
    """An item in the making. ``points`` are the expressions whose sum is the score; ``feedback`` what can be shown, by
    the response and the choice that bring it."""

    declarations: list[Xml.Element] = field(default_factory=list)
    body: Xml.Element = field(default_factory=lambda: Xml.Element("itemBody"))
    points: list[Xml.Element] = field(default_factory=list)
    feedback: list[tuple[str, str, str]] = field(default_factory=list)
    always: list[str] = field(default_factory=list)


def item_xml(item: Item, way: Asked, name: str, place: str) -> Xml.Element:
    """The document of one item, without its namespace."""
    built = _Built()
    _fill(built, way)
    root = Xml.Element(
        "assessmentItem", identifier=name, title=item.stem[:200], adaptive="false", timeDependent="false", label=item.id
    )
    root.extend(built.declarations)
    root.append(_outcome(_INTO_SCORE, "single", "float", "0"))
    root.append(_outcome("MAXSCORE", "single", "float", f"{score(item, None).possible:g}"))
    root.append(_outcome("FEEDBACK", "multiple", "identifier"))
    root.append(built.body)
    shown = [*built.always, *([place] if place else [])]
    root.append(_processing(built, after=bool(shown)))
    for number, (_, _, text) in enumerate(built.feedback, 1):
        root.append(_modal(f"F{number}", text))
    if shown:
        root.append(_modal("AFTER", " ".join(shown)))
    return root


def _fill(built: _Built, way: Asked) -> None:
    match way:
        case ChooseOne():
            _paragraphs(built.body, way.text)
            _choice(built, "R1", way.options, several=False, exactly=None)
        case ChooseSeveral():
            _paragraphs(built.body, way.text)
            _choice(built, "R1", way.options, several=True, exactly=way.exactly)
        case Match():
            _match(built, way)
        case Order():
            _order(built, way)
        case TypeIn():
            _typed(built, way)
        case Passage():
            _passage(built, way)


def _choice(
    built: _Built, response: str, options: Sequence[Option], *, several: bool, exactly: int | None, prompt: str = ""
) -> None:
    names = {option.id: f"C{number}" for number, option in enumerate(options, 1)}
    keys = [names[option.id] for option in options if option.correct]
    declaration = _response(response, "multiple" if several else "single", "identifier", keys)
    mapping = Xml.SubElement(declaration, "mapping", lowerBound="0", defaultValue="0")
    for option in options:
        points = "1" if option.correct else "-1" if several and exactly is None else "0"
        Xml.SubElement(mapping, "mapEntry", mapKey=names[option.id], mappedValue=points)
    built.declarations.append(declaration)
    most = exactly or (0 if several else 1)
    interaction = Xml.SubElement(
        built.body, "choiceInteraction", responseIdentifier=response, shuffle="true", maxChoices=f"{most}"
    )
    if prompt:
        Xml.SubElement(interaction, "prompt").text = prompt
    for option in options:
        Xml.SubElement(interaction, "simpleChoice", identifier=names[option.id]).text = option.text
        built.feedback.append((response, names[option.id], option.rationale))
    built.points.append(Xml.Element("mapResponse", identifier=response))


def _match(built: _Built, way: Match) -> None:
    _paragraphs(built.body, way.text)
    rights = {right: f"T{number}" for number, right in enumerate(way.rights, 1)}
    pairs = [(f"S{number}", rights[pair.right]) for number, pair in enumerate(way.pairs, 1)]
    declaration = _response("R1", "multiple", "directedPair", [f"{left} {right}" for left, right in pairs])
    mapping = Xml.SubElement(declaration, "mapping", defaultValue="0")
    for left, right in pairs:
        Xml.SubElement(mapping, "mapEntry", mapKey=f"{left} {right}", mappedValue="1")
    built.declarations.append(declaration)
    interaction = Xml.SubElement(
        built.body, "matchInteraction", responseIdentifier="R1", shuffle="true", maxAssociations=f"{len(pairs)}"
    )
    lefts = Xml.SubElement(interaction, "simpleMatchSet")
    for number, pair in enumerate(way.pairs, 1):
        _matched(lefts, f"S{number}", pair.left, 1)
    targets = Xml.SubElement(interaction, "simpleMatchSet")
    again = max(len(pairs), 1) if len({pair.right for pair in way.pairs}) < len(pairs) else 1
    for right, name in rights.items():
        _matched(targets, name, right, again)
    built.points.append(Xml.Element("mapResponse", identifier="R1"))
    built.always.extend(dict.fromkeys(pair.why for pair in way.pairs))


def _matched(parent: Xml.Element, name: str, text: str, most: int) -> None:
    Xml.SubElement(parent, "simpleAssociableChoice", identifier=name, matchMax=f"{most}").text = text


def _order(built: _Built, way: Order) -> None:
    names = {step.id: f"C{number}" for number, step in enumerate(way.steps, 1)}
    built.declarations.append(_response("R1", "ordered", "identifier", list(names.values())))
    _paragraphs(built.body, way.text)
    interaction = Xml.SubElement(built.body, "orderInteraction", responseIdentifier="R1", shuffle="true")
    for step in sorted(way.steps, key=lambda one: one.text):  # players that do not shuffle must not tell the order
        Xml.SubElement(interaction, "simpleChoice", identifier=names[step.id]).text = step.text
    built.points.append(_point_if(_is_correct("R1")))
    built.always.extend(dict.fromkeys(step.rationale for step in way.steps))


def _typed(built: _Built, way: TypeIn) -> None:
    _paragraphs(built.body, way.text)
    line = Xml.SubElement(built.body, "p")
    Xml.SubElement(line, "textEntryInteraction", responseIdentifier="R1", expectedLength="20")
    built.always.append(way.why)
    match way.wanted:
        case NumberWanted(value=value, tolerance=tolerance, unit=unit):
            built.declarations.append(_response("R1", "single", "float", [number_text(value)]))
            line[0].tail = f" {unit}" if unit else ""
            bounds = f"{number_text(tolerance)} {number_text(tolerance)}"
            near = Xml.Element("equal", toleranceMode="absolute", tolerance=bounds)
            Xml.SubElement(near, "variable", identifier="R1")
            Xml.SubElement(near, "correct", identifier="R1")
            built.points.append(_point_if(near))
        case WordWanted(accepted=accepted):
            declaration = _response("R1", "single", "string", [accepted[0]])
            mapping = Xml.SubElement(declaration, "mapping", lowerBound="0", upperBound="1", defaultValue="0")
            for word in accepted:
                Xml.SubElement(mapping, "mapEntry", mapKey=word, mappedValue="1", caseSensitive="false")
            built.declarations.append(declaration)
            built.points.append(Xml.Element("mapResponse", identifier="R1"))


def _passage(built: _Built, way: Passage) -> None:
    _paragraphs(built.body, way.text)
    if way.listed:
        prompt, number = "", 0
        for part in way.parts:
            if isinstance(part, str):
                prompt = part
                continue
            number += 1
            _choice(built, f"R{number}", part.options, several=part.several, exactly=None, prompt=prompt)
        return
    line = Xml.SubElement(built.body, "p")
    last: Xml.Element | None = None
    number = 0
    for part in way.parts:
        if isinstance(part, Blank):
            number += 1
            last = _inline(built, line, f"R{number}", part)
        elif last is None:
            line.text = (line.text or "") + part
        else:
            last.tail = (last.tail or "") + part
    responses = [f"R{one}" for one in range(1, number + 1)]
    if way.whole:
        every = Xml.Element("and")
        every.extend(_is_correct(response) for response in responses)
        built.points[:] = [_point_if(every)]
    elif way.linking is not None:
        link = responses[way.linking]
        others = [points for points in built.points if points.get("identifier") != link]
        built.points[:] = [_points_if(_is_correct(link), others)]


def _inline(built: _Built, line: Xml.Element, response: str, blank: Blank) -> Xml.Element:
    names = {option.id: f"C{number}" for number, option in enumerate(blank.options, 1)}
    keys = [names[option.id] for option in blank.options if option.correct]
    declaration = _response(response, "single", "identifier", keys[:1])
    mapping = Xml.SubElement(declaration, "mapping", defaultValue="0")
    for key in keys:
        Xml.SubElement(mapping, "mapEntry", mapKey=key, mappedValue="1")
    built.declarations.append(declaration)
    interaction = Xml.SubElement(line, "inlineChoiceInteraction", responseIdentifier=response, shuffle="true")
    for option in blank.options:
        Xml.SubElement(interaction, "inlineChoice", identifier=names[option.id]).text = option.text
        built.feedback.append((response, names[option.id], option.rationale))
    built.points.append(Xml.Element("mapResponse", identifier=response))
    return interaction


def _response(name: str, cardinality: str, kind: str, correct: Sequence[str]) -> Xml.Element:
    declaration = Xml.Element("responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
    if correct:
        values = Xml.SubElement(declaration, "correctResponse")
        for value in correct:
            Xml.SubElement(values, "value").text = value
    return declaration


def _outcome(name: str, cardinality: str, kind: str, value: str = "") -> Xml.Element:
    outcome = Xml.Element("outcomeDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
    if value:
        Xml.SubElement(Xml.SubElement(outcome, "defaultValue"), "value").text = value
    return outcome


def _processing(built: _Built, *, after: bool) -> Xml.Element:
    """The score as the sum of its parts; then the feedback of what was chosen."""
    processing = Xml.Element("responseProcessing")
    total = Xml.SubElement(Xml.SubElement(processing, "setOutcomeValue", identifier=_INTO_SCORE), "sum")
    for number, points in enumerate(built.points, 1):
        if points.tag != "responseCondition":
            total.append(points)
            continue
        processing.insert(number - 1, points)
        Xml.SubElement(total, "variable", identifier=_INTO_SCORE)
    for number, (response, choice, _) in enumerate(built.feedback, 1):
        condition = Xml.SubElement(Xml.SubElement(processing, "responseCondition"), "responseIf")
        chosen = Xml.SubElement(condition, "member")
        Xml.SubElement(chosen, "baseValue", baseType="identifier").text = choice
        one = next(part for part in built.declarations if part.get("identifier") == response)
        variable = Xml.Element("variable", identifier=response)
        if one.get("cardinality") == "single":
            Xml.SubElement(chosen, "multiple").append(variable)
        else:
            chosen.append(variable)
        _show(condition, f"F{number}")
    if after:
        _show(processing, "AFTER")
    return processing


def _show(parent: Xml.Element, name: str) -> None:
    value = Xml.SubElement(parent, "setOutcomeValue", identifier="FEEDBACK")
    both = Xml.SubElement(value, "multiple")
    Xml.SubElement(both, "variable", identifier="FEEDBACK")
    Xml.SubElement(both, "baseValue", baseType="identifier").text = name


def _is_correct(response: str) -> Xml.Element:
    match = Xml.Element("match")
    Xml.SubElement(match, "variable", identifier=response)
    Xml.SubElement(match, "correct", identifier=response)
    return match


def _point_if(expression: Xml.Element) -> Xml.Element:
    """A condition that sets the score to 1."""
    one = Xml.Element("baseValue", baseType="float")
    one.text = "1"
    return _points_if(expression, [one])


def _points_if(expression: Xml.Element, points: Sequence[Xml.Element]) -> Xml.Element:
    """A condition that sets the score to a sum."""
    condition = Xml.Element("responseCondition")
    then = Xml.SubElement(condition, "responseIf")
    then.append(expression)
    value = Xml.SubElement(then, "setOutcomeValue", identifier=_INTO_SCORE)
    Xml.SubElement(value, "sum").extend(points)
    return condition


def _modal(name: str, text: str) -> Xml.Element:
    feedback = Xml.Element("modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
    feedback.text = text
    return feedback


def _paragraphs(parent: Xml.Element, text: str) -> None:
    for part in text.split("\n\n"):
        if part:
            Xml.SubElement(parent, "p").text = part
