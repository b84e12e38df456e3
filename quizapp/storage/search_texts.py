"""The texts of facts as they are searched, kept in step with facts and cards.

Triggers note which facts changed, whoever changed them; before a transaction is stored, their texts are read again.
"""

from collections.abc import Iterator
from itertools import chain

from quizapp.storage.database import Database


def keep_search_texts(database: Database) -> None:
    """Brings the texts in step with the facts, now and at the end of every transaction from now on."""

    def read() -> None:
        if database.value("SELECT n FROM search_unread LIMIT 1") is not None:
            _read_changed(database)

    database.at_commit = read
    if database.value("SELECT n FROM search_unread LIMIT 1") is not None:  # the file comes from an older version
        with database.writing():
            pass


def _read_changed(database: Database) -> None:
    database.run(
        "INSERT INTO search_index (search_index, rowid, text) "
        "SELECT 'delete', n, text FROM search_texts WHERE n IN (SELECT n FROM search_unread)"
    )
    texts = list(_changed(database))
    database.run_many("INSERT OR REPLACE INTO search_texts (n, text) VALUES (?, ?)", texts)
    database.run(
        "INSERT INTO search_index (rowid, text) "
        "SELECT n, text FROM search_texts WHERE n IN (SELECT n FROM search_unread)"
    )
    words = set(chain.from_iterable(text.split() for _, text in texts))
    database.run_many("INSERT OR IGNORE INTO search_words VALUES (?)", ((word,) for word in sorted(words)))
    database.run("DELETE FROM search_unread")


def _changed(database: Database) -> Iterator[tuple[int, str]]:
    from quizapp.content.search.folding import folded  # noqa: PLC0415 - not needed by a start

    rows = database.rows(
        """
        SELECT n, id, statement, why, (
            SELECT group_concat(front || ' / ' || back, ' / ') FROM cards WHERE fact_n = facts.n AND retired = 0
        ) AS cards
        FROM facts WHERE n IN (SELECT n FROM search_unread)
        """
    )
    for row in rows:
        whole = " / ".join((row["id"], row["statement"], row["why"], row["cards"] or ""))
        yield row["n"], f" {folded(whole)} "
