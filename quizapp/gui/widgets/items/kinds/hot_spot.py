"""Hot spot: a figure on which the place that is asked for is clicked, or reached by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from quizapp.content.figures.drawing import unlabelled
from quizapp.content.figures.figure import regions_of
from quizapp.content.items import HotSpot, OptionId
from quizapp.gui.theme import Size
from quizapp.gui.widgets.figures.ahead import told_marks
from quizapp.gui.widgets.figures.bar import FigureBar
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.gui.widgets.items.kinds.base import ItemWidget, item_of
from quizapp.gui.widgets.items.options import OptionList
from quizapp.gui.widgets.items.place_reasons import PlaceReasons
from quizapp.gui.widgets.items.told import told
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView

_LEAST_FIGURE = 300
"""In px: the words in a smaller figure could not be read."""


class HotSpotWidget(ItemWidget):
    """A figure with regions, one to be chosen.

    Where the figure has left the deck since the quiz was drawn, its regions are chosen by their names.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._settled = False
        self._regions: tuple[str, ...] = ()
        self._ahead: tuple[HotSpot, str] | None = None
        self.figure = FigureView(tallest=440)
        self.figure.region_chosen.connect(self._chosen)
        self.names = OptionList()
        self.names.changed.connect(self.changed)
        self.sizes = FigureBar(self.figure)
        self.lead = Text(role="muted", size=Size.SMALL)
        self.reasons = PlaceReasons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.sizes, self.figure, self.names, self.lead, self.reasons):
            column.addWidget(part)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that can be chosen, in the order in which Tab reaches them; none where the figure is gone."""
        return self._regions

    def show_item(self, view: ItemView) -> None:
        """Shows the figure; what is chosen and not yet given in stays when the same item is shown again."""
        item = item_of(view, HotSpot)
        shown = (view.sitting, view.index, item.id)
        another, told_now = shown != self._shown, view.revealed and not self._settled
        self._shown, self._settled = shown, view.revealed
        if another:
            drawn = regions_of(view.figure) if view.figure else ()
            wanted = {option.id for option in item.options}
            self._regions = tuple(region for region in drawn if region in wanted)
        self.figure.setVisible(bool(self._regions))
        self.names.setVisible(not self._regions)
        if self._regions:
            self._show_figure(item, view, anew=another or told_now)
        elif another or view.chosen or view.revealed:
            self.names.show_options(item.options, view.chosen, revealed=view.revealed)
        self._say(view)
        if view.revealed and self._regions:
            self.reasons.show_parts(told(item, view.chosen))
        else:
            self.reasons.expect(2)

    def _show_figure(self, item: HotSpot, view: ItemView, *, anew: bool) -> None:
        """Before the answer is told there are no labels, and screen readers hear what a region looks like: its name
        would be the answer."""
        before = None if anew else self.figure.chosen
        if anew and view.revealed:
            self.figure.show_figure(view.figure, self._regions, named=True)
        elif anew:
            self.figure.show_figure(unlabelled(view.figure), self._regions)
            self._name_by_looks(view.figure)
        chosen = next(iter(view.chosen), before)
        right = [option.id for option in item.options if option.correct] if view.revealed else []
        wrong = [one for one in view.chosen if one not in right] if view.revealed else []
        self.figure.mark(chosen, right, wrong)
        self._ahead = None if view.revealed or not view.tutor else (item, view.figure)
        self._expect()

    def _expect(self) -> None:
        """Has the figure drawn ahead as it will be told."""
        if self._ahead is None:
            return
        item, svg = self._ahead
        chosen = self.figure.chosen
        right = [option.id for option in item.options if option.correct] if chosen is not None else []
        wrong = [chosen] if chosen is not None and chosen not in right else []
        self.figure.ahead.expect(svg, self._regions, told_marks(right, wrong))

    def _name_by_looks(self, svg: str) -> None:
        known = regions_of(svg)
        for number, (region, button) in enumerate(zip(self._regions, self.figure.region_buttons, strict=True), start=1):
            place = self.tr("Region {n}").format(n=number)
            button.setAccessibleName(f"{place}: {known[region].look}" if known[region].look else place)

    def _say(self, view: ItemView) -> None:
        words = self.tr("Click the place, or go from place to place with the arrow keys and press Space.")
        if not self._regions:
            words = self.tr("The figure is no longer in the deck: choose by name.")
        self.lead.setText(words)
        self.lead.setVisible(not view.revealed or not self._regions)

    def _chosen(self, _region: str) -> None:
        self._expect()
        self.changed.emit()

    # -- the answer

    def response(self) -> tuple[OptionId, ...]:
        """The chosen region."""
        if not self._regions:
            return self.names.chosen
        return (OptionId(self.figure.chosen),) if self.figure.chosen else ()

    def missing(self) -> str:
        """No place is chosen."""
        return self.tr("Choose a place on the figure.")

    def fit_height(self, room: int) -> None:
        """The whole figure is seen at once, unless its words could not be read then."""
        self.figure.limit_height(max(_LEAST_FIGURE, room - self.sizes.sizeHint().height() - 12))

    def press_key(self, key: Qt.Key) -> bool:
        """Plus, minus and 0 zoom, wherever the focus is."""
        return bool(self._regions) and self.figure.press(key)

    def press(self, number: int) -> bool:
        """Goes to a region and chooses it, counted as screen readers count them."""
        if not self._regions:
            return self.names.choose(number)
        if self._settled or not 0 <= number < len(self._regions):
            return False
        self.figure.region_buttons[number].setFocus()
        self.figure.choose(self._regions[number])
        return True

    def take_focus(self) -> None:
        """Stays where it is; otherwise the chosen region, else the first."""
        if not self._regions:
            self.names.take_focus()
        elif QApplication.focusWidget() not in self.tab_stops():
            buttons = self.figure.region_buttons
            next((button for button in buttons if button.isChecked()), buttons[0]).setFocus()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The figure's size and its regions, or their names, then what the rationales need."""
        if not self._regions:
            return (*self.names.rows, self.reasons.others)
        return (*self.sizes.buttons, *self.figure.region_buttons, self.reasons.others)
