"""A session that came from somewhere else, made fit to be shown: its figures cleaned, its names as names are here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.content.figures.svg import SvgError, clean_svg
from quizapp.content.items import Item
from quizapp.exams.answers import complaint
from quizapp.exams.copies import DeckCopy, FigureCopy
from quizapp.exams.scoring import score
from quizapp.teaching.acts import Event, Joined, Renamed
from quizapp.teaching.anonymity import without_keys
from quizapp.teaching.names import cleaned_name, unique_name
from quizapp.teaching.plan import MOST_TEAMS, Plan, items_of_part
from quizapp.teaching.showing import shown, told

_LONGEST_PART_MINUTES = 24 * 60


def guarded(plan: Plan, events: Sequence[Event]) -> tuple[Plan, tuple[Event, ...]]:
    """The same session, safe to hold. Raises ValueError for one that cannot be."""
    copy = _copy(plan.copy)
    for part in plan.parts:
        if not 0 <= part.minutes <= _LONGEST_PART_MINUTES:
            raise ValueError("a part lasts longer than a day")
        for item in items_of_part(part):
            _try(item, copy)
    if len(plan.teams) > MOST_TEAMS or len(set(plan.teams)) != len(plan.teams):
        raise ValueError("its teams are too many, or of one name")
    if any(not team or cleaned_name(team) != team for team in plan.teams):
        raise ValueError("a team's name is none")
    return replace(plan, copy=copy, participants=tuple(_listed(plan.participants))), tuple(_named(events))


def _copy(copy: DeckCopy) -> DeckCopy:
    try:
        figures = tuple(FigureCopy(id=one.id, svg=clean_svg(one.svg)) for one in copy.figures)
    except SvgError as error:
        raise ValueError(f"a figure {error}") from error
    return replace(copy, figures=figures)


def _try(item: Item, copy: DeckCopy) -> None:
    """Whatever the room will do with an item is done once: one whose parts do not fit together fails here."""
    try:
        shown(item, copy)
        told(item, copy)
        score(item, None)
        complaint(item, ())
        complaint(item, tuple(str(one.id) for one in item.options))
    except Exception as error:  # whatever breaks on an item that was made up
        raise ValueError(f"a question cannot be shown: {error!r}") from error


def _listed(names: Iterable[str]) -> Iterable[str]:
    taken: list[str] = []
    for name in names:
        if cleaned := cleaned_name(name):
            taken.append(unique_name(cleaned, taken))
    return taken


def _named(events: Iterable[Event]) -> Iterable[Event]:
    for event in without_keys(events):
        if isinstance(event.act, Joined | Renamed):
            name = cleaned_name(event.act.name) or f"Participant {event.act.person}"
            yield replace(event, act=replace(event.act, name=name))
        else:
            yield event
