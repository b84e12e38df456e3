"""A deck by its name, wherever it lies, as it goes out: with everything that the person changed."""

from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId
from quizapp.errors import UserError
from quizapp.exchange.formats.quizdeck import SUFFIX, read
from quizapp.services._library.deckfiles import is_there, read_deck_text
from quizapp.services._library.decks import deck_of, tagged, unknown_deck
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import deck_head


def read_deck_file(path: Path) -> Deck:
    """The deck of a folder, a deck file or a ``.quizdeck``. UserError, FileError: it cannot be read."""
    if path.suffix.casefold() != SUFFIX:
        return read_deck_text(path).parse()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} could not be read: {error.strerror or error}. Nothing was changed.") from error
    return read(content, path.name)


def whole_deck(profile: OpenProfile, name: str) -> Deck:
    """A deck by its id in the profile, with the person's edits and tags, or by the path of a deck folder. UserError
    naming the decks there are, FileError for a broken deck file."""
    with profile.database.reading():
        if deck_head(profile.database, DeckId(name)) is not None:
            return tagged(profile, deck_of(profile, DeckId(name)))
        if not is_there(name):
            raise unknown_deck(profile, name)
    return read_deck_file(Path(name))
