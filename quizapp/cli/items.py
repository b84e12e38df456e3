"""``quizapp items``"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_deck, takes_json, takes_kinds
from quizapp.cli.output import print_json, print_text
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.content.items import Item, Option, PlaceId


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    takes_json(parser)
    parser.add_argument(
        "--seed",
        type=int,
        default=0,
        metavar="N",
        help="a number that draws wrong options and their order; the same number gives the same items (0 if not given)",
    )
    takes_kinds(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.generators import items_of

    only = arguments.kind[0] if len(arguments.kind) == 1 else None
    for item in items_of(session.deck(arguments.deck), arguments.seed, only):
        if arguments.kind and item.kind not in arguments.kind:
            continue
        if arguments.json:
            print_json(_record(item))
        else:
            _print(item)
    return 0


def _record(item: "Item") -> dict[str, object]:
    """What every item has under names of its own, then what only its kind has under the names of the kind's fields."""
    from dataclasses import fields

    from quizapp.content.items import Head
    from quizapp.content.plain import to_record

    whole = to_record(item)
    shared = {field.name for field in fields(Head)} - {"exhibit"}
    return {
        "id": item.id,
        "kind": item.kind.value,
        "fact_ids": list(item.facts),
        "topic": item.topic,
        "level": item.level.value,
        "stem": item.stem,
        "options": [_option_record(one) for one in item.options],
        **{name: part for name, part in whole.items() if name not in shared},
    }


def _option_record(option: "Option") -> dict[str, object]:
    record: dict[str, object] = {
        "id": option.id,
        "text": option.text,
        "correct": option.correct,
        "rationale": option.rationale,
    }
    return {**record, "place": option.place} if option.place else record


def _print(item: "Item") -> None:
    print(item.id)
    for line in _given(item):
        print_text(line, indent=4)
    print_text(item.stem, indent=4)
    for place, options in groupby(item.options, key=lambda one: one.place):
        if place:
            print_text(f"— {_spoken(item, place)}", indent=4)
        for letter, option in zip("ABCDEFGHIJ", options, strict=False):
            print_text(f"{'✓' if option.correct else ' '} {letter}  {option.text}", indent=4)
            print_text(option.rationale, indent=9)
    for line in _answer(item):
        print_text(line, indent=4)
    print()


def _given(item: "Item") -> Iterator[str]:
    """The exhibit and the passage."""
    for tab in item.exhibit.tabs if item.exhibit else ():
        yield f"[{tab.title}] {tab.text}".rstrip()
        yield from (" | ".join(row) for row in tab.table)
    passage = getattr(item, "passage", ())
    if passage:
        yield "".join(one.text or f"[{one.place}]" for one in passage)


def _spoken(item: "Item", place: "PlaceId") -> str:
    """What a row, a term or a group is called; the id of a blank."""
    named = (*getattr(item, "rows", ()), *getattr(item, "terms", ()), *getattr(item, "groups", ()))
    return next((one.text for one in named if one.id == place), place)


def _answer(item: "Item") -> Iterator[str]:
    """What no option says: the order wanted, the word or number wanted."""
    from quizapp.content.items import FillIn, NumberWanted, OrderedResponse, number_text

    if isinstance(item, OrderedResponse):
        texts = {option.id: option.text for option in item.options}
        yield f"✓ {' → '.join(texts[step] for step in item.order)}"
    elif isinstance(item, FillIn):
        wanted = item.wanted
        if isinstance(wanted, NumberWanted):
            yield f"✓ {number_text(wanted.value)} ± {number_text(wanted.tolerance)} {wanted.unit}".rstrip()
        else:
            yield f"✓ {' / '.join(wanted.accepted)}"
        yield item.rationale


COMMAND = Command(
    name="items",
    summary="list the quiz items of a deck",
    description="Lists the quiz items that a deck makes: stem, options, the right one, and the reason for every "
    "option.",
    add_arguments=_add_arguments,
    run=_run,
)
