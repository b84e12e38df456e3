"""A deck of the profile, or of a file, as an export takes it; and what of it will travel."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.content.cards import View
from quizapp.content.facts import DeckId, FactId
from quizapp.services._carrying.travel import Staying, Travel
from quizapp.services._day import current_policy
from quizapp.services._garbage import without_garbage
from quizapp.services._library.deckfiles import is_there, read_deck_text
from quizapp.services._library.decks import deck_of, head_of, tagged, unknown_deck
from quizapp.services._profile import OpenProfile
from quizapp.storage import returning as stored
from quizapp.storage.database import Database
from quizapp.storage.decks import content_changed_at, topics_of
from quizapp.storage.exporting.cards import SimpleCards, leaving_cards, leaving_choices, put_in_order
from quizapp.storage.exporting.counts import figure_count, item_counts, leaving_counts
from quizapp.storage.exporting.leaving import Leaving
from quizapp.storage.exporting.log import about_answers, copy_answers
from quizapp.storage.returning import came_from_anki

if TYPE_CHECKING:
    from quizapp.exchange.anki.rows import Export, Options, Progress, Returning

_SEED = 0
"""The same items at every export: Anki updates them instead of adding others."""


@contextmanager
def exported(
    profile: OpenProfile, name: str, facts: Collection[FactId], *, progress: bool = False, package: Path | None = None
) -> "Iterator[Export]":
    """A deck (id or path), or some of its facts, as it goes to Anki, with a new database for a ``package`` beside it.

    It is read over a connection of its own: one unchanging picture, which is let go whatever became of the export.
    """
    with profile.beside() as beside:
        if package is not None:
            from quizapp.exchange.anki.package import attach  # noqa: PLC0415 - late, as below

            attach(beside.database.connection, package)
        with beside.database.reading(), without_garbage():
            yield _export_of(beside, name, facts, progress=progress, package=package is not None)


def _export_of(
    profile: OpenProfile, name: str, facts: Collection[FactId], *, progress: bool, package: bool
) -> "Export":
    database, deck = profile.database, DeckId(name)
    changed_at = content_changed_at(database, deck)
    if changed_at is None:
        return _export_of_file(profile, name, frozenset(facts))
    from quizapp.content.generators import items_of  # noqa: PLC0415 - late, as everything that only an export needs
    from quizapp.exchange.anki.notetypes import SLOTS  # noqa: PLC0415
    from quizapp.exchange.anki.rows import CardRow, Export  # noqa: PLC0415

    head = head_of(profile, deck)
    back = came_from_anki(database, deck)
    leaving = Leaving(deck=deck, facts=frozenset(facts), progress=progress, returning=back)
    has_items = bool(item_counts(database, deck, frozenset()))
    whole = tagged(profile, deck_of(profile, deck)) if has_items or figure_count(database, deck) else None
    room = {view.value: room for view, room in SLOTS.items() if view is not View.CLOZE} if package else {}
    return Export(
        deck=deck,
        title=head.title,
        summary=head.summary,
        source=head.source,
        topics={topic.id: topic.title for topic in topics_of(database, deck)},
        count=put_in_order(database, leaving, room),
        cards=starmap(CardRow, leaving_cards(database, leaving)),
        choices=leaving_choices(database) if progress else {},
        modified_at=changed_at,
        options=_options(profile),
        items=tuple(one for one in items_of(whole, _SEED) if _takes(one.facts, facts)) if whole and has_items else (),
        pictured=whole,
        progress=_progress(database) if progress else None,
        returning=_returning(profile, leaving) if back else None,
        simple=SimpleCards(database=database, leaving=leaving) if room else None,
        connection=database.connection,
    )


def _progress(database: Database) -> "Progress":
    from quizapp.exchange.anki.rows import Progress  # noqa: PLC0415

    return Progress(put=lambda tell: copy_answers(database, tell), count=about_answers(database))


def _returning(profile: OpenProfile, leaving: Leaving) -> "Returning":
    from quizapp.exchange.anki.returning import returning_notes, types_by_id  # noqa: PLC0415
    from quizapp.exchange.anki.rows import Returning  # noqa: PLC0415
    from quizapp.exchange.anki.schedule import Scheduled  # noqa: PLC0415

    database = profile.database
    mids, types = types_by_id(stored.returning_types(database, leaving))
    return Returning(
        types=types,
        decks=stored.returning_decks(database, leaving),
        notes=returning_notes(
            stored.returning_notes(database, leaving),
            stored.returning_cards(database, leaving),
            mids,
            Scheduled(current_policy(profile)) if leaving.progress else None,
        ),
        media=lambda fields: stored.returning_media(database, fields),
        highest=stored.highest_id(database),
    )


def _takes(asked: Collection[FactId], facts: Collection[FactId]) -> bool:
    return not facts or not set(facts).isdisjoint(asked)


def _options(profile: OpenProfile) -> "Options":
    from quizapp.exchange.anki.rows import Options  # noqa: PLC0415

    settings = profile.settings()
    return Options(
        policy=current_policy(profile),
        new_per_day=settings.new_per_day,
        reviews_per_day=settings.reviews_per_day,
        leech_lapses=settings.leech_lapses,
        easy_days=settings.easy_days,
    )


def _export_of_file(profile: OpenProfile, name: str, facts: frozenset[FactId]) -> "Export":
    """A deck file: new cards all of them."""
    if not is_there(name):
        raise unknown_deck(profile, name)
    from quizapp.content.generators import cards_of, items_of  # noqa: PLC0415
    from quizapp.exchange.anki.rows import Export, rows_of_deck  # noqa: PLC0415

    text = read_deck_text(Path(name))
    deck = text.parse()
    cards = [one for one in cards_of(deck) if one.view is not View.CHOICE and _takes((one.fact,), facts)]
    return Export(
        deck=deck.id,
        title=deck.title,
        summary=deck.summary,
        source=deck.source,
        topics={topic.id: topic.title for topic in deck.topics},
        cards=rows_of_deck(deck, cards),
        count=len(cards),
        modified_at=text.written_at,
        options=_options(profile),
        items=tuple(one for one in items_of(deck, _SEED) if _takes(one.facts, facts)),
        pictured=deck,
        connection=profile.database.connection,
    )


def write_lines(file: Path, lines: Iterable[str], about: int, tell: Callable[[float], None]) -> int:
    """Writes a text file, whole or not at all; gives how many lines there are of ``about`` so many."""
    from quizapp.exchange.replacing import replacing  # noqa: PLC0415

    count = 0
    with replacing(file) as fresh, fresh.open("w", encoding="utf-8", newline="") as written:
        for count, line in enumerate(lines, start=1):
            written.write(line)
            if count % 1_000 == 0:
                tell(min(1.0, count / max(1, about)))
    tell(1.0)
    return count


def travel_of(profile: OpenProfile, deck: DeckId, facts: Collection[FactId], *, progress: bool) -> Travel:
    """What an export would hold. Quick: nothing is made for it. Call it inside ``reading``."""
    head_of(profile, deck)
    database = profile.database
    back = came_from_anki(database, deck)
    leaving = Leaving(deck=deck, facts=frozenset(facts), progress=progress)
    counts = leaving_counts(database, leaving)
    staying = []
    edited = stored.edited_here(database, leaving) if back else 0
    if edited:
        staying.append(Staying(count=edited, what="edits of notes from Anki", why=_EDITS_STAY))
    if counts.choices_staying:
        staying.append(Staying(count=counts.choices_staying, what="choice cards", why=_CHOICES_STAY))
    return Travel(
        cards=counts.by_view,
        questions=item_counts(database, deck, frozenset(facts)),
        figures=figure_count(database, deck),
        progress=progress,
        studied=counts.studied if progress else 0,
        answers=counts.answers if progress else 0,
        suspended=counts.suspended if progress else 0,
        flagged=counts.flagged if progress else 0,
        marked=counts.marked if progress else 0,
        staying=tuple(staying),
    )


_EDITS_STAY = "Notes that came from Anki go back as they came: what was reworded here stays here."
_CHOICES_STAY = "Their questions are among the quiz questions, which Anki shows with the same options."
