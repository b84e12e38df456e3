"""``quizapp quiz``: make, sit, report."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quizapp.cli.command import Command
from quizapp.cli.output import counted, print_json, print_table
from quizapp.cli.parts import part, parts_of, run_part
from quizapp.cli.quiz_blueprint import blueprint_of, takes_blueprint
from quizapp.cli.session import Session

_SITTING = "the number of a quiz (see quizapp quiz history)"


def _add_arguments(parser: ArgumentParser) -> None:
    parts = parts_of(parser)
    make = part(parts, "make", "start a quiz; prints its number and first question", _make)
    takes_blueprint(make)
    make.add_argument("--save", metavar="NAME", help="keep what it is made of as a template instead of starting it")
    check = part(parts, "check", "whether a quiz can be made so; what lacks, and the nearest that can", _check)
    takes_blueprint(check)
    sit = part(parts, "sit", "sit a quiz: the answers are read line by line", _sit)
    sit.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    answer = part(parts, "answer", "answer one question of a quiz", _answer)
    answer.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    answer.add_argument("item", metavar="N", type=int, help="the number of the question, counted from 1")
    answer.add_argument(
        "chosen", metavar="OPTION", nargs="*", help="numbers or ids of options, or the text of a fill-in; none shows it"
    )
    answer.add_argument("--certainty", type=int, choices=(1, 2, 3), help="how sure you are")
    finish = part(parts, "finish", "close a quiz, and print its report", _finish)
    finish.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    report = part(parts, "report", "the report of a finished quiz", _report)
    report.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    report.add_argument("--csv", metavar="FILE", type=Path, help="write the questions as a table instead")
    history = part(parts, "history", "the finished quizzes of a deck, with their trend", _history)
    history.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    history.add_argument("--csv", metavar="FILE", type=Path, help="write them as a table instead")
    part(parts, "templates", "what quizzes are made of, saved", _templates)
    rename = part(parts, "rename", "give a template another name", _rename)
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new", metavar="NEW")
    delete = part(parts, "delete", "forget a template", _delete)
    delete.add_argument("name", metavar="NAME")


def _make(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_told import print_view, view_record

    blueprint = blueprint_of(session, arguments)
    if arguments.save is not None:
        former = session.services.templates.save(arguments.save, blueprint)
        if arguments.json:
            print_json({"saved": arguments.save, "replaced": None if former is None else former.name})
        else:
            print(f"Saved as “{arguments.save}”." + ("" if former is None else " It took the place of another."))
        return 0
    view = session.services.exam.start(blueprint)
    session.services.exam.leave(view.sitting)
    if arguments.json:
        print_json(view_record(view))
    else:
        if view.total < blueprint.length:
            print(f"You asked for {blueprint.length:,} questions; no more than {view.total:,} fit.")
        print(f"Quiz {view.sitting}, {counted(view.total, 'question')}. Sit it with quizapp quiz sit {view.sitting}.\n")
        print_view(view)
    return 0


def _check(session: Session, arguments: Namespace) -> int:
    blueprint = blueprint_of(session, arguments)
    found = session.services.exam.filling(blueprint)
    nearest = found.nearest
    if arguments.json:
        print_json(
            {
                "there": found.there,
                "length": found.length,
                "lacks": [
                    {"aspect": one.aspect.value, "value": one.value, "wanted": one.wanted, "there": one.there}
                    for one in found.lacks
                ],
                "nearest": None
                if nearest is None
                else {
                    "length": nearest.length,
                    "shares": {f"{one.aspect}:{one.value}": one.weight for one in nearest.shares},
                },
            }
        )
    elif not found.lacks:
        fewer = f" You asked for {blueprint.length:,}." if found.length < blueprint.length else ""
        print(f"{counted(found.length, 'question')} of {found.there:,} that fit.{fewer}")
    else:
        print_table(
            ["lacks", "there", "wanted"], [(f"{one.aspect}: {one.value}", one.there, one.wanted) for one in found.lacks]
        )
        if nearest is not None:
            shares = ", ".join(f"{one.value} {one.weight}" for one in nearest.shares if one.weight)
            print(f"The nearest that can be made: {counted(nearest.length, 'question')} ({shares}).")
    return 1 if found.lacks else 0


def _sit(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_sit import sit
    from quizapp.exams.sitting import SittingId

    return sit(session.services, SittingId(arguments.sitting), as_json=arguments.json)


def _answer(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_sit import answered
    from quizapp.cli.quiz_told import print_view, view_record
    from quizapp.exams.sitting import SittingId

    view = answered(
        session.services, SittingId(arguments.sitting), arguments.item - 1, arguments.chosen, arguments.certainty
    )
    if arguments.json:
        print_json(view_record(view))
    else:
        print_view(view)
    return 0 if view.notice is None else 1


def _finish(session: Session, arguments: Namespace) -> int:
    from quizapp.exams.sitting import SittingId

    session.services.exam.finish(SittingId(arguments.sitting))
    return _report(session, Namespace(**{**vars(arguments), "csv": None}))


def _report(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_told import print_report, report_record
    from quizapp.exams.sitting import SittingId

    number, results = SittingId(arguments.sitting), session.services.results
    if arguments.csv is not None:
        print(results.write_report(number, arguments.csv))
    elif arguments.json:
        print_json(report_record(results.report(number)))
    else:
        print_report(results.report(number))
    return 0


def _history(session: Session, arguments: Namespace) -> int:
    from quizapp.content.facts import DeckId
    from quizapp.services.results import NEIGHBOURS

    results = session.services.results
    if arguments.csv is not None:
        print(results.write_history(DeckId(arguments.deck), arguments.csv))
        return 0
    history = results.history(DeckId(arguments.deck))
    points = {one.sitting: one for one in history.trend}
    if arguments.json:
        for one in history.past:
            print_json(
                {
                    "quiz": one.sitting,
                    "finished": one.finished_at.isoformat(),
                    "mode": one.mode,
                    "questions": one.items,
                    "earned": one.earned,
                    "possible": one.possible,
                    "mean_of_five": round(points[one.sitting].mean, 4),
                }
            )
    elif not history.past:
        print("No quiz of this deck is finished yet.")
    else:
        rows = [
            (
                one.sitting,
                f"{one.finished_at:%Y-%m-%d %H:%M}",
                one.mode,
                one.items,
                f"{one.earned:g} of {one.possible:g}",
                f"{points[one.sitting].share:.0%}",
                f"{points[one.sitting].mean:.0%}",
            )
            for one in history.past
        ]
        print_table(["quiz", "finished", "mode", "questions", "points", "share", "mean of 5"], rows)
        if len(history.trend) > 1:
            several = min(len(history.trend), NEIGHBOURS)
            mean = f"{history.trend[-1].mean:.0%}"
            print(f"Your last {several} quizzes earned {mean} of their points on average.")
    return 0


def _templates(session: Session, arguments: Namespace) -> int:
    from quizapp.exams.records import blueprint_to_record

    every = session.services.templates.all()
    if not every and not arguments.json:
        print("There is no template yet. Keep one with quizapp quiz make DECK --save NAME.")
    for one in every:
        if arguments.json:
            print_json({"name": one.name, **blueprint_to_record(one.blueprint)})
        else:
            print(f"{one.name}: {counted(one.blueprint.length, 'question')} of {one.blueprint.deck}")
    return 0


def _rename(session: Session, arguments: Namespace) -> int:
    one = session.services.templates.rename(arguments.name, arguments.new)
    if arguments.json:
        print_json({"name": one.name})
    else:
        print(f"It is called “{one.name}” now.")
    return 0


def _delete(session: Session, arguments: Namespace) -> int:
    one = session.services.templates.delete(arguments.name)
    if arguments.json:
        print_json({"deleted": None if one is None else one.name})
    else:
        none = f"There is no template called “{arguments.name}”. Nothing was deleted."
        print(none if one is None else f"“{one.name}” was deleted.")
    return 0


COMMAND = Command(
    name="quiz",
    summary="make quizzes, sit them, and see what they say",
    description="Makes a quiz of what you choose, reads your answers, and prints the report. A sitting that is left "
    "waits; its clock stands meanwhile.",
    add_arguments=_add_arguments,
    run=run_part,
)
