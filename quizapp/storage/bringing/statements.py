"""The statements of ``storage.bringing_whole``."""

ID_LENGTH = 23
"""So long is a fact's id."""

_FARTHEST_DAYS = 36_500
_MOST = 1 << 31

ARRIVALS = """
    CREATE TEMP TABLE arrivals (
        n INTEGER PRIMARY KEY, key TEXT, nid INTEGER, mid INTEGER, mod INTEGER, many INTEGER, cid INTEGER, did INTEGER,
        cmod INTEGER, state INTEGER, queue INTEGER, due INTEGER, ivl INTEGER, factor INTEGER, reps INTEGER,
        lapses INTEGER, left INTEGER, flags INTEGER, stability REAL, difficulty REAL, answered INTEGER
    )
"""
"""``n``: the place of a note among those that arrived, from 1 on. Texts are read again where they are copied."""

_NUMBER = "json_type(own.data, '$.{0}') IN ('integer', 'real') AND abs(json_extract(own.data, '$.{0}')) < 1e12"
_IN_REVIEW = (
    "CAST(own.type AS INTEGER) = 2 AND CAST(own.queue AS INTEGER) IN (2, -1) AND CAST(own.odid AS INTEGER) = 0 "
    f"AND json_valid(own.data) AND {_NUMBER.format('s')} AND {_NUMBER.format('d')} "
    "AND json_extract(own.data, '$.s') > 0 AND (json_type(own.data, '$.lrt') IS NULL "
    f"OR {_NUMBER.format('lrt')} AND json_extract(own.data, '$.lrt') >= 0)"
)
"""A card whose memory stands beside it as numbers; whatever is odd about it is read one by one."""

_LACKING = (
    "own.did + own.odid + own.mod + own.type + own.queue + own.due + own.ivl + own.factor + own.reps + own.lapses "
    "+ own.left + own.flags IS NULL OR own.data IS NULL"
)
"""A card that lacks a value."""

ARRIVE = f"""
    INSERT INTO temp.arrivals
    SELECT NULL, key_of(CAST(notes.guid AS TEXT), CAST(notes.mid AS INTEGER), CAST(notes.tags AS TEXT),
            CAST(notes.flds AS TEXT)),
        notes.id, CAST(notes.mid AS INTEGER), CAST(notes.mod AS INTEGER), own.many, CAST(own.cid AS INTEGER),
        CAST(iif(own.odid, own.odid, own.did) AS INTEGER), CAST(own.mod AS INTEGER), own.state,
        CAST(own.queue AS INTEGER), iif(own.state = 2 OR CAST(own.type AS INTEGER) = 0, CAST(own.due AS INTEGER), 0),
        CAST(own.ivl AS INTEGER), CAST(own.factor AS INTEGER), CAST(own.reps AS INTEGER),
        CAST(own.lapses AS INTEGER), CAST(own.left AS INTEGER), CAST(own.flags AS INTEGER),
        iif(own.state = 2, CAST(json_extract(own.data, '$.s') AS REAL), NULL),
        iif(own.state = 2, min(max(CAST(json_extract(own.data, '$.d') AS REAL), 1.0), 10.0), NULL),
        iif(own.state = 2, coalesce(CAST(nullif(json_extract(own.data, '$.lrt'), 0) * 1000 AS INTEGER), own.last), NULL)
    FROM (
        SELECT own.*, spans.last AS last, CASE
            WHEN own.many > 1 OR CAST(own.ord AS INTEGER) IS NOT 0 OR {_LACKING} THEN 0
            WHEN NOT :progress OR (CAST(own.type AS INTEGER) = 0 AND CAST(own.queue AS INTEGER) = 0
                AND CAST(own.odid AS INTEGER) = 0 AND CAST(own.flags AS INTEGER) = 0 AND spans.last IS NULL) THEN 1
            WHEN {_IN_REVIEW} THEN 2
            ELSE 0 END AS state
        FROM (
            SELECT nid, count(*) AS many, min(id) AS cid, did, odid, ord, mod, type, queue, due, ivl, factor, reps,
                lapses, left, flags, data
            FROM package.cards GROUP BY nid
        ) AS own LEFT JOIN temp.spans AS spans ON spans.cid = own.cid
        LIMIT -1
    ) AS own CROSS JOIN package.notes AS notes ON notes.id = own.nid
"""  # noqa: S608 - our own words

NOT_SIMPLE = f"""
    UPDATE temp.arrivals SET state = 0 WHERE state > 0
    AND (coalesce(length(key), 0) < {ID_LENGTH + 2} OR mod IS NULL)
"""  # noqa: S608 - our own number

TWINS = f"""
    UPDATE temp.arrivals SET state = 0 WHERE substr(key, 1, {ID_LENGTH}) IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - our own number

_SIMPLE = f"""
    (
        SELECT *, substr(key, 1, {ID_LENGTH}) AS fact,
            substr(key, {ID_LENGTH + 1}, instr(key, char(31)) - {ID_LENGTH + 1}) AS question,
            substr(key, instr(key, char(31)) + 1) AS answer
        FROM temp.arrivals WHERE state > 0 ORDER BY n LIMIT -1
    ) AS arrivals CROSS JOIN temp.homes AS homes ON homes.did = arrivals.did ORDER BY arrivals.n
"""  # noqa: S608 - our own number
"""With a limit that is none: so that nothing is worked out twice."""

INTERVAL = f"max(1, min(iif(ivl > 0, ivl, 1), {_FARTHEST_DAYS}))"
DUE_DAY = f"max(1, :first_day + max(-{_FARTHEST_DAYS}, min(due, {3 * _FARTHEST_DAYS})))"
_REPS = f"max(1, min(reps, {_MOST}))"
_LAPSES = f"max(0, min(lapses, {_MOST}))"

FACTS = f"""
    INSERT INTO facts (n, deck, id, topic, position, paragraph, statement, why, record)
    SELECT :fact + n, deck, fact, topic, base + n - 1, 0, question || ' – ' || answer, '',
        json_array(question, answer) FROM {_SIMPLE}
"""  # noqa: S608 - our own words
"""The record is the brief one of ``content.records``."""

CARDS = f"""
    INSERT INTO cards (n, id, deck, fact, topic, view, number, front, back, position, fact_n, state, stability,
        difficulty, due_day, last_day, reviews, lapses, suspended, flag, met)
    SELECT :card + n, deck || '/' || fact || '/recall-1', deck, fact, topic, 'recall', 1, question, answer,
        base + n - 1, :fact + n, iif(state = 2, 'review', 'new'), stability, difficulty,
        iif(state = 2, {DUE_DAY}, NULL), iif(state = 2, $last_day, NULL), iif(state = 2, {_REPS}, 0),
        iif(state = 2, {_LAPSES}, 0), state = 2 AND queue = -1, iif(state = 2, flags & 7, 0), state = 2
    FROM {_SIMPLE}
"""  # noqa: S608 - our own words
NOTES = """
    INSERT INTO anki_notes SELECT :fact + n, CAST(notes.guid AS TEXT), nid, type, arrivals.mod, '',
        CAST(notes.flds AS TEXT)
    FROM temp.arrivals AS arrivals CROSS JOIN temp.kinds AS kinds ON kinds.mid = arrivals.mid
    CROSS JOIN package.notes AS notes ON notes.id = nid WHERE state > 0 ORDER BY n
"""
ANKI_CARDS = f"""
    INSERT INTO anki_cards SELECT :card + n, cid, 0, did, cmod, iif(state = 2, 2, 0), iif(state = 2, queue, 0),
        iif(state = 2, {DUE_DAY}, due), iif(state = 2, ivl, 0), iif(state = 2, factor, 0), iif(state = 2, reps, 0),
        iif(state = 2, lapses, 0), iif(state = 2, left, 0), iif(state = 2, flags, 0),
        iif(state = 2, (SELECT substr(data, 1, 10000) FROM package.cards WHERE id = cid), '')
    FROM temp.arrivals WHERE state > 0 ORDER BY n
"""  # noqa: S608 - our own words
GIVEN = f"""
    INSERT OR REPLACE INTO given_memories SELECT :card + n, :line, coalesce(spans.last, 0), 'review', stability,
        difficulty, NULL, NULL, {DUE_DAY}, $last_day, {_REPS}, {_LAPSES}
    FROM temp.arrivals AS arrivals LEFT JOIN temp.spans AS spans USING (cid) WHERE state = 2 ORDER BY n
"""  # noqa: S608 - our own words

NOTE_ROW = (
    "CAST(id AS INTEGER), CAST(guid AS TEXT), CAST(mid AS INTEGER), coalesce(CAST(mod AS INTEGER), 0), "
    "coalesce(CAST(tags AS TEXT), ''), coalesce(CAST(flds AS TEXT), '')"
)
CARD_ROW = (
    ", ".join(
        f"coalesce(CAST({one} AS INTEGER), 0)"
        for one in (
            *("id", "nid", "did", "ord", "mod", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "left"),
            *("odue", "odid", "flags"),
        )
    )
    + ", coalesce(CAST(data AS TEXT), '')"
)
OF_OTHERS = "WHERE cid IN (SELECT id FROM package.cards WHERE nid IN (SELECT nid FROM temp.arrivals WHERE state = 0))"
