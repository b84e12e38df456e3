"""The real Anki as a peer: a collection in a temporary folder. Only tests import this; Anki is no part of the app."""

import html
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from anki.collection import Card as AnkiCard  # from here, not from their own modules: these import in a circle
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges
from anki.collection import Note as AnkiNote

from quizapp.exchange.anki.write import write_package
from tests.unit.exchange.makers import Content


@contextmanager
def collection() -> Iterator[Collection]:
    """A new, empty collection."""
    with TemporaryDirectory() as folder:
        opened = Collection(str(Path(folder, "collection.anki2")))
        try:
            yield opened
        finally:
            opened.close()


def bring(col: Collection, content: Content, at: datetime) -> ImportLogWithChanges.Log:
    """Exports the content as changed at a moment, and imports it with Anki's own default choices."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "deck.apkg")
        write_package(*content, file, modified_at=at)
        return bring_file(col, file)


def bring_file(col: Collection, file: Path, *, progress: bool = False) -> ImportLogWithChanges.Log:
    """Imports a package with Anki's own default choices; with progress and options of decks where asked for."""
    options = ImportAnkiPackageOptions(with_scheduling=progress, with_deck_configs=progress)
    return col.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options)).log


def notes(col: Collection) -> list[AnkiNote]:
    """Every note."""
    return [col.get_note(note) for note in col.find_notes("")]


def cards(col: Collection, search: str = "") -> list[AnkiCard]:
    """Every card that is found."""
    return [col.get_card(card) for card in col.find_cards(search, order=True)]


def template(card: AnkiCard) -> str:
    """The name of a card's template."""
    return str(card.template()["name"])


def plain(text: str) -> str:
    """What a person reads of a piece of HTML, in one normal form and with single spaces."""
    without = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.DOTALL)
    without = re.sub(r"</?(p|div|li|ol|hr|br)\b[^>]*>", " ", without)
    read = html.unescape(re.sub(r"</?[a-z][^>]*>", "", without))
    return spaced(read)


def spaced(text: str) -> str:
    """A text as far as it can be compared after Anki and HTML: normal form C, spaces and controls as one space."""
    return " ".join(re.sub(r"[\x00-\x20\x7f]+", " ", unicodedata.normalize("NFC", text)).split())
