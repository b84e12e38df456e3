"""Tables of questions, for ``quizapp import``."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command
from quizapp.cli.output import counted
from quizapp.cli.session import Session


def _write_template(_session: Session, arguments: Namespace) -> int:
    from quizapp.services.formats import write_template

    print(f"Wrote {write_template(arguments.file)}: fill the sheet “Questions”, then quizapp import it.")
    return 0


def _takes_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.xlsx", type=Path, help="the workbook to write")


TEMPLATE = Command(
    name="template",
    summary="an empty table of questions to fill in a spreadsheet",
    description="Writes a workbook with the columns of a table of questions, two rows that show how, and a sheet that "
    "explains them.",
    add_arguments=_takes_file,
    run=_write_template,
)


def add_arguments(parser: ArgumentParser) -> None:
    """The options that concern tables."""
    parser.add_argument("--into", default="", metavar="DECK", help="of a table: the deck that gets its facts")
    parser.add_argument("--title", default="", help="of a table without --into: the title of the new deck")
    parser.add_argument("--only-new", action="store_true", help="of a table: leave what is here as it is")
    parser.add_argument(
        "--format", default="", help="csv, tsv, xlsx, markdown or quizlet, where the name does not tell"
    )


def takes(file: Path, format_id: str) -> bool:
    """Whether a file is a table, or is said to be one."""
    from quizapp.exchange.formats import format_for

    found = format_for(file.name)
    return bool(format_id) or (not file.is_dir() and found is not None and found.read is not None)


def run(session: Session, arguments: Namespace) -> int:
    """Brings a table in, or with ``--preview`` says what would come of it."""
    from quizapp.content.facts import DeckId
    from quizapp.services.tables import Fate, read_table

    table = read_table(arguments.file, arguments.format)
    into = DeckId(arguments.into) if arguments.into else None
    tables = session.services.tables
    if arguments.preview:
        plan = tables.preview(table, into)
        new, changed, same = (plan.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.SAME))
        print(f"{arguments.file.name} would bring {counted(new, 'new fact')}, {changed:,} changed, {same:,} the same.")
        problems = plan.problems
    else:
        report = tables.bring(table, into, only_new=arguments.only_new, title=arguments.title)
        told = f"{counted(report.new, 'new fact')}, {report.changed:,} changed, {report.same:,} the same"
        print(f"{report.title} ({report.deck}): {told}.")
        problems = report.problems
    for problem in problems:
        print(f"  {problem.told}")
    return 1 if problems else 0
