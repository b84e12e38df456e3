"""What a person did, and what Undo took back, in words."""

from PySide6.QtCore import QCoreApplication

from quizapp.gui.flags import flag_of
from quizapp.gui.words import counts as words
from quizapp.services.journal import Act
from quizapp.services.library import LoadReport


def _tr(text: str) -> str:
    return QCoreApplication.translate("acts", text)


def flagged(flag: int) -> str:
    """What was done when a flag was put on a card: ``Flagged red``; or taken off."""
    found = flag_of(flag)
    return _tr("Flag taken off") if found is None else _tr("Flagged {colour}").format(colour=found.name.lower())


def taken_back(act: Act, touched: int, *, flag: int = 0) -> str:
    """What Undo took back; ``flag`` is the flag that the card on the screen had until then (0: none)."""
    return _tr("Taken back: {what}").format(what=_what(act, touched, flag))


def _what(act: Act, n: int, flag: int) -> str:
    found = flag_of(flag)
    if act is Act.FLAG and n == 1 and found is not None:
        return _tr("flag {colour}").format(colour=found.name.lower())
    return words.counted(n, *_DONE[act])


_DONE: dict[Act, tuple[str, str]] = {
    Act.GRADE: ("the last answer", "the last answer"),
    Act.EDIT: ("an edit", "edits of {n} facts"),
    Act.ADD: ("a fact added", "{n} facts added"),
    Act.DELETE: ("a fact deleted", "{n} facts deleted"),
    Act.SUSPEND: ("a card set aside", "{n} cards set aside"),
    Act.UNSUSPEND: ("a card brought back", "{n} cards brought back"),
    Act.BURY: ("a card put off until tomorrow", "{n} cards put off until tomorrow"),
    Act.UNBURY: ("a card brought back today", "{n} cards brought back today"),
    Act.MARK: ("a mark", "marks of {n} facts"),
    Act.TAG: ("tags of a fact", "tags of {n} facts"),
    Act.REPLACE: ("a text replaced in a fact", "texts replaced in {n} facts"),
    Act.IMPORT: ("a fact brought in", "{n} facts brought in"),
    Act.FLAG: ("a flag", "flags of {n} cards"),
}
"""What was done to one and to several; a test holds it to all acts."""


def loaded(report: LoadReport) -> str:
    """What loading a deck came to: ``Lactation: 3 new facts, 2 changed, 80 as they were.``"""
    parts = [
        words.counted(report.new_facts, "{n} new fact", "{n} new facts"),
        words.counted(report.changed_facts, "{n} changed", "{n} changed"),
        words.counted(report.unchanged_facts, "{n} as it was", "{n} as they were"),
    ]
    if report.retired_facts:
        parts.append(words.counted(report.retired_facts, "{n} put to rest", "{n} put to rest"))
    if report.kept_edits:
        parts.append(words.counted(report.kept_edits, "{n} edit of yours kept", "{n} edits of yours kept"))
    return f"{report.title}: {', '.join(parts)}."
