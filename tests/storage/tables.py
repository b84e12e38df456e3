"""Whole tables as values, to hold two moments of a profile against each other."""

from quizapp.bootstrap import Services

_GROWING = {
    "steps",
    "reviews",
    "undone",
    "policies",
    "_sqlite_migrations",
    "settings",
    "shipped",
    "practice",
    "search_words",
}
_OWN_AND_DELETED = "SELECT deck, id FROM facts WHERE own = 1 AND deleted = 1"
_BUT = {
    "cards": f"WHERE gone = 0 AND (deck, fact) NOT IN ({_OWN_AND_DELETED})",
    "facts": "WHERE NOT (own = 1 AND deleted = 1)",
    "search_texts": "WHERE n NOT IN (SELECT n FROM facts WHERE own = 1 AND deleted = 1)",
}
_CLOCKED = {"decks": {"changed_at"}}


def everything(services: Services) -> dict[str, set[tuple[object, ...]]]:
    """Every row of every table but the log, the journal and what says when something was.

    Cards that their facts no longer make are left out, and so are own facts that were deleted, with their cards: they
    stay at rest, since their history does.
    """
    database = services._opened.database
    names = [
        row["name"]
        for row in database.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'search_index%' ORDER BY name"
        )
    ]
    found: dict[str, set[tuple[object, ...]]] = {}
    for name in names:
        if name not in _GROWING:
            rows = [dict(row) for row in database.rows(f"SELECT * FROM {name} {_BUT.get(name, '')}")]
            out = _CLOCKED.get(name, set())
            found[name] = {tuple(value for column, value in row.items() if column not in out) for row in rows}
    return found
