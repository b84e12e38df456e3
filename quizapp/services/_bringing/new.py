"""New notes as rows: what a package brings that is not here yet, written many rows at a time."""

import json
from collections import Counter
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from quizapp.content.cards import View, card_id
from quizapp.content.facts import BROUGHT, DeckId, FactId
from quizapp.exchange.anki.reading.became import Became, Loss
from quizapp.exchange.anki.reading.values import CardRow, NoteType
from quizapp.services._bringing.days import Days
from quizapp.services._bringing.home import Home
from quizapp.services._bringing.log import BroughtLog
from quizapp.services._bringing.memory import NEW, Brought, MemoryReader
from quizapp.services._bringing.notes import Found, Source
from quizapp.services._bringing.parts import At, Batch, Views, growth_of
from quizapp.services._bringing.places import Place
from quizapp.services._bringing.rows import RANK, CardFacts, cards_of, record_of
from quizapp.services._bringing.views import Decision
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.storage.bringing import here, rows
from quizapp.storage.bringing.here import KnownNote
from quizapp.storage.steps import Image

BATCH = 10_000
_BY_ID = itemgetter(1)


class NewNotes:
    """Makes rows of notes, and writes them by the batch."""

    def __init__(self, profile: OpenProfile, source: Source, decision: Decision, file: Path) -> None:
        self._profile = profile
        self._database = profile.database
        self._source = source
        self._decision = decision
        self._file = file
        self._now = profile.now()
        self._known = here.known_notes(profile.database)
        self._shared = here.facts_without_notes(profile.database)
        self._home = Home(profile, source.head)
        self._policy = current_policy(profile)
        self._days = Days(self._now.tzinfo, self._policy.rollover_hour)
        self._reader = MemoryReader(
            first_day=source.head.first_day, today=profile.today(self._now), policy=self._policy, days=self._days
        )
        self._fact_n, self._card_n = rows.numbers(profile.database)
        self._first_fact = self._fact_n + 1
        self._is_first = not (self._known or self._shared)
        self._number = 0
        self._positions: dict[DeckId, int] = {}
        self._topics: set[tuple[DeckId, str]] = set()
        self._types: dict[int, int] = {}
        self._batch = Batch()
        self._images: list[Image] = []
        self._last: dict[int, int] = {}
        self._log = BroughtLog(profile, self._days)
        self._counts: Counter[str] = Counter()
        self._losses: Counter[Loss] = Counter()
        self._examples: dict[Loss, str] = {}
        self._decks_used: set[DeckId] = set()
        self._revived: list[int] = []
        self._progress = decision.progress

    def _new(self, found: Found, fact: FactId, known: KnownNote | None) -> None:
        place = found.place
        self._enter(place)
        made = self._source.became(found)
        if made.fact.id != fact:
            made = replace(made, fact=replace(made.fact, id=fact))
        self._note_losses(made)
        record, statement, why = record_of(made.fact), made.fact.statement, made.fact.why
        cards, views, tags = cards_of(made, place.deck), made.views, made.fact.tags
        for figure in made.figures:
            self._batch.figures.append((place.deck, figure.name, figure.svg, place.deck))
        if known is None:
            self._fact_n += 1
            n = self._fact_n
            position = self._positions[place.deck] + found.rank
        else:
            n, position = known.fact_n, self._position_of(known.fact_n)
            self._revived.append(n)
        batch = self._batch
        batch.facts.append((place.deck, fact, place.topic, position, statement, why, record, n))
        if tags:
            batch.tags.extend((place.deck, fact, tag, n) for tag in tags)
        self._put_note(found, n)
        self._put_cards(found, At(fact, n, position), cards, views, known)

    def _put_note(self, found: Found, n: int) -> None:
        nid, guid, mid, mod, tags, flds = found.note
        ours = self._types.get(mid) or self._type_of(found.kind)
        self._batch.notes.append((n, guid, nid, ours, mod, tags, flds))
        self._source.use_media(flds)

    def _put_cards(self, found: Found, at: At, cards: list[CardFacts], views: Views, known: KnownNote | None) -> None:
        place, fact, n, position = found.place, at.fact, at.n, at.position
        read = self._reader.read if self._decision.progress else None
        by_view: dict[tuple[View, int], tuple[Brought, CardRow]] = {}
        for row in found.cards:
            asked = views.get(row[3])
            if asked is not None:
                by_view[asked] = (self._reader.fresh(row) if read is None else read(row, self._last.get(row[0]))), row
        there = here.known_cards(self._database, (n,)) if known is not None else {}
        made: list[tuple[int, CardFacts, Brought | None]] = []
        until: dict[int, int] = {}
        for one in cards:
            old = there.get((n, one[0].value, one[1]))
            if old is None:
                self._card_n += 1
                number = self._card_n
            else:
                number = old.n
            came = by_view.get((one[0], one[1]))
            made.append((number, one, None if came is None else came[0]))
            if came is not None:
                self._batch.anki_cards.append((number, *came[0].kept))
                until[number] = self._last.get(came[1][0], 0)
                if self._decision.progress:
                    self._log.put_card(came[1][0], number, place.deck, place.topic, new=old is None)
        if there:
            here.let_go(self._database, {old.n for old in there.values()} - {number for number, _, _ in made})
        opened, met = growth_of(made)
        batch = self._batch
        for rank, (number, (view, which, front, back, hint), brought_) in enumerate(made):
            memory = NEW if brought_ is None else brought_.memory
            batch.cards.append(
                (
                    number,
                    card_id(place.deck, fact, view, which),
                    place.deck,
                    fact,
                    place.topic,
                    view.value,
                    which,
                    front,
                    back,
                    rank * RANK + position,
                    hint,
                    n,
                    *memory,
                    0 if brought_ is None else brought_.suspended,
                    None if brought_ is None else brought_.buried_day,
                    0 if brought_ is None else brought_.flag,
                    int(opened is not None and number not in opened),
                    met,
                )
            )
            if brought_ is not None and self._progress and (memory[0] != "new" or until[number]):
                self._log.put_given(number, brought_, until[number])
        self._counts["cards"] += len(made)

    # --- places -----------------------------------------------------------------------------------------------------

    def _enter(self, place: Place) -> None:
        """Makes a note's deck and topic, where they are not there yet."""
        if (place.deck, place.topic) in self._topics:
            return
        if place.deck not in self._positions:
            rows.put_deck(
                self._database,
                place.deck,
                place.deck_title,
                f"Brought in from {self._file.name}.",
                f"From Anki: {self._file.name}",
                BROUGHT,
                self._now,
            )
            self._positions[place.deck] = rows.next_position(self._database, place.deck)
            self._decks_used.add(place.deck)
        rows.put_topic(self._database, place.deck, place.topic, place.topic_title)
        self._topics.add((place.deck, place.topic))

    def _position_of(self, fact_n: int) -> int:
        return int(self._database.value("SELECT position FROM facts WHERE n = ?", (fact_n,)))

    def _type_of(self, kind: NoteType) -> int:
        ours = self._types[kind.mid] = self._put_type(kind)
        return ours

    def _put_type(self, kind: NoteType) -> int:
        record = json.dumps(kind.record, ensure_ascii=False)
        for template in kind.templates:
            self._source.use_media(template.front)
            self._source.use_media(template.back)
        for ours, known in here.types_of(self._database, kind.mid):
            there = json.loads(known)
            if [one["name"] for one in there["flds"]] == list(kind.fields) and len(there["tmpls"]) == len(
                kind.templates
            ):
                return rows.put_type(self._database, kind.mid, kind.mod, record, same=True, known=ours)
        return rows.put_type(self._database, kind.mid, kind.mod, record, same=False, known=None)

    def _flush(self) -> None:
        batch, database = self._batch, self._database
        batch.cards.sort(key=_BY_ID)  # neighbours in the index of ids
        rows.put_facts(database, batch.facts, first=self._is_first)
        rows.put_cards(database, batch.cards)
        rows.put_notes(database, batch.notes)
        rows.put_anki_cards(database, batch.anki_cards)
        if batch.tags:
            rows.put_tags_of_deck(database, batch.tags)
        if batch.figures:
            rows.put_figures(database, batch.figures)
        self._log.flush_given()
        self._batch = Batch()

    def _note_losses(self, made: Became) -> None:
        for loss in made.losses:
            self._losses[loss] += 1
            self._examples.setdefault(loss, made.fact.statement[:80])
