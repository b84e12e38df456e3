"""Figures: their regions and labels, what is hidden and what is marked."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quizapp.content.deck import Deck
from quizapp.content.facts import ConceptId
from quizapp.content.figures.drawing import (
    coloured,
    follows_theme,
    hidden,
    map_color,
    outlined,
    region_map,
    unlabelled,
)
from quizapp.content.figures.figure import (
    Figure,
    Region,
    description,
    figure_title,
    labels,
    read_figure,
    regions,
    regions_of,
)
from quizapp.content.figures.svg import view_box
from quizapp.content.labels import Hide

FOLDER = Path(__file__).resolve().parents[3] / "decks" / "lactation"
SHIPPED = sorted(file.name for file in FOLDER.glob("*.svg"))

GLAND = read_figure(
    "gland.svg",
    """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 540" data-bare-box="0 0 300 300"
      font-family="Some Face, sans-serif">
      <title>The gland</title><desc>Ducts and sacs.</desc>
      <style id="tokens">:root { --gold: #111111 }</style>
      <defs><circle id="sac" r="9" fill="red"/></defs>
      <path class="region" id="fat" d="M0 0H90V90" data-mark="5 6"><desc>yellow cells</desc></path>
      <g stroke="var(--gold)" stroke-width="7" transform="translate(9 9)">
        <g class="region big" id="ducts" fill="none">
          <title>Milk ducts</title>
          <path d="M0 0L9 9"/><path d="M1 1" stroke="none" fill="currentColor"/>
          <g transform="scale(2)"><line x1="4" stroke-width="3"/><text>no</text></g>
          <g class="label" data-for="ducts"><line x1="1"/></g>
        </g>
      </g>
      <g class="region" id="sacs" fill="var(--leaf-high, green)" opacity="0.5"><use href="#sac" x="3"/>
        <g class="region" id="inner"><circle r="3" fill="none" stroke="blue"/></g></g>
      <path class="region" d="M9 9"/>
      <path class="leader" data-for="ducts" d="M5 5"/>
      <path class="leader" data-for="ducts sacs" d="M6 6"/>
      <g class="label" data-for="ducts"><rect x="400" y="10" width="100" height="30" fill-opacity="0"/>
        <text x="400" y="32">milk <tspan>ducts</tspan></text><text x="400" y="60">(tubes)</text></g>
      <g class="label" data-for="sacs"><text>sacs</text></g>
    </svg>""",
)
PLAIN = read_figure(
    "plain.svg",
    '<svg viewBox="0 0 4 3"><path class="region" id="a" fill="#345"/>'
    '<g class="label" data-for="a"><text>A</text></g></svg>',
)


def elements(svg: str, tag: str) -> list[ElementTree.Element]:
    return [one for one in ElementTree.fromstring(svg).iter() if one.tag.rpartition("}")[2] == tag]


def words(svg: str) -> list[str]:
    """The words that are drawn."""
    return [" ".join("".join(one.itertext()).split()) for one in elements(svg, "text")]


def test_a_figure_says_what_it_shows() -> None:
    assert (figure_title(GLAND.svg), description(GLAND.svg)) == ("The gland", "Ducts and sacs.")
    assert (figure_title(PLAIN.svg), description(PLAIN.svg)) == ("", "")


def test_regions_stand_in_the_order_of_the_drawing_with_their_words() -> None:
    assert regions(GLAND) == ("fat", "ducts", "sacs", "inner")
    known = regions_of(GLAND.svg)
    assert known["fat"] == Region(id="fat", title="fat", look="yellow cells", mark=(5, 6))
    assert known["ducts"] == Region(id="ducts", title="Milk ducts", look="", mark=None)
    assert labels(GLAND.svg) == ("ducts", "sacs")


def test_what_is_no_svg_has_no_regions() -> None:
    assert regions(Figure(name="x.svg", svg="<svg")) == ()


def test_colours_are_those_of_the_theme() -> None:
    drawn = coloured(GLAND.svg, {"ink": "#123456", "gold": "#222222"}, "Face")
    assert 'stroke="#222222"' in drawn
    assert 'fill="green"' in drawn  # its own fallback
    assert 'fill="#123456"' in drawn  # currentColor
    assert "--gold" not in drawn
    assert 'font-family="Face"' in drawn
    assert coloured('<a fill="var(--no-such)"/>', {"ink": "#123456"}) == '<a fill="#123456"/>'
    assert 'font-family="Some Face, sans-serif"' in coloured(GLAND.svg, {"ink": "#123456"})


def test_one_label_is_a_question_mark_and_nothing_tells_what_it_was() -> None:
    front = hidden(GLAND.svg, "ducts", Hide.ONE)
    assert words(front)[1:] == ["?", "", "sacs"]
    assert not elements(front, "title")
    assert not elements(front, "desc")
    mark = next(one for one in elements(front, "text") if one.text == "?")
    assert (mark.get("x"), mark.get("text-anchor")) == ("450", "middle")
    plate = next(one for one in elements(front, "rect"))
    assert plate.get("stroke") == "var(--gold)"


def test_all_labels_are_blank_but_the_one_that_is_asked_for() -> None:
    assert words(hidden(GLAND.svg, "sacs", Hide.ALL))[1:] == ["?"]
    front = hidden(GLAND.svg, "fat", Hide.ALL)
    assert words(front)[1:] == []
    assert elements(front, "rect")[0].get("fill") == "var(--tint)"


def test_a_label_leaves_with_the_lines_that_lead_to_it_alone() -> None:
    bare = unlabelled(GLAND.svg, {"ducts"})
    assert words(bare)[1:] == ["sacs"]
    assert [one.get("data-for") for one in elements(bare, "path") if one.get("class") == "leader"] == ["ducts sacs"]
    assert view_box(ElementTree.fromstring(bare)) == (0, 0, 720, 540)


def test_without_any_label_a_figure_takes_less_room() -> None:
    bare = unlabelled(GLAND.svg)
    assert 'class="leader"' not in bare
    assert view_box(ElementTree.fromstring(bare)) == (0, 0, 300, 300)
    assert view_box(ElementTree.fromstring(unlabelled(PLAIN.svg))) == (0, 0, 4, 3)


def test_figures_with_colours_of_their_own_are_known_also_with_a_question_mark_on_them() -> None:
    assert follows_theme(GLAND.svg)
    assert follows_theme(hidden(GLAND.svg, "sacs", Hide.ONE))
    assert not follows_theme(PLAIN.svg)
    assert "var(--" in hidden(PLAIN.svg, "a", Hide.ONE)
    assert not follows_theme(hidden(PLAIN.svg, "a", Hide.ONE))


def test_a_line_around_a_region_stands_beneath_it_and_is_wider_than_its_own() -> None:
    assert outlined(GLAND.svg, {}, "white") == GLAND.svg
    root = ElementTree.fromstring(outlined(GLAND.svg, {"ducts": "teal", "fat": "red", "ducts-no": "x"}, "white"))
    outer = next(one for one in root.iter() if one.get("transform") == "translate(9 9)")
    halo, air, region = list(outer)
    assert region.get("id") == "ducts"
    assert [one.get("stroke") for one in (halo, air)] == ["teal", "white"]
    assert [one.get("fill") for one in (halo, air)] == ["none", "none"]
    assert line_widths(halo) == [("path", 7 + 14), ("path", 14), ("line", 3 + 14)]  # the second has no line of its own
    assert line_widths(air) == [("path", 7 + 7), ("path", 7), ("line", 3 + 7)]
    assert any(one.get("transform") == "scale(2)" for one in halo.iter())
    red = next(one for one in root.iter() if one.get("stroke") == "red")
    assert list(root).index(red) + 2 == [one.get("id") for one in root].index("fat")


def line_widths(element: ElementTree.Element) -> list[tuple[str, float]]:
    return [(one.tag.rpartition("}")[2], float(one.get("stroke-width", ""))) for one in element.iter() if len(one) == 0]


def test_the_map_of_regions_has_each_in_its_own_colour_and_nothing_else() -> None:
    drawn = region_map(GLAND.svg, ("fat", "sacs", "ducts", "inner"))
    colors = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', drawn))
    assert colors == {map_color(number) for number in range(4)}
    assert not elements(drawn, "text")
    assert "leader" not in drawn
    assert "opacity" not in drawn
    assert elements(drawn, "circle")[0].get("fill") is None  # what is used takes the region's colour
    assert elements(drawn, "circle")[1].get("stroke") == map_color(3)


def test_colours_of_the_map_differ() -> None:
    assert len({map_color(number) for number in range(255)}) == 255


# -- the figures that come with the app


@pytest.fixture(params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> Figure:
    return read_figure(request.param, (FOLDER / request.param).read_bytes())


@pytest.fixture(scope="module")
def lactation() -> Deck:
    from quizapp.content.deckfiles.deckfile import parse_deck

    figures = {name: (FOLDER / name).read_bytes() for name in SHIPPED}
    return parse_deck((FOLDER / "deck.toml").read_bytes(), "deck.toml", figures)


def test_there_are_three_figures() -> None:
    assert SHIPPED == ["breast-tree.svg", "gland.svg", "hormone-flow.svg"]


def test_every_region_is_a_concept_and_is_told_in_words(shipped: Figure, lactation: Deck) -> None:
    for region in regions_of(shipped.svg).values():
        assert ConceptId(region.id) in lactation.concept_by_id
        assert region.look
        names = {region.title.casefold(), *map(str.casefold, lactation.concept_by_id[ConceptId(region.id)].names)}
        assert not any(name.removeprefix("the ") in region.look.casefold() for name in names)


def test_every_region_has_a_label_of_its_own_name(shipped: Figure) -> None:
    assert set(labels(shipped.svg)) == set(regions(shipped))
    for region in regions_of(shipped.svg).values():
        front = hidden(shipped.svg, region.id, Hide.ONE)
        gone = set(words(shipped.svg)) - set(words(front))
        assert len(gone) == 1
        assert region.title.casefold().rstrip("s") in {one.casefold().rstrip("s") for one in gone}


def test_colours_are_tokens_and_words_are_large_enough(shipped: Figure) -> None:
    assert follows_theme(shipped.svg)
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', shipped.svg))
    assert all(color == "none" or color.startswith("var(--") for color in used)
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', shipped.svg))) >= 15


def test_tokens_are_those_of_the_app(shipped: Figure) -> None:
    import tomllib

    from quizapp.paths import resources

    tokens = tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))
    light, dark = shipped.svg.split("@media")
    for scheme, text in (("light", light), ("dark", dark)):
        own = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", text))
        assert own == {name: tokens[scheme][name.replace("-", "_")] for name in own}
        assert set(re.findall(r"var\(--([a-z-]+)\)", shipped.svg)) <= set(own)
