"""The sets of options among which a learner chooses, whatever the kind: what rules about options look at.

A single best answer has one set; a cloze has one a blank; tokens and descriptions, though each is an option at every
place, are one set that is shown once. The cells of a matrix, the steps of an order, the regions of a figure and the
words True and False are no such sets: nothing can be told from how they are worded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    FillIn,
    Grouping,
    Head,
    HighlightText,
    HotSpot,
    Item,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    Option,
    OrderedResponse,
    Origin,
    Segment,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSet:
    """Options that stand beside each other.

    ``question`` is what they answer, ``single`` whether exactly one is right. ``shared`` says that one set serves
    several places (tokens, descriptions): what is right at one is wrong at the others.
    """

    question: str
    options: tuple[Option, ...]
    single: bool = False
    shared: bool = False
    in_passage: bool = False

    @property
    def right(self) -> tuple[Option, ...]:
        """The right options."""
        return tuple(option for option in self.options if option.correct)

    @property
    def wrong(self) -> tuple[Option, ...]:
        """The wrong options."""
        return tuple(option for option in self.options if not option.correct)

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts, in the order shown."""
        return tuple(option.text for option in self.options)


def choice_sets(item: Item) -> Sequence[ChoiceSet]:  # noqa: PLR0911 - one a shape
    """The sets of options of an item, in its order."""
    match item:
        case SingleBestAnswer():
            return (ChoiceSet(question=item.stem, options=item.options, single=True),)
        case SelectAll() | SelectN():
            return (ChoiceSet(question=item.stem, options=item.options),)
        case HighlightText():
            return (ChoiceSet(question=item.stem, options=item.options, in_passage=True),)
        case TrueFalseReason() | DropDownCloze() | DropDownRationale():
            return tuple(_by_place(item, single=True))
        case Grouping() | BowTie():
            return tuple(_by_place(item, single=False))
        case DragDropCloze() | Matching():
            return (ChoiceSet(question=_question(item), options=tuple(_once(item.options)), shared=True),)
        case MatrixMultipleChoice() | MatrixMultipleResponse() | OrderedResponse() | HotSpot() | FillIn():
            return ()
        case _:
            assert_never(item)


def _by_place(item: Head, *, single: bool) -> Iterator[ChoiceSet]:
    for place in item.places:
        options = item.at(place)
        if any(option.origin is not Origin.FIXED for option in options):
            yield ChoiceSet(question=_question(item), options=options, single=single)


def _question(item: Head) -> str:
    passage: tuple[Segment, ...] = getattr(item, "passage", ())
    return f"{item.stem} {''.join(segment.text or ' ' for segment in passage)}".strip()


def _once(options: Iterable[Option]) -> Iterator[Option]:
    """Each token once; it is right if it is right at some place."""
    found: dict[str, Option] = {}
    for option in options:
        before = found.get(option.text)
        if before is None or (option.correct and not before.correct):
            found[option.text] = option if before is None else replace(before, correct=True)
    yield from found.values()
