"""The item on the screen, made from a sitting."""

from quizapp.content.items import FillIn, HotSpot, NumberWanted
from quizapp.exams.certainty import certainty_points
from quizapp.exams.outcome import outcome
from quizapp.exams.scoring import partly, rule_in_words, score
from quizapp.exams.sitting import Sitting
from quizapp.services._quizzes.sitting import OpenSitting
from quizapp.services._quizzes.views import ClockView, ItemView, MapCell, Notice


def item_view(opened: OpenSitting, notice: Notice | None = None) -> ItemView:
    """The view of the item at which a sitting stands."""
    sitting, copy = opened.now(), opened.copy
    index = sitting.position
    item, response, marks = sitting.items[index], sitting.responses[index], sitting.marks[index]
    revealed = sitting.is_told(index)
    earned = score(item, response) if revealed else None
    return ItemView(
        sitting=sitting.id,
        index=index,
        total=len(sitting.items),
        item=item,
        topic_title=copy.topic_title(item.topic),
        source=copy.source(item.facts[0]),
        chosen=() if response is None else response.chosen,
        revealed=revealed,
        flagged=index in sitting.flagged,
        map=_map(opened, sitting),
        tutor=sitting.is_tutor,
        rule=rule_in_words(item),
        score=earned,
        partly=partly(item, response) if revealed else None,
        figure=copy.figure(item.figure) if isinstance(item, HotSpot) else "",
        open=sitting.takes_answer(index),
        paused=sitting.paused,
        finished=sitting.finished_at is not None,
        certainty=marks.certainty,
        certainty_points=None
        if earned is None or marks.certainty is None or response is None
        else certainty_points(marks.certainty, right=earned.full),
        struck=marks.struck,
        highlights=marks.highlights,
        facts=copy.facts_of(item.facts) if revealed else (),
        wants_number=isinstance(item, FillIn) and isinstance(item.wanted, NumberWanted),
        conditions=sitting.blueprint.conditions,
        clock=clock_view(sitting, runs=opened.holds_clock and sitting.clock_runs),
        notice=notice,
        reason=next((reason for at, reason in sitting.reasons if at == index), ""),
    )


def clock_view(sitting: Sitting, *, runs: bool) -> ClockView:
    """A sitting's clock."""
    conditions = sitting.blueprint.conditions
    on_item = sitting.marks[sitting.position].used_ms
    return ClockView(
        runs=runs,
        used_ms=sitting.used_ms,
        left_ms=None if conditions.whole_seconds is None else conditions.whole_seconds * 1000 - sitting.used_ms,
        item_used_ms=on_item,
        item_left_ms=None if conditions.item_seconds is None else conditions.item_seconds * 1000 - on_item,
    )


def _map(opened: OpenSitting, sitting: Sitting) -> tuple[MapCell, ...]:
    """The question map; only what changed since the last one is made anew."""
    last, cells = opened.mapped, opened.cells
    if last is None or last.farthest != sitting.farthest or last.is_over != sitting.is_over:
        changed = set(range(len(sitting.items)))
    else:
        changed = {
            index
            for index, (one, other, mark, others) in enumerate(
                zip(sitting.responses, last.responses, sitting.marks, last.marks, strict=True)
            )
            if one is not other or mark is not others
        }
        changed |= sitting.flagged ^ last.flagged
        changed |= {index for index, cell in enumerate(cells) if cell is None}
    opened.mapped = sitting
    opened.cells = [_cell(sitting, index) if index in changed else cell for index, cell in enumerate(cells)]
    return tuple(cell for cell in opened.cells if cell is not None)


def _cell(sitting: Sitting, index: int) -> MapCell:
    """One place of the question map."""
    response = sitting.responses[index]
    told = sitting.is_told(index)
    return MapCell(
        number=index + 1,
        answered=response is not None,
        flagged=index in sitting.flagged,
        outcome=outcome(score(sitting.items[index], response), answered=response is not None) if told else None,
        open=sitting.takes_answer(index),
        reachable=sitting.finished_at is not None or not sitting.is_left(index),
    )
