"""Rules about the wording of questions (check 10): focused, plain, whole, and answerable with options covered."""

import re
from collections.abc import Callable, Iterator

from quizapp.content.items import (
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    Grouping,
    HighlightText,
    HotSpot,
    Item,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    OrderedResponse,
    SingleBestAnswer,
    TrueFalseReason,
)
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.words import content_words

_ASKED_TO_ACT = (
    DragDropCloze
    | DropDownCloze
    | DropDownRationale
    | Grouping
    | HighlightText
    | HotSpot
    | Matching
    | MatrixMultipleChoice
    | MatrixMultipleResponse
    | OrderedResponse
)
"""Kinds whose stem may tell what to do ("Put these steps in order.") instead of asking."""

_TRUTH = r"(?:true|correct|right|false|wrong|incorrect|not true|valid)"
_UNFOCUSED = re.compile(
    rf"\bwhich\b(?:(?!\b(?:when|if|where)\b)[^?,]){{0,60}}?\b(?:is|are) {_TRUTH}\b(?! \w+ (?:is|are|was|were)\b)"
    r"|\bwhich of (?:the following|these)(?: \w+)? appl(?:ies|y)\b"
    rf"|\b(?:identify|mark|choose|select|pick|tick|find) the (?:{_TRUTH} )?(?:statement|answer|option|sentence|one)\b"
    r"|\bwhat (?:is|are) (?:true|correct|right|false|known)\b|^what about\b|^tell us\b",
    re.IGNORECASE,
)
_TRUE_STORY = re.compile(r"\bwhich (true|right|correct|wrong|false) \w+ (was|were|is|are)\b", re.IGNORECASE)

_BLANK = re.compile(r"_{2,}|\.{3}|…|-{3,}")
_VAGUE = re.compile(
    r"\b((?<!more )(?<!less )(?<!how )often|usually|sometimes|frequently|occasionally|rarely|seldom|generally|commonly"
    r"|typically|now and then|possibly|perhaps|regularly)\b",
    re.IGNORECASE,
)
_NOT = r"(?:(?<!at )least|not|never|except|excluding|\w+n[’']t)"
_ASKS = r"(?:[Ww]hich|[Ww]hat|[Ww]ho|[Ww]hom|Where (?:do|does|is|are|can))"
_NEW_CLAUSE = r"(?:where|who|that|when|while|why|how|if|because|as|at least|until|before|after)"
_NEGATIVE = re.compile(rf"\bexcept\b|(?:^|[.,:] ){_ASKS}\b(?:(?!\b{_NEW_CLAUSE}\b)[^?,])*?\b{_NOT}\b")
_UNCLEAR = (
    (re.compile(r"\band/or\b", re.IGNORECASE), "leaves open whether both are meant"),
    (re.compile(r"\betc\b|\band so on\b", re.IGNORECASE), "leaves open what else is meant"),
    (re.compile(r"\b(?:things like|of things|stuff|somehow|kind of thing)\b", re.IGNORECASE), "names nothing"),
    (re.compile(r"\b(?:and|or),? (?:how|why|when|where|what|who)\b", re.IGNORECASE), "asks for two things at once"),
    (re.compile(r"\?.+\?", re.DOTALL), "asks for two things at once"),
)
_EMPTY_SUBJECT = re.compile(
    r"\bit takes\b|\b(?:does|did|can|will|may) it (?:usually )?take\b"
    r"|\b(?:is|was) it (?:called|safe|possible|important|best|common|usual|normal|helpful|true|when|that)\b"
)
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their)\b", re.IGNORECASE)
_FUNCTION_WORDS = """
    what which who whom whose where when why how does do did is are was were can could may might will would should must
    has have had a an the of in on at to for from by with and or but if as than then this these those that be been
    happens happen about during while
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_SOMEBODY = re.compile(
    r"\b(?:patients?|person|people|clients?|residents?|someone|somebody|newborn|infant|baby|mother|parent|adult"
    r"|woman|man|child|nurse)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\d(])")
_TITLE = re.compile(r"\b(Mrs|Mr|Ms|Dr|St|vs|e\.g|i\.e)\.")
_FEWEST_WORDS = 6
"""A beginning of a sentence that is shorter leaves open what is asked; a sentence that is shorter takes no time."""

_MOST_WORDS = 70
"""A stem longer than this is a text to be read; NBME (2020) keeps vignettes that long for clinical data."""


def unfocused_stem(material: Material) -> Iterator[Finding]:
    """Check 10: the stem can be answered with the options covered (Haladyna 2002, guideline 14)."""
    for item in material.items:
        if is_unfocused(item.stem) or (not _is_whole(item) and len(item.stem.split()) < _FEWEST_WORDS):
            message = f'"{item.stem}" cannot be answered with the options covered; ask for one thing.'
            yield material.about_item("unfocused-stem", Severity.WARNING, item, message)


def incomplete_stem(material: Material) -> Iterator[Finding]:
    """Check 10: the stem is a whole question, not the beginning of a sentence (NBME 2020)."""
    for item in material.items:
        if not _is_whole(item) and not _is_bare_verdict(item):
            message = f'"{item.stem}" is no whole question: ask one, and end it with a question mark.'
            yield material.about_item("incomplete-stem", Severity.WARNING, item, message)


def is_unfocused(stem: str) -> bool:
    """Whether a stem asks only which of the options is true."""
    return bool(_UNFOCUSED.search(stem)) and not _TRUE_STORY.search(stem)


def _is_whole(item: Item) -> bool:
    stem = item.stem.rstrip()
    if isinstance(item, TrueFalseReason):
        return stem.endswith(".")
    return "?" in stem or (isinstance(item, _ASKED_TO_ACT) and stem.endswith((".", ":")))


def _is_bare_verdict(item: Item) -> bool:
    texts = {option.text.casefold().rstrip(".") for option in item.options}
    return bool(texts) and texts <= {"true", "false", "yes", "no"}


def true_or_false(material: Material) -> Iterator[Finding]:
    """Check 10: options are answers to one question, not statements to be judged one by one."""
    for item in material.items:
        if not isinstance(item, SingleBestAnswer):
            continue
        texts = [option.text for option in item.options]
        statements = is_unfocused(item.stem) and sum(len(text.split()) >= 3 for text in texts) >= len(texts) - 1
        if _is_bare_verdict(item) or statements:
            message = "The options are to be judged true or false one by one; ask one question that they all answer."
            yield material.about_item("true-or-false", Severity.WARNING, item, message)


def blank_in_stem(material: Material) -> Iterator[Finding]:
    """Check 10: no blank to fill in the middle of a stem; a cloze has a kind of its own (Haladyna 2002)."""
    for item in material.items:
        if _BLANK.search(item.stem):
            message = f'"{item.stem}" has a blank; ask a whole question, or make it a cloze.'
            yield material.about_item("blank-in-stem", Severity.WARNING, item, message)


def vague_frequency(material: Material) -> Iterator[Finding]:
    """Check 10: no "often", "usually" and the like, which mean different things to different readers (Case 1994)."""
    for item in material.items:
        for text in dict.fromkeys((item.stem, *(option.text for option in item.options))):
            found = _VAGUE.search(text)
            if found:
                message = f'"{found[0]}" means different things to different readers: "{text}".'
                yield material.about_item("vague-frequency", Severity.WARNING, item, message)


_QUANTITY = re.compile(r"\b(?:in|of) (?:most|many|some|few) (?:people|patients|cases|women|persons|clients)\b", re.I)


def vague_quantity(material: Material) -> Iterator[Finding]:
    """Check 10: "most" and "many" are vague too, though a careful source may say no more."""
    for item in material.items:
        found = _QUANTITY.search(item.stem)
        if found:
            message = f'"{found[0]}": if the source gives a number, ask with it.'
            yield material.about_item("vague-quantity", Severity.NOTE, item, message)


def unmarked_negative(material: Material) -> Iterator[Finding]:
    """Check 10: a question for what is not so is put the other way round, or says NOT in capitals."""
    for item in material.items:
        if not isinstance(item, TrueFalseReason) and _NEGATIVE.search(item.stem):
            message = (
                f'"{item.stem}" asks for what is not so: ask the other way round, or write NOT or EXCEPT in capitals.'
            )
            yield material.about_item("unmarked-negative", Severity.WARNING, item, message)


def unclear_stem(material: Material) -> Iterator[Finding]:
    """Check 10: one question, with names for what it is about."""
    for item in material.items:
        reason = _why_unclear(item.stem)
        if reason:
            yield material.about_item("unclear-stem", Severity.WARNING, item, f'"{item.stem}" is unclear: {reason}.')


def _why_unclear(stem: str) -> str:
    for pattern, reason in _UNCLEAR:
        found = pattern.search(stem)
        if found:
            return f'"{found[0]}" {reason}' if len(found[0]) < 30 else f"it {reason}"
    pronoun = _PRONOUN.search(stem)
    if pronoun and not _EMPTY_SUBJECT.search(stem.casefold()) and not _names_something(stem[: pronoun.start()]):
        return f'nothing says what "{pronoun[0]}" stands for'
    return ""


def _names_something(before: str) -> bool:
    words = re.findall(r"[^\W_]+", before.casefold())
    verbs_only = {word for word in words if word not in _FUNCTION}
    return bool({word for word in verbs_only if not word.endswith(("ens", "ed"))})


def needless_information(material: Material) -> Iterator[Finding]:
    """Check 10: every sentence before the question is needed for it (Haladyna 2002: no window dressing)."""
    for item in material.items:
        needless = next(_needless(material, item), "")
        if needless:
            message = f'"{needless}" has nothing to do with the question; leave it out.'
            yield material.about_item("needless-information", Severity.WARNING, item, message)
        elif len(item.stem.split()) > _MOST_WORDS:
            message = f"The stem has {len(item.stem.split())} words; {_MOST_WORDS} are enough for a question."
            yield material.about_item("needless-information", Severity.WARNING, item, message)


def _needless(material: Material, item: Item) -> Iterator[str]:
    *before, question = _SENTENCE.split(_TITLE.sub(r"\1", item.stem))
    facts = material.deck.fact_by_id
    grounds = [facts[fact].statement for fact in item.facts if fact in facts] if before else []
    wanted = content_words(" ".join((question, *grounds, *(option.text for option in item.options))))
    for sentence in before:
        is_long = len(sentence.split()) >= _FEWEST_WORDS
        if is_long and wanted.isdisjoint(content_words(sentence)) and not _SOMEBODY.search(sentence):
            yield sentence


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    unfocused_stem,
    incomplete_stem,
    true_or_false,
    blank_in_stem,
    vague_frequency,
    vague_quantity,
    unmarked_negative,
    unclear_stem,
    needless_information,
)
