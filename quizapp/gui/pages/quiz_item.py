"""One item of a quiz: stem, options, rationales once they may be told, the question map, and the way on."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.content.items import ItemKind
from quizapp.gui import shortcuts, theme
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.item_kinds import ItemWidget, make
from quizapp.gui.widgets.map_panel import MapPanel
from quizapp.gui.widgets.notice import Notice
from quizapp.gui.widgets.scroll_bar import slim
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView

_MAP_FROM = 820
"""From this width (px at 100 %) on the question map stands at the side; below it folds away behind a button."""

_RING = 6
"""Room for the focus ring around what stands at the border of the scrolled part."""


class QuizItemPage(QWidget):
    """One item and what the person wants of it. Stem and buttons stay where they are when rationales come."""

    responded = Signal(int, object)
    moved = Signal(int)
    flagged = Signal(int)
    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ItemView | None = None
        self._kinds: dict[ItemKind, ItemWidget] = {}
        self._map_open = False
        self._build()
        shortcuts.bind(self, shortcuts.FLAG, self._flag)
        shortcuts.bind(self, shortcuts.ITEM_BEFORE, lambda: self._step(-1))
        shortcuts.bind(self, shortcuts.ITEM_AFTER, lambda: self._step(1))
        shortcuts.bind(self, shortcuts.QUESTION_MAP, self._toggle_map)
        shortcuts.bind(self, shortcuts.LEAVE_QUIZ, self.left.emit)

    # -- how it is made

    def _build(self) -> None:
        self.place = Text(role="muted", size=Size.SMALL, wrap=False)
        self._topic = Text(role="muted", size=Size.SMALL, wrap=False)
        self.map_button = Button(self.tr("Question map"), key=shortcuts.QUESTION_MAP.shown, quiet=True)
        self.map_button.clicked.connect(self._toggle_map)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.setContentsMargins(_RING, 0, _RING, 0)
        head.addWidget(self.place)
        head.addWidget(self._topic)
        head.addStretch(1)
        head.addWidget(self.map_button)
        self._head = head

        self.stem = Text(size=Size.TITLE)
        self.source = Text(role="teal", size=Size.SMALL)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(0)
        self._column.addWidget(self.stem)
        self._column.addSpacing(24)
        self._answering = QVBoxLayout()
        self._column.addLayout(self._answering)
        self._column.addSpacing(16)
        self._column.addWidget(self.source)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        slim(self._scroll)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addLayout(head)
        self._fold = QVBoxLayout()
        left.addLayout(self._fold)
        left.addWidget(self._scroll, 1)
        self.notice = Notice()
        self.notice.acted.connect(self.finished)
        left.addWidget(self.notice)
        left.addWidget(self._build_foot())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(48)
        self._row.addWidget(self._left, 1)
        self.aside = MapPanel()
        self.aside.item_chosen.connect(self._go_to)
        self.map = self.aside.map
        self._row.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(0)

    def _build_foot(self) -> QWidget:
        self.end = Button(self.tr("End quiz"), quiet=True)
        self.flag = Button(self.tr("Flag"), icon="flag", key=shortcuts.FLAG.shown)
        self.flag.setCheckable(True)
        self.on = Button(self.tr("Answer"), key="Enter", primary=True)
        self.end.clicked.connect(self._end)
        self.flag.clicked.connect(self._flag)
        self.on.clicked.connect(self._go_on)
        foot = QWidget()
        self._foot = QGridLayout(foot)
        self._foot.setContentsMargins(_RING, 0, _RING, _RING)
        self._foot.setHorizontalSpacing(16)
        self._foot.setVerticalSpacing(8)
        self._foot.setColumnStretch(1, 1)
        self._arrange_foot(tight=False)
        return foot

    def _arrange_foot(self, *, tight: bool) -> None:
        """In one row; in two where there is little room for large type."""
        row = 1 if tight else 0
        self._foot.addWidget(self.end, row, 0)
        self._foot.addWidget(self.flag, row, 2)
        if tight:
            self._foot.addWidget(self.on, 0, 0, 1, 3)
        else:
            self._foot.addWidget(self.on, 0, 3)

    # -- what it shows

    def render(self, view: ItemView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows an item; the focus goes to its options, or to the way on when it is settled."""
        before, self._view = self._view, view
        another = before is None or (before.sitting, before.index) != (view.sitting, view.index)
        self.place.setText(self.tr("Item {number} of {total}").format(number=view.index + 1, total=view.total))
        self._topic.setText(view.topic_title)
        self.stem.setText(view.item.stem)
        widget = self._widget(view.item.kind)
        widget.show_item(view)
        for stop, onward in pairwise((self.map_button, *widget.tab_stops(), self.end, self.flag, self.on, self.map)):
            QWidget.setTabOrder(stop, onward)
        self.source.setText(
            self.tr("Source: {place}").format(place=view.source) if view.revealed and view.source else ""
        )
        self.flag.setChecked(view.flagged)
        self.flag.setText(self.tr("Flagged") if view.flagged else self.tr("Flag"))
        self.aside.show_map(view)
        self.notice.say("")
        self._show_way_on()
        if another:
            self._scroll.verticalScrollBar().setValue(0)
            announce(self, f"{self.place.text()}. {view.item.stem}")
        elif view.revealed and before is not None and not before.revealed:
            announce(self, self._verdict(view))
        self.take_focus()

    def _verdict(self, view: ItemView) -> str:
        right = all(option.correct == (option.id in view.chosen) for option in view.item.options)
        chosen = [option.rationale for option in view.item.options if option.id in view.chosen]
        words = self.tr("Right.") if right else self.tr("Not right.")
        return " ".join([words, *chosen, *([] if right else [one.rationale for one in view.item.keys])])

    def _widget(self, kind: ItemKind) -> ItemWidget:
        if kind not in self._kinds:
            widget = self._kinds[kind] = make(kind)
            widget.changed.connect(self._changed)
            self._answering.addWidget(widget)
        for known, widget in self._kinds.items():
            widget.setVisible(known is kind)
        return self._kinds[kind]

    @property
    def answering(self) -> ItemWidget:
        """The widget of the item on the screen."""
        if self._view is None:
            raise LookupError("no item is shown")
        return self._kinds[self._view.item.kind]

    def take_focus(self) -> None:
        """Where the next key is expected."""
        if self._view is not None and self._view.revealed:
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._view is not None:
            self.answering.take_focus()

    def _open_elsewhere(self) -> int | None:
        """The next item without an answer, after this one or from the start; None when all others have one."""
        if self._view is None:
            return None
        here, cells = self._view.index, self._view.map
        order = [*range(here + 1, len(cells)), *range(here)]
        return next((index for index in order if not cells[index].answered), None)

    def _show_way_on(self) -> None:
        """The one main button: answer, next, or the report."""
        view = self._view
        if view is None:
            return
        if view.tutor and not view.revealed:
            self.on.setText(self.tr("Answer"))
            self.on.setEnabled(bool(self.answering.response()))
        else:
            last = self._open_elsewhere() is None and (view.tutor or view.index == view.total - 1)
            self.on.setText(self.tr("See the report") if last else self.tr("Next"))
            self.on.setEnabled(True)

    # -- what is wanted of it

    def _changed(self) -> None:
        view = self._view
        if view is None:
            return
        if not view.tutor:
            self.responded.emit(view.index, self.answering.response())
        self._show_way_on()

    def _go_on(self) -> None:
        view = self._view
        if view is None:
            return
        if view.tutor and not view.revealed:
            if self.answering.response():
                self.responded.emit(view.index, self.answering.response())
            return
        onward = self._open_elsewhere()
        if not view.tutor and view.index < view.total - 1:
            self.moved.emit(view.index + 1)
        elif onward is None:
            self.finished.emit()
        elif view.tutor:
            self.moved.emit(onward)
        else:
            self._end()

    def _end(self) -> None:
        """Ends at once when all is answered; otherwise asks in a quiet line first."""
        if self._view is None:
            return
        left = sum(not cell.answered for cell in self._view.map)
        if left == 0:
            self.finished.emit()
            return
        words = self.tr("{n} questions have no answer yet; they would count as missed.").format(n=left)
        if left == 1:
            words = self.tr("One question has no answer yet; it would count as missed.")
        self.notice.say(words, action=self.tr("End it now"))
        self.notice.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _flag(self) -> None:
        if self._view is not None:
            self.flagged.emit(self._view.index)

    def _go_to(self, index: int) -> None:
        self._map_open = False
        self._arrange()
        self.moved.emit(index)

    def _step(self, by: int) -> None:
        if self._view is not None and 0 <= self._view.index + by < self._view.total:
            self.moved.emit(self._view.index + by)

    def _toggle_map(self) -> None:
        if self._is_wide():
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._map_open = not self._map_open
        self._arrange()
        if self._map_open:
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits choose, Enter answers and goes on."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()
        elif Qt.Key.Key_A <= key <= Qt.Key.Key_E and self._view is not None:
            self.answering.press(key - Qt.Key.Key_A)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._view is not None:
            self.answering.press(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    # -- room

    def _is_wide(self) -> bool:
        return self.width() >= theme.current().px(_MAP_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The map stands at the side or folds away."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self._is_wide()
        side = 24 if self.width() < theme.current().px(720) else 48
        self._row.setContentsMargins(side, 24, side, 24)
        self._row.setSpacing(48 if wide else 0)
        self._column.setContentsMargins(_RING, _RING, _RING, _RING)
        tight = self.width() < theme.current().px(360)
        self._arrange_foot(tight=tight)
        self._topic.setVisible(not tight)
        self.map_button.setText(self.tr("Map") if tight else self.tr("Question map"))
        self.map_button.setVisible(not wide)
        self.aside.heading.setVisible(wide)
        if wide and self._row.indexOf(self.aside) < 0:
            self._row.insertWidget(1, self.aside, 0, Qt.AlignmentFlag.AlignTop)
        elif not wide and self._fold.indexOf(self.aside) < 0:
            self._fold.addWidget(self.aside)
        self._left.setMaximumWidth(theme.current().px(780) if wide else 16_777_215)
        self.aside.setFixedWidth(self.map.sizeHint().width() if wide else max(100, self.width() - 2 * side))
        self.aside.setVisible(wide or self._map_open)
