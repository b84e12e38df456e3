"""How pages open each other: controllers know only these words; the window does the rest."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from quizapp.content.heads import DeckId, FactId, TopicId
from quizapp.scheduling.selection import Selection

if TYPE_CHECKING:  # the kinds of item come with it: 25 ms that the window does not need to open
    from quizapp.exams.blueprint import Blueprint
    from quizapp.exams.sitting import SittingId


class Navigator(Protocol):
    """What a controller may ask of the window."""

    @property
    def deck(self) -> DeckId:
        """The deck that is being learned."""

    def leave_lost_deck(self) -> bool:
        """Where the deck is no longer there, learns the one before it again, or the first there is; whether it did."""

    def undo_in_library(self) -> None:
        """Opens the Library and takes back what was done last."""

    def go_today(self) -> None:
        """Opens Today."""

    def study(self, *, topics: tuple[TopicId, ...] = (), facts: tuple[FactId, ...] = ()) -> None:
        """Begins a study session: over the whole deck, over some topics, or over some facts."""

    def study_selection(self, selection: Selection) -> None:
        """Begins a study session over what was chosen."""

    def choose_study(self) -> None:
        """Opens "What to study"."""

    def quiz(self, *, resume: "SittingId | None" = None, blueprint: "Blueprint | None" = None) -> None:
        """Opens the quiz: its set-up, a sitting that waits to be gone on with, or one that is made now."""

    def quick_quiz(self) -> None:
        """Starts the proposed quiz at once."""

    def report(self, sitting: "SittingId") -> None:
        """Opens the report of a finished sitting."""

    def fact(self, fact: FactId) -> None:
        """Opens the Library at a fact."""

    def toggle_help(self) -> None:
        """Shows the list of shortcuts, or puts it away."""

    def say(self, text: str, *, action: str = "", undo: Callable[[], object] | None = None) -> None:
        """Shows a quiet line at the foot of the window; ``undo`` is called when its act is chosen."""

    def go(self, name: str) -> None:
        """Opens a page by its name on the rail."""

    def hide_rail(self, hidden: bool) -> None:  # noqa: FBT001 - a setter
        """Takes the rail away while the room sees the window; any other page brings it back."""

    def choose_deck(self, deck: DeckId) -> None:
        """Learns another deck from now on."""

    def profile_replaced(self, said: str) -> None:
        """Opens the profile anew, because another file stands in its place; ``said`` is shown afterwards."""

    def people_changed(self) -> None:
        """Shows on the rail who is learning, as the list of people now says."""

    def settings_changed(self) -> None:
        """Puts appearance, text size and motion in force as the settings now say."""


class Controller(Protocol):
    """What the window asks of a page's controller: it builds its page once and fills it each time it is opened."""

    @property
    def page(self) -> QWidget:
        """The page."""

    def opened(self) -> None:
        """The page has come to the front: read anew, render, and put the focus where the next act is."""
