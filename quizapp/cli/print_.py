"""``quizapp print``"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command, takes_deck
from quizapp.cli.output import counted
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    parser.add_argument("what", choices=("cards", "sheet", "quiz", "posters"), help="what to print")
    parser.add_argument("file", metavar="FILE.pdf", type=Path, help="the PDF to write; a quiz writes three beside it")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the sheets (a4)")
    parser.add_argument("--grid", choices=("2x4", "3x3"), default="2x4", help="cards on a sheet (2x4)")
    parser.add_argument("--large", action="store_true", help="large print, for sheets and quizzes")
    parser.add_argument("--length", type=int, default=20, metavar="N", help="questions in each form of a quiz (20)")
    parser.add_argument(
        "--same",
        action="store_true",
        help="form B of a quiz has the same questions in another order (others)",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="draws the questions of a quiz")


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.services.printing import Grid, Paper

    printing, paper = session.services.printing, Paper(arguments.paper)
    deck, file = arguments.deck, arguments.file
    match arguments.what:
        case "cards":
            report = printing.cards(deck, file, paper=paper, grid=Grid(arguments.grid))
        case "sheet":
            report = printing.sheet(deck, file, paper=paper, large=arguments.large)
        case "quiz":
            quiz = printing.reordered_quiz if arguments.same else printing.quiz
            report = quiz(deck, file, length=arguments.length, seed=arguments.seed, paper=paper, large=arguments.large)
        case _:
            report = printing.posters(deck, file, paper=paper)
    print(f"Wrote {', '.join(map(str, report.files))}: {counted(report.pages, 'page')}.")
    return 0


COMMAND = Command(
    name="print",
    summary="flashcards to cut, study sheets, tests and posters as PDF",
    description="Prints a deck as PDF: flashcards to cut (print both sides, turned over the long edge), a study sheet, "
    "a test in two forms with answer sheets and their key, or posters of the figures and the tree.",
    add_arguments=_add_arguments,
    run=_run,
)
