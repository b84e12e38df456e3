"""Sheets that are cut after printing on both sides."""

import pytest

from quizapp.exchange.printable.paper import MARGIN, Grid, Paper, back_boxes, crop_marks, front_boxes

SHEETS = [(paper, grid) for paper in Paper for grid in Grid]


@pytest.mark.parametrize(("paper", "grid"), SHEETS)
def test_each_back_lies_behind_its_front(paper: Paper, grid: Grid) -> None:
    width = paper.size[0]
    fronts, backs = front_boxes(paper, grid), back_boxes(paper, grid)
    assert len(fronts) == len(backs) == grid.cards
    for front, back in zip(fronts, backs, strict=True):
        seen_through = width - back.left - back.width  # turned over the long edge, left becomes right
        assert (seen_through, back.top, back.width, back.height) == pytest.approx(
            (front.left, front.top, front.width, front.height)
        )


@pytest.mark.parametrize(("paper", "grid"), SHEETS)
def test_cards_fill_the_sheet_inside_its_margins_without_overlap(paper: Paper, grid: Grid) -> None:
    width, height = paper.size
    boxes = front_boxes(paper, grid)
    assert sum(box.width * box.height for box in boxes) == pytest.approx((width - 2 * MARGIN) * (height - 2 * MARGIN))
    for one in boxes:
        assert one.left >= MARGIN - 1e-9
        assert one.left + one.width <= width - MARGIN + 1e-9
        for other in boxes:
            apart = (
                one is other
                or one.left + one.width <= other.left + 1e-9
                or other.left + other.width <= one.left + 1e-9
                or one.top + one.height <= other.top + 1e-9
                or other.top + other.height <= one.top + 1e-9
            )
            assert apart


@pytest.mark.parametrize(("paper", "grid"), SHEETS)
def test_crop_marks_stand_in_the_margins_on_the_edges_of_cards(paper: Paper, grid: Grid) -> None:
    width, height = paper.size
    edges_x = {round(x, 6) for box in front_boxes(paper, grid) for x in (box.left, box.left + box.width)}
    edges_y = {round(y, 6) for box in front_boxes(paper, grid) for y in (box.top, box.top + box.height)}
    marks = list(crop_marks(paper, grid))
    columns, rows = grid.shape
    assert len(marks) == 2 * (columns + 1) + 2 * (rows + 1)
    for x1, y1, x2, y2 in marks:
        if x1 == x2:
            assert round(x1, 6) in edges_x
            assert max(y1, y2) < MARGIN or min(y1, y2) > height - MARGIN
        else:
            assert round(y1, 6) in edges_y
            assert max(x1, x2) < MARGIN or min(x1, x2) > width - MARGIN
