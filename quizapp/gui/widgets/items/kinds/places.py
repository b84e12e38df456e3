"""What drop-downs, drag and drop and matching share: places that take one choice each, by list, letter or drag."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from quizapp.content.items import Item, Option, OptionId, PlaceId
from quizapp.gui.announce import announce
from quizapp.gui.widgets.items.blank import Blank, Told
from quizapp.gui.widgets.items.choice_menu import ChoiceMenu
from quizapp.gui.widgets.items.kinds.base import ItemWidget
from quizapp.gui.widgets.items.place_reasons import PlaceReasons
from quizapp.gui.widgets.items.told import told
from quizapp.gui.widgets.items.verdict import Verdict
from quizapp.services.exam import ItemView


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place as people know it: ``number`` in its blank, ``heading`` over its rationales, ``spoken`` for its name."""

    place: PlaceId
    number: str
    heading: str
    spoken: str


class PlacesWidget(ItemWidget):
    """Blanks with a choice each. Whoever inherits says which places there are and arranges their blanks.

    Filling an empty blank by a key goes on to the next empty one. Enter opens the list while something is empty; once
    all is filled it is the page's: it gives the answer in.
    """

    used_once = False
    """Whether a choice that is made at one place is taken from another."""
    dashed = False
    """Whether blanks look like places to drop things on."""

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._shown: tuple[object, ...] = ()
        self._settled = False
        self._places: tuple[Named, ...] = ()
        self._values: dict[PlaceId, OptionId] = {}
        self._blanks: dict[PlaceId, Blank] = {}
        self._open_at: PlaceId | None = None
        self.menu = ChoiceMenu(self)
        self.menu.chosen.connect(self._menu_chose)
        self.reasons = PlaceReasons()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    # -- what those that inherit say

    def name_places(self, view: ItemView) -> tuple[Named, ...]:
        """The item's places in reading order."""
        raise NotImplementedError

    def arrange(self, view: ItemView) -> None:
        """Puts the blanks of a new item where they belong."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Shows what follows from the choices besides the blanks (tokens that are used)."""

    # -- what it shows

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The blanks in reading order."""
        return tuple(self._blanks.values())

    @property
    def places(self) -> tuple[Named, ...]:
        """The places in reading order."""
        return self._places

    @property
    def settled(self) -> bool:
        """Whether the answer is told, so that nothing can be changed."""
        return self._settled

    def blank_at(self, place: PlaceId) -> Blank:
        """The blank of a place."""
        return self._blanks[place]

    @property
    def values(self) -> dict[PlaceId, OptionId]:
        """What is chosen at each place that is not empty."""
        return dict(self._values)

    def options_at(self, place: PlaceId) -> tuple[Option, ...]:
        """What can be chosen at a place."""
        return self._item.at(place) if self._item is not None else ()

    def show_item(self, view: ItemView) -> None:
        """Shows an item; what is chosen and not yet given in stays when the same item is shown again."""
        shown = (view.sitting, view.index, view.item.id)
        another = shown != self._shown or view.item != self._item
        settled_before, self._settled = self._settled, view.revealed
        if another:
            self._shown, self._item = shown, view.item
            self.menu.close()
            self._make_blanks(view)
            self.arrange(view)
        if another or view.chosen or view.revealed:
            place_of = {option.id: option.place for option in view.item.options}
            self._values = {place_of[one]: one for one in view.chosen if one in place_of}
        if another or view.revealed != settled_before:
            self._tell(view)
        self._refresh()

    def _make_blanks(self, view: ItemView) -> None:
        for blank in self._blanks.values():
            blank.hide()
            blank.setParent(None)
            blank.deleteLater()
        self._blanks = {}
        self._places = self.name_places(view)
        for named in self._places:
            blank = Blank(dashed=self.dashed)
            choices = tuple(option.text for option in view.item.at(named.place))
            blank.set_up(name=named.spoken, number=named.number, empty=self.tr("Choose…"), choices=choices)
            blank.opened.connect(lambda by_key, place=named.place: self.open(place, by_key=by_key))
            blank.taken_back.connect(lambda place=named.place: self.choose(place, None))
            self._blanks[named.place] = blank

    def _text(self, place: PlaceId) -> str:
        value = self._values.get(place)
        return next((option.text for option in self.options_at(place) if option.id == value), "")

    def _refresh(self) -> None:
        for named in self._places:
            blank = self._blanks[named.place]
            blank.show_choice(self._text(named.place))
            blank.enter_opens = len(self._values) < len(self._places)
            if self._settled:
                blank.tell(self._told(named.place))
        self.show_state()

    def _told(self, place: PlaceId) -> tuple[Told, ...]:
        value, keys = self._values.get(place), [one for one in self.options_at(place) if one.correct]
        if any(key.id == value for key in keys):
            return (Told(text=self._text(place), verdict=Verdict.RIGHT, chosen=True),)
        mine = [Told(text=self._text(place), verdict=Verdict.CHOSEN_WRONG, chosen=True)] if value else []
        return (*mine, *(Told(text=key.text, verdict=Verdict.RIGHT, chosen=False) for key in keys[:1]))

    def _tell(self, view: ItemView) -> None:
        if view.revealed:
            self.reasons.show_parts(told(view.item, view.chosen))
        else:
            self.reasons.expect(2 * len(self._places))  # what is right, and what was chosen instead

    # -- what is chosen

    def response(self) -> tuple[OptionId, ...]:
        """The choices in reading order."""
        return tuple(self._values[named.place] for named in self._places if named.place in self._values)

    def missing(self) -> str:
        """Which places are empty."""
        empty = [named.heading for named in self._places if named.place not in self._values]
        return self.tr("Still empty: {places}.").format(places=", ".join(empty))

    def choose(self, place: PlaceId, option: OptionId | None, *, go_on: bool = False) -> None:
        """Makes a choice at a place, or takes it back; ``go_on`` moves the focus to the next empty place."""
        before = self._values.get(place)
        if self._settled or before == option:
            return
        if option is None:
            del self._values[place]
        else:
            if self.used_once:
                self._free(option)
            self._values[place] = option
        self._refresh()
        self._blanks[place].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._blanks[place].accessibleName())
        if go_on and before is None:
            self._focus_next_empty(place)
        self.changed.emit()

    def _free(self, option: OptionId) -> None:
        value = option.rpartition("/")[2]
        for place, taken in tuple(self._values.items()):
            if taken.rpartition("/")[2] == value:
                del self._values[place]

    def _focus_next_empty(self, place: PlaceId) -> None:
        order = [named.place for named in self._places]
        here = order.index(place)
        empty = [one for one in (*order[here + 1 :], *order[:here]) if one not in self._values]
        if empty:
            self._blanks[empty[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def focused_place(self) -> PlaceId | None:
        """The place with the focus."""
        focus = QApplication.focusWidget()
        return next((place for place, blank in self._blanks.items() if blank is focus), None)

    @property
    def _aimed(self) -> PlaceId | None:
        """Where a letter goes: the blank with the focus, else the first empty one."""
        empty = [named.place for named in self._places if named.place not in self._values]
        return self.focused_place or next(iter(empty), None)

    def press(self, number: int) -> bool:
        """Makes the choice with this letter at the blank with the focus."""
        place = self._aimed
        options = self.options_at(place) if place is not None else ()
        if place is None or self._settled or not 0 <= number < len(options):
            return False
        self.choose(place, options[number].id, go_on=True)
        return True

    # -- the list

    def note_of(self, place: PlaceId, option: Option) -> str:
        """A quiet word under a choice in the list."""
        return ""

    def open(self, place: PlaceId, *, by_key: bool = True) -> None:
        """Opens the list of choices of a place."""
        if self._settled:
            return
        options = self.options_at(place)
        current = next((n for n, option in enumerate(options) if option.id == self._values.get(place)), -1)
        named = next(named for named in self._places if named.place == place)
        self._open_at = place
        self._blanks[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.menu.setAccessibleName(self.tr("Choices for {place}").format(place=named.spoken))
        self.menu.offer(tuple((option.text, self.note_of(place, option)) for option in options), current)
        self.menu.open_under(self._blanks[place])

    def _menu_chose(self, number: int, by_key: bool) -> None:  # noqa: FBT001 - a signal's
        if self._open_at is not None:
            options = self.options_at(self._open_at)
            self.choose(self._open_at, options[number].id if number >= 0 else None, go_on=by_key)

    # -- focus

    def take_focus(self) -> None:
        """Stays where it is; otherwise the first empty blank, else the first."""
        if QApplication.focusWidget() in self.tab_stops():
            return
        empty = [named.place for named in self._places if named.place not in self._values]
        if self._places:
            self._blanks[empty[0] if empty else self._places[0].place].setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The blanks, then what the rationales need."""
        return (*self.blanks, self.reasons.others)
