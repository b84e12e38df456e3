"""What a session was, in words."""

from PySide6.QtCore import QCoreApplication

from quizapp.gui.words import counts as words
from quizapp.gui.words.teach import duration, people
from quizapp.stats.gain import GroupGain
from quizapp.teaching.analysis import ItemAnalysis
from quizapp.teaching.report import PersonRow, SessionReport

Told = tuple[str, str]
"""A line, and what stands under it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("session", text)


def report_lead(report: SessionReport) -> str:
    """When and where it was, how many were there, how long it took."""
    took = "" if report.took is None else _tr("It took {time}.").format(time=duration(max(1, round(report.took))))
    planned = _tr("Planned: {time}.").format(time=duration(report.minutes))
    parts = [
        part for part in (words.long_date(report.heading.on), report.heading.place, report.heading.trainer) if part
    ]
    there = _tr("{people} came.").format(people=people(report.present)) if report.present else ""
    asked = words.counted(report.asked, "The key of {n} question was shown.", "The keys of {n} questions were shown.")
    return " ".join(part for part in (f"{', '.join(parts)}.", there, asked, took, planned) if part)


def gain_sentences(gain: GroupGain | None) -> str:
    """What was gained, with its range; why nothing is said where nothing can be."""
    if gain is None:
        return _tr("Nobody took both tests: what was gained cannot be told.")
    said = _tr("{people} took both tests: {before} of the points before, {after} after.").format(
        people=people(gain.persons), before=words.percent(gain.before), after=words.percent(gain.after)
    )
    found = gain.gain_of_means
    if found is None:
        return said
    told = _tr("Of what was missing before, {share} was gained").format(share=words.percent(found.value))
    if found.low is not None and found.high is not None:
        ranged = _tr("{told} (95 % range: {low} to {high}).")
        return f"{said} " + ranged.format(told=told, low=words.percent(found.low), high=words.percent(found.high))
    few = _tr("{told}; too few people to say how sure that is.")
    return f"{said} " + few.format(told=told)


def again_words(report: SessionReport) -> tuple[str, tuple[()], list[Told]]:
    """The facts that the room has not got."""
    lines = []
    for one in report.again:
        under = [one.topic_title, _tr("{share} of the points").format(share=words.percent(one.share))]
        if one.taken_for:
            under.append(_tr("most took it for “{other}”").format(other=one.taken_for))
        if not one.since:
            under.append(_tr("asked only before the teaching"))
        if one.source:
            under.append(one.source)
        lines.append((one.statement, " · ".join(under)))
    lead = _tr("Of these facts the room earned less than seven tenths of the points.") if lines else ""
    answered = any(one.share is not None for one in report.items)
    if not answered:
        lead = _tr("Nobody’s answers were taken: what was understood cannot be told.")
    elif not lines:
        lead = _tr("Nothing: of every fact that was asked the room earned at least seven tenths of the points.")
    return lead, (), lines


def person_words(one: PersonRow) -> Told:
    """Somebody in a line."""
    head = f"{one.name} ({one.team})" if one.team else one.name
    if not one.present:
        return head, _tr("was not there")
    parts = [_tr("{n} points").format(n=one.points)]
    if one.before is not None:
        parts.append(_tr("test before {share}").format(share=words.percent(one.before)))
    if one.after is not None:
        parts.append(_tr("test after {share}").format(share=words.percent(one.after)))
    return head, " · ".join(parts)


def item_words(one: ItemAnalysis) -> Told:
    """A question in a line."""
    share = _tr("no answers") if one.share is None else words.percent(one.share)
    counted = words.counted(one.answers, "{n} answer", "{n} answers")
    return one.item.stem, " · ".join([share, counted, *one.told])
