"""Sitting a quiz on the command line: one line an answer."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.cli.output import print_json
from quizapp.cli.quiz_told import print_report, print_view, report_record, view_record
from quizapp.content.items import FillIn, Item, OptionId
from quizapp.errors import UserError

if TYPE_CHECKING:
    from quizapp.bootstrap import Services
    from quizapp.exams.sitting import SittingId
    from quizapp.services.exam import ItemView

_HOW = (
    "Answer with the numbers of options, in their order where they are steps; with a word or number where you fill in. "
    "!1, !2 or !3 at the end says how sure you are. An empty line goes on, flag flags, quit leaves the quiz waiting."
)


def answered(
    services: "Services", sitting: "SittingId", index: int, chosen: Sequence[str], certainty: int | None
) -> "ItemView":
    """Answers one question, and leaves the quiz; with nothing chosen it is only shown. UserError for a question or
    options that are not there, and for an answer where one stands already."""
    view = services.exam.resume(sitting)
    try:
        if not 0 <= index < view.total:
            raise UserError(f"Quiz {sitting} has the questions 1 to {view.total}, not {index + 1}. Nothing was stored.")
        view = services.exam.show(sitting, index)
        if view.index != index or (view.tutor and not chosen):
            return view
        if chosen and view.finished:
            raise UserError(
                f"Quiz {sitting} is finished, and its answers stand. Nothing was stored. See quizapp quiz report "
                f"{sitting}."
            )
        if chosen and view.revealed:
            raise UserError(
                f"Question {index + 1} is answered already, and its answer stands. Nothing was stored. Go on with "
                "another one."
            )
        return _responded(services, view, index, _options(view.item, chosen), certainty)
    finally:
        services.exam.leave(sitting)


def sit(services: "Services", sitting: "SittingId", *, as_json: bool) -> int:
    """Reads an answer a line until the quiz is finished or left."""
    view = services.exam.resume(sitting)
    if not as_json:
        print(_HOW)
    while not view.finished:
        _say(view, as_json=as_json)
        line = sys.stdin.readline()
        word = line.strip()
        if not line or word == "quit":
            services.exam.leave(sitting)
            return 0
        if word == "flag":
            view = services.exam.toggle_flag(sitting, view.index)
            continue
        try:
            view = _after_line(services, view, word, as_json=as_json)
        except UserError as error:
            print(error, file=sys.stderr)
    told = services.results.report(sitting)
    if as_json:
        print_json(report_record(told))
    else:
        print_report(told)
    return 0


def _after_line(services: "Services", view: "ItemView", word: str, *, as_json: bool) -> "ItemView":
    """What comes after a line: the next question, or the end after the last."""
    here = view.index
    if word:
        chosen, certainty = _read(view.item, word)
        view = _responded(services, view, here, chosen, certainty)
        if view.finished or view.notice is not None:
            return view
        if view.revealed:
            _say(view, as_json=as_json)
    if here + 1 < view.total:
        return services.exam.show(view.sitting, here + 1)
    services.exam.finish(view.sitting)
    return services.exam.resume(view.sitting)


def _read(item: Item, word: str) -> tuple[tuple[OptionId, ...], int | None]:
    """An answer as it was typed, and how sure it is."""
    text, mark, sure = word.rpartition("!")
    certainty = int(sure) if mark and sure in {"1", "2", "3"} else None
    said = text.strip() if certainty is not None else word
    if isinstance(item, FillIn):
        return (OptionId(said),), certainty
    chosen = []
    for one in said.replace(",", " ").split():
        if not one.isdecimal() or not 1 <= int(one) <= len(item.options):
            raise UserError(f"“{one}” is no number of an option. Nothing was stored. Say it again.")
        chosen.append(item.options[int(one) - 1].id)
    return tuple(chosen), certainty


def _options(item: Item, chosen: Sequence[str]) -> tuple[OptionId, ...]:
    """What was chosen, by ids of options or by the numbers that are printed before them."""
    ids = {str(option.id) for option in item.options}
    numbers = {str(number): option.id for number, option in enumerate(item.options, start=1)}
    return tuple(OptionId(one) if one in ids else numbers.get(one, OptionId(one)) for one in chosen)


def _responded(
    services: "Services", view: "ItemView", index: int, chosen: tuple[OptionId, ...], certainty: int | None
) -> "ItemView":
    from quizapp.exams.answers import complaint, is_complete

    if view.open and chosen and not is_complete(view.item, chosen):
        why = complaint(view.item, chosen) or "is not answered whole"
        raise UserError(f"This question {why}. Nothing was stored. Say it again.")
    return services.exam.respond(view.sitting, index, chosen, certainty)


def _say(view: "ItemView", *, as_json: bool) -> None:
    if as_json:
        print_json(view_record(view))
    else:
        print()
        print_view(view)
