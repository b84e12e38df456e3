"""A deck by its name, wherever it lies, as it goes out: with everything that the person changed."""

from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId
from quizapp.services._deckfiles import is_there, read_deck_text
from quizapp.services._decks import deck_of, tagged, unknown_deck
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import deck_head


def whole_deck(profile: OpenProfile, name: str) -> Deck:
    """A deck by its id in the profile, with the person's edits and tags, or by the path of a deck folder. UserError
    naming the decks there are, FileError for a broken deck file."""
    with profile.database.reading():
        if deck_head(profile.database, DeckId(name)) is not None:
            return tagged(profile, deck_of(profile, DeckId(name)))
        if not is_there(name):
            raise unknown_deck(profile, name)
    return read_deck_text(Path(name)).parse()
