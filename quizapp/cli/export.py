"""``quizapp export``"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command, takes_deck
from quizapp.cli.output import counted
from quizapp.cli.session import Session
from quizapp.errors import UserError


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write; its name tells the format")
    parser.add_argument(
        "--format",
        default="",
        help="the format, where the name does not tell it: csv, tsv, xlsx, markdown, quizlet, quizdeck, moodle, gift, "
        "qti, canvas, kahoot",
    )
    parser.add_argument(
        "--with-progress",
        action="store_true",
        help="Anki packages only: schedule, memory, flags, set-aside cards and the whole log go along",
    )
    parser.add_argument(
        "--legacy",
        action="store_true",
        help="Anki packages only: for Anki before 2.1.50 (2022), AnkiDroid before 2.17 and other programs",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="draws the questions of quiz formats")


def _run(session: Session, arguments: Namespace) -> int:
    name = "" if arguments.format else arguments.file.name.casefold()
    if name.endswith(".apkg"):
        return _to_anki(session, arguments)
    if arguments.with_progress:
        raise UserError(
            f"Only an Anki package (.apkg) can carry progress, so {arguments.file} was not written. "
            "Leave --with-progress out, or write a package."
        )
    if name.endswith((".anki.txt", ".cards.csv")):
        return _as_text(session, arguments, as_table=name.endswith(".csv"))
    report = session.services.formats.export(arguments.deck, arguments.file, arguments.format, seed=arguments.seed)
    thing = "question" if report.format.asks else "fact"
    print(f"Wrote {report.file} ({report.format.title}): {counted(report.number, thing)}.")
    for one in report.left_out:
        print(f"  {one.name}: {one.what} {one.why}.")
    return 0


def _to_anki(session: Session, arguments: Namespace) -> int:
    report = session.services.transfer.export_anki(
        arguments.deck,
        arguments.file,
        with_progress=arguments.with_progress,
        older=arguments.legacy,
        tell=_bar if sys.stderr.isatty() else _nothing,
    )
    log = f", with {counted(report.reviews, 'answer')} of the log" if arguments.with_progress else ""
    print(
        f"Wrote {report.file}: {counted(report.cards, 'flashcard')} and {counted(report.items, 'question')} "
        f"in {counted(report.notes, 'note')}{log}."
    )
    return 0


def _bar(share: float) -> None:
    print(f"{share:6.0%}", end="\r" if share < 1 else "\r       \r", file=sys.stderr, flush=True)


def _nothing(_share: float) -> None:
    return None


def _as_text(session: Session, arguments: Namespace, *, as_table: bool) -> int:
    transfer = session.services.transfer
    report = (transfer.export_csv if as_table else transfer.export_text)(arguments.deck, arguments.file)
    print(f"Wrote {report.file}: {counted(report.rows, 'card' if as_table else 'note')}.")
    for line in report.staying:
        print(f"  {line}")
    return 0


COMMAND = Command(
    name="export",
    summary="carry a deck to Anki, a spreadsheet or a classroom",
    description="Writes a deck in the format that the file's name tells: .apkg for Anki, where importing a newer one "
    "updates the cards in place and keeps what was learnt there; .anki.txt for Anki as text, .cards.csv is a table of "
    "cards; .csv, .tsv, .xlsx and .md hold the facts as a table; "
    ".quizdeck is the whole deck as one file; .xml (Moodle), .gift.txt, .qti21.zip, .qti12.zip (Canvas) and "
    ".kahoot.xlsx hold its questions. What a format cannot hold is listed.",
    add_arguments=_add_arguments,
    run=_run,
)
