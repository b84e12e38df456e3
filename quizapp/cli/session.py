"""What commands share: the profile, opened when first needed, and the decks that they name."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.bootstrap import Services
    from quizapp.content.deck import Deck


class Session:
    """One run of the command line over one profile.

    A command that only reads a deck folder never touches the profile.
    """

    def __init__(self, chosen_profile: str | None, person: str | None = None) -> None:
        self._chosen, self._person = chosen_profile, person
        self._services: Services | None = None

    @property
    def folder(self) -> Path:
        """The folder in which the profiles of everybody at this computer lie."""
        from quizapp.paths import profile_folder

        return profile_folder(self._chosen)

    @property
    def profile(self) -> Path:
        """The folder of the profile: the first person's unless another was named. UserError if nobody is called so."""
        if self._person is None:
            return self.folder
        from quizapp.services.people import named

        return named(self.folder, self._person).folder

    @property
    def services(self) -> "Services":
        """The services over the profile; opens it when first asked, and says what opening it has to say.

        Raises UserError when it cannot be used.
        """
        if self._services is None:
            from quizapp.bootstrap import open_services

            self._services = open_services(self.profile)
            for notice in self._services.notices:
                print(notice, file=sys.stderr)
        return self._services

    def deck(self, name: str) -> "Deck":
        """A deck by its id in the profile, or by the path of its folder or file.

        Raises UserError when there is no such deck, FileError when its file is broken.
        """
        if not is_path(name):
            return self.services.library.deck(name)
        from quizapp.services._library.deckfiles import read_deck_text

        return read_deck_text(Path(name)).parse()

    def close(self) -> None:
        """Closes the profile if it was opened."""
        if self._services is not None:
            self._services.close()


def is_path(name: str) -> bool:
    """Whether a name can only be a path: ids hold no separators and no dots."""
    separators = {os.sep, os.altsep, "/"} - {None}
    return "." in name or any(separator in name for separator in separators if separator)
