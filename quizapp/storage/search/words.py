"""Plain words as SQL: through the index of whole words, which every word of a search can be brought to."""

from collections.abc import Callable

from quizapp.content.search import Text
from quizapp.storage.database import Database

_MOST_WORDS = 60
"""Up to so many known words the index is asked for each. Beyond them (a search for a letter or two) reading every text
is quicker: the index takes longer with each word, 28 ms with 200 words over 100,000 facts."""


def text_condition(database: Database, term: Text, fact_n: str, keep: Callable[[str], str]) -> str:
    """The condition that some text of a fact holds the words."""
    words = term.words.split()
    held = keep(f" {term.words} " if term.whole else term.words)
    scan = f"SELECT n FROM search_texts WHERE instr(text, {held})"
    asked = _index_query(database, words, whole=term.whole)
    if asked is None:
        return f"{fact_n} IN ({scan})"
    if not asked:
        return "0"
    index = f"SELECT rowid FROM search_index WHERE search_index MATCH {keep(asked)}"
    if len(words) == 1:
        return f"{fact_n} IN ({index})"
    return f"{fact_n} IN ({scan} AND n IN ({index}))"


def _index_query(database: Database, words: list[str], *, whole: bool) -> str | None:
    """What the index is asked: in one text there is each of the words, the first and the last perhaps as part of a
    longer one. None: too many words would fit; empty: a word is in no text."""
    groups: list[str] = []
    for place, word in enumerate(words):
        begins, ends = not whole and place > 0, not whole and place < len(words) - 1
        inside = not whole and len(words) == 1
        known = _known(database, word, whole=whole, begins=begins, ends=ends, inside=inside)
        if not known:
            return ""
        if len(known) <= _MOST_WORDS:
            quoted = " OR ".join(f'"{one}"' for one in known)
            groups.append(f"({quoted})")
    return " AND ".join(groups) or None


def _known(database: Database, word: str, *, whole: bool, begins: bool, ends: bool, inside: bool) -> list[str]:
    """The words of all texts that are the word, begin with it, end with it, or hold it; one more than can be used."""
    if whole or (begins and ends):
        condition = "word = ?1"
    elif inside:
        condition = "instr(word, ?1)"
    elif begins:
        condition = "word >= ?1 AND substr(word, 1, length(?1)) = ?1"
    else:
        condition = "substr(word, -length(?1)) = ?1"
    sql = f"SELECT word FROM search_words WHERE {condition} LIMIT {_MOST_WORDS + 1}"
    return [row[0] for row in database.rows(sql, (word,))]
