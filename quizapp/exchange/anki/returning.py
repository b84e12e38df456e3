"""Notes that came from Anki go back as they came: same identity, type, fields, deck and numbers, so that the collection
they came from finds nothing to do, and another one gets what it would have got from there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from quizapp.exchange.anki.rows import CardRow, Record, ReturningCard, ReturningNote
from quizapp.exchange.anki.schedule import FIRST_DAY, LEARNING, NEW, RELEARNING, REVIEW, Scheduled

_SUSPENDED = -1
_BURIED = frozenset({-2, -3})
_A_MOMENT = 1_000_000_000
"""A due number from here on is a moment (seconds), below a day."""

_SIGNS = re.compile(r"[^\w:-]+")


def types_by_id(types: Iterable[tuple[int, int, Record]]) -> tuple[dict[int, int], dict[int, Record]]:
    """Anki's id of each of our numbers, and the types by that id. Of two types of one id (its fields changed between
    two imports) the newer keeps it."""
    ids: dict[int, int] = {}
    made: dict[int, Record] = {}
    for number, mid, record in types:
        free = mid
        while free in made:
            free -= 1
        ids[number] = free
        made[free] = {**record, "id": free}
    return ids, made


def returning_notes(
    notes: Iterable[tuple[Any, ...]],
    cards: Iterable[tuple[Any, ...]],
    mids: Mapping[int, int],
    scheduled: Scheduled | None,
) -> Iterator[ReturningNote]:
    """The notes with their cards; both come in the same order. Without ``scheduled`` all cards are new."""
    groups = groupby(cards, key=itemgetter(0))
    number, some = next(groups, (None, iter(())))
    for place, (fact, nid, guid, kind, mod, tags, fields, put, taken) in enumerate(notes, start=1):
        own: list[ReturningCard] = []
        if number == fact:
            own = [_card(row, place, scheduled) for row in some]
            number, some = next(groups, (None, iter(())))
        if own:
            yield ReturningNote(nid, guid, mids[kind], mod, tags_now(tags, put, taken), fields, own)


def tags_now(came: str, put: str | None, taken: str | None) -> str:
    """The tags as they came, with what was put on and taken off since; signs that tags cannot have here are no
    difference."""
    if not put and not taken:
        return came
    off = {_plain(tag) for tag in (taken or "").split()}
    kept = [tag for tag in came.split() if _plain(tag) not in off]
    there = {_plain(tag) for tag in kept}
    added = [tag for tag in (put or "").split() if _plain(tag) not in there]
    if not added and len(kept) == len(came.split()):
        return came
    return f" {' '.join((*kept, *added))} " if kept or added else ""


def _plain(tag: str) -> str:
    return _SIGNS.sub("", tag).casefold()


def _card(row: tuple[Any, ...], place: int, scheduled: Scheduled | None) -> ReturningCard:
    _, n, cid, ord_, did, mod, kind, queue, due, ivl, factor, reps, lapses, left, flags, data, same, *now = row
    *memory, suspended, flag, answered_at = now
    if scheduled is None:
        position = due if kind == NEW else place
        return ReturningCard(n, cid, ord_, did, mod, (NEW, 0, position, 0, 0, 0, 0, 0, 0, ""))
    if not same:
        ours = CardRow._make((n, *_NO_TEXTS, *memory, suspended, flag, answered_at))
        kind, queue, due, ivl, _, reps, lapses, left, _, data = scheduled(ours, place)
        state = (kind, queue, due, ivl, factor or 2500, reps, lapses, left, flags & ~7 | flag, data)
        return ReturningCard(n, cid, ord_, did, mod, state)
    in_days = kind == REVIEW or (kind in {LEARNING, RELEARNING} and due < _A_MOMENT)
    if suspended:
        queue = _SUSPENDED
    elif queue == _SUSPENDED or queue in _BURIED:
        queue = {NEW: 0, REVIEW: 2}.get(kind, 3 if in_days else 1)
    due = due - FIRST_DAY if in_days else due
    state = (kind, queue, due, ivl, factor, reps, lapses, left, flags & ~7 | flag, data)
    return ReturningCard(n, cid, ord_, did, mod, state)


_NO_TEXTS = (0, "", "", "", "", 0, 0, None, "", 0, "", "", "")
"""What a row says of its place, a fact and a card's two sides: nothing of it is asked for here."""
