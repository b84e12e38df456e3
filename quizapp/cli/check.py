"""``quizapp check``"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import counted, print_json, print_table, print_text
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.content.deck import Deck
    from quizapp.content.review import Finding, Material

_MOST_SEEDS = 100


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="the folder of a deck, or its deck.toml")
    parser.add_argument("--strict", action="store_true", help="let warnings count like errors in the exit status")
    parser.add_argument("--bots", action="store_true", help="let bots that do not read questions try the items instead")
    parser.add_argument(
        "--seeds", metavar="N", type=_seeds, default=3, help="how many seeds the bots' items are drawn from (3)"
    )
    takes_json(parser)


def _seeds(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_SEEDS:
        raise ArgumentTypeError(f"'{text}' is not a number from 1 to {_MOST_SEEDS}")
    return int(text)


def _run(_session: Session, arguments: Namespace) -> int:
    from quizapp.content.review import Severity

    deck, findings, material = _read(arguments.path)
    if arguments.bots and deck is not None:
        return _try_bots(arguments, deck)
    if arguments.json:
        _print_records(arguments.path, findings, material)
    else:
        _print(arguments.path, findings, material)
    fatal = {Severity.ERROR, Severity.WARNING} if arguments.strict else {Severity.ERROR}
    return int(any(one.severity in fatal for one in findings))


def _read(path: Path) -> tuple["Deck | None", Sequence["Finding"], "Material | None"]:
    """A deck with its review; where its file cannot even be loaded, everything that is wrong with the file."""
    from quizapp.content.deckfiles.deckfile import places_of
    from quizapp.content.review import Finding, Severity, material_of, reviewed
    from quizapp.errors import FileError
    from quizapp.services._library.deckfiles import read_deck_text

    text = read_deck_text(path)
    try:
        deck = text.parse()
    except FileError as error:
        problems = tuple(
            Finding(severity=Severity.ERROR, rule="deck-file", fact=None, place=str(one.place), message=one.message)
            for one in error.problems
        )
        return None, problems, None
    material = material_of(deck, where=places_of(text.content, str(text.file)))
    return deck, reviewed(material), material


def _print_records(path: Path, findings: Sequence["Finding"], material: "Material | None") -> None:
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
    print_json(_summary(path, findings, material))


def _summary(path: Path, findings: Sequence["Finding"], material: "Material | None") -> dict[str, object]:
    """The last record: the same fields as a finding's, and the counts."""
    from quizapp.content.review import counts_by_rule
    from quizapp.content.review.coverage import share_above_recall
    from quizapp.content.review.reading import typical_grade

    items = material.items if material else ()
    return {
        "severity": "summary",
        "rule": "summary",
        "fact_id": None,
        "place": str(path),
        "message": _in_words(findings),
        "counts": counts_by_rule(findings),
        "items": len(items),
        "above_recall": round(share_above_recall(items), 3),
        "reading_grade": round(typical_grade(items), 1),
    }


def _print(path: Path, findings: Sequence["Finding"], material: "Material | None") -> None:
    from quizapp.content.review import counts_by_rule
    from quizapp.content.review.coverage import share_above_recall
    from quizapp.content.review.reading import typical_grade

    for one in findings:
        print(f"{one.place}: {one.severity.value}: {one.rule}{f' ({one.fact})' if one.fact else ''}")
        print_text(one.message, indent=4)
    if findings:
        print()
        print_table(("rule", "findings"), counts_by_rule(findings).items())
        print()
    if material is not None:
        share, grade = share_above_recall(material.items), typical_grade(material.items)
        print(
            f"{counted(len(material.items), 'item')}, {share:.0%} above plain recall, median school grade {grade:.1f}."
        )
    print(f"{path}: {_in_words(findings)}.")


def _in_words(findings: Sequence["Finding"]) -> str:
    """``0 errors, 2 warnings``; notes are told where there are any."""
    from quizapp.content.review import Severity

    if not findings:
        return "nothing to say against it"
    numbers = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    shown = [severity for severity in Severity if severity is not Severity.NOTE or numbers[severity]]
    return ", ".join(counted(numbers[severity], severity.value) for severity in shown)


def _try_bots(arguments: Namespace, deck: "Deck") -> int:
    """A table of what each bot got right; 1 if one of them did better than chance explains."""
    from quizapp.content.review.bots import standings

    found = tuple(standings(deck, range(arguments.seeds)))
    if arguments.json:
        for one in found:
            print_json(
                {
                    "bot": one.bot,
                    "does": one.words,
                    "n": one.n,
                    "right": round(one.right, 4),
                    "bound": round(one.bound, 4),
                    "passed": one.passed,
                }
            )
    else:
        rows = [
            (one.bot, f"{one.right:.1%}", f"{one.bound:.1%}", "yes" if one.passed else "NO", one.words) for one in found
        ]
        print_table(("bot", "right", "bound", "within", "how it chooses"), rows)
        print(f"\n{counted(found[0].n, 'item')} with four options, from {counted(arguments.seeds, 'seed')}.")
    return int(not all(one.passed for one in found))


COMMAND = Command(
    name="check",
    summary="review a deck you are writing",
    description="Reads a deck that you are writing and lists everything that is wrong with it, each with its line: "
    "first what keeps the file from being loaded, then what makes items unfair (errors) or worse than they could be "
    "(warnings; notes are hints). Changes nothing. The exit status is 1 when there is an error. With --bots, eleven "
    "ways of guessing that never understand a question are tried on its items with four options; the exit status is 1 "
    "when one of them does better than chance explains.",
    add_arguments=_add_arguments,
    run=_run,
)
