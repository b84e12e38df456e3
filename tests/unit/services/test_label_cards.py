"""Label cards in a profile: what is shown of them, also when their figure has left."""

from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import View
from quizapp.content.facts import FactId
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import CardFace
from tests.storage.profiles import TOWNS, SetClock, asking, write_deck

MAP = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><title>The north</title><desc>A river.</desc>
  <rect class="region" id="town1" width="4" height="4"><title>Town1</title><desc>the dot on the river</desc></rect>
  <g class="label" data-for="town1"><text>Town1</text></g>
</svg>"""
LABEL = '\n[[label]]\nfact = "F1"\nid = 1\nfigure = "map.svg"\nregion = "town1"\n'


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """The towns with a map."""
    folder = write_deck(tmp_path / "towns")
    (folder / "map.svg").write_text(MAP, encoding="utf-8")
    with (folder / "deck.toml").open("a", encoding="utf-8") as file:
        file.write(LABEL)
    return folder


def label_face(services: Services, clock: SetClock) -> CardFace:
    """Studies the first fact until its figure is asked."""
    for _ in range(6):
        face = asking(services.study.begin(Selection(deck=TOWNS, facts=(FactId("F1"),)))).face
        if face.card.view is View.LABEL:
            return face
        services.study.grade(Grade.EASY, 1000)
        services.study.end()
        clock.forward(days=1)
    raise AssertionError("no label card came")


def test_a_label_card_is_asked_with_its_figure_last_of_its_fact(services: Services, clock: SetClock) -> None:
    face = label_face(services, clock)
    assert face.card.id == "towns/F1/label-1"
    assert face.figure is not None
    assert ">?<" in face.figure.front
    assert "Town1" not in face.figure.front
    assert ">Town1<" in face.figure.back
    assert "the dot on the river" in face.figure.front_words


def test_other_cards_have_no_figure(services: Services) -> None:
    assert asking(services.study.begin(Selection(deck=TOWNS))).face.figure is None


def test_the_library_shows_the_figure_beside_the_card(services: Services) -> None:
    lines = services.library.detail(TOWNS, FactId("F1")).cards
    assert [line.card.view for line in lines if line.figure is not None] == [View.LABEL]


def test_a_changed_figure_is_shown_and_the_card_keeps_its_memory(
    services: Services, clock: SetClock, deck: Path
) -> None:
    label_face(services, clock)
    services.study.grade(Grade.GOOD, 1000)
    (deck / "map.svg").write_text(MAP.replace("The north", "Another map"), encoding="utf-8")
    services.library.load(deck)
    (line,) = (one for one in services.library.detail(TOWNS, FactId("F1")).cards if one.card.view is View.LABEL)
    assert line.reviews == 1
    assert line.figure is not None
    assert "Another map" in line.figure.back


def test_a_figure_that_left_takes_its_card_along(services: Services, deck: Path) -> None:
    (deck / "map.svg").unlink()
    services.library.load(deck)
    assert not [card for card in services.library.cards(TOWNS) if card.view is View.LABEL]


def test_a_summary_has_the_words_of_a_card_whose_figure_left_meanwhile(
    services: Services, clock: SetClock, deck: Path
) -> None:
    label_face(services, clock)
    services.study.grade(Grade.AGAIN, 1000)
    (deck / "map.svg").unlink()
    services.library.load(deck)
    summary = services.study.end()
    assert summary is not None
    (face,) = summary.hardest
    assert (face.card.view, face.figure) == (View.LABEL, None)


def test_a_label_of_a_fact_that_stands_alone_is_called_by_its_concept(services: Services, deck: Path) -> None:
    text = (deck / "deck.toml").read_text(encoding="utf-8")
    alone = '\n[[fact]]\nid = "F9"\ntopic = "north"\nparagraph = 9\nstatement = "The map shows a town."\n'
    (deck / "deck.toml").write_text(text.replace(LABEL, alone + LABEL.replace('"F1"', '"F9"')), encoding="utf-8")
    services.library.load(deck)
    (line,) = services.library.detail(TOWNS, FactId("F9")).cards
    assert line.card in services.library.cards(TOWNS)
    assert (line.card.view, line.card.back) == (View.LABEL, "Town1")
    assert line.figure is not None
