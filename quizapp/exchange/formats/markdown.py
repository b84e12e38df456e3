"""Markdown: questions and answers, and texts with gaps, as people keep them in their notes.

``#`` is the title, ``##`` a topic. ``Q:`` and ``A:`` begin a question and its answer; ``Question :: Answer`` is both
on a line. A paragraph or list item with ``{{1:words}}``, ``{{c1::words}}`` or ``==words==`` is a text with gaps. Lines
that begin with ``Wrong:`` (``Wrong: prolactin — it makes the milk``), ``Why:``, ``Hint:``, ``Fact:`` or ``Tags:``
belong to what stands above them. All else is prose, and passed over.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from quizapp.content.facts import WrittenDistractor
from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.decoding import decoded
from quizapp.exchange.formats.entries import MOST_ENTRIES, Entry, Problem, Table, named

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_FIELD = re.compile(r"\**(Q|Question|A|Answer|Wrong|Why|Hint|Fact|Tags|Id)\**\s*:\**\s*(.*)$", re.IGNORECASE)
_ANKI_GAP = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}")
_MARKED_GAP = re.compile(r"==(.+?)==")
_OWN_GAP = re.compile(r"\{\{\d+:")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_REASON = re.compile(r"\s+(?:—|–|--|because:)\s+")


def write(outgoing: Outgoing) -> Written:
    """A deck's facts, readable as a text and loadable as a table."""
    lines = [f"# {outgoing.deck.title}", ""]
    topic, fact = "", ""
    entries = outgoing.entries
    for entry in outgoing.telling(entries, len(entries)):
        if entry.topic != topic:
            topic = entry.topic
            lines += [f"## {topic}", ""]
        lines += _block(entry, first=entry.fact != fact)
        fact = entry.fact
    return Written(content="\n".join(lines).encode(), number=outgoing.chosen)


def _block(entry: Entry, *, first: bool) -> list[str]:
    lines = [f"Q: {entry.question}", f"A: {entry.answer}"] if entry.question else []
    if entry.gaps:
        lines.append(entry.gaps)
    if not lines or (first and entry.statement):
        lines.append(f"Fact: {entry.statement}")
    lines += [f"Wrong: {one.text} — {one.because}" for one in entry.wrong]
    lines += [f"{name}: {text}" for name, text in (("Why", entry.why), ("Hint", entry.hint)) if text]
    if entry.tags:
        lines.append(f"Tags: {' '.join(f'#{tag}' for tag in entry.tags)}")
    return [*lines, f"Id: {entry.name}", ""]


@dataclass(slots=True)
class _Reading:
    """Notes being read: ``open`` is the entry to which the next lines may belong, ``last`` the part of it that they may
    go on with; items of a list only where they stand deeper than its ``indent``."""

    title: str = ""
    topic: str = ""
    open: Entry | None = None
    last: str = ""
    indent: int = 0
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def close(self) -> None:
        """The open entry is whole."""
        entry, self.open, self.last = self.open, None, ""
        if entry is None:
            return
        if entry.question and not entry.answer and not entry.gaps:
            self.problems.append(Problem(row=entry.row, sentence="there is no answer (A:) to this question."))
        elif entry.is_empty:
            self.problems.append(Problem(row=entry.row, sentence="there is no question (Q:) above this line."))
        else:
            self.entries.append(entry)


def read(content: bytes) -> Table:
    """The questions of a note. UserError for what is no text."""
    reading = _Reading()
    fenced = False
    for row, line in enumerate(decoded(content).split("\n"), 1):
        bare = line.strip()
        if bare.startswith(("```", "~~~")):
            fenced = not fenced
            continue
        if fenced:
            continue
        if len(reading.entries) >= MOST_ENTRIES:
            reading.problems.append(
                Problem(row=row, sentence=f"a note may have {MOST_ENTRIES:,} questions; the rest was left.")
            )
            break
        _line(reading, row, bare, len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()))
    reading.close()
    return Table(entries=tuple(reading.entries), problems=tuple(reading.problems), title=reading.title)


def _line(reading: _Reading, row: int, bare: str, indent: int) -> None:
    if not bare:
        reading.close()
        return
    heading = _HEADING.match(bare)
    if heading is not None:
        reading.close()
        _head(reading, len(heading[1]), _plain(heading[2]))
        return
    item = _ITEM.match(bare)
    text = bare[item.end() :] if item else bare
    named = _FIELD.match(text)
    if named is not None:
        _field(reading, row, named[1].casefold(), named[2].strip())
        reading.indent = indent
    elif _has_gap(text):
        if reading.open is None or reading.open.gaps:
            reading.close()
            reading.open = Entry(row=row, topic=reading.topic)
        reading.open = replace(reading.open, gaps=_gaps(text))
        reading.last = ""
    elif " :: " in text:
        reading.close()
        question, _, answer = text.partition(" :: ")
        reading.open = Entry(row=row, topic=reading.topic, question=_plain(question), answer=_plain(answer))
    elif reading.open is not None and reading.last in {"question", "answer", "statement", "why"}:
        before: str = getattr(reading.open, reading.last)
        if item and indent <= reading.indent:  # an item beside what is asked is no part of it
            reading.close()
        else:
            joined = "; " if item and before else " "
            reading.open = _with(reading.open, reading.last, f"{before}{joined}{_plain(text)}".strip())
    else:
        reading.close()


def _head(reading: _Reading, level: int, text: str) -> None:
    if level == 1 and not reading.title:
        reading.title = text
    else:
        reading.topic = text


_TEXTS = {"q": "question", "question": "question", "a": "answer", "answer": "answer", "why": "why", "hint": "hint",
          "fact": "statement"}  # fmt: skip


def _field(reading: _Reading, row: int, name: str, text: str) -> None:
    part = _TEXTS.get(name, name)
    entry = reading.open
    begins = part == "question" or (entry is not None and part == "statement" and bool(entry.statement))
    if entry is None or begins:
        reading.close()
        entry = Entry(row=row, topic=reading.topic)
    if name == "wrong":
        wrong, *reasons = _REASON.split(text, maxsplit=1)
        made = WrittenDistractor(text=_plain(wrong), because=_plain(reasons[0]) if reasons else "")
        entry = replace(entry, wrong=(*entry.wrong, made))
    elif name == "tags":
        entry = replace(entry, tags=tuple(tag.lstrip("#") for tag in text.replace(",", " ").split()))
    elif name == "id":
        fact, ask = named(text)
        entry = replace(entry, fact=fact, ask=ask)
    else:
        entry = _with(entry, part, _plain(text))
    reading.open = entry
    reading.last = part


def _with(entry: Entry, part: str, text: str) -> Entry:
    """The entry with one of its texts."""
    changed: dict[str, Any] = {part: text}
    return replace(entry, **changed)


def _has_gap(text: str) -> bool:
    return any(sign.search(text) for sign in (_ANKI_GAP, _MARKED_GAP, _OWN_GAP))


def _gaps(text: str) -> str:
    """The text with gaps as decks write them; each ``==mark==`` is a gap of its own."""
    text = _ANKI_GAP.sub(lambda found: _gap(int(found[1]), found[2], found[3] or ""), text)
    number = 0

    def marked(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return _gap(number, found[1], "")

    return _plain(_MARKED_GAP.sub(marked, text) if not _OWN_GAP.search(text) else text)


def _gap(number: int, hidden: str, hint: str) -> str:
    return f"{{{{{number}:{hidden}{f'::{hint}' if hint else ''}}}}}"


def _plain(text: str) -> str:
    """Without the signs of emphasis."""
    return _EMPHASIS.sub(r"\2", text).strip()
