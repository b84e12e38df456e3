"""The tree: nothing overlaps, everything is told in words, and it works without a mouse."""

import random
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.gui import theme
from quizapp.gui.widgets.tree.painting import leaf_color
from quizapp.gui.widgets.tree.tree import TreeView
from quizapp.gui.widgets.tree.words import branch_in_words, leaf_tip
from quizapp.services.progress import Branch, Leaf, Tree

TITLES = (
    "Basics",
    "Inducing lactation",
    "Hormones",
    "Anatomy",
    "Stopping",
    "Lactation amenorrhea",
    "Purpose",
    "Letdown",
)


def tree(*counts: int, met: float = 0.6, seed: int = 1) -> Tree:
    """A tree whose branches have so many leaves; a share of them has been met."""
    dice = random.Random(seed)
    return Tree(
        deck=DeckId("d"),
        title="Lactation",
        branches=tuple(
            Branch(
                topic=TopicId(f"t{number}"),
                title=TITLES[number % len(TITLES)],
                leaves=tuple(
                    Leaf(
                        fact=FactId(f"F{number}-{one}"),
                        statement=f"Statement {one} of branch {number}",
                        recall=dice.uniform(0.4, 1) if dice.random() < met else None,
                    )
                    for one in range(count)
                ),
            )
            for number, count in enumerate(counts)
        ),
    )


def shown(qtbot: QtBot, one: Tree, width: int = 640, height: int = 640, *, compact: bool = False) -> TreeView:
    """A tree on the screen, never smaller than it asks to be."""
    view = TreeView(compact=compact)
    qtbot.addWidget(view)
    view.render(one)
    view.resize(width, max(height, view.minimumHeight()))
    view.show()
    return view


def layout(view: TreeView):
    """Where everything stands."""
    placed = view._placed()
    assert placed is not None
    return placed


@pytest.mark.parametrize(
    "counts", [(12, 9, 8, 14, 9, 5, 5, 4, 3, 3, 3, 3, 2, 2), (1,), (3, 2), (30, 20, 7), (70, 1, 90)]
)
@pytest.mark.parametrize(("width", "scale"), [(640, 100), (560, 100), (1800, 100), (900, 150), (1100, 200)])
def test_no_label_is_covered_and_nothing_is_cut(
    qtbot: QtBot, dressed, counts: tuple[int, ...], width: int, scale: int
) -> None:
    theme.apply(dressed, dark=False, text_scale=scale)
    view = shown(qtbot, tree(*counts), width)
    placed = layout(view)
    labels = [branch.label for branch in placed.branches]
    assert all(label.width() > 0 for label in labels)
    leaves = [leaf for branch in placed.branches for leaf in branch.leaves]
    for branch in placed.branches:
        covering = [leaf.leaves[0].fact for leaf in leaves if leaf.shape.intersects(branch.label)]
        assert not covering, f"{branch.branch.title} is covered by {covering}"
        assert not branch.wood.intersects(branch.label)
    for one, other in combinations(labels, 2):
        assert not one.intersects(other)
    inside = view.rect().toRectF()
    assert all(inside.contains(label) for label in labels)
    assert all(inside.contains(leaf.shape.boundingRect()) for leaf in leaves)


def test_branches_alternate_and_the_fullest_is_lowest(qtbot: QtBot) -> None:
    placed = layout(shown(qtbot, tree(2, 9, 4, 14)))
    assert [len(branch.branch.leaves) for branch in placed.branches] == [14, 9, 4, 2]
    assert [branch.side for branch in placed.branches] == [-1, 1, -1, 1]
    heights = [branch.tip.y() for branch in placed.branches]
    assert heights == sorted(heights, reverse=True)


def test_a_very_full_branch_lets_a_leaf_stand_for_several_facts(qtbot: QtBot) -> None:
    placed = layout(shown(qtbot, tree(500, 3)))
    full = placed.branches[0]
    assert len(full.leaves) <= 54
    assert sum(leaf.facts for leaf in full.leaves) == 500


def test_a_leaf_of_a_large_deck_stands_for_facts_known_alike(qtbot: QtBot) -> None:
    leaves = tuple(Leaf(fact=None, statement="", recall=0.9 - n / 100, facts=40) for n in range(50))
    unmet = Leaf(fact=None, statement="", recall=None, facts=31)
    large = Tree(
        deck=DeckId("d"),
        title="Large",
        branches=(Branch(topic=TopicId("t"), title="Basics", leaves=(*leaves, unmet)),),
    )
    view = shown(qtbot, large)
    assert view.accessibleDescription() == "2,000 of 2,031 facts learnt"
    placed = layout(view).branches[0]
    assert len(placed.leaves) == 51
    assert leaf_tip(placed.leaves[0].leaves, placed.leaves[0].recall) == "40 facts: recall today 90\u00a0%"
    assert leaf_tip(placed.leaves[-1].leaves, placed.leaves[-1].recall) == "31 facts: not met yet"


def test_a_tree_of_very_many_leaves_grows_and_then_looks_as_if_painted_at_once(qtbot: QtBot) -> None:
    view = shown(qtbot, tree(*(40,) * 12), compact=True)
    qtbot.waitUntil(lambda: not view.is_growing, timeout=5_000)
    grown = view.grab().toImage()
    at_once = QImage(grown.size(), grown.format())
    at_once.fill(view.palette().window().color())
    painter = QPainter(at_once)
    view.paint(painter)
    painter.end()
    for x, y in product(range(0, 640, 3), repeat=2):
        one, other = grown.pixelColor(x, y), at_once.pixelColor(x, y)
        assert max(abs(one.red() - other.red()), abs(one.green() - other.green())) < 16, (x, y)


def test_a_tree_that_is_still_reckoned_says_so_and_one_that_stands_stays(qtbot: QtBot) -> None:
    view = TreeView()
    qtbot.addWidget(view)
    view.await_tree()
    assert view.accessibleDescription() == "Your tree is being drawn…"
    view.render(tree(4, 2, met=1))
    view.await_tree()
    assert view.accessibleDescription() == "6 of 6 facts learnt"


def test_the_same_tree_always_looks_the_same(qtbot: QtBot) -> None:
    first, second = (shown(qtbot, tree(12, 8, 5)).grab().toImage() for _ in range(2))
    assert first == second


def test_it_says_what_it_shows(qtbot: QtBot) -> None:
    one = tree(4, 2, met=1)
    view = shown(qtbot, one)
    assert view.accessibleName() == "Tree of Lactation"
    assert view.accessibleDescription() == "6 of 6 facts learnt"
    recalls = [leaf.recall for leaf in one.branches[0].leaves if leaf.recall is not None]
    mean = round(100 * sum(recalls) / 4)
    assert branch_in_words(one.branches[0]) == f"Basics: 4 of 4 facts met, mean recall {mean}\u00a0%"
    assert branch_in_words(tree(3, met=0).branches[0]) == "Basics: 0 of 3 facts met"


def test_a_leaf_tells_its_fact(qtbot: QtBot) -> None:
    view = shown(qtbot, tree(5, 3, met=1))
    leaf = layout(view).branches[0].leaves[1]
    tip = view.tip_at(leaf.shape.boundingRect().center())
    assert leaf.leaves[0].statement in tip
    assert f"recall today {round((leaf.recall or 0) * 100)}" in tip
    unmet = shown(qtbot, tree(5, met=0))
    assert "not met yet" in unmet.tip_at(layout(unmet).branches[0].leaves[0].shape.boundingRect().center())
    assert view.tip_at(QPointF(2, 2)) == ""


@pytest.mark.parametrize("compact", [False, True])
def test_a_click_on_a_branch_studies_it(qtbot: QtBot, *, compact: bool) -> None:
    view = shown(qtbot, tree(9, 8, 7, 6, 5), compact=compact)
    for number, branch in enumerate(layout(view).branches):
        with qtbot.waitSignal(view.branch_chosen) as told:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.branch_point(number))
        assert told.args == [branch.branch.topic]


def test_a_click_beside_the_tree_does_nothing(qtbot: QtBot) -> None:
    view = shown(qtbot, tree(9, 8, 7))
    with qtbot.assertNotEmitted(view.branch_chosen):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomLeft())


def test_the_arrow_keys_walk_the_branches(qtbot: QtBot) -> None:
    view = shown(qtbot, tree(9, 8, 7, 6, 5))  # left: 9, 7, 5; right: 8, 6
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    walked = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        walked.append(view.accessibleDescription().split(" facts")[0].rsplit(" ", 1)[1])
    assert walked == ["7", "6", "8", "9", "5", "9"]
    with qtbot.waitSignal(view.branch_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["t0"]


def test_other_keys_are_left_to_the_page(qtbot: QtBot) -> None:
    view = shown(qtbot, tree(9, 8))
    with qtbot.assertNotEmitted(view.branch_chosen):
        QTest.keyClick(view, Qt.Key.Key_T)


def test_a_deck_without_topics_is_a_trunk(qtbot: QtBot) -> None:
    view = shown(qtbot, tree())
    assert view.accessibleDescription() == "No facts yet"
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.branch_at(QPointF(100, 100)) == -1


def test_labels_give_way_where_there_is_no_room(qtbot: QtBot) -> None:
    placed = layout(shown(qtbot, tree(9, 8, 7), width=260))
    assert all(branch.label.width() == 0 for branch in placed.branches)


def test_leaves_get_greener_with_recall() -> None:
    high = theme.current().colors.leaf_high
    distances = []
    for recall in (0.0, 0.3, 0.6, 0.8, 0.95, 1.0):
        color = leaf_color(recall)
        distances.append(
            abs(color.red() - high.red()) + abs(color.green() - high.green()) + abs(color.blue() - high.blue())
        )
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] == 0


def test_the_picture_to_keep_has_its_labels(qtbot: QtBot) -> None:
    view = shown(qtbot, tree(9, 8, 7), width=300, compact=True)
    image = view.picture(800, 640)
    assert (image.width(), image.height()) == (800, 640)
    colors = theme.current().colors
    found = {image.pixelColor(x, y).name() for x in range(0, 800, 2) for y in range(0, 640, 2)}
    assert {colors.paper.name(), colors.bark.name(), colors.ink.name()} <= found
