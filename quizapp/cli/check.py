"""``quizapp check``"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import counted, print_json, print_text
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.content.review import Finding


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="the folder of a deck, or its deck.toml")
    takes_json(parser)


def _run(_session: Session, arguments: Namespace) -> int:
    from quizapp.content.review import Severity

    findings = _findings(arguments.path)
    if arguments.json:
        for one in findings:
            print_json(
                {
                    "severity": one.severity.value,
                    "rule": one.rule,
                    "fact_id": one.fact,
                    "place": one.place,
                    "message": one.message,
                }
            )
    else:
        _print(arguments.path, findings)
    return int(any(one.severity is Severity.ERROR for one in findings))


def _findings(path: Path) -> tuple["Finding", ...]:
    """The review of a deck; where its file cannot even be loaded, everything that is wrong with the file."""
    from quizapp.content.deckfile import places_of
    from quizapp.content.review import Finding, Severity, review
    from quizapp.errors import FileError
    from quizapp.services._deckfiles import read_deck_text

    text = read_deck_text(path)
    try:
        deck = text.parse()
    except FileError as error:
        return tuple(
            Finding(severity=Severity.ERROR, rule="deck-file", fact=None, place=str(one.place), message=one.message)
            for one in error.problems
        )
    return review(deck, where=places_of(text.content, str(text.file)))


def _print(path: Path, findings: tuple["Finding", ...]) -> None:
    from quizapp.content.review import Severity

    for one in findings:
        print(f"{one.place}: {one.severity.value}: {one.rule}" + (f" ({one.fact})" if one.fact else ""))
        print_text(one.message, indent=4)
    errors = sum(one.severity is Severity.ERROR for one in findings)
    if findings:
        print()
    print(
        f"{path}: {counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}."
        if findings
        else f"{path}: nothing to say against it."
    )


COMMAND = Command(
    name="check",
    summary="review a deck you are writing",
    description="Reads a deck that you are writing and lists everything that is wrong with it, each with its line: "
    "first what keeps the file from being loaded, then what makes items unfair (errors) or worse than they could be "
    "(warnings). Changes nothing. The exit status is 1 when there is an error.",
    add_arguments=_add_arguments,
    run=_run,
)
