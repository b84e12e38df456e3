"""What the set-up of a quiz says: what Start will do, why it cannot, and what would help."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication

from quizapp.content.facts import Level, TopicId
from quizapp.content.items import ItemKind
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.filling import Filling, Lack
from quizapp.exams.holdings import Holding, best_addition
from quizapp.gui.words import counts as words
from quizapp.gui.words.blueprint import level_title, standing_title
from quizapp.gui.words.kinds import kind_title

Titles = Mapping[TopicId, str]


def _tr(text: str) -> str:
    return QCoreApplication.translate("quiz_setup", text)


def what_starts(blueprint: Blueprint, titles: Titles) -> str:
    """``20 questions from all topics, each explained as soon as you have answered.``"""
    said = words.counted(blueprint.length, "{n} question", "{n} questions")
    if len(blueprint.kinds) == 1:
        said = f"{said}, {_tr('all “{kind}”').format(kind=kind_title(blueprint.kinds[0]))},"
    elif blueprint.kinds:
        said = f"{said} {_tr('of {n} kinds').format(n=len(blueprint.kinds))}"
    shared = tuple(TopicId(one.value) for one in blueprint.shares if one.aspect is Aspect.TOPIC and one.weight)
    topics = shared if 0 < len(shared) < len(titles) else blueprint.topics
    where = _tr("all topics") if not topics else words.counted(len(topics), "{n} topic", "{n} topics")
    if len(topics) == 1:
        where = titles.get(topics[0], str(topics[0]))
    when = (
        _tr("each explained as soon as you have answered.")
        if blueprint.mode is Mode.TUTOR
        else _tr("explained when you have finished, as in an exam.")
    )
    only = [standing_title(one).lower() for one in blueprint.standings]
    only += [level_title(one).lower() for one in blueprint.levels]
    which = f" ({_tr(' or ').join(only)})" if only else ""
    return f"{said}{which} {_tr('from')} {where}, {when}"


def what_would_help(
    holdings: Collection[Holding],
    topics: Collection[TopicId],
    kinds: Collection[ItemKind],
    fitting: int,
    titles: Titles,
) -> str:
    """That only so many fit, and which topic or kind would bring the most."""
    said = _tr("No question fits.") if not fitting else _tr("Only {n} fit.").format(n=fitting)
    best = best_addition(holdings, topics, kinds)
    if best is None:
        return f"{said} {_tr('More topics or kinds of question bring more.')}"
    name = kind_title(best.what) if isinstance(best.what, ItemKind) else titles.get(best.what, str(best.what))
    more = _tr("“{name}” would bring {more} more.").format(name=name, more=best.items)
    return f"{said} {more}"


def value_title(aspect: Aspect, value: str, titles: Titles) -> str:
    """The name of a topic, kind or level."""
    match aspect:
        case Aspect.TOPIC:
            return titles.get(TopicId(value), value)
        case Aspect.KIND:
            return kind_title(ItemKind(value))
        case _:
            return level_title(Level(value))


def what_lacks(filling: Filling, titles: Titles) -> str:
    """Which cells cannot be filled: ``Not enough for these shares: Hormones has 3 of 8.``"""

    def one(lack: Lack) -> str:
        name = value_title(lack.aspect, lack.value, titles)
        return _tr("{name} has {there} of {wanted}").format(name=name, there=lack.there, wanted=lack.wanted)

    return _tr("Not enough for these shares: {lacks}.").format(lacks=", ".join(one(lack) for lack in filling.lacks))
