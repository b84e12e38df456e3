"""Fill in: a field for a word, or for a number with its unit beside it. What counts as right is said in the rule."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.items import FillIn, NumberWanted, OptionId, WordWanted
from quizapp.exams.answers import MOST_TYPED
from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of
from quizapp.gui.widgets.items.rationale_row import RationaleRow
from quizapp.gui.widgets.items.told import told
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView


class _Answer(Field):
    """The field, in the larger type of options. Enter belongs to the page: it submits."""

    def __init__(self) -> None:
        super().__init__(name="")
        self.setMaxLength(MOST_TYPED)

    def dress(self) -> None:
        """Takes type and width: a number needs little room."""
        look = theme.current()
        self.setFont(look.font(Size.LARGE))
        self.setTextMargins(look.px(12), 0, look.px(12), 0)
        self.setMinimumHeight(look.px(52))


class FillInWidget(ItemWidget):
    """What is typed goes into the field; once told, the field stands still and the reason is given under it."""

    typed = True

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.field = _Answer()
        self.field.textEdited.connect(lambda _text: self.changed.emit())
        self.unit = Text(size=Size.LARGE, wrap=False)
        self._rows: list[RationaleRow] = []
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.field, 1)
        line.addWidget(self.unit, 1)
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addLayout(self._told)

    def show_item(self, view: ItemView) -> None:
        """Shows what was typed, unless the person is typing."""
        item = item_of(view, FillIn)
        typed = view.chosen[0] if view.chosen else ""
        shown = (view.sitting, view.index, item.id)
        if shown != self._shown or view.revealed:
            self._shown = shown
            self.field.setText(typed)
        self._show_shape(item)
        self.field.setAccessibleDescription(view.rule)
        self.field.setReadOnly(view.revealed)
        self.field.setFocusPolicy(Qt.FocusPolicy.NoFocus if view.revealed else Qt.FocusPolicy.StrongFocus)
        self.field.dress()
        for old in self._rows:
            self._told.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        if view.revealed:
            for part in told(item, view.chosen):
                self._rows += [RationaleRow(one.text, one.reason, one.verdict, lead=one.lead) for one in part.lines]
        for row in self._rows:
            self._told.addWidget(row)

    def _show_shape(self, item: FillIn) -> None:
        match item.wanted:
            case NumberWanted(unit=unit):
                self.field.setAccessibleName(self.tr("Your answer in {unit}").format(unit=unit))
                self.field.setMaximumWidth(theme.current().px(200))
                self.unit.setText(unit)
            case WordWanted():
                self.field.setAccessibleName(self.tr("Your answer"))
                self.field.setMaximumWidth(16_777_215)
        self.unit.setVisible(isinstance(item.wanted, NumberWanted))

    @property
    def rows(self) -> tuple[RationaleRow, ...]:
        """What is told about the answer."""
        return tuple(self._rows)

    def response(self) -> tuple[OptionId, ...]:
        """The text as typed, when there is any."""
        text = self.field.text()
        return (OptionId(text),) if text.strip() else ()

    def type_answer(self, text: str) -> None:
        """Puts a text into the field."""
        if not self.field.isReadOnly():
            self.field.setText(text)
            self.changed.emit()

    def missing(self) -> str:
        """The field is empty."""
        return self.tr("Type your answer first.")

    def press(self, number: int) -> bool:
        """Letters and digits go into the field by themselves."""
        return False

    def take_focus(self) -> None:
        """The field, with what stands there kept."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The field."""
        return (self.field,)
