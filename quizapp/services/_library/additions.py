"""What a person adds to a fact of the deck: questions, gaps, a picture, wrong answers.

It is laid over the deck's own, as edited texts are: a newer deck file changes the fact beneath, and the additions stay.
"""

import json
from dataclasses import replace
from typing import Any

from quizapp.content.clozes import marked_up, parse_cloze
from quizapp.content.drafts import numbers_of
from quizapp.content.facts import Ask, Cloze, Fact, WrittenDistractor
from quizapp.content.labels import Label
from quizapp.content.plain import from_record, to_record
from quizapp.content.records import ask_from_record, ask_to_record

ADDITIONS = "additions"
"""The path under which they stand among the person's texts."""


def with_additions(own: Fact, text: str) -> Fact:
    """The fact with what was added. What the deck has itself by now, under the same number, is the deck's."""
    added: dict[str, Any] = json.loads(text)
    asks = {ask.id for ask in own.asks}
    return replace(
        own,
        asks=(
            *(_touched(ask, added.get("asked", {}).get(str(ask.id), {})) for ask in own.asks),
            *(ask for ask in map(ask_from_record, added.get("asks", ())) if ask.id not in asks),
        ),
        clozes=(*own.clozes, *_free(own.clozes, tuple(map(parse_cloze, added.get("clozes", ()))))),
        labels=(*own.labels, *(_label(one) for one in added.get("labels", ()))),
        picture=added.get("picture", own.picture),
    )


def additions(own: Fact, new: Fact) -> str:
    """What ``new`` has beside the deck's own fact, as the text that is kept; empty if it has nothing."""
    asks = {ask.id: ask for ask in own.asks}
    numbers = set(numbers_of(own.clozes))
    record: dict[str, Any] = {
        "asks": [ask_to_record(ask) for ask in new.asks if ask.id not in asks],
        "asked": {str(ask.id): one for ask in new.asks if ask.id in asks and (one := _touches(asks[ask.id], ask))},
        "clozes": [marked_up(one) for one in new.clozes if numbers.isdisjoint(numbers_of((one,)))],
        "labels": [to_record(one) for one in new.labels if one not in own.labels],
    }
    record = {name: value for name, value in record.items() if value}
    if new.picture != own.picture:
        record["picture"] = new.picture
    return json.dumps(record, ensure_ascii=False, sort_keys=True) if record else ""


def _touches(own: Ask, new: Ask) -> dict[str, Any]:
    """What an ask of the deck has otherwise, and what is no text to be edited in place."""
    touched: dict[str, Any] = {}
    if new.wrong != own.wrong:
        touched["wrong"] = [to_record(one) for one in new.wrong]
    if new.hint != own.hint:
        touched["hint"] = new.hint
    return touched


def _touched(ask: Ask, touches: dict[str, Any]) -> Ask:
    wrong = tuple(from_record(WrittenDistractor, one) for one in touches["wrong"]) if "wrong" in touches else ask.wrong
    return replace(ask, wrong=wrong, hint=touches.get("hint", ask.hint))


def _free(own: tuple[Cloze, ...], added: tuple[Cloze, ...]) -> tuple[Cloze, ...]:
    used = set(numbers_of(own))
    return tuple(one for one in added if used.isdisjoint(numbers_of((one,))))


def _label(record: dict[str, Any]) -> Label:
    label: Label = from_record(Label, record)
    return label
