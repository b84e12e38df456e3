"""What most notes of most packages are, brought in at once: one card, a field in front and a field behind, both of
plain words, no tags. The rows are those that ``NewNotes`` would make of them one by one; tests hold it."""

from collections.abc import Iterator

from quizapp.content.limits import MAX_TEXT
from quizapp.exchange.anki.reading.became import FIELDS, fact_id
from quizapp.exchange.anki.reading.collection import GRADED_LINE, TABLES
from quizapp.exchange.anki.reading.plain import is_plain
from quizapp.exchange.anki.reading.telling import Tell, part
from quizapp.services._bringing.new import NewNotes
from quizapp.services._bringing.notes import Found
from quizapp.services._bringing.parts import sides_of
from quizapp.storage.bringing import whole as rows
from quizapp.storage.bringing.attached import has_keys
from quizapp.storage.bringing.whole import LONGEST, NEW_SIGN, KeyOf, Numbers

_BATCH = 2_000


class WholeNotes(NewNotes):
    """Brings simple notes in at once, and finds the others."""

    _numbers = Numbers(fact=0, card=0, line=0, first_day=0)

    def _usual(self) -> bool:
        """Whether the package's tables are as Anki makes them."""
        with self._source.collection.sound(writing=True):
            return has_keys(self._database, *sorted(TABLES))

    def _read_spans(self, tell: Tell) -> None:
        """When each card was answered first and last there."""
        head, latest = self._source.head, self._log.latest
        lines = head.reviews if self._progress else 0
        with self._source.collection.sound(writing=True):
            rows.span_answers(self._database, GRADED_LINE, latest, lines, tell)
            if lines and not self._usual():
                self._last = {cid: last for cid, last, _ in rows.spans(self._database, all_cards=True)}

    def _whole(self, tell: Tell) -> Iterator[Found]:
        """Writes the simple notes; gives the others."""
        database, source, head = self._database, self._source, self._source.head
        self._numbers = Numbers(
            fact=self._fact_n, card=self._card_n, line=self._log.newest_line, first_day=head.first_day
        )
        with source.collection.sound(writing=True):
            twins: set[str] = set()
            arrived = rows.arrive(
                database,
                self._key_of(twins),
                twins,
                progress=self._progress,
                notes=head.notes,
                cards=head.cards,
                tell=part(tell, 0.0, 0.3),
            )
            if self._progress and head.reviews:
                self._last = {cid: last for cid, last, _ in rows.spans(database, all_cards=False)}
        for kind, many in (("no card", arrived.without_cards), ("card", arrived.without_notes)):
            if many > 0:
                source.oddities[kind] += many
        self._put_simple(arrived.last_answers, part(tell, 0.3, 0.8))
        total, done = max(1, rows.count_others(database)), 0
        seen: set[str] = set()
        batches = rows.others(database, _BATCH)
        while True:
            with source.collection.sound(writing=True):
                batch = next(batches, None)
            if batch is None:
                return
            notes, cards, ranks = batch
            tell(0.8 + 0.2 * done / total)
            done += len(notes)
            yield from source.among(notes, cards, ranks, seen, lambda _share: None)

    def _put_simple(self, last_answers: tuple[int, int], tell: Tell) -> None:
        database, source = self._database, self._source
        places = []
        for did, _, simple in rows.homes(database):
            place = source.place_of_deck(did)
            self._enter(place)
            if simple:
                number = self._log.place(place.deck, place.topic)
                places.append((did, place.deck, place.topic, self._positions[place.deck], number))
        types = [(mid, self._types.get(mid) or self._type_of(source.head.types[mid])) for mid in rows.kinds(database)]
        put = rows.put_simple(
            database,
            places,
            types,
            self._numbers,
            lambda moment: self._days.day_sql(moment, *last_answers),
            tell,
        )
        self._counts["new"] += put
        self._counts["cards"] += put
        self._fact_n, self._card_n = rows.next_numbers(database, self._numbers)

    def _key_of(self, twins: set[str]) -> KeyOf:
        """Says of a note whether it is new and simple, see ``storage.bringing.whole``."""
        types, known, knows = self._source.head.types, self._known, self._home.knows
        sides = {mid: None if knows(mid) else sides_of(kind) for mid, kind in types.items()}
        shared = {fact for _, fact in self._shared}
        seen: set[int] = set()

        def key_of(guid: str | None, mid: int | None, tags: str | None, flds: str | None) -> str | None:
            if not guid or mid not in sides or flds is None:
                return None
            fact = fact_id(guid)
            if (number := hash(fact)) in seen:
                twins.add(fact)
            seen.add(number)
            if guid in known or knows(mid) or fact in shared:
                return fact
            at = sides[mid]
            if at is None or tags or len(flds) > LONGEST or not is_plain(flds.replace(FIELDS, "")):
                return fact + NEW_SIGN
            values = flds.split(FIELDS)
            if len(values) < at[2]:
                return fact + NEW_SIGN
            question, answer = values[at[0]].strip(), values[at[1]].strip()
            if not question or not answer or len(question) + len(answer) > MAX_TEXT - 10:
                return fact + NEW_SIGN
            return f"{fact}{question}{FIELDS}{answer}"

        return key_of
