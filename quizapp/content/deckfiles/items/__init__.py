"""Items written in a deck file, block by block. A kind is a module here and a line in ``READERS``.

Imported when a deck file is read, not when the app starts: the shapes are pydantic's.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quizapp.content.deckfiles.claims import Names, Right, is_known
from quizapp.content.deckfiles.items import (
    bow_tie,
    drag_drop_cloze,
    drop_down,
    fill_in,
    grouping,
    highlight_text,
    hot_spot,
    matching,
    matrix,
    ordered_response,
    select_all,
    select_n,
    single_best_answer,
    true_false_reason,
)
from quizapp.content.deckfiles.items.blocks import LAST_STEP, ItemBlock, TabBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Complaints, ItemRead, Read, read_block
from quizapp.content.deckfiles.toml_places import Loc
from quizapp.content.facts import FactId, TopicId
from quizapp.content.items.base import ItemKind, Tab
from quizapp.content.written import WrittenId, WrittenItem

__all__ = ["READERS", "read_items"]

READERS: Mapping[ItemKind, Reader] = {
    ItemKind.SINGLE_BEST_ANSWER: single_best_answer.READER,
    ItemKind.TRUE_FALSE_REASON: true_false_reason.READER,
    ItemKind.SELECT_ALL: select_all.READER,
    ItemKind.SELECT_N: select_n.READER,
    ItemKind.GROUPING: grouping.READER,
    ItemKind.MATRIX_MULTIPLE_CHOICE: matrix.MULTIPLE_CHOICE,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: matrix.MULTIPLE_RESPONSE,
    ItemKind.DROP_DOWN_CLOZE: drop_down.CLOZE,
    ItemKind.DROP_DOWN_RATIONALE: drop_down.RATIONALE,
    ItemKind.DRAG_DROP_CLOZE: drag_drop_cloze.READER,
    ItemKind.ORDERED_RESPONSE: ordered_response.READER,
    ItemKind.MATCHING: matching.READER,
    ItemKind.HIGHLIGHT_TEXT: highlight_text.READER,
    ItemKind.HOT_SPOT: hot_spot.READER,
    ItemKind.FILL_IN: fill_in.READER,
    ItemKind.BOW_TIE: bow_tie.READER,
}


def read_items(
    reads: Sequence[ItemRead], names: Names, right: Right | None, report: Complaints
) -> tuple[WrittenItem, ...]:
    """The items that could be read; what is wrong with the others goes into the report."""
    _check_ids(reads, report)
    items = tuple(one for read in reads if (one := _item(read, names, right, report)) is not None)
    if len(items) == len(reads):
        _check_cases(reads, items, report)
    return items


def _check_ids(reads: Sequence[ItemRead], report: Complaints) -> None:
    firsts: dict[str, Loc] = {}
    for read in reads:
        name = read.value.get("id")
        if isinstance(name, str) and firsts.setdefault(name, read.loc) != read.loc:
            report.add((*read.loc, "id"), f"There are two items with the id '{name}'", first=firsts[name])


def _item(read: ItemRead, names: Names, right: Right | None, report: Complaints) -> WrittenItem | None:
    reader = _reader(read, report)
    if reader is None:
        return None
    block = read_block(reader.block, read.loc, read.value, report).block
    parts = _parts(read, reader, report)
    tabs = tuple(_tabs(read, report))
    if block is None or parts is None or len(tabs) < len(read.tabs):
        return None
    head = _head(block, tabs)
    _check_head(block, read.loc, names, report)
    return reader.read(block, parts, ItemContext(loc=read.loc, names=names, right=right, report=report, head=head))


def _reader(read: ItemRead, report: Complaints) -> Reader | None:
    kind = read.value.get("kind")
    if (*read.loc, "kind") in report.broken:
        return None
    if not isinstance(kind, str):
        report.add((*read.loc, "kind"), "'kind' is missing here." if kind is None else "'kind' has to be text.")
        return None
    if kind not in READERS:
        hint = report.suggester.hint(kind, list(READERS))
        report.add((*read.loc, "kind"), f"There is no kind of item called '{kind}'{hint}")
        return None
    return READERS[ItemKind(kind)]


def _parts(read: ItemRead, reader: Reader, report: Complaints) -> tuple[Read[Any], ...] | None:
    if reader.part is None:
        if read.parts:
            report.add(read.parts[0][0], f"An item of the kind '{read.value.get('kind')}' has no parts.")
            return None
        return ()
    parts = tuple(read_block(reader.part, loc, value, report) for loc, value in read.parts)
    firsts: dict[object, Loc] = {}
    for part in parts:
        if firsts.setdefault(part.id, part.loc) != part.loc:
            report.add((*part.loc, "id"), f"Two parts of this item have the id '{part.id}'", first=firsts[part.id])
    return parts if len(firsts) == len(parts) and all(part.block is not None for part in parts) else None


def _tabs(read: ItemRead, report: Complaints) -> Iterator[Tab]:
    for loc, value in read.tabs:
        block = read_block(TabBlock, loc, value, report).block
        if block is None:
            continue
        if (block.text is None) == (not block.table):
            report.add(loc, "A tab has a text or a table, one of them.")
        elif len({len(row) for row in block.table}) > 1:
            report.add((*loc, "table"), 'The rows of the table are not equally long; an empty cell is "".')
        else:
            yield Tab(title=block.title, text=block.text or "", table=tuple(tuple(row) for row in block.table))


def _head(block: ItemBlock, tabs: tuple[Tab, ...]) -> dict[str, Any]:
    return {
        "id": WrittenId(block.id),
        "topic": TopicId(block.topic),
        "level": block.level,
        "stem": block.stem,
        "facts": tuple(map(FactId, block.facts)),
        "tabs": tabs,
        "case": block.case or "",
        "step": block.step or 0,
    }


def _check_head(block: ItemBlock, loc: Loc, names: Names, report: Complaints) -> None:
    is_known("topic", block.topic, names.topics, (*loc, "topic"), report)
    for number, fact in enumerate(block.facts):
        is_known("fact", fact, names.facts, (*loc, "facts", number), report)
    if (block.case is None) != (block.step is None):
        report.add(loc, "`case` and `step` go together: which item of which case is this?")


def _check_cases(reads: Sequence[ItemRead], items: Sequence[WrittenItem], report: Complaints) -> None:
    """A case study is complete: six items, each step once."""
    cases: dict[str, list[tuple[Loc, int]]] = {}
    for read, item in zip(reads, items, strict=True):
        if item.case:
            cases.setdefault(item.case, []).append((read.loc, item.step))
    for case, members in cases.items():
        steps = sorted(step for _, step in members)
        if steps != list(range(1, LAST_STEP + 1)):
            listed = ", ".join(map(str, steps))
            report.add(
                (*members[0][0], "case"),
                f"The case '{case}' has the steps {listed}; a case study has six items, step = 1 to {LAST_STEP}.",
            )
