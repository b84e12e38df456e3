"""The deck that is being learned: remembered beside the profile, left for another one where it is gone."""

from PySide6.QtCore import QSettings

from quizapp.bootstrap import Services
from quizapp.content.heads import DeckId


class LearnedDeck:
    """``id`` is empty where the profile has no deck; ``remembered`` is what else the window remembers."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.remembered = QSettings(str(services.profile / "window.ini"), QSettings.Format.IniFormat)
        kept, ids = DeckId(str(self.remembered.value("deck", ""))), tuple(services.titles())
        self.id = kept if kept in ids else next(iter(ids), DeckId(""))
        self._before = self.id

    def choose(self, deck: DeckId) -> None:
        """Learns another deck from now on."""
        if deck != self.id:
            self._before = self.id
        self.id = deck
        self.remember("deck", str(deck))
        self._services.study.end()

    def leave_if_lost(self) -> bool:
        """Where the deck is no longer there, learns the one before it again, or the first there is; whether it did."""
        known = tuple(self._services.titles())
        if self.id in known:
            return False
        self.choose(self._before if self._before in known else next(iter(known), DeckId("")))
        return True

    def remember(self, name: str, value: object) -> None:
        """Keeps something for the next start, on the disk at once."""
        self.remembered.setValue(name, value)
        self.remembered.sync()
