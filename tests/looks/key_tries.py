"""What a try of a key is, and what several pages' tries share."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from quizapp.gui.shortcuts import Shortcut
from tests.looks import pages

Begin = Callable[[pages.Room], object]
Holds = Callable[[pages.Room], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """``keys`` pressed (in xdotool's words) in a window that ``begin`` brought somewhere, and what must then hold.
    ``proves`` are the keys of the table of shortcuts, under its ``place``, that are tried by it."""

    place: str
    proves: tuple[str, ...]
    begin: Begin
    keys: str
    holds: Holds


def tries(place: str, *lines: tuple[Shortcut | tuple[str, ...], Begin, str, Holds]) -> tuple[Try, ...]:
    """Tries of one place of the table: a whole shortcut, or some of its keys; begin, keys, what must hold."""
    return tuple(
        Try(
            place=place,
            proves=proves.keys if isinstance(proves, Shortcut) else proves,
            begin=begin,
            keys=keys,
            holds=holds,
        )
        for proves, begin, keys, holds in lines
    )


def said(words: str) -> Holds:
    """Whether the quiet line begins so."""
    return lambda room: room.window.notice.text.startswith(words)


def on_page(name: str) -> Holds:
    """Whether a page is at the front."""
    return lambda room: room.window.page_name == name


def go(name: str) -> Begin:
    """Begins at a page."""
    return lambda room: room.window.go(name)


def focus() -> QWidget | None:
    """What has the focus."""
    return QApplication.focusWidget()


def dialog(_room: pages.Room) -> bool:
    """Whether a dialog for files is open."""
    return any(isinstance(one, QFileDialog) and one.isVisible() for one in QApplication.allWidgets())
