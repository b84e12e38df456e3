"""Renaming a tag in the tree of filters, by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidgetItem

from quizapp.content.facts import FactId
from quizapp.gui import theme
from quizapp.gui.widgets.library.filter_tree import FilterTree
from tests.looks.demo import DECK
from tests.looks.pages import Room, at_rest, settle


def _tag_row(filters: FilterTree, tag: str) -> QTreeWidgetItem:
    return next(item for item in filters._every() if item.toolTip(0) == f"tag:{tag}")


def _begin_renaming(room: Room, tag: str) -> FilterTree:
    """Opens the field in which a tag is renamed, as F2 does."""
    room.window.go("library")
    room.services.marks.add_tags(DECK, (FactId("F33"),), ("ward::night",))
    room.window.go("library")
    at_rest(room)
    filters = room.window.controller("library").page.table.filters
    filters.show()
    filters.setFocus()
    filters.setCurrentItem(_tag_row(filters, tag))
    QTest.keyClick(filters, Qt.Key.Key_F2)
    return filters


def test_who_renames_a_tag_stays_at_it(fresh_room: Room) -> None:
    filters = _begin_renaming(fresh_room, "ward::night")
    field = filters.findChild(QLineEdit)
    assert field is not None
    field.setText("ward::evening")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(QApplication.instance())
    at_rest(fresh_room)
    assert fresh_room.services.marks.tags(DECK) == ("ward::evening",)
    assert filters.hasFocus()
    row = _tag_row(filters, "ward::evening")
    assert filters.currentItem() is row
    place = filters.visualItemRect(row)
    assert filters.viewport().rect().contains(place)
    edge = filters.viewport().grab(place).toImage().pixelColor(place.width() // 2, 1)
    assert edge == theme.current().colors.gold  # the row with the focus is told from the others


def test_a_tag_that_is_left_as_it_was_shows_its_words_again(fresh_room: Room) -> None:
    filters = _begin_renaming(fresh_room, "ward::night")
    field = filters.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    settle(QApplication.instance())
    assert _tag_row(filters, "ward::night").text(0) == "night  1"
