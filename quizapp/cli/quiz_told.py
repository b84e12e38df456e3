"""How a quiz is printed: a question with its options by number, and a report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.cli.output import counted, print_table, print_text

if TYPE_CHECKING:
    from quizapp.services.exam import ItemView
    from quizapp.services.results import QuizReport

_NOTICES = {
    "item_time_up": "The time for this question is up: the answer came too late and was not taken.",
    "time_up": "The time is up. The quiz was closed with the answers that it had.",
    "left_for_good": "This quiz does not go back: that question is closed.",
    "no_pause": "This quiz cannot be paused.",
    "is_paused": "The quiz is paused: nothing is taken until it goes on.",
    "certainty_wanted": "Say how sure you are: --certainty 1, 2 or 3.",
    "elsewhere": "Another window has gone on with this quiz.",
}


def view_record(view: "ItemView") -> dict[str, object]:
    """A question for a program: what is right only once it may be told."""
    from quizapp.exams.records import item_to_record

    item = item_to_record(view.item)
    if not view.revealed:
        item = {
            "kind": item["kind"],
            "id": item["id"],
            "stem": item["stem"],
            "options": [{"id": option.id, "text": option.text, "place": option.place} for option in view.item.options],
        }
    return {
        "quiz": view.sitting,
        "number": view.index + 1,
        "of": view.total,
        "item": item,
        "chosen": list(view.chosen),
        "certainty": view.certainty,
        "open": view.open,
        "finished": view.finished,
        "revealed": view.revealed,
        "rule": view.rule,
        "reason": view.reason,
        "earned": None if view.score is None else view.score.earned,
        "possible": None if view.score is None else view.score.possible,
        "used_ms": view.clock.used_ms,
        "left_ms": view.clock.left_ms,
        "notice": None if view.notice is None else view.notice.value,
    }


def print_view(view: "ItemView") -> None:
    """A question, and what it earned once that may be told."""
    if view.notice is not None:
        print(_NOTICES[view.notice])
    print_text(f"{view.index + 1} of {view.total}. {view.item.stem}")
    if view.reason and not view.revealed:
        print_text(f"({view.reason})")
    several = len(view.item.places) > 1
    for number, option in enumerate(view.item.options, start=1):
        mark = "*" if option.id in view.chosen else " "
        print_text(f"{mark}{number:>3}. {f'{option.place}: ' if several else ''}{option.text}", indent=2)
    print_text(view.rule, indent=2)
    if view.score is not None:
        _print_told(view)


def _print_told(view: "ItemView") -> None:
    from quizapp.exams.in_words import key_text

    if view.score is not None:
        print(f"  {view.score.earned:g} of {view.score.possible:g}. Right: {key_text(view.item)}")
    for option in view.item.options:
        if option.correct or option.id in view.chosen:
            print_text(option.rationale, indent=4)
    print(f"  {view.source}")


def report_record(told: "QuizReport") -> dict[str, object]:
    """A report for a program."""
    from quizapp.exams.in_words import chosen_text, key_text

    report = told.report
    return {
        "quiz": report.sitting,
        "mode": report.mode.value,
        "started": report.started_at.isoformat(),
        "finished": report.finished_at.isoformat(),
        "used_ms": report.used_ms,
        "by_time": report.by_time,
        "earned": report.score.earned,
        "possible": report.score.possible,
        "drawn": report.drawn,
        "certainty_points": report.certainty_points,
        "topics": {str(one.topic): [one.score.earned, one.score.possible] for one in report.topics},
        "kinds": {one.kind.value: [one.score.earned, one.score.possible] for one in report.kinds},
        "levels": {one.level.value: [one.score.earned, one.score.possible] for one in report.levels},
        "certainties": [
            {"certainty": one.certainty, "answers": one.answers, "right": one.right, "likely": list(one.likely)}
            for one in told.curve
        ],
        "confusions": [
            {"chosen": one.chosen, "correct": one.correct, "times": one.times, "fact_id": one.fact}
            for one in report.confusions
        ],
        "missed": list(report.missed),
        "items": [
            {
                "number": one.number,
                "id": one.item.id,
                "stem": one.item.stem,
                "chosen": chosen_text(one.item, one.chosen),
                "right": key_text(one.item),
                "earned": one.score.earned,
                "possible": one.score.possible,
                "certainty": one.certainty,
                "took_ms": one.took_ms,
                "place": told.deck.source(one.item.facts[0]),
            }
            for one in report.items
        ],
    }


def print_report(told: "QuizReport") -> None:
    """A report for a person."""
    from quizapp.exams.in_words import chosen_text, key_text

    report = told.report
    minutes, seconds = divmod(round(report.used_ms / 1000), 60)
    ended = " The time was up." if report.by_time else ""
    print(f"{report.score.earned:g} of {report.score.possible:g} points in {minutes} min {seconds} s.{ended}")
    if report.ended_early:
        print(f"{len(report.items)} of {report.drawn} questions asked; the others do not count.")
    if report.certainty_points is not None:
        print(f"Certainty-based marking: {report.certainty_points[0]} of {report.certainty_points[1]}.")
    print_table(["", "earned", "possible"], list(_rows(told)))
    for one in told.curve:
        if one.answers:
            print(f"Certainty {one.certainty}: {one.right} of {counted(one.answers, 'answer')} right.")
    for confusion in report.confusions:
        print(f"{confusion.chosen} for {confusion.correct}, {counted(confusion.times, 'time')}.")
    for result in report.items:
        if not result.score.full:
            print()
            print_text(f"{result.number}. {result.item.stem}")
            print_text(f"You said: {chosen_text(result.item, result.chosen) or 'nothing'}", indent=4)
            print_text(f"Right: {key_text(result.item)}", indent=4)
            print_text(told.deck.source(result.item.facts[0]), indent=4)


def _rows(told: "QuizReport") -> Iterator[tuple[str, str, str]]:
    report = told.report
    for topic in report.topics:
        yield told.deck.topic_title(topic.topic), f"{topic.score.earned:g}", f"{topic.score.possible:g}"
    for kind in report.kinds:
        yield kind.kind.value.replace("_", " "), f"{kind.score.earned:g}", f"{kind.score.possible:g}"
    for level in report.levels:
        yield level.level.value, f"{level.score.earned:g}", f"{level.score.possible:g}"
