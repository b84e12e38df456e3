"""The list of shortcuts, from the one table."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.gui import shortcuts, theme
from quizapp.gui.navigator import Navigator
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.keycap import KeyCap
from quizapp.gui.widgets.panel import Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.text import Text


class HelpPage(Page):
    """Every shortcut, place by place: in two columns where there is room."""

    def __init__(self) -> None:
        super().__init__(max_width=1000)
        self.column.addWidget(page_heading(self.tr("Shortcuts")))
        self.column.addWidget(Text(self.tr("Everything can be done from the keyboard."), role="muted"))
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._panels = [self._place(place, keys) for place, keys in shortcuts.TABLE.items()]
        self.column.addLayout(self._grid)
        self.back = Button(self.tr("Back"), key=shortcuts.HELP.shown, primary=True)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _place(self, place: str, keys: tuple[Shortcut, ...]) -> Panel:
        panel = Panel()
        panel.column.addWidget(section_heading(QCoreApplication.translate("shortcuts", place)))
        table = QGridLayout()
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(6)
        table.setColumnStretch(1, 1)
        for number, shortcut in enumerate(keys):
            caps = QWidget()
            row = Flow(caps, gap=4)
            for key in shortcut.shown.split(" / "):
                row.addWidget(KeyCap(key))
            table.addWidget(caps, number, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(Text(shortcut.words), number, 1)
        panel.column.addLayout(table)
        panel.column.addStretch(1)
        return panel

    def arrange(self, *, narrow: bool) -> None:
        """One column or two."""
        columns = 1 if narrow or self.viewport().width() < theme.current().px(860) else 2
        for panel in self._panels:
            self._grid.removeWidget(panel)
        for number, panel in enumerate(self._panels):
            self._grid.addWidget(panel, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class HelpController:
    """There is nothing to read; going back is all one can do."""

    def __init__(self, navigator: Navigator) -> None:
        self.page = HelpPage()
        self.page.back.clicked.connect(navigator.toggle_help)
        shortcuts.bind(self.page, shortcuts.LEAVE_HELP, navigator.toggle_help)

    def opened(self) -> None:
        """The way back has the focus."""
        self.page.back.setFocus()
