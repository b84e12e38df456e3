"""The tree on the wall: a leaf a fact, in the colours of what a person would recall."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.exchange.printable.tree_poster import TopicBranch, tree_poster
from tests.storage.profiles import GOOD, SetClock


def test_a_leaf_that_was_never_met_is_told_without_colours() -> None:
    svg = tree_poster("Tree", [TopicBranch(title="A & B", facts=3, known=(None, 0.0, 1.0))], said="1 < 2").svg
    assert svg.count("stroke-dasharray") == 1
    assert svg.count("#F7F3DC") == svg.count("#2F7A4D") == 1
    assert "A &amp; B" in svg
    assert "1 &lt; 2" in svg


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 13, 14])
def test_every_branch_grows_from_the_trunk_below_the_title(count: int) -> None:
    svg = tree_poster("Tree", [TopicBranch(title=f"T{number}", facts=2) for number in range(count)]).svg
    trunk, *branches = re.findall(r' d="M[\d.]+ ([\d.]+)', svg.replace('d="M0 0', ""))
    top = min(float(one) for one in re.findall(r"[\d.]+ ([\d.]+)", svg.partition('d="M')[2].partition("Z")[0]))
    assert len(branches) == count
    for start in branches:
        assert top <= float(start) <= float(trunk)


@pytest.mark.parametrize("name", ["towns", "folder"])
def test_the_tree_of_a_deck_is_printed_also_of_one_without_figures(
    services: Services, deck: Path, clock: SetClock, tmp_path: Path, qapp: QGuiApplication, name: str
) -> None:
    services.study.answer(CardId("towns/F1/recall-1"), GOOD)
    clock.forward(days=1)
    drawn = list(services.printing._tree(services.library.deck("towns")))
    assert drawn[0].svg.count("stroke-dasharray") == 5
    report = services.printing.posters("towns" if name == "towns" else str(deck), tmp_path / "tree.pdf")
    assert report.pages == 1
    assert (tmp_path / "tree.pdf").read_bytes().startswith(b"%PDF")
