"""One import: walks through a package and writes what comes, in the caller's transaction."""

import json
from dataclasses import replace

from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.exchange.anki.reading.became import fact_id
from quizapp.exchange.anki.reading.limits import MOST_MEDIA_BYTES
from quizapp.exchange.anki.reading.telling import Tell, part
from quizapp.services._bringing.new import BATCH
from quizapp.services._bringing.notes import Found, loss_lines
from quizapp.services._bringing.rows import RANK, record_of
from quizapp.services._bringing.views import ImportReport, Merge
from quizapp.services._bringing.whole import WholeNotes
from quizapp.services._day import policy_row
from quizapp.services._library.editing import write_facts
from quizapp.services.changes import Changes
from quizapp.services.journal import OWN_COLUMNS, Act, Kept, step
from quizapp.storage.bringing import here, rows
from quizapp.storage.bringing import whole as rows_at_once
from quizapp.storage.bringing.here import KnownNote


class Bringing(WholeNotes):
    """An import under way."""

    def bring(self, tell: Tell) -> ImportReport:
        """Brings everything in; gives what was done. Where nothing is new there is no step."""
        source = self._source
        self._number = rows.start_import(self._database, self._now, self._file.name, self._first_fact)
        if self._decision.progress:
            self._log.start(self._number, policy_row(self._profile, self._policy))
        with rows.room(self._database, source.head.cards, first=self._is_first):
            self._walk(part(tell, 0.0, 0.6))
        rows.note_unread(self._database, self._first_fact, self._fact_n)
        rows.end_import(self._database, self._number, self._fact_n)
        for deck in source.decks_used():
            rows.put_deck_of_anki(self._database, deck.did, deck.name, json.dumps(deck.record, ensure_ascii=False))
        self._bring_media(part(tell, 0.6, 0.7))
        if self._decision.progress and source.head.reviews:
            source.note_ahead(self._now)
            self._log.bring(source, self._numbers, part(tell, 0.7, 1.0))
        rows_at_once.forget_arrivals(self._database)
        return self._report()

    # --- one note ---------------------------------------------------------------------------------------------------

    def _walk(self, tell: Tell) -> None:
        """Every note: the simple ones at once, the others one by one."""
        self._read_spans(part(tell, 0.0, 0.1))
        found = self._whole(part(tell, 0.1, 0.9)) if self._usual() else self._source.found(part(tell, 0.1, 1.0))
        for one in found:
            self._one(one)
            if len(self._batch.notes) >= BATCH:
                self._flush()
        self._flush()
        for deck, base in self._positions.items():
            rows_at_once.close_gaps(self._database, base, deck, self._first_fact, RANK)

    def _one(self, found: Found) -> None:
        known = self._known.get(found.note[1]) or self._shared_fact(found)
        if self._home.is_ours(found):
            self._come_home(found)
        elif known is None:
            self._counts["new"] += 1
            self._new(found, self._fact_of(found), None)
        elif known.undone:
            self._counts["new"] += 1
            self._new(found, known.fact, known)
        elif known.deleted:
            self._counts["resting"] += 1
        else:
            self._known_note(found, known)

    def _shared_fact(self, found: Found) -> KnownNote | None:
        """The fact that a note became elsewhere, and which came here in a deck that was shared: its note, which did not
        come then, is kept with it from now on."""
        shared = self._shared.get((found.place.deck, fact_id(found.note[1])))
        if shared is None or shared.deleted or shared.undone:
            return shared
        _, guid, _, mod, tags, flds = found.note
        self._put_note(found, shared.fact_n)
        there = here.known_cards(self._database, (shared.fact_n,))
        views = self._source.became(found).views
        for row in found.cards:
            view, number = views.get(row[3], (None, 0))
            card = None if view is None else there.get((shared.fact_n, view.value, number))
            if card is not None:
                kept = self._reader.fresh(row).kept
                rows.put_anki_cards(self._database, [(card.n, *kept[:3], 0, *kept[4:])])  # what Anki has is newer
        known = self._known[guid] = replace(shared, mod=mod, tags=tags, flds=flds)
        return known

    def _fact_of(self, found: Found) -> FactId:
        return fact_id(found.note[1])

    def _bring_media(self, tell: Tell) -> None:
        total = 0
        for number, (name, sha1, content) in enumerate(self._source.media()):
            tell(min(0.99, number / max(1, len(self._source.media_used))))
            total += len(content)
            known = here.medium_known(self._database, name)
            if known is None and total <= MOST_MEDIA_BYTES:
                rows.put_medium(self._database, name, sha1, self._number, content)
                self._counts["media"] += 1
            elif known is None:
                self._source.oddities["much"] += 1
            elif known != sha1:
                self._source.oddities["other medium"] += 1

    # --- notes that are here already --------------------------------------------------------------------------------

    def _known_note(self, found: Found, known: KnownNote) -> None:
        merge = self._decision.merge
        note = found.note
        differs = note[5] != known.flds or note[4].split() != known.tags.split()
        if merge is Merge.NEW:
            self._counts["unchanged"] += 1
            return
        if differs and merge is Merge.BOTH and note[5] != known.flds:
            self._beside(found)
        elif differs and merge is Merge.NEWER and note[3] > known.mod:
            self._update(found, known)
            self._counts["updated"] += 1
        else:
            self._counts["unchanged"] += 1
        if self._decision.progress:
            self._known_progress(found, known)

    def _beside(self, found: Found) -> None:
        """The package's note beside mine, under an identity of its own that is the same whenever it comes."""
        nid, guid, mid, mod, tags, flds = found.note
        other = f"{guid}~{fact_id(flds)}"
        if other in self._known or (found.place.deck, fact_id(other)) in self._shared:
            return
        self._counts["beside"] += 1
        twin = Found((nid, other, mid, mod, tags, flds), [], found.kind, found.place)
        cards = [(-row[0], *row[1:]) for row in found.cards]  # no answer is another card's
        self._new(Found(twin.note, cards, found.kind, found.place, found.rank), fact_id(other), None)

    def _update(self, found: Found, known: KnownNote) -> None:
        """The package's texts: the fact's record changes beneath the person's own edits, its cards are made anew."""
        self._flush()
        made = self._source.became(found)
        self._note_losses(made)
        rows.put_figures(self._database, ((known.deck, one.name, one.svg, known.deck) for one in made.figures))
        record = record_of(replace(made.fact, id=known.fact, topic=TopicId(known.topic)))
        with_deck = {"deck": known.deck}
        kept = Kept(self._profile, Act.IMPORT, known.deck, 1)
        kept.keep_facts(OWN_COLUMNS, (known.fact,))
        kept.keep_tags((known.fact,))
        self._images += [{**image, **with_deck} for image in kept.images]
        self._images.append(
            {"table": "anki_notes", "columns": [], "facts": [], "rows": [here.note_row(self._database, known.fact_n)]}
        )
        here.set_record(self._database, known.fact_n, record)
        self._put_note(found, known.fact_n)
        self._flush()
        self._profile.kept_contents.pop(known.deck, None)
        self._profile.kept_decks.pop(known.deck, None)
        write_facts(self._profile, known.deck, (known.fact,))
        self._decks_used.add(known.deck)

    def _known_progress(self, found: Found, known: KnownNote) -> None:
        """Answers of cards that are here, and Anki's newer memory where nothing was answered here since its last."""
        there = here.known_cards(self._database, (known.fact_n,))
        made = {card.kept_ord: card for card in there.values() if card.kept_ord is not None}
        for row in found.cards:
            card = made.get(row[3])
            if card is None:
                continue
            self._log.put_card(row[0], card.n, known.deck, known.topic, new=False)
            if row[4] <= (card.mod or 0) or here.answered_here_since(self._database, card.n):
                continue
            self._keep_card(card.n)
            last = self._last.get(row[0], 0)
            brought = self._reader.read(row, last or None)
            rows.put_anki_cards(self._database, [(card.n, *brought.kept)])
            here.set_card(self._database, card.n, brought.memory, brought.suspended, brought.buried_day, brought.flag)
            if brought.memory[0] == "new" and not last:
                here.drop_given(self._database, card.n)
            else:
                rows.put_given(self._database, [(card.n, here.newest_line(self._database), last, *brought.memory)])
            self._counts["memories"] += 1
            self._decks_used.add(known.deck)

    def _keep_card(self, n: int) -> None:
        for image in here.images_of_card(self._database, n):
            self._images.append(image)

    def _come_home(self, found: Found) -> None:
        """A note of our own: its answers come into the log; a flag and a setting aside are taken over, none is taken
        off."""
        self._counts["home"] += 1
        if not self._decision.progress or self._decision.merge is Merge.NEW:
            return
        ours = self._home.cards(found) or []
        if not ours and any(row[0] in self._last for row in found.cards):
            self._source.oddities["question"] += 1
        for place, name in ours:
            n = here.row_of_card(self._database, name)
            if n is None:
                continue
            row = found.cards[place]
            self._log.put_home(row[0], n, name)
            flag, suspended = row[15] & 7, int(row[6] == -1)
            if here.would_mark(self._database, n, flag, suspended):
                self._keep_card(n)
                here.mark(self._database, n, flag, suspended)
                self._counts["marked"] += 1

    # --- the end ----------------------------------------------------------------------------------------------------

    def _report(self) -> ImportReport:
        counts, log = self._counts, self._log
        new, updated = counts["new"] + counts["beside"], counts["updated"]
        decks = tuple(sorted(self._decks_used))
        nothing = not (new or updated or log.added or counts["memories"] or counts["marked"] or counts["media"])
        changes = Changes()
        if nothing:
            rows.forget_import(self._database, self._number)
        else:
            deck = decks[0] if decks else self._any_deck()
            touched = new + updated or len(log.touched) or counts["memories"] or counts["marked"] or 1
            with step(self._profile, Act.IMPORT, deck, touched=touched) as kept:
                kept.images.append(
                    {"table": "imports", "columns": [], "facts": [], "rows": [[self._number]], "revived": self._revived}
                )
                kept.images += self._images
            changes = Changes(decks=True, facts=True, cards=True, memory=bool(log.added), step=kept.id, undo=kept.told)
        return ImportReport(
            file=self._file,
            new=counts["new"],
            updated=updated,
            unchanged=counts["unchanged"] + counts["home"] + counts["resting"],
            beside=counts["beside"],
            cards=counts["cards"],
            reviews=log.added,
            home=log.added_home,
            media=counts["media"],
            decks=decks,
            losses=loss_lines(self._losses, self._examples, self._source.oddities),
            changes=changes,
        )

    def _any_deck(self) -> DeckId:
        """The deck of the first card whose log grew or that was marked."""
        n = next(iter(self._log.touched), None)
        return here.deck_of_card(self._database, n)
