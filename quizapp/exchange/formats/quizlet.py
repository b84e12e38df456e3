"""Quizlet's text: what its export shows and its import takes: a term and its definition a line, a tab between them.

Quizlet lets its users choose other signs between term and definition, and between cards; those it offers are found out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.content.clozes import ClozeError, marked_up, parse_cloze
from quizapp.exchange.formats.base import LeftOut, Outgoing, Written
from quizapp.exchange.formats.decoding import decoded
from quizapp.exchange.formats.entries import MOST_ENTRIES, Entry, Problem, Table

_BETWEEN = ("\t", " :: ", " - ", " – ", " = ", " => ", " -> ", " | ", "|", "***", "~", ": ", ";", ",")
"""What may stand between term and definition, in the order in which it is tried."""

_CARDS = ("\n", "\n\n", "\n---\n", "\n***\n", "%%", ";")
"""What may stand between cards, in the order in which it is tried."""

_BRACED = re.compile(r"\{\{\d+:(.*?)\}\}")
_GAPS = "has gaps, which Quizlet cannot hide"
_NO_ANSWER = "has no question with an answer"


def write(outgoing: Outgoing) -> Written:
    """Questions and answers of a deck, a line each. Texts with gaps stay out: Quizlet has no card for them."""
    lines: list[str] = []
    left: list[LeftOut] = []
    entries = outgoing.entries
    for entry in outgoing.telling(entries, len(entries)):
        if entry.question and entry.answer:
            lines.append(f"{_flat(entry.question)}\t{_flat(entry.answer)}")
        elif entry.gaps:
            left.append(LeftOut(name=entry.fact, what=_gapped(entry.gaps), why=_GAPS))
        else:
            left.append(LeftOut(name=entry.fact, what=entry.question or entry.statement, why=_NO_ANSWER))
    return Written(content="".join(f"{line}\n" for line in lines).encode(), number=len(lines), left_out=tuple(left))


def read(content: bytes) -> Table:
    """Terms and definitions, from a file or as pasted. UserError for what is no text."""
    text = decoded(content).strip("\n")
    cards, between = _parted(text)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for row, line in _numbered(text, cards):
        if len(entries) == MOST_ENTRIES:
            problems.append(Problem(row=row, sentence=f"a set may have {MOST_ENTRIES:,} cards; the rest was left."))
            break
        term, found, definition = line.partition(between)
        if found and term.strip() and definition.strip():
            entries.append(Entry(row=row, question=" ".join(term.split()), answer=" ".join(definition.split())))
        else:
            problems.append(Problem(row=row, sentence="there is no definition on this line."))
    return Table(entries=tuple(entries), problems=tuple(problems))


def _numbered(text: str, cards: str) -> Iterator[tuple[int, str]]:
    """The cards with the numbers of their first lines; of cards on one line, with their own."""
    row = 1
    for number, card in enumerate(text.split(cards), 1):
        if card.strip():
            ahead = len(card) - len(card.lstrip("\n"))
            yield (row + ahead if "\n" in cards else number), card
        row += card.count("\n") + cards.count("\n")


def _parted(text: str) -> tuple[str, str]:
    """The signs between cards and between their sides: those by which the most cards have two sides, each sign once."""
    best, found = (0.0, 0.0, False), (_CARDS[0], _BETWEEN[0])
    for cards in _CARDS:
        some = [card for card in text.split(cards) if card.strip()]
        if not some or (cards != _CARDS[0] and len(some) == 1):
            continue
        for between in _BETWEEN:
            if between == cards:
                continue
            twice = sum(card.strip().count(between) == 1 for card in some) / len(some)
            worth = (round(sum(between in card for card in some) / len(some), 3), twice, len(some) > 1)
            if worth > best:
                best, found = worth, (cards, between)
    return found


def _gapped(text: str) -> str:
    """A text with gaps as people read it: what is hidden stands in brackets."""
    try:
        cloze = parse_cloze(text)
    except ClozeError:
        return text
    return _BRACED.sub(r"[\1]", marked_up(replace(cloze, blanks=tuple(replace(one, hint="") for one in cloze.blanks))))


def _flat(text: str) -> str:
    return " ".join(text.split())
