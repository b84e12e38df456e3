"""What can be done to the chosen rows, all at once: one step each, which Undo takes back."""

from enum import Enum, auto

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui.flags import FLAGS, flag_icon
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.menu import Menu
from quizapp.gui.widgets.text import Text


class Bulk(Enum):
    """An act on the chosen rows."""

    SUSPEND = auto()
    UNSUSPEND = auto()
    BURY = auto()
    MARK = auto()
    UNMARK = auto()
    DELETE = auto()
    STUDY = auto()
    EXPORT = auto()


class BulkBar(QWidget):
    """A line of acts; a line below it takes a tag."""

    act = Signal(object)
    flagged = Signal(int)
    tag_added = Signal(str)
    tag_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        self.count = Text(role="muted", size=Size.SMALL, wrap=False)
        self.suspend = self._button(self.tr("Set aside"), "archive", Bulk.SUSPEND)
        self.bury = self._button(self.tr("Put off"), "clock", Bulk.BURY)
        self.flag = Button(self.tr("Flag"), icon="flag", quiet=True)
        self.flag.clicked.connect(lambda: self.open_flags(self.flag.mapToGlobal(self.flag.rect().bottomLeft())))
        self.mark = self._button(self.tr("Mark"), "star", Bulk.MARK)
        self.tag = Button(self.tr("Tag…"), icon="type", quiet=True)
        self.tag.clicked.connect(self.ask_for_tag)
        self.study = self._button(self.tr("Study"), "layers", Bulk.STUDY)
        self.delete = self._button(self.tr("Delete"), "trash-2", Bulk.DELETE)
        self.more = Button(self.tr("More"), icon="ellipsis", quiet=True)
        self.more.clicked.connect(lambda: self.open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        for widget in (
            self.count, self.suspend, self.bury, self.flag, self.mark, self.tag, self.study, self.delete, self.more,
        ):  # fmt: skip
            flow.addWidget(widget)
        column.addWidget(acts)
        column.addWidget(self._build_tag())

    def _button(self, text: str, icon: str, act: Bulk) -> Button:
        button = Button(text, icon=icon, quiet=True)
        button.clicked.connect(lambda: self.act.emit(act))
        return button

    def _build_tag(self) -> QWidget:
        self.tag_row = QWidget()
        row = QHBoxLayout(self.tag_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.tag_field = Field(name=self.tr("Tag"), placeholder=self.tr("Tag, such as ward::night"))
        self.tag_field.returnPressed.connect(lambda: self._take_tag(self.tag_added))
        add = Button(self.tr("Add"), quiet=True)
        add.clicked.connect(lambda: self._take_tag(self.tag_added))
        remove = Button(self.tr("Take off"), quiet=True)
        remove.clicked.connect(lambda: self._take_tag(self.tag_removed))
        row.addWidget(self.tag_field, 1)
        row.addWidget(add)
        row.addWidget(remove)
        self.tag_row.hide()
        return self.tag_row

    def _take_tag(self, signal: object) -> None:
        tag = self.tag_field.text().strip()
        if tag:
            signal.emit(tag)  # type: ignore[attr-defined]  # one of the two signals above

    def show_count(self, said: str, *, several: bool) -> None:
        """Says how many are chosen."""
        self.count.setText(said)
        self.setVisible(several or not self.tag_row.isHidden())

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - says itself
        """In a narrow window the rarer acts stand in the menu alone."""
        for button in (self.bury, self.mark, self.tag, self.study, self.delete):
            button.setVisible(not tight)

    def ask_for_tag(self) -> None:
        """Shows the line that takes a tag."""
        self.show()
        self.tag_row.show()
        self.tag_field.setFocus()
        self.tag_field.selectAll()

    def close_tag(self) -> None:
        """Puts that line away."""
        self.tag_row.hide()

    def open_flags(self, at: QPoint) -> None:
        """The flags, and none."""
        menu = Menu(self)
        self._fill_flags(menu)
        menu.popup(at)

    def open_menu(self, at: QPoint) -> None:
        """Every act as a menu."""
        menu = Menu(self)
        for text, act in (
            (self.tr("Set aside"), Bulk.SUSPEND),
            (self.tr("Take up again"), Bulk.UNSUSPEND),
            (self.tr("Put off until tomorrow"), Bulk.BURY),
            (self.tr("Mark"), Bulk.MARK),
            (self.tr("Take the mark off"), Bulk.UNMARK),
            (self.tr("Study these"), Bulk.STUDY),
            (self.tr("Export these to Anki…"), Bulk.EXPORT),
            (self.tr("Delete"), Bulk.DELETE),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, chosen=act: self.act.emit(chosen))
        menu.addAction(self.tr("Tag…")).triggered.connect(self.ask_for_tag)
        menu.addSeparator()
        self._fill_flags(menu)
        menu.popup(at)

    def _fill_flags(self, menu: Menu) -> None:
        for flag in FLAGS:
            name = self.tr("Flag: {name}").format(name=flag.name)
            action = menu.addAction(flag_icon(flag), name)
            action.triggered.connect(lambda _=False, number=flag.number: self.flagged.emit(number))
        menu.addAction(self.tr("No flag")).triggered.connect(lambda: self.flagged.emit(0))
