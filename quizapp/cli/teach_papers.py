"""``quizapp teach papers``, ``certificates`` and ``report --file``: a session on paper and in files."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.output import counted, print_json
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.services.teach import SessionId

_PARTS = ("cards", "team-sheets", "tests", "key", "posters", "sets", "bingo", "sign-in")
_SESSION = "the name of a session (see quizapp teach list)"


def takes_papers(parser: ArgumentParser) -> None:
    """The arguments of ``papers``."""
    parser.add_argument("session", metavar="SESSION", help=_SESSION)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the PDF files go; made if it is not there")
    parser.add_argument(
        "--only", action="append", default=[], choices=_PARTS, help="only this kind; may be given again (all)"
    )
    _takes_paper(parser)


def takes_certificates(parser: ArgumentParser) -> None:
    """The arguments of ``certificates``."""
    parser.add_argument("session", metavar="SESSION", help=_SESSION)
    parser.add_argument("file", metavar="FILE.pdf", type=Path, help="the PDF to write, a page a person")
    parser.add_argument(
        "--plain", action="store_true", help="of attendance alone: no contact hours and no approver's statement"
    )
    _takes_paper(parser)


def takes_report_file(parser: ArgumentParser) -> None:
    """Where a report goes, if it is to be a file."""
    parser.add_argument(
        "--file", metavar="FILE", type=Path, help="write it as .pdf, .xlsx (all tables) or .csv (the people)"
    )


def _takes_paper(parser: ArgumentParser) -> None:
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the sheets (a4)")


def run_papers(session: Session, arguments: Namespace) -> int:
    """Prints a session's papers."""
    from quizapp.services.teach_papers import PackPart, Paper

    services = session.services
    parts = tuple(map(PackPart, arguments.only)) or tuple(PackPart)
    plan = services.teach.plan(session_named(arguments))
    printed = services.teach_papers.print_pack(plan, arguments.folder, paper=Paper(arguments.paper), parts=parts)
    return _told(arguments, printed.files, printed.pages, printed.notes)


def run_certificates(session: Session, arguments: Namespace) -> int:
    """Prints a certificate for everybody who attended."""
    from quizapp.services.teach_papers import Paper

    services = session.services
    printed = services.teach_papers.certificates(
        services.teach.report(session_named(arguments)),
        arguments.file,
        paper=Paper(arguments.paper),
        credit=not arguments.plain,
    )
    return _told(arguments, printed.files, printed.pages, printed.notes)


def write_report(session: Session, arguments: Namespace) -> int:
    """Writes a session's report as the file that was named."""
    from quizapp.errors import UserError

    services, file = session.services, arguments.file
    report = services.teach.report(session_named(arguments), anonymous=arguments.anonymous)
    pages = 0
    match file.suffix.casefold():
        case ".pdf":
            pages = services.teach_papers.report_pdf(report, file).pages
        case ".xlsx":
            services.teach_papers.report_xlsx(report, file)
        case ".csv":
            services.teach_papers.report_csv(report, file)
        case _:
            raise UserError(f"{file.name} is no .pdf, .xlsx or .csv. Nothing was written. Name the file so.")
    return _told(arguments, (file,), pages, ())


def _told(arguments: Namespace, files: tuple[Path, ...], pages: int, notes: tuple[str, ...]) -> int:
    if arguments.json:
        print_json({"files": [str(file) for file in files], "pages": pages, "notes": list(notes)})
        return 0
    for note in notes:
        print(note)
    for file in files:
        print(file)
    if pages:
        print(f"{counted(len(files), 'file')}, {counted(pages, 'page')}.")
    return 0


def session_named(arguments: Namespace) -> "SessionId":
    """The session that was named, by its name or its file's."""
    from quizapp.services.teach import SessionId

    return SessionId(arguments.session.removesuffix(".quizsession"))
