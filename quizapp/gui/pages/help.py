"""The list of shortcuts, from the one table."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from quizapp.gui import shortcuts, theme
from quizapp.gui.navigator import Navigator
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.keycap import KeyCap
from quizapp.gui.widgets.panel import Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.text import Text


class HelpPage(Page):
    """Every shortcut, place by place: in two columns where there is room."""

    def __init__(self) -> None:
        super().__init__(max_width=1000)
        self.column.addWidget(page_heading(self.tr("Shortcuts")))
        self.column.addWidget(Text(self.tr("Everything can be done from the keyboard."), role="muted"))
        self._panels = [self._place(place, keys) for place, keys in shortcuts.TABLE.items()]
        self._columns = QHBoxLayout()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(16)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        self.column.addLayout(self._columns)
        self.back = Button(self.tr("Back"), key=shortcuts.HELP.shown, primary=True)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _place(self, place: str, keys: tuple[Shortcut, ...]) -> Panel:
        panel = Panel()
        panel.column.addWidget(section_heading(QCoreApplication.translate("shortcuts", place)))
        table = QGridLayout()
        table.setHorizontalSpacing(8)
        table.setVerticalSpacing(6)
        table.setColumnStretch(1, 1)
        for number, shortcut in enumerate(keys):
            caps = QHBoxLayout()
            caps.setSpacing(4)
            for key in shortcut.shown.split(" / "):
                caps.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignTop)
            caps.addStretch(1)
            table.addLayout(caps, number, 0)
            table.addWidget(Text(shortcut.words), number, 1)
        panel.column.addLayout(table)
        return panel

    def arrange(self, *, narrow: bool) -> None:
        """One column, or two of about the same height."""
        two = not narrow and self.viewport().width() >= theme.current().px(860)
        for panel in self._panels:
            self._left.removeWidget(panel)
            self._right.removeWidget(panel)
        heights = [0, 0]
        for panel in self._panels:
            shorter = heights.index(min(heights)) if two else 0
            heights[shorter] += panel.sizeHint().height()
            side = (self._left, self._right)[shorter]
            side.insertWidget(side.count() - 1, panel)
        self._columns.setStretch(1, 1 if two else 0)
        self._columns.setSpacing(16 if two else 0)


class HelpController:
    """There is nothing to read; going back is all one can do."""

    def __init__(self, navigator: Navigator) -> None:
        self.page = HelpPage()
        self.page.back.clicked.connect(navigator.toggle_help)
        shortcuts.bind(self.page, shortcuts.LEAVE_HELP, navigator.toggle_help)

    def opened(self) -> None:
        """The way back has the focus."""
        self.page.back.setFocus()
