"""How well the facts of a large deck are remembered, summed up where it lies: no fact is read by itself."""

import json
from collections import Counter
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
    """The facts of a deck by topic and recall, to a hundredth; and how many of each topic were never met.

    ``recall`` says what is recalled after so many stabilities. SQLite cannot raise to a power everywhere: it looks the
    middle of each of ``FINE`` steps up, as ``storage.charts.recall_steps`` does.
    """
    middles = ((step + 0.5) / FINE for step in range(FINE))
    curve = [recall(0.0), *(recall(middle / (1 - middle)) for middle in middles)]
    known = database.rows(
        f"""
        WITH curve (step, recall) AS MATERIALIZED (SELECT key, value FROM json_each(:curve)),
        waits AS (
            SELECT topic, fact_n, max(0, :today - last_day) / stability AS x FROM cards
            WHERE deck = :deck AND retired = 0 AND state <> 'new'
        ),
        recalls AS MATERIALIZED (
            SELECT topic, avg(curve.recall) AS recall
            FROM waits CROSS JOIN curve ON curve.step = CAST({FINE} * x / (1 + x) AS INTEGER) + (x > 0)
            GROUP BY topic, fact_n
        )
        SELECT topic, CAST(recall * 100 AS INTEGER) AS percent, avg(recall) AS recall, count(*) AS facts
        FROM recalls GROUP BY 1, 2 ORDER BY 1, 2 DESC
        """,  # noqa: S608 - a constant of ours; CROSS JOIN keeps SQLite from going through all cards for each step
        {"deck": deck, "today": today, "curve": json.dumps(curve)},
    )
    met: Counter[str] = Counter()
    for row in known:
        met[row["topic"]] += row["facts"]
        yield RecallCount(topic=TopicId(row["topic"]), recall=row["recall"], facts=row["facts"])
    every = "SELECT topic, count(*) AS facts FROM facts WHERE deck = ? AND retired = 0 GROUP BY topic"
    for row in database.rows(every, (deck,)):
        yield RecallCount(topic=TopicId(row["topic"]), recall=None, facts=row["facts"] - met[row["topic"]])
