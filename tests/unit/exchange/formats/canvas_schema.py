"""What QTI 1.2 and Canvas ask of a package, in our own words, and what a package has against it.

The elements, their children and attributes are those of IMS QTI ASI 1.2, as the specification's content models are
quoted element by element in public programs that read it; of them only what we write. What Canvas asks besides was read
in its public importer: by which names it knows kinds of question, in what form it looks for answers, weights and
blanks, and where it looks for what it knows of a quiz.
"""

import re
from xml.etree import ElementTree as Xml

from . import qti_schema
from .wanted import every, faults_of, plain, twice, wanted

_TEXT = re.compile(r"[^\r\n\t]*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_IDENT = re.compile(r"[A-Za-z0-9._-]+")
_YES_NO = re.compile("Yes|No")
_ANSWERING = "(material )?(render_choice|render_fib) (material )?"
_CONDITION = "(and|or|not|varequal|vargte|varlte) "
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

QTI = {
    "questestinterop": wanted("assessment "),
    "assessment": wanted("(section )+", ident=_NAME, title_=_TEXT),
    "section": wanted("(item )*", ident=_NAME, title_=_TEXT),
    "item": wanted("(itemmetadata )?(presentation )?(resprocessing )*(itemfeedback )*", ident=_NAME, title_=_TEXT),
    "itemmetadata": wanted("(qtimetadata )*"),
    "qtimetadata": wanted("(qtimetadatafield )+"),
    "qtimetadatafield": wanted("fieldlabel fieldentry "),
    "fieldlabel": wanted(text=True),
    "fieldentry": wanted(text=True),
    "presentation": wanted("((material|response_lid|response_str) )+"),
    "material": wanted("(mattext )+"),
    "mattext": wanted(text=True, texttype_=re.compile("text/(plain|html)")),
    "response_lid": wanted(_ANSWERING, ident=_IDENT, rcardinality_=re.compile("Single|Multiple|Ordered")),
    "response_str": wanted(_ANSWERING, ident=_IDENT, rcardinality_=re.compile("Single|Multiple|Ordered")),
    "render_choice": wanted("((material|response_label) )*", shuffle_=_YES_NO),
    "render_fib": wanted("((material|response_label) )*", fibtype_=re.compile("String|Integer|Decimal|Scientific")),
    "response_label": wanted("(material )*", text=True, ident=_IDENT, rshuffle_=_YES_NO),
    "resprocessing": wanted("outcomes (respcondition )+"),
    "outcomes": wanted("(decvar )+"),
    "decvar": wanted(
        varname_=_NAME,
        vartype_=re.compile("Integer|String|Decimal|Scientific|Boolean|Enumerated|Set"),
        minvalue_=_NUMBER,
        maxvalue_=_NUMBER,
        defaultval_=_NUMBER,
    ),
    "respcondition": wanted("conditionvar (setvar )*(displayfeedback )*", continue_=_YES_NO, title_=_TEXT),
    "conditionvar": wanted(f"({_CONDITION})+"),
    "and": wanted(f"({_CONDITION})+"),
    "or": wanted(f"({_CONDITION})+"),
    "not": wanted(_CONDITION),
    "varequal": wanted(text=True, respident=_IDENT, case_=_YES_NO),
    "vargte": wanted(text=True, respident=_IDENT),
    "varlte": wanted(text=True, respident=_IDENT),
    "setvar": wanted(text=True, varname_=_NAME, action_=re.compile("Set|Add|Subtract|Multiply|Divide")),
    "displayfeedback": wanted(feedbacktype_=re.compile("Response|Solution|Hint"), linkrefid=_IDENT),
    "itemfeedback": wanted("((flow_mat|material) )+", ident=_IDENT, title_=_TEXT),
    "flow_mat": wanted("(material )+"),
}

PACKAGE = qti_schema.PACKAGE | {
    "resource": wanted("(file )*(dependency )*", identifier=_NAME, type=_TEXT, href_=re.compile(r"\S+")),
}
"""A content package as QTI 2.1's, but for the kinds of resources."""

META = {
    "quiz": wanted("title description quiz_type points_possible ", identifier=_NAME),
    "title": wanted(text=True),
    "description": wanted(text=True),
    "quiz_type": wanted(text=True),
    "points_possible": wanted(text=True),
}

KINDS = {
    "multiple_choice_question",
    "multiple_answers_question",
    "matching_question",
    "numerical_question",
    "short_answer_question",
    "multiple_dropdowns_question",
}


def faults(files: dict[str, Xml.Element]) -> list[str]:
    """What is wrong with the files of a package; nothing of a sound one."""
    manifest = files.get("imsmanifest.xml")
    if manifest is None:
        return ["there is no manifest"]
    found = [fault for one in manifest.iter() for fault in faults_of(one, PACKAGE)]
    found += twice([one.get("identifier", "") for one in [manifest, *every(manifest, "resource")]], "identifier")
    listed = [one.get("href", "") for one in every(manifest, "file")]
    found += [f"{name} is not listed" for name in files.keys() - {"imsmanifest.xml", *listed}]
    found += [f"{name} is not there" for name in set(listed) - files.keys()]
    quizzes = [one for one in every(manifest, "resource") if one.get("type") == "imsqti_xmlv1p2"]
    found += ["there is no one quiz"] if len(quizzes) != 1 else []
    return found + [fault for one in quizzes for fault in _faults_of_quiz(one, manifest, files)]


def _faults_of_quiz(resource: Xml.Element, manifest: Xml.Element, files: dict[str, Xml.Element]) -> list[str]:
    root = files.get(next((one.get("href", "") for one in every(resource, "file")), ""))
    if root is None or plain(root.tag) != "questestinterop":
        return ["the quiz is no quiz"]
    found = [fault for one in root.iter() for fault in faults_of(one, QTI)]
    if len(every(root, "assessment")) != 1:
        return [*found, "there is no one quiz"]
    (quiz,) = every(root, "assessment")
    folder = f"{quiz.get('ident')}/assessment_meta.xml"
    beside = {one.get("identifierref") for one in every(resource, "dependency")}
    told = [
        one
        for one in every(manifest, "resource")
        if one.get("identifier") in beside and one.get("type", "").endswith("learning-application-resource")
    ]
    if [one.get("href") for one in told] != [folder] or folder not in files:
        found.append(f"Canvas looks for {folder}")
    else:
        found += [fault for one in files[folder].iter() for fault in faults_of(one, META)]
    found += twice([one.get("ident", "") for one in every(root, "item")], "item")
    return found + [fault for item in every(root, "item") for fault in item_faults(item)]


def item_faults(item: Xml.Element) -> list[str]:
    """What an item refers to that is not there, and what Canvas would not find in it."""
    fields = {_text(one, "fieldlabel"): _text(one, "fieldentry") for one in every(item, "qtimetadatafield")}
    kind = fields.get("question_type", "")
    found = [] if kind in KINDS else [f"{kind} is no kind of question"]
    if not _NUMBER.fullmatch(fields.get("points_possible", "")):
        found.append("there are no points")
    responses = {one.get("ident", ""): one for one in item.iter() if plain(one.tag) in {"response_lid", "response_str"}}
    labels = {name: [one.get("ident", "") for one in every(response, "response_label")]
              for name, response in responses.items()}  # fmt: skip
    for name, some in labels.items():
        found += twice(some, f"{name}: label")
    for one in item.iter():
        name = one.get("respident")
        if name is not None and name not in responses:
            found.append(f"{name} is no response")
        elif name is not None and plain(responses[name].tag) == "response_lid" and one.text not in labels[name]:
            found.append(f"{one.text} is no label of {name}")
    feedback = [one.get("ident", "") for one in every(item, "itemfeedback")]
    found += twice(feedback, "feedback")
    found += [f"{one.get('linkrefid')} is no feedback" for one in every(item, "displayfeedback")
              if one.get("linkrefid") not in feedback]  # fmt: skip
    found += [f"{one.text} is no score" for one in every(item, "setvar") if not _NUMBER.fullmatch(one.text or "")]
    return found + _LOOKED_FOR.get(kind, lambda *_: [])(item, labels)


def _text(parent: Xml.Element, name: str) -> str:
    return next((one.text or "" for one in every(parent, name)), "")


def _chosen(item: Xml.Element, labels: dict[str, list[str]]) -> list[str]:
    """Of choices Canvas takes the last condition that names one: a weight has to come after all feedback."""
    conditions = every(item, "respcondition")
    weighed = [place for place, one in enumerate(conditions) if every(one, "setvar")]
    found = [] if weighed == [len(conditions) - 1] else ["the score does not come last"]
    for place, one in enumerate(every(item, "setvar")):
        if one.get("action") != "Set" or one.text != "100" or place:
            found.append("what is right does not earn all")
    several = bool(every(conditions[-1], "and")) if conditions else False
    right = [one for one in (every(conditions[-1], "and")[0] if several else every(conditions[-1], "conditionvar")[0])
             if plain(one.tag) == "varequal"]  # fmt: skip
    if not right or (not several and len(right) != 1):
        found.append("nothing is right")
    if len(labels) != 1:
        found.append("there is more than one choice")
    return found


def _matched(item: Xml.Element, labels: dict[str, list[str]]) -> list[str]:
    """Canvas takes what is on the right from the first response alone, each with a number in its name."""
    found = [] if len({tuple(some) for some in labels.values()}) == 1 else ["the right sides differ"]
    found += [f"{one} has no number" for some in labels.values() for one in some if not re.search(r"\d", one)]
    for one in every(item, "response_lid"):
        if not one or plain(one[0].tag) != "material":
            found.append("a left side has no text")
    return found + _added(item, labels)


def _dropped(item: Xml.Element, labels: dict[str, list[str]]) -> list[str]:
    """A blank is known by its name in square brackets in the text; choices by ids of their own in the whole item."""
    text = "".join(one.text or "" for one in every(every(item, "presentation")[0], "mattext")[:1])
    found = twice([one for some in labels.values() for one in some], "choice")
    for name in labels:
        blank = name.removeprefix("response_")
        if blank == name or text.count(f"[{blank}]") != 1:
            found.append(f"{name} stands not once in the text")
    return found + _added(item, labels)


def _added(item: Xml.Element, labels: dict[str, list[str]]) -> list[str]:
    found, tested = [], []
    for one in every(item, "respcondition"):
        if any(score.get("action") != "Add" for score in every(one, "setvar")):
            found.append("points are not added")
        tested += [test.get("respident", "") for test in every(one, "varequal")]
    return found + [f"{name} is never right" for name in labels if name not in tested]


def _typed(item: Xml.Element, labels: dict[str, list[str]]) -> list[str]:
    """A number stands beside the bounds in which it is right."""
    found = [] if len(labels) == 1 and every(item, "render_fib") else ["there is nowhere to type"]
    equal = [one.text or "" for one in every(item, "varequal")]
    if not equal or not all(equal):
        found.append("no answer is right")
    bounds = [one.text or "" for name in ("vargte", "varlte") for one in every(item, name)]
    if bounds and not (len(bounds) == 2 and all(map(_NUMBER.fullmatch, [*bounds, *equal]))):
        found.append("a bound is no number")
    elif bounds and not float(bounds[0]) <= float(equal[0]) <= float(bounds[1]):
        found.append("the answer lies outside its bounds")
    return found


_LOOKED_FOR = {
    "multiple_choice_question": _chosen,
    "multiple_answers_question": _chosen,
    "matching_question": _matched,
    "multiple_dropdowns_question": _dropped,
    "numerical_question": _typed,
    "short_answer_question": _typed,
}
