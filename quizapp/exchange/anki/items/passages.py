"""Items with a passage or with pairs: blanks to be filled, phrases to be marked, descriptions to be given to terms."""

from quizapp.content.items import (
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    HighlightText,
    Matching,
    Matrix,
    MatrixMultipleChoice,
    PlaceId,
)
from quizapp.exchange.anki.items.lists import Faces
from quizapp.exchange.anki.items.pieces import (
    blanks_of,
    chips,
    filled,
    group,
    how,
    lines,
    part,
    quoted,
    task,
    told,
    tray,
    with_blanks,
)
from quizapp.exchange.anki.notes import html


def drop_down(item: DropDownCloze | DropDownRationale) -> Faces:
    """A passage; the options of each blank below it."""
    numbers = blanks_of(item.passage)
    menus = "".join(
        group(f"Blank {number}", chips(place, item.at(place)), most=1, place=place) for place, number in numbers.items()
    )
    words = {place: item.keys_at(place)[0].text for place in numbers if item.keys_at(place)}
    parts = "".join(part(f"Blank {number}", lines(item.at(at)), place=at) for at, number in numbers.items())
    rule, linking = "place", ""
    if isinstance(item, DropDownRationale):
        rule, linking = "rationale", item.linking
    front = task("pick", with_blanks(item.passage) + how("Choose for each blank.") + menus)
    return front, told(rule, filled(item.passage, words) + parts, linking=linking)


def drag_drop(item: DragDropCloze) -> Faces:
    """A passage; tokens for all its blanks below it."""
    numbers = blanks_of(item.passage)
    names = {token.id: token.text for token in item.tokens}
    texts: dict[str, str] = {one.id: names[PlaceId(one.id.removeprefix(f"{one.place}/"))] for one in item.options}
    words = {place: texts[item.keys_at(place)[0].id] for place in numbers if item.keys_at(place)}
    parts = "".join(
        part(f"Blank {number}", lines(item.at(at), texts, folded=True), place=at) for at, number in numbers.items()
    )
    guide = (
        '<span class="still-only">Each blank takes one of these:</span>'
        '<span class="live-only">Tap a token for the marked blank; tap a blank to empty it.</span>'
    )
    front = task("place", with_blanks(item.passage, targets=True) + how(guide) + tray(item.tokens))
    return front, told("place", filled(item.passage, words) + parts)


def matching(item: Matching) -> Faces:
    """Terms, each with a place for a description."""
    names = {one.id: one.text for one in item.descriptions}
    texts: dict[str, str] = {one.id: names[PlaceId(one.id.removeprefix(f"{one.place}/"))] for one in item.options}
    pairs = "".join(
        f'<div class="pair"><span class="term">{html(term.text)}</span> '
        f'<span class="slot tappable" data-target="{quoted(term.id)}"></span></div>'
        for term in item.terms
    )
    guide = (
        '<span class="still-only">Give each its own:</span>'
        '<span class="live-only">Tap what belongs to the marked one; tap a place to empty it.</span>'
    )
    parts = "".join(
        part(html(one.text), lines(item.at(one.id), texts, folded=True), place=one.id) for one in item.terms
    )
    return task("place", f'<div class="pairs">{pairs}</div>{how(guide)}{tray(item.descriptions)}'), told("place", parts)


def highlight(item: HighlightText) -> Faces:
    """A passage with phrases that can be marked."""
    shown = "".join(
        f'<span class="phrase tappable" data-o="{quoted(one.place)}">{html(one.text)}</span>'
        if one.place
        else html(one.text)
        for one in item.passage
    )
    keys = {str(option.id) for option in item.keys}
    back = "".join(
        f'<b class="shown">{html(one.text)}</b>' if one.place in keys else html(one.text) for one in item.passage
    )
    front = task("pick", how("Mark every phrase that answers the question.") + f'<p class="passage">{shown}</p>')
    return front, told("pm", f'<p class="passage">{back}</p>' + part("", lines(item.options, unit="all")))


def matrix(item: Matrix) -> Faces:
    """A table; on a narrow screen each row stands by itself with its columns below it."""
    one_a_row = isinstance(item, MatrixMultipleChoice)
    head = "".join(f"<th>{html(column.text)}</th>" for column in item.columns)
    rows = "".join(
        f'<tr data-most="{int(one_a_row)}"><th>{html(row.text)}</th>'
        + "".join(
            f'<td><span class="cell tappable {"radio" if one_a_row else "check"}" '
            f'data-o="{quoted(item.cell(row.id, column.id).id)}"><span class="box"></span>'
            f'<span class="column">{html(column.text)}</span></span></td>'
            for column in item.columns
        )
        + "</tr>"
        for row in item.rows
    )
    words = "Choose one in each row." if one_a_row else "In each row, choose all that apply."
    front = task("pick", how(words) + f'<table class="matrix"><thead><tr><td></td>{head}</tr></thead>{rows}</table>')
    names = {column.id: column.text for column in item.columns}
    parts = []
    for row in item.rows:
        cells = {item.cell(row.id, column.id): column for column in item.columns}
        texts: dict[str, str] = {cell.id: names[column.id] for cell, column in cells.items()}
        made = "".join(
            lines((cell,), texts, unit=row.id if one_a_row else column.id)
            for cell, column in sorted(cells.items(), key=lambda pair: not pair[0].correct)
        )
        parts.append(part(html(row.text), made, place=row.id))
    return front, told("place" if one_a_row else "pm", "".join(parts))
