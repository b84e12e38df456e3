"""Image occlusion: a picture with parts is a figure like every other, and can be read back to be changed."""

from dataclasses import replace

import pytest

from quizapp.content.facts import Fact, FactId, TopicId
from quizapp.content.figures.drawing import hidden, uncovered, unlabelled
from quizapp.content.figures.figure import Figure, description, figure_title, labels, read_figure, regions_of
from quizapp.content.figures.rasters import Raster, raster_of
from quizapp.content.figures.svg import parsed, with_class
from quizapp.content.generators import cards_of_fact
from quizapp.content.generators.label import label_face
from quizapp.content.labels import Hide, Label
from quizapp.content.occlusion import (
    SMALLEST,
    Box,
    Outline,
    Part,
    Pictured,
    Polygon,
    bounds,
    figure_of,
    moved,
    pictured_in,
    place_words,
    region_id,
    sized,
    within,
)
from quizapp.content.review import material_of
from quizapp.content.review.figures import untold_figure
from tests.builders import deck
from tests.pictures import png


def raster(width: int = 90, height: int = 60) -> Raster:
    found = raster_of(png(width, height))
    assert found is not None
    return found


HEART = Part(id="heart", name="Heart", outline=Box(x=10, y=10.5, width=30, height=20))
LUNG = Part(id="lung", name="Lung & pleura", outline=Polygon(corners=((50, 10), (80, 10), (65, 50))))
CHEST = Pictured(raster=raster(), parts=(HEART, LUNG), title="The chest", words="A chest from the front.")


def test_a_picture_with_parts_is_a_figure_that_reads_back() -> None:
    svg = figure_of(CHEST)
    assert read_figure("chest.svg", svg).svg == svg
    assert pictured_in(svg) == CHEST
    assert figure_title(svg) == "The chest"
    assert description(svg) == "A chest from the front."
    assert {name: (one.title, one.look) for name, one in regions_of(svg).items()} == {
        "heart": ("Heart", "a part at the left of the picture"),
        "lung": ("Lung & pleura", "a part at the right of the picture"),
    }
    assert labels(svg) == ("heart", "lung")


def test_a_picture_without_words_says_how_many_parts_it_has() -> None:
    assert description(figure_of(replace(CHEST, words=""))) == "A picture with 2 named parts."
    assert description(figure_of(replace(CHEST, words="", parts=(HEART,)))) == "A picture with 1 named part."
    bare = figure_of(Pictured(raster=raster()))
    assert (figure_title(bare), description(bare)) == ("A picture", "A picture.")
    read = pictured_in(bare)
    assert read is not None
    assert read.parts == ()


@pytest.mark.parametrize(
    "inside",
    ["", '<image href="data:image/png;base64,AA=="/>', '<path d="M0 0"/>'],
)
def test_a_figure_that_is_drawn_is_not_taken_for_a_picture(inside: str) -> None:
    assert pictured_in(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>') is None
    assert pictured_in("<svg") is None


def test_a_picture_with_something_drawn_on_it_is_not_taken_either() -> None:
    svg = figure_of(CHEST).replace("</svg>", '<path d="M0 0"/></svg>')
    assert pictured_in(svg) is None


def test_parts_without_a_usable_outline_are_left_out() -> None:
    svg = figure_of(CHEST).replace('points="50,10 80,10 65,50"', 'points="50,10"').replace('width="30"', 'width="x"')
    read = pictured_in(svg)
    assert read is not None
    assert read.parts == ()


@pytest.mark.parametrize(("hide", "covers"), [(Hide.ONE, 1), (Hide.ALL, 2)])
def test_a_card_hides_one_part_or_all(hide: Hide, covers: int) -> None:
    front = hidden(figure_of(CHEST), "lung", hide)
    shown = [one for cover in with_class(parsed(front), "cover") for one in cover if one.get("fill") != "none"]
    assert len([one for one in shown if one.tag != "text"]) == covers
    assert [one.text for one in parsed(front).iter("text")] == ["?"]
    assert "Heart" not in front
    assert "Lung" not in front


def test_the_back_draws_a_line_around_the_part_that_was_asked() -> None:
    back = uncovered(figure_of(CHEST), "lung")
    (ring,) = [one for one in parsed(back) if one.get("stroke") == "var(--gold)"]
    assert [one.tag for one in ring] == ["polygon"]
    assert uncovered(figure_of(CHEST), "liver") == figure_of(CHEST)


def test_a_figure_without_covers_shows_its_labels_on_the_back() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="region" id="a" d="M0 0"/>'
        '<g class="label" data-for="a"><text>A</text></g></svg>'
    )
    assert uncovered(svg, "a") == svg


def test_without_labels_the_picture_is_bare() -> None:
    assert not list(with_class(parsed(unlabelled(figure_of(CHEST))), "cover"))


def test_label_cards_go_by_the_names_in_the_picture() -> None:
    fact = Fact(
        id=FactId("my-1"),
        topic=TopicId("cities"),
        statement="The chest holds the heart and the lungs.",
        labels=(
            Label(id=1, figure="chest.svg", region="heart"),
            Label(id=2, figure="chest.svg", region="lung", hide=Hide.ALL, question="And this?"),
        ),
    )
    whole = deck(fact, figures=(Figure(name="chest.svg", svg=figure_of(CHEST)),))
    cards = cards_of_fact(whole, fact)
    assert [(card.id, card.front, card.back) for card in cards] == [
        ("capitals/my-1/label-1", "What does the question mark stand for?", "Heart"),
        ("capitals/my-1/label-2", "And this?", "Lung & pleura"),
    ]
    face = label_face(whole.figures[0], fact.labels[1])
    assert "a part at the right of the picture" in face.front_words
    assert list(untold_figure(material_of(whole))) == []


@pytest.mark.parametrize("outline", [HEART.outline, LUNG.outline])
def test_outlines_move_and_grow_within_the_picture(outline: Outline) -> None:
    edge = moved(outline, 999, 999, raster())
    around = bounds(edge)
    assert (around.x + around.width, around.y + around.height) == (90, 60)
    assert bounds(moved(edge, -999, -999, raster())) == replace(around, x=0, y=0)
    grown = bounds(sized(outline, 999, 999, raster()))
    assert (grown.x + grown.width, grown.y + grown.height) == (90, 60)
    least = bounds(sized(outline, -999, -999, raster()))
    assert (least.width, least.height) == (SMALLEST, SMALLEST)


def test_an_outline_is_cut_to_the_picture() -> None:
    assert within(Box(x=-5, y=-5, width=20, height=20), raster()) == Box(x=0, y=0, width=15, height=15)
    assert within(Box(x=89, y=0, width=20, height=20), raster()) is None
    assert within(Polygon(corners=((-1, 0), (20, 0), (20, 20))), raster()) == Polygon(
        corners=((0, 0), (20, 0), (20, 20))
    )


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [(0, 0, "in the upper left"), (40, 25, "in the middle"), (80, 50, "in the lower right"), (40, 0, "at the top")],
)
def test_where_a_part_is_is_said_in_words(x: float, y: float, words: str) -> None:
    assert place_words(Box(x=x, y=y, width=9, height=9), raster()) == f"a part {words} of the picture"


def test_a_part_gets_an_id_from_its_name_that_no_other_has() -> None:
    assert region_id("Left ventricle (LV)", ()) == "left-ventricle-lv"
    assert region_id("Heart", ["heart", "heart-2"]) == "heart-3"
    assert region_id("?!", ()) == "part"
