"""``quizapp undo``"""

from argparse import ArgumentParser, Namespace

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import print_json
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "deck", metavar="DECK", nargs="?", help="take back what was done last in this deck (in any, if not given)"
    )
    parser.add_argument(
        "--steps", type=int, default=1, metavar="N", help="how many steps to take back (1, if not given)"
    )
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.facts import DeckId
    from quizapp.services.journal import told

    deck = None if arguments.deck is None else DeckId(arguments.deck)
    for done in range(arguments.steps):
        undone = session.services.undo.undo(deck)
        if undone is None:
            if not arguments.json:
                print("Nothing more of today can be taken back." if done else "Nothing of today can be taken back.")
            return 0
        if arguments.json:
            print_json({"act": undone.act.value, "count": undone.facts, "card_id": undone.card})
        else:
            print(f"Taken back: {told(undone.act, undone.facts)}{f' ({undone.card})' if undone.card else ''}.")
    return 0


COMMAND = Command(
    name="undo",
    summary="take back what you did last today",
    description="Takes back what you did last: an answer, an edit, a flag, a deletion and so on, also what you did in "
    "the window. Only what was done on this study day can be taken back, newest first.",
    add_arguments=_add_arguments,
    run=_run,
)
