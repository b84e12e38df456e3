"""The shape of a deck file's parts, as pydantic models, and what to tell people when a part has another shape.

The only module here that imports pydantic; it is imported when a deck file is read, not when the app starts.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from quizapp.content.deckfiles.toml_places import Loc
from quizapp.content.facts import Level
from quizapp.content.labels import Hide
from quizapp.content.limits import MAX_ID, MAX_NUMBER, MAX_TEXT
from quizapp.content.suggestions import Suggester
from quizapp.content.tags import cleaned_tag

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _clean(text: str) -> str:
    """Line breaks and runs of spaces count as one space, so that authors may wrap their lines."""
    text = " ".join(text.split())
    if not text:
        raise PydanticCustomError("empty", "empty")
    if len(text) > MAX_TEXT:
        raise PydanticCustomError("too_long", "too long", {"length": len(text)})
    if _CONTROL.search(text):
        raise PydanticCustomError("control", "control")
    return text


def _clean_or_none(text: str) -> str:
    """A person's own table has no publisher, and says so; one that is left out may have been forgotten."""
    return _clean(text) if text.strip() else ""


def _clean_id(name: str) -> str:
    if not name:
        raise PydanticCustomError("empty", "empty")
    if len(name) > MAX_ID or not all(letter.isalnum() or letter in "-_" for letter in name):
        raise PydanticCustomError("bad_id", "bad id")
    return name


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _clean_tag(text: str) -> str:
    try:
        return cleaned_tag(text)
    except ValueError as error:
        raise PydanticCustomError("tag", "tag", {"sentence": f"{error}."}) from error


Text = Annotated[str, AfterValidator(_clean)]
TextOrNone = Annotated[str, AfterValidator(_clean_or_none)]
Tag = Annotated[str, AfterValidator(_clean_tag)]
Id = Annotated[str, AfterValidator(_clean_id)]
Number = Annotated[int, Field(ge=1, le=MAX_NUMBER)]


class Block(BaseModel):
    """A part of a deck file; nothing is converted silently, and nothing unknown is passed over.

    ``INSIDE`` names the shape of what stands in a list of tables, for messages about a name that cannot stand there.
    """

    INSIDE: "ClassVar[Mapping[str, type[Block]]]" = {}

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class DeckBlock(Block):
    """``[deck]``."""

    id: Id
    title: Text
    summary: Text | None = None
    language: Text = "en"


class SourceBlock(Block):
    """``[source]``."""

    title: Text
    publisher: TextOrNone
    reviewed: date | None = None


class TopicBlock(Block):
    """``[[topic]]``."""

    id: Id
    title: Text


class ConceptBlock(Block):
    """``[[concept]]``."""

    id: Id
    kind: Text
    name: Text
    also: list[Text] = []
    note: Text | None = None


class RelationBlock(Block):
    """``[[relation]]``."""

    id: Id
    meaning: Text
    from_: list[Text] = Field(alias="from", min_length=1)
    to: list[Text] = Field(min_length=1)
    unique: Literal["from", "to", "both"] | None = None


class WrongBlock(Block):
    """One of ``wrong = [{ … }]``."""

    text: Text
    because: Text


class AskBlock(Block):
    """``[[fact.ask]]``."""

    INSIDE = {"wrong": WrongBlock}

    id: Number
    for_: Text | None = Field(alias="for", default=None)
    question: Text
    answer: Text | None = None
    reverse: Text | None = None
    reverse_answer: Text | None = None
    stem: Text | None = None
    key: Id | None = None
    wrong: list[WrongBlock] = []
    skip: list[Id] = []
    level: Annotated[Level, Field(strict=False)] = Level.RECALL
    item: bool = True
    card: bool = True
    hint: Text | None = None


class FactBlock(Block):
    """``[[fact]]``, without its asks: they are read one by one."""

    id: Id
    topic: Id
    paragraph: Number | None = None
    statement: Text
    why: Text | None = None
    tags: list[Tag] = []
    picture: Text | None = None
    answer_picture: Text | None = None
    true: list[Text] = []
    cloze: Annotated[list[Text], BeforeValidator(_several)] = []


def _hiding(value: object) -> object:
    if not isinstance(value, str) or value not in list(Hide):
        raise PydanticCustomError("hide", "hide")
    return Hide(value)


class LabelBlock(Block):
    """``[[label]]``: a label of a figure that is asked for."""

    id: Number
    fact: Id
    figure: Text
    region: Id
    hide: Annotated[Hide, BeforeValidator(_hiding)] = Hide.ONE
    question: Text | None = None


ModelT = TypeVar("ModelT", bound=Block)


def validated(
    model: type[ModelT], value: Mapping[str, object], suggester: Suggester
) -> tuple[ModelT | None, tuple[tuple[Loc, str], ...]]:
    """The value in the model's shape; or None and what is wrong with its shape, with places inside the value."""
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        return None, tuple(_complaints(model, error, suggester))


def _complaints(model: type[Block], error: ValidationError, suggester: Suggester) -> Iterator[tuple[Loc, str]]:
    names = sorted(field.alias or name for name, field in model.model_fields.items())
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        if detail["type"] == "extra_forbidden":
            possible = sorted(model.INSIDE[str(loc[0])].model_fields) if len(loc) > 1 else names
            yield loc, f"'{loc[-1]}' is not a name that can stand here{suggester.hint(str(loc[-1]), possible)}"
        else:
            yield loc, _sentence(detail)


def _sentence(detail: ErrorDetails) -> str:
    loc = detail["loc"]
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "This")
    context: dict[str, Any] = detail.get("ctx", {})
    sentences = _SENTENCES_OF_OPTIONS if loc[0] == "options" else _SENTENCES
    return sentences.get(detail["type"], _OTHERWISE).format(name=name, value=_shown(detail["input"]), **context)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


_OTHERWISE = "'{name}' cannot be {value}."
_TEXT_NEEDED = "'{name}' has to be text in double quotes, not {value}."
_NUMBER_NEEDED = f"'{{name}}' has to be a whole number from 1 to {MAX_NUMBER}, not {{value}}."
_LIST_NEEDED = "'{name}' has to be a list in square brackets, not {value}."
_SWITCH_NEEDED = "'{name}' has to be true or false (without quotes), not {value}."
_DATE_NEEDED = "'{name}' has to be a date such as 2021-12-16 (without quotes), not {value}."

_SENTENCES: Mapping[str, str] = {
    "missing": "'{name}' is missing here.",
    "empty": "'{name}' is empty.",
    "too_long": f"'{{name}}' has {{length}} characters; the limit is {MAX_TEXT:,}.",
    "control": "'{name}' holds a character that cannot be shown; type the text again without it.",
    "bad_id": f"{{value}} cannot be an id: use at most {MAX_ID} letters, digits and hyphens, no spaces or slashes.",
    "string_type": _TEXT_NEEDED,
    "int_type": _NUMBER_NEEDED,
    "int_from_float": _NUMBER_NEEDED,
    "int_parsing_size": _NUMBER_NEEDED,
    "greater_than_equal": _NUMBER_NEEDED,
    "less_than_equal": _NUMBER_NEEDED,
    "float_type": "'{name}' has to be a number without quotes, not {value}.",
    "finite_number": "'{name}' has to be a number, not {value}.",
    "bool_type": _SWITCH_NEEDED,
    "bool_parsing": _SWITCH_NEEDED,
    "date_type": _DATE_NEEDED,
    "list_type": _LIST_NEEDED,
    "too_short": "'{name}' names nothing: put at least one kind into the list.",
    "literal_error": "'{name}' has to be {expected}, not {value}.",
    "model_type": 'Write each wrong option as {{ text = "…", because = "…" }}, not {value}.',
    "tag": "'{name}': {sentence}",
    "hide": '\'{name}\' has to be "one" or "all", not {value}.',
    "enum": '\'{name}\' has to be "recall", "cause", "sequence", "contrast" or "application", not {value}.',
}

_SENTENCES_OF_OPTIONS: Mapping[str, str] = {
    **_SENTENCES,
    "model_type": 'Write each option as {{ text = "…", right = true, because = "…" }}, not {value}.',
}
