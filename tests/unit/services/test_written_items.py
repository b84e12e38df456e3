"""Items written in a deck file, and its figures, in the profile: kept, counted, drawn into quizzes, shown."""

import shutil
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import HotSpot, Item, ItemKind
from quizapp.errors import FileError
from quizapp.exams.blueprint import Blueprint
from quizapp.services._library.deckfiles import read_deck_text
from tests.storage.profiles import SetClock, profile
from tests.written import FIGURES, FOLDER, greenhouse

GREENHOUSE = DeckId("greenhouse")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A copy of the greenhouse deck that may be changed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "mine"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replaces words in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def drawn(services: Services, seed: int = 1, length: int = 26) -> tuple[Item, ...]:
    """The items of a quiz over the whole deck."""
    view = services.exam.start(Blueprint(deck=GREENHOUSE, length=length, seed=seed))
    return tuple(services.exam.show(view.sitting, index).item for index in range(view.total))


def test_the_profile_gives_the_deck_back_whole(tmp_path: Path, clock: SetClock) -> None:
    with profile(tmp_path / "home", clock, deck=FOLDER) as services:
        assert services.library.deck("greenhouse") == greenhouse()
        assert services.library.items("greenhouse") == services.library.items(str(FOLDER))
        assert services.library.items("greenhouse", 3, ItemKind.HOT_SPOT) == services.library.items(
            str(FOLDER), 3, ItemKind.HOT_SPOT
        )
    with profile(tmp_path / "home", clock) as services:  # also after it was closed
        assert services.library.deck("greenhouse") == greenhouse()


def test_items_count_for_their_topic_and_first_fact(tmp_path: Path, clock: SetClock, mine: Path) -> None:
    kind = 'kind = "single_best_answer"\ntopic = '
    change(mine, "deck.toml", f'{kind}"plants"', f'{kind}"climate"')  # an item need not stand in its fact's topic
    with profile(tmp_path / "home", clock, deck=mine) as services:
        items = services.library.items("greenhouse")
        assert services.library.decks()[0].items == len(items) == 26
        for row in services.library.rows(GREENHOUSE):
            own = [one for one in items if one.facts[0] == row.id]
            assert row.items == len(own)
            assert services.library.detail(GREENHOUSE, row.id).items == tuple(own)
        setup = services.exam.setup(GREENHOUSE)
        for choice in setup.topics:
            assert choice.items == sum(one.topic == choice.topic for one in items)
        assert sum(choice.items for choice in setup.topics) == 26


def test_a_quiz_draws_from_every_kind(tmp_path: Path, clock: SetClock) -> None:
    with profile(tmp_path / "home", clock, deck=FOLDER) as services:
        items = drawn(services)
        assert {one.kind for one in items} == set(ItemKind)
        assert len({one.id for one in items}) == len(items)
        steps = [one.exhibit.step for one in items if one.exhibit is not None and one.exhibit.case]
        assert steps == [1, 2, 3, 4, 5, 6]


def test_a_persons_own_words_stand_in_the_reasons(tmp_path: Path, clock: SetClock) -> None:
    ours = "Wet soil grows a crust."
    with profile(tmp_path / "home", clock, deck=FOLDER) as services:
        services.library.edit(GREENHOUSE, FactId("G2"), "statement", ours)
        for items in (services.library.items("greenhouse"), drawn(services)):
            reasons = {option.rationale for one in items for option in one.options if option.fact == "G2"}
            assert ours in reasons
            assert greenhouse().fact_by_id[FactId("G2")].statement not in reasons
        assert services.library.decks()[0].items == 26


def test_loading_again_takes_over_what_changed(tmp_path: Path, clock: SetClock, mine: Path) -> None:
    with profile(tmp_path / "home", clock, deck=mine) as services:
        again = services.library.load(mine)
        assert (again.new_facts, again.changed_facts, again.unchanged_facts) == (0, 0, 7)
        change(mine, "deck.toml", "Which trouble does it have?", "What is its trouble?")
        services.library.load(mine)
        assert "What is its trouble?" in services.library.items("greenhouse")[0].stem
        change(mine, "deck.toml", 'facts = ["G2"]', 'facts = ["G1"]')
        services.library.load(mine)
        assert services.library.rows(GREENHOUSE)[0].items == len(
            services.library.detail(GREENHOUSE, FactId("G1")).items
        )
        change(mine, "house.svg", 'id="vent"', 'id="flap"')
        services.library.load(mine)
        assert not any(isinstance(one, HotSpot) for one in services.library.items("greenhouse"))
        assert services.library.decks()[0].items == 25


def test_a_figure_that_cannot_be_used_loads_nothing(tmp_path: Path, clock: SetClock, mine: Path) -> None:
    (mine / "house.svg").write_bytes(b"\xff\xfe")
    with profile(tmp_path / "home", clock, deck=FOLDER) as services:
        with pytest.raises(FileError) as caught:
            services.library.load(mine)
        assert "house.svg is not UTF-8 text" in caught.value.problems[0].message
        assert services.library.deck("greenhouse") == greenhouse()


def test_figures_lie_beside_the_deck_file(mine: Path, tmp_path: Path) -> None:
    text = read_deck_text(mine)
    assert text.figures == FIGURES
    assert read_deck_text(mine / "deck.toml").figures == FIGURES
    (mine / "deck.toml").rename(mine / "other.toml")
    alone = read_deck_text(mine / "other.toml")
    assert alone.figures == {}
    assert alone.sha256 != text.sha256
    assert alone.content == text.content


def test_a_shipped_figure_that_changed_comes_in(tmp_path: Path, no_shipped_decks: Path, clock: SetClock) -> None:
    folder = Path(shutil.copytree(FOLDER, no_shipped_decks / "greenhouse"))
    with profile(tmp_path / "home", clock) as services:
        assert services.library.deck("greenhouse") == greenhouse()
    change(folder, "house.svg", "<title>A greenhouse</title>", "<title>A house of glass</title>")
    with profile(tmp_path / "home", clock) as services:
        assert "A house of glass" in services.library.deck("greenhouse").figures[0].svg
