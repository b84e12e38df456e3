"""The arguments of the command line."""

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter

from quizapp import __version__
from quizapp.cli import (
    add,
    answer,
    backup,
    cards,
    check,
    decks,
    due,
    exam,
    export,
    facts,
    find,
    forms,
    import_,
    items,
    marks,
    pairs,
    people,
    print_,
    quiz,
    readiness,
    rebuild,
    restore,
    stats,
    tables,
    teach,
    undo,
    verify,
    write,
)
from quizapp.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    *(module.COMMAND for module in (decks, facts, cards, find, items, forms, check, due, answer, undo, quiz)),
    *marks.COMMANDS,
    *(
        module.COMMAND
        for module in (
            add,
            stats,
            exam,
            readiness,
            pairs,
            people,
            teach,
            export,
            print_,
            import_,
        )
    ),
    tables.TEMPLATE,
    *(module.COMMAND for module in (write, backup, restore, rebuild, verify)),
)

_DESCRIPTION = """\
QuizApp turns the facts of an article into flashcards and quiz items, and remembers what you have learnt.

Without a command it opens its window."""

_EPILOG = """\
for example:
  quizapp check my-deck               what is wrong with the deck that you are writing
  quizapp items lactation             the quiz items of a deck, with the reason for every option
  quizapp export lactation milk.apkg  a deck for Anki

Say quizapp COMMAND --help for more about one. Nothing leaves your computer."""

_PERSON = "whose progress to use, where several people share the computer (see quizapp people)"
_PROFILE = "the folder of the library and progress to use, instead of your own"


def build_parser() -> ArgumentParser:
    """The parser; ``command`` of what it gives is the name of a command, or None for the window."""
    parser = ArgumentParser(
        prog="quizapp",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"QuizApp {__version__}")
    parser.add_argument("--profile", metavar="DIR", help=_PROFILE)
    parser.add_argument("--person", metavar="NAME", help=_PERSON)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name, help=command.summary, description=command.description, allow_abbrev=False
        )
        command.add_arguments(sub)
        # Suppressed, not None: a default here would overwrite what stood before the command.
        sub.add_argument("--profile", metavar="DIR", default=SUPPRESS, help=_PROFILE)
        sub.add_argument("--person", metavar="NAME", default=SUPPRESS, help=_PERSON)
    return parser
