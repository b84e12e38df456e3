"""What drag and drop and matching share: tokens with letters, of which each goes to one place at most."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.content.items import Option, OptionId, Place, PlaceId, cell_id
from quizapp.gui.theme import Size
from quizapp.gui.widgets.items.drag import Drag
from quizapp.gui.widgets.items.kinds.places import PlacesWidget
from quizapp.gui.widgets.items.options import LETTERS
from quizapp.gui.widgets.items.passage import Passage
from quizapp.gui.widgets.items.token import Token
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView

_NEAR = 12
"""So near to a blank (px) still counts as on it."""


class TokensWidget(PlacesWidget):
    """Tokens below the places. They are dragged there, or picked up and put down, or put by their letter; a choice goes
    back by Delete or when it is dragged out."""

    used_once = True
    dashed = True

    def __init__(self) -> None:
        super().__init__()
        self._tokens: list[Token] = []
        self._ids: tuple[PlaceId, ...] = ()
        self._picked: PlaceId | None = None
        self.lead = Text(role="muted", size=Size.SMALL)
        self.tray = Passage(framed=False, gap=8)

    # -- what those that inherit say

    def tokens_of(self, view: ItemView) -> tuple[Place, ...]:
        """The item's tokens."""
        raise NotImplementedError

    def short_name(self, place: PlaceId) -> str:
        """What a place is called in a token that is there."""
        raise NotImplementedError

    # -- what it shows

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens."""
        return tuple(self._tokens)

    def arrange(self, view: ItemView) -> None:
        """Makes the tokens; blanks become places to drag from and to."""
        for token in self._tokens:
            token.hide()
            token.setParent(None)
            token.deleteLater()
        self._tokens, self._picked = [], None
        tokens = self.tokens_of(view)
        self._ids = tuple(token.id for token in tokens)
        for letter, place in zip(LETTERS, tokens, strict=False):
            token = Token()
            token.set_up(letter, place.text)
            token.pressed_by.connect(partial(self._pick, place.id))
            token.drag.began.connect(partial(self._pick_nothing))
            token.drag.moved.connect(self._aim)
            token.drag.dropped.connect(partial(self._drop, place.id))
            self._tokens.append(token)
        for named in self.places:
            blank = self.blank_at(named.place)
            blank.let_go.connect(partial(self._pick_nothing))
            drag = Drag(blank)
            drag.moved.connect(self._aim)
            drag.dropped.connect(partial(self._drop_from, named.place))
            blank.drag = drag
        self.tray.show_pieces(self._tokens, ", ".join(place.text for place in tokens))
        self.lead.setText(self.tr("Drag each to its place, or go to a place and press a letter:"))

    def show_state(self) -> None:
        """Tokens say where they are; they go when the answer is told."""
        used = {option.rpartition("/")[2]: place for place, option in self.values.items()}
        for token, value in zip(self._tokens, self._ids, strict=True):
            token.show_used(self.short_name(used[PlaceId(value)]) if value in used else "")
            token.setChecked(value == self._picked)
        for named in self.places:
            blank = self.blank_at(named.place)
            blank.carried_to = self._picked is not None
            if blank.drag is not None:
                blank.drag.allowed = named.place in self.values and not self.settled
        self.lead.setVisible(not self.settled)
        self.tray.setVisible(not self.settled)

    def note_of(self, place: PlaceId, option: Option) -> str:
        """Where a token is that has been used."""
        value = option.id.rpartition("/")[2]
        for other, taken in self.values.items():
            if other != place and taken.rpartition("/")[2] == value:
                return self.tr("now at {place}").format(place=self.short_name(other))
        return ""

    # -- pick up, put down

    def _option(self, place: PlaceId, token: PlaceId) -> OptionId:
        return cell_id(place, token)

    def _pick_nothing(self) -> None:
        self._picked = None
        self.show_state()

    def _pick(self, token: PlaceId, by_key: bool) -> None:  # noqa: FBT001 - a signal's
        """Picks a token up, or lets it go; by a key the focus goes to where it may be put."""
        if self.settled:
            return
        if self._picked == token:
            self._pick_nothing()
            return
        self._picked = token
        self.show_state()
        words = self._tokens[self._ids.index(token)].text()
        self.hint.emit(self.tr("“{words}” is picked up: choose a place and press Enter.").format(words=words))
        if by_key:
            empty = [named.place for named in self.places if named.place not in self.values]
            self.blank_at(empty[0] if empty else self.places[0].place).setFocus()

    def open(self, place: PlaceId, *, by_key: bool = True) -> None:
        """Puts down what is picked up; opens the list when nothing is."""
        if self._picked is None or self.settled:
            super().open(place, by_key=by_key)
            return
        picked, self._picked = self._picked, None
        self.hint.emit("")
        self.choose(place, self._option(place, picked), go_on=by_key)
        self.show_state()

    # -- drag

    def _place_under(self, at: QPoint) -> PlaceId | None:
        for named in self.places:
            blank = self.blank_at(named.place)
            if blank.rect().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(blank.mapFromGlobal(at)):
                return named.place
        return None

    def _aim(self, at: QPoint) -> None:
        target = self._place_under(at)
        for named in self.places:
            self.blank_at(named.place).aim(on=named.place == target)

    def _aim_at_nothing(self) -> None:
        for blank in self.blanks:
            blank.aim(on=False)

    def _drop(self, token: PlaceId, at: QPoint) -> None:
        self._aim_at_nothing()
        target = self._place_under(at)
        if target is not None:
            self.choose(target, self._option(target, token))

    def _drop_from(self, origin: PlaceId, at: QPoint) -> None:
        """What is dragged out of a blank goes to another, or back to the tokens."""
        self._aim_at_nothing()
        taken, target = self.values.get(origin), self._place_under(at)
        if taken is None or target == origin:
            return
        if target is None:
            self.choose(origin, None)
        else:
            self.choose(target, self._option(target, PlaceId(taken.rpartition("/")[2])))

    # -- focus

    def press(self, number: int) -> bool:
        """Puts the token with this letter into the blank with the focus."""
        self._picked = None
        return super().press(number)

    def take_focus(self) -> None:
        """Stays on a token too."""
        if QApplication.focusWidget() not in self._tokens:
            super().take_focus()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The blanks, the tokens, then what the rationales need."""
        return (*self.blanks, *self._tokens, self.reasons.others)
