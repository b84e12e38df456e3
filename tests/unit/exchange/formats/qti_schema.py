"""What IMS QTI 2.1 asks of the elements that we write, in our own words, and what a document has against it.

Read from the schema of QTI 2.1 (imsqti_v2p1, final release) and of its packages (qtiv2p1_imscpv1p2_v1p0): for each
element its children in their order and number, its attributes and their types. Children are a pattern over names, in
which each name is followed by a space. Left out is all that we do not write: other interactions and expressions,
templates, HTML besides paragraphs, metadata of learning objects. Names are asked for besides that the schema cannot
ask for: that what is referred to is declared, and once.
"""

import re
from xml.etree import ElementTree as Xml

from .wanted import every, faults_of, plain, twice, wanted

_NAME = re.compile(r"[^\W\d][\w.\-]*")
_DOUBLE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|-?INF|NaN")
_INT = re.compile(r"[+-]?\d{1,9}")
_BOOLEAN = re.compile("true|false|1|0")
_TEXT = re.compile(r"[^\r\n\t]*")
_TEXT_256 = re.compile(r"(?s).{0,256}")
_ADDRESS = re.compile(r"\S+")
_SHOW = re.compile("show|hide")
_CARDINALITY = re.compile("single|multiple|ordered|record")
_BASE_TYPE = re.compile("boolean|directedPair|duration|file|float|identifier|integer|pair|point|string|uri")
_VALUES = {"float": _DOUBLE, "integer": _INT, "identifier": _NAME, "directedPair": re.compile(r"\S+ \S+")}

_EXPRESSION = "(and|baseValue|correct|equal|mapResponse|match|member|multiple|sum|testVariables|variable) "
_RULES = "((responseCondition|setOutcomeValue) )*"


_INLINE = "((inlineChoiceInteraction|textEntryInteraction) )*"

QTI = {
    "assessmentItem": wanted(
        "(responseDeclaration )*(outcomeDeclaration )*(itemBody )?(responseProcessing )?(modalFeedback )*",
        identifier=_TEXT,
        title=_TEXT,
        timeDependent=_BOOLEAN,
        adaptive_=_BOOLEAN,
        label_=_TEXT_256,
    ),
    "responseDeclaration": wanted(
        "(defaultValue )?(correctResponse )?(mapping )?",
        identifier=_NAME,
        cardinality=_CARDINALITY,
        baseType_=_BASE_TYPE,
    ),
    "outcomeDeclaration": wanted("(defaultValue )?", identifier=_NAME, cardinality=_CARDINALITY, baseType_=_BASE_TYPE),
    "correctResponse": wanted("(value )+"),
    "defaultValue": wanted("(value )+"),
    "value": wanted(text=True),
    "mapping": wanted("(mapEntry )+", lowerBound_=_DOUBLE, upperBound_=_DOUBLE, defaultValue_=_DOUBLE),
    "mapEntry": wanted(mapKey=_TEXT, mappedValue=_DOUBLE, caseSensitive_=_BOOLEAN),
    "itemBody": wanted("((p|choiceInteraction|matchInteraction|orderInteraction) )*"),
    "p": wanted(_INLINE, text=True),
    "prompt": wanted(text=True),
    "choiceInteraction": wanted(
        "(prompt )?(simpleChoice )+",
        responseIdentifier=_NAME,
        shuffle_=_BOOLEAN,
        maxChoices_=_INT,
        minChoices_=_INT,
    ),
    "orderInteraction": wanted(
        "(prompt )?(simpleChoice )+",
        responseIdentifier=_NAME,
        shuffle_=_BOOLEAN,
        maxChoices_=_INT,
        minChoices_=_INT,
    ),
    "simpleChoice": wanted(text=True, identifier=_NAME, fixed_=_BOOLEAN, showHide_=_SHOW),
    "matchInteraction": wanted(
        "(prompt )?simpleMatchSet simpleMatchSet ",
        responseIdentifier=_NAME,
        shuffle_=_BOOLEAN,
        maxAssociations_=_INT,
        minAssociations_=_INT,
    ),
    "simpleMatchSet": wanted("(simpleAssociableChoice )*"),
    "simpleAssociableChoice": wanted(text=True, identifier=_NAME, matchMax=_INT, matchMin_=_INT, fixed_=_BOOLEAN),
    "inlineChoiceInteraction": wanted(
        "(inlineChoice )+", responseIdentifier=_NAME, shuffle_=_BOOLEAN, required_=_BOOLEAN
    ),
    "inlineChoice": wanted(text=True, identifier=_NAME, fixed_=_BOOLEAN, showHide_=_SHOW),
    "textEntryInteraction": wanted(responseIdentifier=_NAME, expectedLength_=_INT, base_=_INT),
    "responseProcessing": wanted(_RULES, template_=_ADDRESS),
    "responseCondition": wanted("responseIf (responseElseIf )*(responseElse )?"),
    "responseIf": wanted(_EXPRESSION + _RULES),
    "setOutcomeValue": wanted(_EXPRESSION, identifier=_NAME),
    "sum": wanted(f"({_EXPRESSION})+"),
    "and": wanted(f"({_EXPRESSION})+"),
    "multiple": wanted(f"({_EXPRESSION})*"),
    "member": wanted(_EXPRESSION * 2),
    "match": wanted(_EXPRESSION * 2),
    "equal": wanted(
        _EXPRESSION * 2, toleranceMode_=re.compile("exact|absolute|relative"), tolerance_=re.compile(r"\S+( \S+)?")
    ),
    "variable": wanted(identifier=_NAME, weightIdentifier_=_NAME),
    "correct": wanted(identifier=_NAME),
    "mapResponse": wanted(identifier=_NAME),
    "baseValue": wanted(text=True, baseType=_BASE_TYPE),
    "modalFeedback": wanted(text=True, outcomeIdentifier=_NAME, identifier=_NAME, showHide=_SHOW, title_=_TEXT),
    "assessmentTest": wanted("(outcomeDeclaration )*(testPart )+(outcomeProcessing )?", identifier=_TEXT, title=_TEXT),
    "testPart": wanted(
        "(assessmentSection )+",
        identifier=_NAME,
        navigationMode=re.compile("linear|nonlinear"),
        submissionMode=re.compile("individual|simultaneous"),
    ),
    "assessmentSection": wanted("(assessmentItemRef )*", identifier=_NAME, title=_TEXT, visible=_BOOLEAN),
    "assessmentItemRef": wanted(identifier=_NAME, href=_ADDRESS, required_=_BOOLEAN, fixed_=_BOOLEAN),
    "outcomeProcessing": wanted("(setOutcomeValue )*"),
    "testVariables": wanted(variableIdentifier=_NAME, weightIdentifier_=_NAME, baseType_=_BASE_TYPE),
}

PACKAGE = {
    "manifest": wanted("metadata organizations resources ", identifier=_NAME),
    "metadata": wanted("schema schemaversion "),
    "schema": wanted(text=True),
    "schemaversion": wanted(text=True),
    "organizations": wanted(),
    "resources": wanted("(resource )*"),
    "resource": wanted(
        "(file )*(dependency )*",
        identifier=_NAME,
        href_=_ADDRESS,
        type=re.compile("imsqti_(test|section|item|resprocessing)_xmlv2p1|webcontent"),
    ),
    "file": wanted(href=_ADDRESS),
    "dependency": wanted(identifierref=_NAME),
}


def faults(root: Xml.Element) -> list[str]:
    """What the schema has against an item, a test or a manifest; nothing of a sound one."""
    space, _, name = root.tag.rpartition("}")
    known = PACKAGE if name == "manifest" else QTI
    found = [] if name in {"manifest", "assessmentItem", "assessmentTest"} else [f"{name} is no document"]
    if space not in {"", "{http://www.imsglobal.org/xsd/" + ("imscp_v1p1" if known is PACKAGE else "imsqti_v2p1")}:
        found.append(f"{space} is another namespace")
    for one in root.iter():
        found.extend(faults_of(one, known))
    return [*found, *(_references_of_package(root) if known is PACKAGE else _references_of_qti(root))]


def _references_of_qti(root: Xml.Element) -> list[str]:
    responses = {one.get("identifier", ""): one for one in every(root, "responseDeclaration")}
    outcomes = {one.get("identifier", ""): one for one in every(root, "outcomeDeclaration")}
    found = twice([one.get("identifier", "") for one in root if "Declaration" in one.tag], "variable")
    found += twice([one.get("identifier", "") for one in every(root, "modalFeedback")], "feedback")
    found += twice([one.get("identifier", "") for one in every(root, "assessmentItemRef")], "item")
    asked = [one for one in root.iter() if one.get("responseIdentifier") is not None]
    found += twice([one.get("responseIdentifier", "") for one in asked], "response")
    for one in asked:
        name = one.get("responseIdentifier", "")
        if name not in responses:
            found.append(f"{name} is not declared")
            continue
        choices = [choice.get("identifier", "") for choice in one.iter() if choice.get("identifier") is not None]
        found += twice(choices, "choice")
        found += _values_of(responses[name], set(choices))
    for one in root.iter():
        found += _reference(one, responses, outcomes)
    return found


def _reference(one: Xml.Element, responses: dict[str, Xml.Element], outcomes: dict[str, Xml.Element]) -> list[str]:
    name = one.get("identifier", "")
    match plain(one.tag):
        case "mapResponse":
            sound = name in responses and bool(every(responses[name], "mapping"))
        case "correct":
            sound = name in responses and bool(every(responses[name], "correctResponse"))
        case "variable":
            sound = name in responses | outcomes
        case "setOutcomeValue":
            sound = name in outcomes
        case "modalFeedback":
            sound = one.get("outcomeIdentifier") in outcomes
        case "baseValue":
            sound = _of_type(one.text or "", one.get("baseType", ""))
        case _:
            sound = True
    return [] if sound else [f"{plain(one.tag)} refers to what is not there: {one.attrib} {one.text or ''}"]


def _of_type(value: str, kind: str) -> bool:
    return kind not in _VALUES or bool(_VALUES[kind].fullmatch(value))


def _values_of(declaration: Xml.Element, choices: set[str]) -> list[str]:
    kind, name = declaration.get("baseType", ""), declaration.get("identifier")
    values = [one.text or "" for one in every(declaration, "value")]
    keys = [one.get("mapKey", "") for one in every(declaration, "mapEntry")]
    found = [f"{name}: {value!r} is no {kind}" for value in [*values, *keys] if not _of_type(value, kind)]
    found += twice(keys, f"{name}: key")
    if declaration.get("cardinality") == "single" and len(values) > 1:
        found.append(f"{name} has several values and is single")
    if choices:
        found += [
            f"{name}: {part} is no choice"
            for value in [*values, *keys]
            for part in value.split()
            if part not in choices
        ]
    return found


def _references_of_package(root: Xml.Element) -> list[str]:
    names = [one.get("identifier", "") for one in [root, *every(root, "resource")]]
    found = twice(names, "identifier")
    found += [
        f"{one.get('identifierref')} is no resource"
        for one in every(root, "dependency")
        if one.get("identifierref") not in names[1:]
    ]
    schema = "".join(one.text or "" for one in every(root, "schema"))
    if schema not in {"QTIv2.1 Package", "QTIv2.1 Item Bank Package"}:
        found.append(f"schema is {schema!r}")
    version = "".join(one.text or "" for one in every(root, "schemaversion"))
    return found if version == "1.0.0" else [*found, f"schemaversion is {version!r}"]
