"""A person's own fact, stored as the editor stores it, as one step of the undo journal."""

import json

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId, Fact
from quizapp.content.records import fact_to_record
from quizapp.services._library.editing import write_facts
from quizapp.services.journal import Act, step


def store_own(services: Services, deck: DeckId, fact: Fact) -> None:
    """Adds the fact to a deck, or gives the person's fact of that id this content."""
    opened = services._opened
    record = json.dumps(fact_to_record(fact), ensure_ascii=False, sort_keys=True)
    with opened.writing("Nothing was stored."):
        opened.revision()
        there = opened.database.row("SELECT 1 FROM facts WHERE deck = ? AND id = ?", (deck, fact.id))
        with step(opened, Act.ADD if there is None else Act.EDIT, deck) as kept:
            kept.keep_own((fact.id,))
            opened.database.run(
                "INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record, own) "
                "VALUES (?, ?, ?, (SELECT max(position) + 1 FROM facts), 0, ?, '', ?, 1) "
                "ON CONFLICT (deck, id) DO UPDATE SET record = excluded.record",
                (deck, fact.id, fact.topic, fact.statement, record),
            )
            write_facts(opened, deck, (fact.id,))
    opened.changed()
