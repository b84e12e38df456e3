"""``quizapp items``"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_deck, takes_json
from quizapp.cli.output import print_json, print_text
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.content.items import Item, ItemKind


def _kind(text: str) -> "ItemKind":
    from quizapp.content.items import ItemKind

    try:
        return ItemKind(text)
    except ValueError:
        raise ArgumentTypeError(f"there is no kind {text!r}; there is: {', '.join(ItemKind)}") from None


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
    parser.add_argument("--kind", type=_kind, metavar="KIND", help="only items of this kind: single_best_answer")


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.generators import items_of

    for item in items_of(session.deck(arguments.deck), arguments.seed, arguments.kind):
        if arguments.json:
            print_json(_record(item))
        else:
            _print(item)
    return 0


def _record(item: "Item") -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "fact_ids": list(item.facts),
        "topic": item.topic,
        "level": item.level.value,
        "stem": item.stem,
        "options": [
            {"id": one.id, "text": one.text, "correct": one.correct, "rationale": one.rationale} for one in item.options
        ],
    }


def _print(item: "Item") -> None:
    print(item.id)
    print_text(item.stem, indent=4)
    for letter, option in zip("ABCDEFGHIJ", item.options, strict=False):
        print_text(f"{'✓' if option.correct else ' '} {letter}  {option.text}", indent=4)
        print_text(option.rationale, indent=9)
    print()


COMMAND = Command(
    name="items",
    summary="list the quiz items of a deck",
    description="Lists the quiz items that a deck makes: stem, options, the right one, and the reason for every "
    "option.",
    add_arguments=_add_arguments,
    run=_run,
)
