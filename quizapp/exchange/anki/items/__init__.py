"""Quiz items as Anki notes. A new kind is a line in ``_KINDS``; single best answers have a note type of their own."""

from collections.abc import Callable, Mapping
from json import dumps
from typing import Any

from quizapp.content.facts import FactId
from quizapp.content.items import Exhibit, HotSpot, Item, ItemKind, SingleBestAnswer
from quizapp.exams.records import item_to_record
from quizapp.exchange.anki.figures import Schemes
from quizapp.exchange.anki.items.hot_spots import hot_spot
from quizapp.exchange.anki.items.lists import (
    Faces,
    bow_tie,
    fill_in,
    grouping,
    ordered,
    select_all,
    select_n,
    true_false_reason,
)
from quizapp.exchange.anki.items.passages import drag_drop, drop_down, highlight, matching, matrix
from quizapp.exchange.anki.items.pieces import lines, options, part, task, told
from quizapp.exchange.anki.notes import (
    QUESTIONS,
    SEPARATOR,
    Media,
    NoteRow,
    guid,
    html,
    question_note,
    source_line,
)
from quizapp.exchange.anki.notetypes import ITEM_FIELDS, ITEM_TYPE_ID
from quizapp.exchange.anki.rows import Export

__all__ = ["item_note"]


def item_note(export: Export, item: Item, places: Mapping[FactId, int], schemes: Schemes) -> NoteRow:
    """The note of an item, with one card. ``places`` are the paragraphs of facts."""
    if isinstance(item, SingleBestAnswer) and item.exhibit is None:
        return question_note(export, item, places)
    (front, back), media = _faces(export, item, schemes)
    values = {
        "Id": str(item.id),
        "Kind": item.kind.value,
        "Facts": " ".join(item.facts),
        "Topic": html(export.topics.get(item.topic, item.topic)),
        "Stem": html(item.stem),
        "Exhibit": "" if item.exhibit is None else _exhibit(item.exhibit),
        "Task": front,
        "Answer": back,
        "Source": source_line(export.source, item.facts, places),
        "Record": html(dumps(item_to_record(item), ensure_ascii=False, separators=(",", ":"))),
    }
    return NoteRow(
        guid=guid("item", item.id),
        type_id=ITEM_TYPE_ID,
        home=(QUESTIONS, item.topic),
        tags=f" topic::{item.topic} view::question level::{item.level} kind::{item.kind} ",
        fields=SEPARATOR.join(values[name] for name in ITEM_FIELDS),
        sort=values["Stem"],
        cards=((0, None),),
        media=media,
    )


def _faces(export: Export, item: Item, schemes: Schemes) -> tuple[Faces, Media]:
    if isinstance(item, HotSpot):
        return hot_spot(item, export.pictured, schemes)
    return _KINDS[item.kind](item), ()


def _one_right(item: SingleBestAnswer) -> Faces:
    """A single best answer about an exhibit, for which the older note type has no field."""
    return task("pick", options(item.options), most=1), told("place", part("", lines(item.options)))


_KINDS: Mapping[ItemKind, Callable[[Any], Faces]] = {
    ItemKind.SINGLE_BEST_ANSWER: _one_right,
    ItemKind.TRUE_FALSE_REASON: true_false_reason,
    ItemKind.SELECT_ALL: select_all,
    ItemKind.SELECT_N: select_n,
    ItemKind.GROUPING: grouping,
    ItemKind.MATRIX_MULTIPLE_CHOICE: matrix,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: matrix,
    ItemKind.DROP_DOWN_CLOZE: drop_down,
    ItemKind.DROP_DOWN_RATIONALE: drop_down,
    ItemKind.DRAG_DROP_CLOZE: drag_drop,
    ItemKind.ORDERED_RESPONSE: ordered,
    ItemKind.MATCHING: matching,
    ItemKind.HIGHLIGHT_TEXT: highlight,
    ItemKind.FILL_IN: fill_in,
    ItemKind.BOW_TIE: bow_tie,
}


def _exhibit(exhibit: Exhibit) -> str:
    """All tabs below each other: nothing has to run for them to be read."""
    shown = []
    for tab in exhibit.tabs:
        text = f"<p>{html(tab.text)}</p>" if tab.text else ""
        rows = [
            "<tr>" + "".join(f"<{cell}>{html(one)}</{cell}>" for one in row) + "</tr>"
            for row, cell in zip(tab.table, ("th", *("td",) * len(tab.table)), strict=False)
        ]
        table = f"<table>{''.join(rows)}</table>" if rows else ""
        shown.append(f'<div class="tab"><p class="group-name">{html(tab.title)}</p>{text}{table}</div>')
    return f'<div class="exhibit">{"".join(shown)}</div>'
