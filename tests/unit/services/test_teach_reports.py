"""Certificates and reports of a session: for who was there, with nothing made up, and without names when asked."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from quizapp.exchange.session_tables import right_in_words
from quizapp.services.teach_papers import TABLES, Paper
from quizapp.teaching.certificates import certificates, hours_in_words, missing
from quizapp.teaching.report import PersonRow, SessionReport, without_names
from tests.papers import pages_of, words_of
from tests.unit.services.sessions import HEADING, bank, report_of, whole_plan

pytestmark = pytest.mark.usefixtures("qapp")

PEOPLE = ("Ana Núñez", "=1+1", "Žofie Švandová", "שרה לוי", "M" * 40, "Chloé")


@pytest.fixture(scope="module")
def report() -> SessionReport:
    return report_of(whole_plan(PEOPLE))


def attended(report: SessionReport, *names: str, absent: str = "") -> SessionReport:
    people = [PersonRow(person=n, name=name, team="", present=True) for n, name in enumerate(names, 1)]  # type: ignore[arg-type]
    gone = [PersonRow(person=None, name=absent, team="", present=False)] if absent else []
    return replace(report, people=(*people, *gone))


# -- certificates


def test_everybody_who_was_there_has_one_with_all_that_is_asked(
    services: Services, report: SessionReport, tmp_path: Path
) -> None:
    file = tmp_path / "certificates.pdf"
    some = attended(report, "Ana Núñez", "Chloé", absent="Nobody Here")
    printed = services.teach_papers.certificates(some, file)
    assert printed.pages == pages_of(file) == 2
    for number, name in enumerate(("Ana Núñez", "Chloé"), 1):
        text = words_of(file, first=number, last=number)
        for said in (
            name,
            HEADING.title,
            "29 November 2026",
            HEADING.provider,
            HEADING.address,
            "3.5 contact hours",
            HEADING.approval,
            HEADING.trainer,
            f"Certificate 20261129-{number:03}",
        ):
            assert said in text, said
    assert "Nobody Here" not in words_of(file)


def test_two_of_one_name_are_certified_by_their_name(report: SessionReport) -> None:
    some = certificates(attended(report, "Ana Weber", "Ana Weber (2)", "ana weber (3)", "Zoë (2)", absent="Bo"))
    assert [one.name for one in some] == ["Ana Weber", "Ana Weber", "ana weber", "Zoë (2)"]
    assert len({one.number for one in some}) == 4
    (second,) = certificates(attended(report, "Bo (2)", absent="Bo"))  # the first one did not come
    assert second.name == "Bo"


@pytest.mark.parametrize("paper", Paper)
def test_two_hundred_at_once_lie_on_their_side_and_fit_a_page_each(
    paper: Paper, services: Services, report: SessionReport, tmp_path: Path
) -> None:
    names = [f"Maximiliana Švandová-Krejčí {number}" for number in range(197)]
    names += ["Wolfeschlegelsteinhausenberger Dorff " * 3, "فاطمة الزهراء", "X" * 120]
    file = tmp_path / "certificates.pdf"
    long = replace(HEADING, title="A title that goes on " * 8, approval="Approved by a body of many words. " * 12)
    some = replace(attended(report, *names), heading=long)
    assert services.teach_papers.certificates(some, file, paper=paper).pages == 200 == pages_of(file)
    text = words_of(file)
    assert all(f"Krejčí {number}" in text for number in range(197))
    assert "Certificate 20261129-200" in text
    width, height = (float(one) for one in _box(file))
    assert width > height


def _box(file: Path) -> tuple[bytes, bytes]:

    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes())
    assert found
    return found[1], found[2]


@pytest.mark.parametrize(
    ("field", "empty", "said"),
    [
        ("title", " ", "the title"),
        ("provider", "", "the provider"),
        ("address", "", "the provider's address"),
        ("contact_hours", 0.0, "the contact hours"),
        ("approval", "", "the approver's statement"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_printed(
    field: str, empty: object, said: str, services: Services, report: SessionReport, tmp_path: Path
) -> None:
    lacking = replace(report, heading=replace(HEADING, **{field: empty}))  # type: ignore[arg-type]
    with pytest.raises(UserError, match=rf"Certificates need {said}\. Nothing was printed\."):
        services.teach_papers.certificates(lacking, tmp_path / "certificates.pdf")
    assert not list(tmp_path.glob("*.pdf"))


def test_several_things_missing_are_all_named() -> None:
    bare = replace(HEADING, provider="", address="", contact_hours=0)
    assert missing(bare) == ("the provider", "the provider's address", "the contact hours")
    assert missing(HEADING) == ()
    assert missing(replace(bare, trainer=""), credit=False) == ("the trainer or the provider",)


def test_a_plain_certificate_claims_no_hours(services: Services, report: SessionReport, tmp_path: Path) -> None:
    file = tmp_path / "certificates.pdf"
    plain = replace(attended(report, "Ana"), heading=replace(HEADING, contact_hours=3.5, approval="Approved."))
    services.teach_papers.certificates(plain, file, credit=False)
    text = words_of(file)
    assert "Ana" in text
    assert "contact hour" not in text
    assert "Approved" not in text


def test_nobody_and_no_names_are_refused(report: SessionReport) -> None:
    with pytest.raises(UserError, match="Nobody attended this session"):
        certificates(attended(report, absent="Ana"))
    with pytest.raises(UserError, match="leaves the names out"):
        certificates(without_names(report))


def test_hours_are_said_as_people_say_them() -> None:
    assert [hours_in_words(one) for one in (1, 3.5, 2)] == ["1 contact hour", "3.5 contact hours", "2 contact hours"]


# -- reports


def test_the_report_tells_people_gain_topics_and_every_question(
    services: Services, report: SessionReport, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    assert services.teach_papers.report_pdf(report, file).pages == pages_of(file)
    text = words_of(file)
    for said in ("6 people were there.", "normalised gain", "What to teach again", "By topic", "Alveoli", "Ana Núñez"):
        assert said in text, said
    for one in report.items:
        assert " ".join(one.item.stem.split()) in text
    assert "row-" not in text


def test_no_name_stands_in_a_report_without_names(services: Services, report: SessionReport, tmp_path: Path) -> None:
    pdf, sheet, book = (tmp_path / f"report.{suffix}" for suffix in ("pdf", "csv", "xlsx"))
    services.teach_papers.report_pdf(report, pdf, anonymous=True)
    services.teach_papers.report_csv(report, sheet, anonymous=True)
    services.teach_papers.report_xlsx(report, book, anonymous=True)
    cells = " ".join(
        str(cell) for page in load_workbook(book).worksheets for row in page.values for cell in row if cell is not None
    )
    for text in (words_of(pdf), sheet.read_text(encoding="utf-8-sig"), cells):
        assert "Participant 1" in text
        assert not [name for name in PEOPLE if name in text]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_read_by_a_spreadsheet(
    table: str, services: Services, report: SessionReport, tmp_path: Path
) -> None:
    file = services.teach_papers.report_csv(report, tmp_path / "t.csv", table=table)
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+"))]


def test_the_workbook_has_a_sheet_a_table_and_runs_nothing(
    services: Services, report: SessionReport, tmp_path: Path
) -> None:
    book = load_workbook(services.teach_papers.report_xlsx(report, tmp_path / "report.xlsx"))
    assert book.sheetnames == ["People", "Teams", "Topics", "Items", "Teach again", "Attendance"]
    people = book["People"]
    assert [cell.value for cell in people[1]][:3] == ["Name", "Team", "Attended"]
    assert [row[0] for row in people.iter_rows(min_row=2, values_only=True)] == list(PEOPLE)
    assert not [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(isinstance(row[3], int) for row in people.iter_rows(min_row=2, values_only=True))


def test_a_name_with_signs_that_no_workbook_takes_is_written_without_them(
    services: Services, report: SessionReport, tmp_path: Path
) -> None:
    odd = attended(report, "A\x00n\x0ba")
    book = load_workbook(services.teach_papers.report_xlsx(odd, tmp_path / "report.xlsx"))
    assert book["People"]["A2"].value == "Ana"


def test_a_session_that_nobody_came_to_has_a_report_all_the_same(
    services: Services, report: SessionReport, tmp_path: Path
) -> None:
    empty = replace(report, people=(), teams=(), topics=(), items=(), again=(), parts=(), gain=None, took=None)
    services.teach_papers.report_pdf(empty, tmp_path / "report.pdf")
    assert "0 people were there." in words_of(tmp_path / "report.pdf")
    services.teach_papers.report_xlsx(empty, tmp_path / "report.xlsx")
    services.teach_papers.report_csv(empty, tmp_path / "report.csv")


def test_a_place_that_cannot_be_written_is_a_sentence(
    services: Services, report: SessionReport, tmp_path: Path
) -> None:
    for write in (services.teach_papers.report_csv, services.teach_papers.report_xlsx):
        with pytest.raises(UserError, match="could not be written"):
            write(report, tmp_path / "nowhere" / "report")


def test_what_is_right_is_said_in_words_for_every_item() -> None:
    for item in bank():
        told = right_in_words(item)
        assert told
        assert "row-" not in told
        assert "column-" not in told
