"""Proof that memories are what the log gives: the whole log is replayed, in plain numbers."""

from dataclasses import dataclass

from quizapp.scheduling.replaying import UNMET, Plain, replay_all
from quizapp.storage.database import Database
from quizapp.storage.policies import policies
from quizapp.storage.whole_log import columns_of_plain, given_memories, lines_of_log, stored_memories


@dataclass(frozen=True, slots=True, kw_only=True)
class Strayed:
    """A card (and the number of its row) whose memory is not what its log gives, with what it gives."""

    n: int
    card: str
    forward: bool
    memory: Plain


def strayed_memories(database: Database) -> list[Strayed]:
    """The cards whose memory is not what their log gives."""
    cards = list(stored_memories(database))
    seeds = {n: card for n, card, _, _ in cards}
    memories = replay_all(lines_of_log(database), policies(database), seeds, given_memories(database))
    return [
        Strayed(n=n, card=card, forward=bool(forward), memory=memory)
        for n, card, forward, columns in cards
        if columns_of_plain(memory := memories.get(n, UNMET)) != columns
    ]
