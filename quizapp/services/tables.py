"""Bringing in tables of questions: a preview, then one transaction that can be taken back as one step."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.drafting import topic_of
from quizapp.content.facts import DeckId, Fact, FactId, Source, Topic, TopicId
from quizapp.content.limits import MAX_TEXT
from quizapp.content.occlusion import region_id
from quizapp.errors import UserError
from quizapp.exchange.anki.reading.telling import Tell, part, silent, told
from quizapp.exchange.formats import FORMATS, format_for, quizlet
from quizapp.exchange.formats.decoding import MOST_BYTES
from quizapp.exchange.formats.entries import Problem, Table, drafts_of
from quizapp.services._carrying.tables import Coming, Fate, Plan, planned
from quizapp.services._library.authoring_saving import put_fact_tags, texts_over
from quizapp.services._library.decks import deck_of, tagged
from quizapp.services._library.editing import write_facts
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.services.journal import Act, step
from quizapp.storage.authoring import free_own_id, next_position, put_own_fact, put_topic
from quizapp.storage.decks import deck_ids, fact_content, own_facts, resting_facts
from quizapp.storage.edits import drop_edit, edits_of_fact, store_edit
from quizapp.storage.loading import write_head
from quizapp.storage.steps import image_of_new_deck

__all__ = ["Coming", "Fate", "Plan", "Problem", "Table", "TableReport", "TablesService", "read_pasted", "read_table"]

KEPT = "Nothing was brought in; the profile is as it was."


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReport:
    """What was brought in, and what was not. ``deck`` is where it went, also a new one."""

    deck: DeckId
    title: str
    new: int
    changed: int
    same: int
    problems: tuple[Problem, ...]
    changes: Changes


def read_table(file: Path, format_id: str = "") -> Table:
    """The entries of a file. UserError for one that cannot be read, or is of no format that can be."""
    found = FORMATS.get(format_id) if format_id else format_for(file.name)
    if found is None or found.read is None:
        readable = ", ".join(one.suffix for one in FORMATS.values() if one.read)
        raise UserError(
            f"{file.name} is of no format that can be brought in. {KEPT} These can: .apkg and .colpkg (Anki), "
            f"{readable}, .quizdeck."
        )
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"{file} could not be read: {error.strerror or error}. {KEPT}") from error
    if len(content) > MOST_BYTES:
        raise UserError(f"{file.name} is larger than {MOST_BYTES // 2**20} MB. {KEPT} Split it.")
    table = found.read(content)
    return table if table.title else replace(table, title=file.stem[:MAX_TEXT] or "Questions")


def read_pasted(text: str, title: str) -> Table:
    """The entries of a text that was pasted: a question and its answer on each line. ``title`` names the whole."""
    return replace(quizlet.read(text.encode()), title=title)


class TablesService:
    """Tables of questions become facts of the person's own, in a deck that is there or in a new one."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def preview(self, table: Table, into: DeckId | None = None, tell: Tell = silent) -> Plan:
        """What would become of a table in a deck, or, for None, in a new one. UserError for an unknown deck."""
        with self._profile.database.reading():
            self._profile.revision()
            return self._plan(table, into, "", tell)[1]

    def bring(
        self,
        table: Table,
        into: DeckId | None = None,
        *,
        only_new: bool = False,
        title: str = "",
        tell: Tell = silent,
    ) -> TableReport:
        """Brings a table in as one step of undo. ``only_new`` leaves what is here as it is; ``title`` is that of a new
        deck. UserError when there is nothing to bring in, ``Stopped``: nothing has changed then."""
        profile = self._profile
        with profile.writing(KEPT):
            profile.revision()
            deck, plan = self._plan(table, into, title, part(tell, 0.0, 0.2))
            wanted = {Fate.NEW} if only_new else {Fate.NEW, Fate.CHANGED}
            some = [one for one in plan.coming if one.fate in wanted]
            if not some and into is None:
                first = f" {plan.problems[0].told}" if plan.problems else ""
                raise UserError(f"There is no question in this file that can be brought in.{first} {KEPT}")
            write = part(tell, 0.2, 1.0)
            changes = self._apply(deck, some, write, new_deck=into is None) if some else Changes()
        profile.changed()
        return TableReport(
            deck=deck.id,
            title=deck.title,
            new=sum(one.fate is Fate.NEW for one in some),
            changed=sum(one.fate is Fate.CHANGED for one in some),
            same=plan.count(Fate.SAME),
            problems=plan.problems,
            changes=changes,
        )

    def _plan(self, table: Table, into: DeckId | None, title: str, tell: Tell) -> tuple[Deck, Plan]:
        profile, database = self._profile, self._profile.database
        if into is None:
            deck, own, gone = self._new_deck(table, title or table.title), frozenset[FactId](), frozenset[FactId]()
        else:
            deck = tagged(profile, deck_of(profile, into))
            own = frozenset(fact.id for fact in own_facts(database, into))
            gone = resting_facts(database, into)
        drawn = told(drafts_of(table.entries, deck.id), len(table.entries), tell)
        plan = planned(deck, drawn, own, gone)
        return deck, replace(plan, problems=(*table.problems, *plan.problems))

    def _new_deck(self, table: Table, title: str) -> Deck:
        """An empty deck with the table's topics; its id is made of its title once and never again."""
        shown = " ".join(title.split())[:MAX_TEXT] or "Questions"
        name = region_id(shown, deck_ids(self._profile.database))
        topics: dict[str, Topic] = {}
        for entry in table.entries:
            text = " ".join((entry.topic or shown).split())[:MAX_TEXT]
            if text.casefold() not in topics:
                known = [topic.id for topic in topics.values()]
                topics[text.casefold()] = Topic(id=TopicId(region_id(text, known)), title=text)
        first = Topic(id=TopicId("all"), title=shown)
        source = Source(title=shown, publisher="")
        return Deck(id=DeckId(name), title=shown, source=source, topics=tuple(topics.values()) or (first,))

    def _apply(self, deck: Deck, some: Collection[Coming], tell: Tell, *, new_deck: bool) -> Changes:
        profile, database = self._profile, self._profile.database
        if new_deck:
            write_head(database, deck, profile.now())
        own = frozenset(fact.id for fact in own_facts(database, deck.id))
        named = self._named(deck, some)
        ids = [fact.id for fact, _ in named]
        with step(profile, Act.IMPORT, deck.id, touched=len(ids)) as kept:
            if new_deck:
                kept.images.append(image_of_new_deck(deck.id))
            kept.keep_own([name for name in ids if name in own or name not in deck.fact_by_id])
            kept.keep_edits(ids)
            kept.keep_tags(ids)
            position = next_position(database, deck.id)
            for fact, one in told(named, len(named), part(tell, 0.0, 0.3)):
                if one.base is None or fact.id in own:
                    self._put_own(deck, fact, one, position)
                    position += fact.id not in own
                else:
                    self._put_over(deck.id, fact)
                put_fact_tags(profile, deck.id, fact)
            profile.kept_contents.pop(deck.id, None)
            write_facts(profile, deck.id, ids, part(tell, 0.3, 1.0))
        return Changes(decks=True, facts=True, cards=True, step=kept.id, undo=kept.told)

    def _named(self, deck: Deck, some: Collection[Coming]) -> list[tuple[Fact, Coming]]:
        """Each fact with its id: its own if it is free, else the next of the person's own."""
        free = free_own_id(self._profile.database, deck.id)
        number = int(free.rpartition("-")[2])
        named = []
        for one in some:
            name = one.draft.fact if one.base is None else one.base.id
            if name is None or not _is_id(name):
                name, number = FactId(f"my-{number}"), number + 1
            named.append((replace(one.fact, id=name), one))
        return named

    def _put_own(self, deck: Deck, fact: Fact, one: Coming, position: int) -> None:
        database = self._profile.database
        draft = one.draft if one.draft.new_topic or one.draft.topic else replace(one.draft, topic=deck.topics[-1].id)
        topic, title = topic_of(draft, deck)
        if title:
            put_topic(database, deck.id, topic, title)
        put_own_fact(database, deck.id, replace(fact, topic=topic, tags=()), position)
        for path in edits_of_fact(database, deck.id, fact.id):
            drop_edit(database, deck.id, fact.id, path)

    def _put_over(self, deck: DeckId, fact: Fact) -> None:
        database = self._profile.database
        own = fact_content(database, deck, fact.id)
        assert own is not None  # noqa: S101 - it stands in the deck
        before = edits_of_fact(database, deck, fact.id)
        after = texts_over(own, fact, before)
        for path in before.keys() - after.keys():
            drop_edit(database, deck, fact.id, path)
        for path, text in after.items():
            store_edit(database, deck, fact.id, path, text)


def _is_id(name: str) -> bool:
    return len(name) <= 100 and all(part.isascii() and (part.isalnum() or part in "-_") for part in name)
