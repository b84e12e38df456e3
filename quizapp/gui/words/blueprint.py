"""What a blueprint says, in words: levels, how a person stands to questions, conditions, a line for a template."""

from PySide6.QtCore import QCoreApplication

from quizapp.content.facts import Level
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.standing import Standing
from quizapp.gui.words import counts as words


def _tr(text: str) -> str:
    return QCoreApplication.translate("blueprint", text)


def level_title(level: Level) -> str:
    """``Plain recall``, ``Cause`` …"""
    return {
        Level.RECALL: _tr("Plain recall"),
        Level.CAUSE: _tr("Cause"),
        Level.SEQUENCE: _tr("Sequence"),
        Level.CONTRAST: _tr("Contrast"),
        Level.APPLICATION: _tr("Application"),
    }[level]


def standing_title(standing: Standing) -> str:
    """``Never seen``, ``Missed before`` …"""
    return {
        Standing.NEVER_SEEN: _tr("Never seen"),
        Standing.MISSED: _tr("Missed before"),
        Standing.FLAGGED: _tr("Flagged"),
        Standing.UNCERTAIN: _tr("Uncertain"),
    }[standing]


def conditions_words(conditions: Conditions) -> str:
    """``20 minutes, no pauses, no going back, certainty asked``; ``No time limit`` where all is free."""
    parts = []
    if conditions.whole_seconds is not None:
        parts.append(_limit(conditions.whole_seconds))
    if conditions.item_seconds is not None:
        parts.append(_tr("{time} a question").format(time=_limit(conditions.item_seconds)))
    if not parts:
        parts.append(_tr("No time limit"))
    if not conditions.pause:
        parts.append(_tr("no pauses"))
    if not conditions.back:
        parts.append(_tr("no going back"))
    if conditions.certainty:
        parts.append(_tr("certainty asked"))
    return ", ".join(parts)


def _limit(seconds: int) -> str:
    if seconds % 60 == 0:
        return words.minutes(seconds // 60)
    return words.counted(seconds, "{n} second", "{n} seconds")


def blueprint_words(blueprint: Blueprint) -> str:
    """What a template holds, in one line."""
    parts = [words.counted(blueprint.length, "{n} question", "{n} questions")]
    if blueprint.topics:
        parts.append(words.counted(len(blueprint.topics), "{n} topic", "{n} topics"))
    if blueprint.kinds:
        parts.append(words.counted(len(blueprint.kinds), "{n} kind", "{n} kinds"))
    parts += [level_title(level).lower() for level in blueprint.levels]
    parts += [standing_title(standing).lower() for standing in blueprint.standings]
    if blueprint.shares:
        parts.append(_tr("with shares"))
    parts.append(_tr("exam") if blueprint.mode is Mode.EXAM else _tr("explained at once"))
    if blueprint.conditions != Conditions():
        said = conditions_words(blueprint.conditions)
        parts.append(said[:1].lower() + said[1:])
    return ", ".join(parts)
