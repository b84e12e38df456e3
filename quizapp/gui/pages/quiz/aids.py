"""What helps while an item is answered: certainty, strike-out, highlights, the clock, the map and the calculator."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.gui import shortcuts
from quizapp.gui.announce import announce
from quizapp.gui.widgets.items.frame import ItemFrame
from quizapp.gui.widgets.items.kinds import ItemWidget
from quizapp.services.exam import ItemView

HINT_SECONDS = 6


class QuizAids(ItemFrame):
    """The frame of an item with its aids at work. What answers it and leads on is the page's."""

    rated = Signal(int, int)
    struck = Signal(int, object)
    highlighted = Signal(int, object)
    ran_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ItemView | None = None
        self._stops: tuple[QWidget, ...] = ()
        self.place, self.kind, self.map_button = self.head.place, self.head.kind, self.head.map_button
        self.stem, self.source, self.score = self.sheet.stem, self.sheet.source, self.sheet.score
        self.end, self.flag, self.on = self.foot.end, self.foot.flag, self.foot.on
        self.aside, self.map = self.side.map_panel, self.side.map_panel.map
        self.map_button.clicked.connect(self._toggle_map)
        self.head.calculate.clicked.connect(self._toggle_calculator)
        self.head.clock.ran_out.connect(self.ran_out)
        self.head.clock.warned.connect(self._warn)
        self.stem.highlighted.connect(self._highlighted)
        self.stem.left.connect(self.take_focus)
        self.certainty.chosen.connect(self._rate)
        self.side.calculator.put_away.connect(self._put_calculator_away)
        self.side.calculator.taken.connect(self._take_sum)
        shortcuts.bind(self, shortcuts.QUESTION_MAP, self._toggle_map)
        shortcuts.bind(self, shortcuts.HIGHLIGHT, self._to_stem)
        shortcuts.bind(self, shortcuts.TIME, self._toggle_time)
        shortcuts.bind(self, shortcuts.CALCULATOR, self._toggle_calculator)
        for level in self.certainty.choices:
            shortcuts.bind(self, shortcuts.certainty(level), partial(self.certainty.say, level))

    # -- what the page adds

    def settle(self) -> None:
        """Stores what was typed before anything else happens."""

    def show_way_on(self) -> None:
        """The one main button, as the answer now stands."""

    @property
    def answering(self) -> ItemWidget:
        """The widget of the item on the screen."""
        if self._view is None:
            raise LookupError("no item is shown")
        return self.sheet.widget_of(self._view.item.kind)

    def take_focus(self) -> None:
        """Where the next key is expected."""
        if self._view is not None and (self._view.revealed or not self._view.open):
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._view is not None:
            self.answering.take_focus()

    # -- certainty, strikes, highlights

    def show_certainty(self, view: ItemView, *, unsent: bool) -> None:
        """Shows how sure the answer is; ``unsent``: what is said there was not stored yet."""
        said = self.certainty.level if unsent else view.certainty
        self.certainty.show_certainty(said, settled=not view.open)
        self.certainty.setVisible(view.conditions.certainty)

    @property
    def lacks_certainty(self) -> bool:
        """Whether it is still to be said how sure the answer is."""
        return self._view is not None and self._view.conditions.certainty and self.certainty.level is None

    def _rate(self, level: int) -> None:
        """In an exam it is stored at once; in tutor mode it goes with the answer."""
        if self._view is not None and not self._view.tutor:
            self.settle()
            self.rated.emit(self._view.index, level)
        self.show_way_on()

    def _struck(self) -> None:
        if self._view is not None:
            shown = self.answering.struck
            order = tuple(option.id for option in self._view.item.options if option.id in shown)
            self.struck.emit(self._view.index, order)

    def _highlighted(self, ranges: object) -> None:
        if self._view is not None:
            self.highlighted.emit(self._view.index, ranges)

    # -- map, time, calculator

    def _to_stem(self) -> None:
        self.stem.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle_map(self) -> None:
        if not self.is_wide:
            self.map_is_open = not self.map_is_open
            self.calculator_is_open = False
            self.arrange()
        if self.map.isVisible():
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.take_focus()

    def _toggle_time(self) -> None:
        if self.head.clock.isVisible():
            self.head.clock.toggle()

    def _warn(self, sentence: str) -> None:
        if self.notice.text and self.notice.action.isVisible():
            announce(self, sentence)
        else:
            self.notice.say(sentence, icon="clock", role="warn", seconds=HINT_SECONDS)

    @property
    def wants_calculator(self) -> bool:
        """Whether a number is asked for and not answered yet."""
        return self._view is not None and self._view.wants_number and self._view.open and not self._view.revealed

    def _toggle_calculator(self) -> None:
        if self.calculator_is_open or not self.wants_calculator:
            self._put_calculator_away()
            return
        self.calculator_is_open = True
        self.arrange()
        self.side.calculator.open()

    def _put_calculator_away(self) -> None:
        self.calculator_is_open = False
        self.arrange()
        self.take_focus()

    def _take_sum(self, value: str) -> None:
        self.answering.type_answer(value)
        self.take_focus()

    def order_tabs(self, widget: ItemWidget) -> None:
        """Tab goes as one reads."""
        answer = (*self.sheet.exhibit.tab_stops(), self.stem, *widget.tab_stops())
        head = (self.head.clock, self.head.pause, self.head.calculate, self.map_button)
        sure = tuple(self.certainty.choices.values())
        side = (self.map, *self.side.calculator.tab_stops())
        foot = (self.notice.action, *sure, self.end, self.flag, self.on)
        stops = (*head, *answer, *foot, *side) if self.is_wide else (*head, *side, *answer, *foot)
        if stops != self._stops:
            self._stops = stops
            for stop, onward in pairwise(stops):
                QWidget.setTabOrder(stop, onward)
