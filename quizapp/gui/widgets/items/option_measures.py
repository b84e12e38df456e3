"""How much room an option's row needs, and where its parts stand in it; reckoned once for the same words and width."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.keycap import cap_size

_WRAP = int(Qt.TextFlag.TextWordWrap)

STRIKE_FROM = 260
"""In a row narrower than this (px at 100 %) the sign that strikes gives its room to the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Where the parts of a row stand; ``words`` and ``reason`` are the rooms of the option's text and rationale."""

    words: QRectF
    verdict: QRectF
    reason: QRectF
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a row says, and in what form: all that its measures follow from, at a width and in a theme."""

    letter: str
    words: str
    reason: str
    verdict: str
    compact: bool
    can_be_struck: bool


def size_of_type(*, compact: bool) -> Size:
    """The size of an option's words."""
    return Size.BODY if compact else Size.LARGE


def pad(*, compact: bool) -> tuple[int, int, int]:
    """Sideways, above and below, and the side of the mark."""
    px = theme.current().px
    return (px(12), px(10), px(20)) if compact else (px(18), px(15), px(22))


@lru_cache(maxsize=1024)
def reckoned(said: Said, width: int, scale: float, spaced: bool) -> Measures:  # noqa: FBT001 - a key of the cache
    """Where the parts of a row stand at a width. Layouts ask for the same again and again, and so do rows that are
    shown anew; nobody changes what is given."""
    look, px = theme.current(), theme.current().px
    side, top, mark = pad(compact=said.compact)
    left = side + mark + px(14 if not said.compact else 10)
    has_cap = shows_cap(said.letter, said.words, width, said.compact, scale, spaced)
    cap = cap_size(said.letter).width() if has_cap else 0
    sign = px(24 + 10) if said.can_be_struck and width >= px(STRIKE_FROM) else 0
    right = width - side - cap - (px(12) if cap else 0) - sign
    told = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD))
    aside = told.horizontalAdvance(said.verdict) + px(12) if said.verdict else 0.0
    metrics = QFontMetricsF(look.font(size_of_type(compact=said.compact)))
    wanted = min(px(260), metrics.horizontalAdvance(said.words) + 4)
    # Otherwise the verdict stands under the words, so that they are not squeezed.
    beside = aside < (right - left) * 0.4 and right - left - aside >= wanted
    wide = right - left - (aside if beside else 0)
    words = metrics.boundingRect(QRectF(0, 0, wide + 2, 1e4), _WRAP, said.words)
    room = QRectF(left, top, wide, max(words.height(), metrics.height()))
    ends = right - aside + px(12) if beside else left
    verdict_at = QRectF(ends, room.top() if beside else room.bottom() + 2, aside, told.height())
    if beside:
        verdict_at.moveTop(room.top() + (metrics.height() - told.height()) / 2)
    bottom = room.bottom() if beside or not aside else verdict_at.bottom()
    reason = QRectF(left, bottom + px(4), right - left + cap, 0)
    if said.reason:
        body = QFontMetricsF(look.font(Size.BODY))
        reason.setHeight(body.boundingRect(QRectF(0, 0, reason.width() + 2, 1e4), _WRAP, said.reason).height())
        bottom = reason.bottom()
    return Measures(words=room, verdict=verdict_at, reason=reason, height=bottom + top)


@lru_cache(maxsize=1024)
def shows_cap(
    letter: str,
    words: str,
    width: int,
    compact: bool,  # noqa: FBT001 - a key of the cache
    _scale: float,
    _spaced: bool,  # noqa: FBT001 - a key of the cache
) -> bool:
    """Very large type in a narrow window needs the cap's room for the longest word."""
    if not letter:
        return False
    look = theme.current()
    metrics = QFontMetricsF(look.font(size_of_type(compact=compact), Weight.MEDIUM))
    longest = max((metrics.horizontalAdvance(word) for word in words.split()), default=0)
    side, _, mark = pad(compact=compact)
    return longest <= width - 2 * side - mark - look.px(26) - cap_size(letter).width()
