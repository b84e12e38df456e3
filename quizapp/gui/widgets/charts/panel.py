"""A chart with its name, its sentence, the table behind it, and the menu that saves it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QWidget

from quizapp.gui import shortcuts, theme
from quizapp.gui.theme import Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.charts.plot import ChartPlot
from quizapp.gui.widgets.charts.told import Told
from quizapp.gui.widgets.menu import Menu
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.table import dress_table
from quizapp.gui.widgets.text import Text

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TABLE_ROWS = 7


class ToldTable(QAbstractTableModel):
    """The table behind a chart."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None

    def show_told(self, told: Told) -> None:
        """Shows a chart's rows."""
        self.beginResetModel()
        self._told = told
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """As many as the chart has."""
        return 0 if parent.isValid() or self._told is None else len(self._told.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """As many as it has heads."""
        return 0 if parent.isValid() or self._told is None else len(self._told.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if self._told is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return self._told.rows[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if self._told is None or role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._told.heads[section]


class ChartPanel(Panel):
    """``picture_wanted`` and ``table_wanted`` carry the panel itself: somebody has to choose a file."""

    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self.told: Told | None = None
        self.name = Text(weight=Weight.BOLD)
        self.menu_button = Button("", icon="ellipsis", quiet=True)
        self._menu = Menu(self)
        self._toggle = self._menu.addAction(f"{self.tr('As a table')}\t{shortcuts.AS_TABLE.shown}", self.toggle_table)
        pressed = self.picture_wanted
        self._menu.addAction(
            f"{self.tr('Save as a picture')}\t{shortcuts.SAVE_PICTURE.shown}", lambda: pressed.emit(self)
        )
        self._menu.addAction(
            f"{self.tr('Save as a table')}\t{shortcuts.SAVE_TABLE.shown}", lambda: self.table_wanted.emit(self)
        )
        self.menu_button.clicked.connect(self._open_menu)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        self.plot = ChartPlot()
        self._model = ToldTable()
        self.table: QTableView | None = None
        self.sentence = Text(role="muted")
        self.column.addLayout(head)
        self.column.addWidget(self.plot)
        self.column.addWidget(self.sentence)
        self.column.addStretch(1)

    def show_told(self, told: Told) -> None:
        """Shows a chart; one without a picture teaches what will be here."""
        self.told = told
        self.name.setText(told.name)
        self.sentence.setText(told.sentence)
        self.menu_button.setAccessibleName(self.tr("More about “{chart}”").format(chart=told.name))
        self.menu_button.setVisible(told.picture is not None)
        self.plot.show_told(told)
        self._model.show_told(told)
        if told.picture is None:
            self.show_table(on=False)
        self.plot.setVisible(told.picture is not None and not self.shows_table)

    @property
    def shows_table(self) -> bool:
        """Whether the table stands in the picture's place."""
        return self.table is not None and not self.table.isHidden()

    def toggle_table(self) -> None:
        """Table or picture."""
        if self.told is not None and self.told.picture is not None:
            self.show_table(on=not self.shows_table)
            (self.table if self.shows_table and self.table is not None else self.plot).setFocus()

    def show_table(self, *, on: bool) -> None:
        """Puts the table in the picture's place, or the picture back."""
        if on and self.table is None:
            self.table = self._make_table()
        if self.table is not None:
            self.table.setVisible(on)
        self.plot.setVisible(not on and self.told is not None and self.told.picture is not None)
        self._toggle.setText(f"{self.tr('As a picture') if on else self.tr('As a table')}\t{shortcuts.AS_TABLE.shown}")

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        dress_table(table)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setFixedHeight(theme.current().px(36) * _TABLE_ROWS)
        table.setAccessibleName(self.tr("{chart} as a table").format(chart=self.told.name if self.told else ""))
        self.column.insertWidget(2, table)
        self.setTabOrder(self.plot, table)  # it stands in the picture's place
        table.selectRow(0)
        return table

    def _open_menu(self) -> None:
        self._menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def picture(self) -> QImage:
        """Name, chart and sentence, twice as sharp as the screen, without the button."""
        image = QImage(self.size() * 2, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(2)
        image.fill(theme.current().colors.surface)
        self.render(image)
        painter = QPainter(image)
        painter.fillRect(self.menu_button.geometry(), theme.current().colors.surface)
        painter.end()
        return image
