"""Tables as teachers keep them: dates, several sheets, merged cells, titles above headings, examples left in."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook

from quizapp.exchange.formats import markdown, quizlet, separated, workbook
from quizapp.exchange.formats.columns import EXAMPLES, rows_of
from quizapp.exchange.formats.entries import Entry, Table

Rows = list[list[object]]


def book(rows: Rows, change: Callable[[Workbook], None] = lambda _book: None) -> Table:
    """The table that is read of a workbook with rows, after a change."""
    made = Workbook()
    for row in rows:
        made.active.append(row)  # type: ignore[union-attr]
    change(made)
    content = io.BytesIO()
    made.save(content)
    return workbook.read(content.getvalue())


def asked(table: Table) -> list[tuple[str, str]]:
    return [(one.question, one.answer) for one in table.entries]


HEADS: list[object] = ["Question", "Answer"]


# --- The template


def test_rows_of_the_template_that_were_left_in_are_no_questions() -> None:
    own = Entry(row=4, topic="Letdown", question="What moves the milk?", answer="Oxytocin")
    content = workbook.workbook(rows_of((*EXAMPLES, own)))
    table = workbook.read(content)
    assert asked(table) == [("What moves the milk?", "Oxytocin")]
    assert [one.told for one in table.problems] == [
        "Row 2: this is an example of the template; it was left out.",
        "Row 3: this is an example of the template; it was left out.",
    ]
    assert workbook.read(workbook.template()).entries == ()


def test_an_example_that_was_changed_or_is_of_a_deck_is_a_question() -> None:
    from dataclasses import replace

    changed = replace(EXAMPLES[0], answer="oxytocin from the brain")
    of_a_deck = replace(EXAMPLES[0], fact="F33", ask=1)
    table = workbook.read(workbook.workbook(rows_of((changed, of_a_deck))))
    assert len(table.entries) == 2
    assert not table.problems


# --- Workbooks


def test_dates_times_and_numbers_are_read_as_they_are_seen() -> None:
    rows: Rows = [
        HEADS,
        ["Day?", date(2026, 11, 29)],
        ["Moment?", datetime(2026, 11, 29, 14, 30)],  # noqa: DTZ001 - as spreadsheets have them
        ["Hour?", time(7, 5)],
        ["Sum?", 0.1 + 0.2],
        ["Seconds?", 30.0],
        ["Large?", 1e15],
        ["Right?", True],
        ["Share?", 0.125],
        ["Half?", 0.5],
    ]

    def formatted(made: Workbook) -> None:
        made.active["B9"].number_format = "0.0%"  # type: ignore[index]
        made.active["B10"].number_format = "0%"  # type: ignore[index]

    answers = [answer for _, answer in asked(book(rows, formatted))]
    assert answers == [
        "2026-11-29", "2026-11-29 14:30", "07:05", "0.3", "30", "1000000000000000", "yes", "12.5%", "50%",
    ]  # fmt: skip


def test_errors_of_a_spreadsheet_are_told_and_left_out() -> None:
    table = book([HEADS, ["What?", "#N/A"], ["Who?", "Oxytocin"]])
    assert ("Who?", "Oxytocin") in asked(table)
    assert all("#N/A" not in answer for _, answer in asked(table))
    assert [one.row for one in table.problems if "error" in one.sentence] == [2]


def test_the_first_sheet_that_is_seen_is_read_and_the_others_are_named() -> None:
    def sheets(made: Workbook) -> None:
        made.active.sheet_state = "hidden"  # type: ignore[union-attr]
        made.create_sheet("Empty")
        for title in ("Letdown", "Colostrum"):
            sheet = made.create_sheet(title)
            sheet.append(HEADS)
            sheet.append([f"What of {title}?", title])

    table = book([HEADS, ["Hidden?", "yes"]], sheets)
    assert asked(table) == [("What of Letdown?", "Letdown")]
    (told,) = table.problems
    assert "“Colostrum” was not read" in told.told
    assert "Empty" not in told.told


def test_the_sheet_that_explains_the_template_is_not_missed() -> None:
    own = Entry(row=2, question="What moves the milk?", answer="Oxytocin")
    assert workbook.read(workbook.workbook(rows_of((own,)))).problems == ()


def test_a_cell_that_was_merged_down_stands_in_each_of_its_rows() -> None:
    def merged(made: Workbook) -> None:
        made.active.merge_cells("A2:A4")  # type: ignore[union-attr]

    rows: Rows = [["Topic", *HEADS], ["Letdown", "1?", "a"], [None, "2?", "b"], [None, "3?", "c"], [None, "4?", "d"]]
    assert [one.topic for one in book(rows, merged).entries] == ["Letdown", "Letdown", "Letdown", ""]


def test_a_merged_cell_of_the_whole_sheet_does_no_harm() -> None:
    def merged(made: Workbook) -> None:
        made.active.merge_cells("C1:C1048576")  # type: ignore[union-attr]

    assert asked(book([HEADS, ["1?", "a"]], merged)) == [("1?", "a")]


@pytest.mark.parametrize("above", [[["Questions for week 3"]], [["Questions"], [], ["by me", date(2026, 1, 2)]]])
def test_what_stands_above_the_headings_is_named_and_left_out(above: Rows) -> None:
    table = book([*above, HEADS, ["1?", "a"]])
    assert asked(table) == [("1?", "a")]
    assert len(table.problems) == sum(bool(row) for row in above)
    assert all("above the headings" in one.sentence for one in table.problems)


# --- Text


def test_excels_own_first_line_names_the_separator() -> None:
    for text in ('sep=;\nQuestion;Answer\n"a, b; c?";"x, y"\n', 'sep=,\r\nQuestion,Answer\r\n"a, b; c?","x, y"\r\n'):
        assert asked(separated.read(text.encode("cp1252"))) == [("a, b; c?", "x, y")]


def test_quotes_with_newlines_and_semicolons_are_one_cell() -> None:
    text = 'Frage;Answer;Question\r\n;"Oxytocin,\nwhich ""moves"" it";"Was?\r\nGenau; bitte"\r\n;b;2?\r\n'
    for encoding in ("utf-8", "utf-16", "cp1252"):
        (first, second) = asked(separated.read(text.encode(encoding)))
        assert first == ("Was?\nGenau; bitte", 'Oxytocin,\nwhich "moves" it')
        assert second == ("2?", "b")


@pytest.mark.parametrize("between", ["\t", " - ", "|", " | ", ": ", " => ", " -> ", "***", "~", ";"])
@pytest.mark.parametrize("cards", ["\n", "\n\n", ";", "\n---\n", "%%"])
def test_quizlet_may_part_cards_and_sides_by_signs_of_ones_own(between: str, cards: str) -> None:
    if between == cards:
        return
    sides = [("Oxytocin", "moves milk"), ("Prolactin", "makes milk"), ("Colostrum", "first milk")]
    table = quizlet.read(cards.join(between.join(one) for one in sides).encode())
    assert asked(table) == sides
    assert not table.problems


def test_a_definition_of_several_lines_is_whole_where_empty_lines_part_cards() -> None:
    table = quizlet.read(b"Oxytocin\tmoves milk\nand more\n\nProlactin\tmakes milk\n\n")
    assert asked(table) == [("Oxytocin", "moves milk and more"), ("Prolactin", "makes milk")]


def test_nested_lists_of_notes_are_read_with_what_belongs_to_them() -> None:
    text = """
- Q: Which three start letdown?
  - A:
    - suckling
    - a pump
    * an expressing hand
  - Wrong: prolactin -- it makes the milk
- just prose about it
    1. Q: What comes first?
       A: Suckling
    - and prose again
"""
    table = markdown.read(text.encode())
    assert asked(table) == [
        ("Which three start letdown?", "suckling; a pump; an expressing hand"),
        ("What comes first?", "Suckling"),
    ]
    assert table.entries[0].wrong[0].text == "prolactin"
    assert not table.problems


def test_no_hostile_reference_stops_reading() -> None:
    def merged(made: Workbook) -> None:
        sheet: Any = made.active
        for row in range(2, 40):
            sheet.merge_cells(f"B{row}:C{row + 0}")

    assert len(book([HEADS, *([f"{n}?", "a"] for n in range(38))], merged).entries) == 38
