"""How well the facts of a large deck are remembered, summed up where it lies: no fact is read by itself."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizapp.content.facts import DeckId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.storage.charts import FINE
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallCount:
    """So many facts of a topic have about this mean recall (0 to 1) over their studied cards; None: never met."""

    topic: TopicId
    recall: float | None
    facts: int


def recall_counts(
    database: Database, deck: DeckId, today: StudyDay, recall: Callable[[float], float]
) -> Iterator[RecallCount]:
    """The facts of a deck by topic and recall, to a hundredth; best known first, those never met last.

    ``recall`` says what is recalled after so many stabilities. SQLite cannot raise to a power everywhere: it looks the
    middle of each of ``FINE`` steps up, as ``storage.charts.recall_steps`` does.
    """
    middles = ((step + 0.5) / FINE for step in range(FINE))
    curve = [recall(0.0), *(recall(middle / (1 - middle)) for middle in middles)]
    rows = database.rows(
        f"""
        WITH curve (step, recall) AS MATERIALIZED (SELECT key, value FROM json_each(:curve)),
        waits AS (
            SELECT fact, max(0, :today - last_day) / stability AS x FROM cards
            WHERE deck = :deck AND retired = 0 AND state <> 'new'
        ),
        known AS MATERIALIZED (
            SELECT fact, avg(recall) AS recall
            FROM waits JOIN curve ON step = CAST({FINE} * x / (1 + x) AS INTEGER) + (x > 0) GROUP BY fact
        )
        SELECT topic, CAST(known.recall * 100 AS INTEGER) AS percent, avg(known.recall) AS recall, count(*) AS facts
        FROM facts LEFT JOIN known ON known.fact = facts.id
        WHERE deck = :deck AND retired = 0 GROUP BY 1, 2 ORDER BY 1, 2 DESC
        """,  # noqa: S608 - a constant of ours
        {"deck": deck, "today": today, "curve": json.dumps(curve)},
    )
    for row in rows:
        yield RecallCount(topic=TopicId(row["topic"]), recall=row["recall"], facts=row["facts"])
