"""The texts of facts as they are searched, kept in step with facts and cards.

Triggers note which facts changed, whoever changed them; before a transaction is stored, their texts are read again.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from quizapp.storage.database import Database

MANY = 5_000
"""A transaction that changed more texts leaves them unread: they are read before the next search, or by ``read_all``
beside the window."""

_AT_ONCE = 2_000


def keep_search_texts(database: Database) -> None:
    """Brings the texts in step with the facts, now and at the end of every transaction from now on."""

    def read() -> None:
        if 0 < _unread(database) <= MANY:
            _read_changed(database, MANY)

    database.at_commit = read
    if _unread(database):  # the file comes from an older version, or was left before all was read
        read_all(database)


def read_all(database: Database, tell: Callable[[float], None] = lambda _share: None) -> None:
    """Reads all texts that are unread, some thousand in a transaction, and tells the share that is done."""
    if database.connection.in_transaction:
        return
    unread = total = _waiting(database)
    while unread:
        with database.writing():
            _read_changed(database, _AT_ONCE)
        unread = _waiting(database)
        tell(1 - unread / total)


def _waiting(database: Database) -> int:
    return int(database.value("SELECT count(*) FROM search_unread"))


def _unread(database: Database) -> int:
    """How many facts are unread, one more than ``MANY`` at most."""
    return int(database.value("SELECT count(*) FROM (SELECT 1 FROM search_unread LIMIT ?)", (MANY + 1,)))


def _read_changed(database: Database, most: int) -> None:
    last = database.value("SELECT max(n) FROM (SELECT n FROM search_unread ORDER BY n LIMIT ?)", (most,))
    some = "n IN (SELECT n FROM search_unread WHERE n <= ?)"
    database.run(
        f"INSERT INTO search_index (search_index, rowid, text) SELECT 'delete', n, text FROM search_texts WHERE {some}",
        (last,),
    )
    texts = list(_changed(database, last))
    database.run_many("INSERT OR REPLACE INTO search_texts (n, text) VALUES (?, ?)", texts)
    database.run(
        f"INSERT INTO search_index (rowid, text) SELECT n, text FROM search_texts WHERE {some}",
        (last,),
    )
    words = set(chain.from_iterable(text.split() for _, text in texts))
    database.run_many("INSERT OR IGNORE INTO search_words VALUES (?)", ((word,) for word in sorted(words)))
    database.run("DELETE FROM search_unread WHERE n <= ?", (last,))


def _changed(database: Database, last: int) -> Iterator[tuple[int, str]]:
    from quizapp.content.search.folding import folded  # noqa: PLC0415 - not needed by a start

    rows = database.rows(
        """
        SELECT n, id, statement, why, (
            SELECT group_concat(front || ' / ' || back, ' / ') FROM cards WHERE fact_n = facts.n AND retired = 0
        ) AS cards
        FROM facts WHERE n IN (SELECT n FROM search_unread WHERE n <= ?)
        """,
        (last,),
    )
    for row in rows:
        whole = " / ".join((row["id"], row["statement"], row["why"], row["cards"] or ""))
        yield row["n"], f" {folded(whole)} "
