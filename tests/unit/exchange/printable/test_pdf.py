"""PDF files as they are written: their pages, their typeface, and what happens when they cannot be."""

import math
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument, QTextFragment
from PySide6.QtWidgets import QApplication

from quizapp.content.figures.figure import regions
from quizapp.errors import UserError
from quizapp.exchange.pdf.card_sheets import print_cards
from quizapp.exchange.pdf.figures import renderer_of, spots
from quizapp.exchange.pdf.pages import print_document, print_documents
from quizapp.exchange.pdf.press import text_document
from quizapp.exchange.printable.blocks import LARGE_POINTS, LARGE_PRINT, ORDINARY_POINTS, Block, Document, paragraph
from quizapp.exchange.printable.card_faces import PaperCard, Side
from quizapp.exchange.printable.paper import Grid, Paper
from quizapp.paths import shipped_decks
from quizapp.services._library.deckfiles import read_deck_text
from tests.papers import places_of, words_of

pytestmark = pytest.mark.usefixtures("qapp")


SOURCE = "Source: a test"


def pages_in(file: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", file.read_bytes()))


def document(*blocks: Block) -> Document:
    return Document(title="A test", blocks=blocks, foot="Source: a test")


def card(text: str = "What moves the milk?") -> PaperCard:
    side = Side(head="Letdown", text=paragraph(text), foot="F1")
    return PaperCard(front=side, back=side)


@pytest.mark.parametrize(("count", "pages"), [(1, 2), (8, 2), (9, 4), (20, 6)])
def test_each_sheet_of_cards_has_two_sides(count: int, pages: int, tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    assert print_cards([card()] * count, file, Paper.A4, Grid.TWO_BY_FOUR, "Cards", SOURCE) == pages
    assert pages_in(file) == pages


@pytest.mark.parametrize(("paper", "box"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_sheets_have_their_size(paper: Paper, box: tuple[int, int], tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    print_cards([card()], file, paper, Grid.THREE_BY_THREE, "Cards", SOURCE)
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes())
    assert found is not None
    assert (round(float(found[1])), round(float(found[2]))) == pytest.approx(box, abs=1)


def test_the_print_has_its_own_typeface_embedded(tmp_path: Path, qapp: QApplication) -> None:
    file = tmp_path / "text.pdf"
    print_document(document(Block(text="<p>Plain and <b>bold</b>, žluť</p>")), file, Paper.A4)
    content = file.read_bytes()
    names = set(re.findall(rb"/FontName /(?:[A-Z]{6}\+)?([\w-]+)", content))
    assert names == {b"AtkinsonHyperlegiblePrint-Regular", b"AtkinsonHyperlegiblePrint-Bold"}
    assert b"/ToUnicode" in content  # what is written can be searched and copied


def test_every_letter_that_is_printed_can_be_searched(tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÀÁÂÃĂÄÅÆČĎÉĞŁÑØŘŠŞŽáâãäåæčďéğłñøřšşž"
    print_document(document(Block(text=f"<p>{letters}</p><p><b>{letters}</b></p><p>An A and Á</p>")), file, Paper.A4)
    found = words_of(file)
    joined = found.replace(" ", "")
    assert joined.count(letters) == 2
    assert "An A and Á" in found


def test_blocks_stay_whole_and_headings_stay_with_what_follows(tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    tall = Block(text="<p>line</p>" * 30)
    head = Block(text="<h2>Head</h2>", with_next=True)
    assert print_document(document(tall, head, tall), file, Paper.A4) == 2
    assert print_document(document(tall, tall, tall), file, Paper.A4) >= 2


def test_a_block_higher_than_a_page_goes_on_over_the_next(tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    pages = print_document(document(Block(text="<p>one line after another</p>" * 150)), file, Paper.A4)
    assert pages >= 3
    assert pages_in(file) == pages


def test_stopping_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    file.write_bytes(b"before")

    class Stop(Exception):  # noqa: N818 - what a person does is no error
        pass

    def stop(share: float) -> None:
        if share > 0.4:
            raise Stop

    with pytest.raises(Stop):
        print_cards([card()] * 40, file, Paper.A4, Grid.TWO_BY_FOUR, "Cards", SOURCE, stop)
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        print_cards([card()], tmp_path / "nowhere" / "cards.pdf", Paper.A4, Grid.TWO_BY_FOUR, "Cards", SOURCE)


FULL = Path("/dev/full")
"""A device that has no space, of systems that have one."""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_disk_that_is_full_is_a_sentence_and_the_earlier_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    file.write_bytes(b"as it was")
    (tmp_path / f".{file.name}.{os.getpid()}.part").symlink_to(FULL)
    with pytest.raises(UserError, match=r"could not be written: .+ The file that was there before is untouched"):
        print_cards([card()] * 20, file, Paper.A4, Grid.TWO_BY_FOUR, "Cards", SOURCE)
    assert file.read_bytes() == b"as it was"
    assert [one.name for one in tmp_path.iterdir()] == ["cards.pdf"]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_papers_that_belong_together_are_all_replaced_or_none(tmp_path: Path) -> None:
    one, other = tmp_path / "A.pdf", tmp_path / "B.pdf"
    one.write_bytes(b"as it was")
    paper = document(Block(text=paragraph("Which hormone moves the milk?")))
    (tmp_path / f".{other.name}.{os.getpid()}.part").symlink_to(FULL)
    with pytest.raises(UserError, match=r"B\.pdf could not be written"):
        print_documents([(paper, one), (paper, other)], Paper.A4)
    assert one.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [one]
    shares: list[float] = []
    assert print_documents([(paper, one), (paper, other)], Paper.A4, shares.append) == 2
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert pages_in(one) == pages_in(other) == 1


def test_a_text_too_long_for_its_card_is_made_smaller_and_stays_on_it(tmp_path: Path) -> None:
    long = card("word " * 400)
    assert print_cards([long], tmp_path / "cards.pdf", Paper.LETTER, Grid.THREE_BY_THREE, "Cards", SOURCE) == 2


def fragments(text: QTextDocument) -> Iterator[QTextFragment]:
    """The pieces of a text that are set alike."""
    block = text.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            yield pieces.fragment()
            pieces += 1
        block = block.next()


def test_nothing_in_large_print_is_smaller_than_18_points() -> None:
    html = f"<h1>Head</h1><h2>Head</h2>{paragraph('text')}{paragraph('less', 'muted')}{paragraph('told', 'told')}"
    for scale, least in ((LARGE_PRINT, LARGE_POINTS), (1.0, 8.0)):
        text = text_document(html, 170, ORDINARY_POINTS * scale, least=LARGE_POINTS if scale > 1 else 0)
        sizes = [one.charFormat().font().pointSizeF() for one in fragments(text)]
        assert len(sizes) == 5
        assert min(sizes) == pytest.approx(least)


@pytest.mark.parametrize("scale", [1.0, LARGE_PRINT])
def test_a_long_source_is_told_in_full_beside_the_number(scale: float, tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    source = f"Source: {'a long title of many words and ' * 5}its end · Form A"
    blocks = (Block(text="<p>one line after another</p>" * 12),) * 9
    pages = print_document(Document(title="A test", blocks=blocks, foot=source, scale=scale), file, Paper.A4)
    text = words_of(file)
    assert text.count("its end · Form A") == pages
    assert f"Page {pages} of {pages}" in text
    assert text.count("one line after another") == 12 * 9


def test_each_sheet_of_cards_tells_its_number_and_its_source(tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    print_cards([card()] * 20, file, Paper.A4, Grid.THREE_BY_THREE, "Cards", SOURCE)
    assert "Sheet 2 of 3, fronts" in words_of(file, first=3, last=3)
    assert f"Sheet 2 of 3, backs {SOURCE}" in words_of(file, first=4, last=4)


@pytest.mark.parametrize("grid", [Grid.TWO_BY_FOUR, Grid.THREE_BY_THREE])
@pytest.mark.parametrize("paper", Paper)
def test_in_the_file_each_back_lies_behind_its_front(paper: Paper, grid: Grid, tmp_path: Path) -> None:
    """As the file is read by another program: the middle of each answer, turned over the long edge, is the middle of
    its question; so it is on a last sheet that is not full."""
    file = tmp_path / "cards.pdf"
    count = grid.cards + 4
    cards = [
        PaperCard(
            front=Side(head="", text=paragraph(f"Q{number}"), foot=""),
            back=Side(head="", text=paragraph(f"A{number}"), foot=""),
        )
        for number in range(count)
    ]
    print_cards(cards, file, paper, grid, "Cards", SOURCE)
    placed = places_of(file)
    width = paper.size[0]
    for number in range(count):
        (page, x, y), (back_page, back_x, back_y) = placed[f"Q{number}"], placed[f"A{number}"]
        assert back_page == page + 1
        assert back_x == pytest.approx(width - x, abs=1.0)
        assert back_y == pytest.approx(y, abs=0.5)


def test_letters_stand_on_their_regions_and_apart() -> None:
    deck = read_deck_text(shipped_decks() / "lactation").parse()
    for figure in deck.figures:
        names = regions(figure)
        renderer = renderer_of(figure.svg)
        apart = renderer.viewBoxF().width() / 40
        found = spots(figure.svg, renderer, names, apart)
        assert set(found) == set(names)
        points = list(found.values())
        for place, one in enumerate(points):
            for other in points[:place]:
                assert math.hypot(one.x() - other.x(), one.y() - other.y()) >= apart
