"""``quizapp import``"""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli import tables
from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import counted, print_json, print_text
from quizapp.cli.session import Session
from quizapp.errors import UserError

if TYPE_CHECKING:
    from quizapp.services.importing import ImportPreview, ImportReport, LossLine

_PACKAGES = {".apkg", ".colpkg"}
_MERGES = ("new", "newer", "mine", "both")
_TYPES_SHOWN = 30


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="the folder or file of a deck, an Anki package (.apkg, .colpkg), or a table of questions",
    )
    parser.add_argument(
        "--preview", action="store_true", help="of a package or table: say what would come, and bring nothing in"
    )
    parser.add_argument(
        "--merge",
        choices=_MERGES,
        default="newer",
        help="of a package, for notes that are here already: take new notes only; the newer of two (the default); keep "
        "mine; or have both",
    )
    parser.add_argument("--no-progress", action="store_true", help="of a package: leave schedule and answers behind")
    tables.add_arguments(parser)
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    if arguments.file.suffix.lower() in _PACKAGES:
        return _package(session, arguments)
    if tables.takes(arguments.file, arguments.format):
        return tables.run(session, arguments)
    if arguments.preview:
        raise UserError("A preview is made of Anki packages and tables. Nothing was changed. Leave --preview out.")
    report = session.services.library.load(arguments.file, as_step=True)
    if arguments.json:
        print_json(asdict(report))
        return 0
    print(
        f"{report.title} ({report.deck}): {counted(report.new_facts, 'new fact')}, {report.changed_facts:,} changed, "
        f"{report.unchanged_facts:,} unchanged, {report.retired_facts:,} retired."
    )
    if report.kept_edits:
        print(f"{counted(report.kept_edits, 'text')} that you edited stayed as you wrote it.")
    return 0


def _package(session: Session, arguments: Namespace) -> int:
    from quizapp.services.importing import Decision, Merge

    importing = session.services.importing
    if arguments.preview:
        preview = importing.preview(arguments.file)
        if arguments.json:
            print_json(_plain(asdict(preview)))
        else:
            _print_preview(preview)
        return 0
    decision = Decision(merge=Merge(arguments.merge), progress=not arguments.no_progress)
    report = importing.bring(arguments.file, decision)
    importing.settle()
    if arguments.json:
        print_json(_plain(asdict(report)))
    else:
        _print_report(report)
    return 0


def _print_preview(preview: "ImportPreview") -> None:
    print(
        f"{preview.file.name}: {counted(preview.notes, 'note')}, {counted(preview.cards, 'card')}, "
        f"{counted(preview.reviews, 'answer')}, {counted(preview.media, 'file')}."
    )
    print(f"{preview.new:,} new, {preview.known:,} here already ({preview.differing:,} with other texts).")
    if preview.home:
        print(f"{counted(preview.home, 'note')} of your own decks: their answers come home.")
    if preview.resting:
        print(f"{counted(preview.resting, 'note')} that you deleted here would stay deleted.")
    for line in preview.types[:_TYPES_SHOWN]:
        print(f"  {counted(line.notes, 'note')} “{line.name}”: {line.becomes}")
    for deck in preview.decks[:_TYPES_SHOWN]:
        print(f"  {deck.name}: {deck.deck_title}, {deck.topic_title} ({counted(deck.cards, 'card')})")
    _print_losses(preview.losses)
    print("Nothing was changed.", file=sys.stderr)


def _print_report(report: "ImportReport") -> None:
    print(
        f"{report.file.name}: {counted(report.new, 'new fact')}, {report.updated:,} updated, "
        f"{report.unchanged:,} unchanged, {report.beside:,} beside yours; {counted(report.cards, 'new card')}, "
        f"{counted(report.reviews, 'answer')} into the log, {counted(report.media, 'file')}."
    )
    if report.home:
        print(f"{counted(report.home, 'answer')} of your own decks came home.")
    _print_losses(report.losses)
    if report.changes.step is None:
        print("All of it was here already: nothing was changed.")


def _print_losses(losses: "tuple[LossLine, ...]") -> None:
    for loss in losses:
        print_text(loss.sentence, indent=2)


def _plain(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {name: str(one) if isinstance(one, Path) else one for name, one in value.items()}


COMMAND = Command(
    name="import",
    summary="bring in a deck, an Anki package or a table",
    description="Brings a deck, an Anki package or a table into your library. A newer version of a deck that is there "
    "updates it: what you have learnt and what you have edited stays. Facts that a newer deck lacks rest; their "
    "history is kept. Packages bring notes, media, tags, flags, schedules and answers; answers that were given on a "
    "phone come home. A table (.csv, .tsv, .xlsx, .md, .txt; docs/formats.md) becomes facts of your own, in a new deck "
    "or --into one.",
    add_arguments=_add_arguments,
    run=_run,
)
