"""What a command is: a name, its help, its arguments, and what it does."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.content.items import ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One subcommand.

    ``run`` gives the exit status: 0 fine, 1 findings; it raises UserError for what the person can mend.
    """

    name: str
    summary: str
    description: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Session, Namespace], int]


def no_arguments(_parser: ArgumentParser) -> None:
    """For a command that takes none."""


def takes_deck(parser: ArgumentParser) -> None:
    """The argument DECK."""
    parser.add_argument(
        "deck",
        metavar="DECK",
        help="the id of a deck in your library (see quizapp decks), or the path of a deck folder",
    )


def takes_json(parser: ArgumentParser) -> None:
    """The option ``--json``."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a line, for other programs to read")


def takes_kinds(parser: ArgumentParser) -> None:
    """The option ``--kind``, which may be given again; an empty list is all kinds."""
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        type=_kind_named,
        metavar="KIND",
        help="only items of this kind, such as single_best_answer, select_all or matrix_multiple_choice "
        "(docs/item-kinds.md lists all); may be given again",
    )


def _kind_named(text: str) -> "ItemKind":
    from quizapp.content.items import ItemKind

    try:
        return ItemKind(text)
    except ValueError:
        raise ArgumentTypeError(f"there is no kind {text!r}; there is: {', '.join(ItemKind)}") from None
