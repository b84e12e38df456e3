"""What a new version of the app brings along: its decks, and its way of making cards from every deck's facts."""

from pathlib import Path

from quizapp.errors import UserError
from quizapp.services._profile import OpenProfile
from quizapp.storage.settings import ShippedStamp, shipped_stamps, store_settings, store_shipped_stamp, stored_settings

_MADE_BY = "cards_made_by"


def remake_cards(profile: OpenProfile, version: str) -> None:
    """Makes all cards anew, once, when another version of the app made them: it may word them otherwise."""
    with profile.database.reading():
        if stored_settings(profile.database).get(_MADE_BY) == version:
            return
    from quizapp.services._library.loading import remake  # noqa: PLC0415 - as below

    with profile.writing("The cards are as they were."):
        remake(profile.database, profile.now())
        store_settings(profile.database, {_MADE_BY: version})
    profile.changed()


def bring_in_shipped(profile: OpenProfile, folder: Path) -> tuple[str, ...]:
    """Loads each shipped deck that differs from the one that was last brought in; gives a sentence for each that
    failed.

    What decides is whether the *app* has another file, so that a deck of the same id that the person loaded stays. An
    unchanged file costs one look at its time and size, and at those of its figures.
    """
    with profile.database.reading():
        stamps = shipped_stamps(profile.database)
    return tuple(
        sentence
        for file in sorted(folder.glob("*/deck.toml"))
        if (sentence := _bring_in(profile, file, stamps.get(file.parent.name)))
    )


def _bring_in(profile: OpenProfile, file: Path, known: ShippedStamp | None) -> str:
    # Of the deck file and the figures beside it: the latest time and the sizes together.
    abouts = [one.stat() for one in (file, *sorted(file.parent.glob("*.svg")))]
    mtime_ns, size = max(one.st_mtime_ns for one in abouts), sum(one.st_size for one in abouts)
    if known is not None and (known.mtime_ns, known.size) == (mtime_ns, size):
        return ""
    # Late: reading a deck needs the parser and the generators of cards, which an ordinary start does not.
    from quizapp.services._library.deckfiles import read_deck_text  # noqa: PLC0415
    from quizapp.services._library.loading import load  # noqa: PLC0415

    try:
        text = read_deck_text(file)
        stamp = ShippedStamp(mtime_ns=mtime_ns, size=size, sha256=text.sha256)
        same = known is not None and known.sha256 == stamp.sha256
        deck = None if same else text.parse()
    except UserError as error:
        # Not fatal: a person with progress must not be locked out by a deck that came with an update.
        return (
            f"The deck in {file.parent} came with QuizApp but could not be loaded: {error} Your decks are as they were."
        )
    with profile.writing("The deck that comes with QuizApp was not loaded."):
        if deck is not None:
            load(profile.database, deck, profile.now())
        store_shipped_stamp(profile.database, file.parent.name, stamp)
    profile.changed()
    return ""
