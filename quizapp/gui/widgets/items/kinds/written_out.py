"""A passage's segments as the pieces that a widget shows, and as words for screen readers."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from quizapp.content.items import PlaceId, Segment
from quizapp.gui.widgets.items.kinds.places import Named
from quizapp.gui.widgets.items.passage import Inline, Piece


def blanks_of(segments: Sequence[Segment]) -> tuple[PlaceId, ...]:
    """The blanks of a passage in reading order."""
    return tuple(segment.place for segment in segments if segment.place)


def name_blanks(widget: QWidget, segments: Sequence[Segment]) -> tuple[Named, ...]:
    """Blanks counted from 1; a single one has no number."""
    places = blanks_of(segments)
    several = len(places) > 1
    return tuple(
        Named(
            place=place,
            number=str(number) if several else "",
            heading=widget.tr("Blank {n}").format(n=number) if several else widget.tr("The blank"),
            spoken=widget.tr("Blank {n} of {total}").format(n=number, total=len(places)),
        )
        for number, place in enumerate(places, start=1)
    )


def pieces_of(segments: Sequence[Segment], control_at: Callable[[PlaceId], Inline]) -> list[Piece]:
    """Text and controls in order."""
    return [control_at(segment.place) if segment.place else segment.text for segment in segments]


def read_aloud(widget: QWidget, segments: Sequence[Segment]) -> str:
    """The passage as a screen reader reads it."""
    number, words = 0, []
    for segment in segments:
        number += bool(segment.place)
        words.append(widget.tr("(blank {n})").format(n=number) if segment.place else segment.text)
    return "".join(words)
