"""A tree as a drawing: a branch a topic, a leaf a fact, to be coloured by a room as it learns, or in the colours of
what a person knows."""

import html
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.content.figures.figure import Figure

_WIDTH, _HEIGHT = 1000.0, 640.0
_MIDDLE, _GROUND, _LOWEST, _TOP = 500.0, 600.0, 500.0, 70.0
_REACH, _REACH_AT_TOP = 285.0, 170.0
_LONGEST_LEAF = 40.0
_SHIFT = 1 / 3
"""By how much of the gap between two branches those on the right stand higher."""
_WIDEST_GAP = 200.0
_BARE = 0.2
"""The part of a branch next to the trunk that bears no leaves."""

_LETTERS_A_LINE = 15
_BARK, _RIM = "#6B5442", "#3E7D5A"
_WHITE = f'fill="#FFFFFF" stroke="{_RIM}"'
_PALE, _FULL = (0xF7, 0xF3, 0xDC), (0x2F, 0x7A, 0x4D)
"""Red, green and blue of a leaf that would not be recalled, and of one that would surely be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicBranch:
    """A topic, and how many leaves its branch bears; ``known``: how likely each fact would be recalled (0 to 1, None
    for one never met), else its leaves are white."""

    title: str
    facts: int
    known: tuple[float | None, ...] = ()


def tree_poster(
    title: str, branches: Sequence[TopicBranch], *, name: str = "tree-of-the-session.svg", said: str = ""
) -> Figure:
    """A drawing of the tree. Every fact has its leaf, however full a branch. ``said`` stands below it."""
    sides = max(1, math.ceil(len(branches) / 2))
    gap = min(_WIDEST_GAP, (_LOWEST - _TOP) / (sides - 1 + _SHIFT))
    parts = [_trunk()]
    for place, branch in enumerate(sorted(branches, key=lambda one: -one.facts)):
        level, side = place // 2, -1 if place % 2 == 0 else 1
        parts.extend(_branch(branch, _LOWEST - (level + (_SHIFT if side > 0 else 0)) * gap, side, gap))
    if said:
        parts.append(
            f'<text x="{_MIDDLE:g}" y="{_GROUND + 30:g}" text-anchor="middle" font-size="15" font-family="sans-serif" '
            f'fill="#1E2329">{html.escape(said)}</text>'
        )
    drawn = "".join(parts)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}">'
        f"<title>{html.escape(title)}</title>{drawn}</svg>"
    )
    return Figure(name=name, svg=svg)


def _trunk() -> str:
    top = _TOP - 10
    return (
        f'<path fill="{_BARK}" d="M{_MIDDLE - 44:g} {_GROUND:g} C{_MIDDLE - 16:g} {_GROUND - 30:g} {_MIDDLE - 14:g} '
        f"{_GROUND - 200:g} {_MIDDLE - 3:g} {top:g} L{_MIDDLE + 3:g} {top:g} C{_MIDDLE + 14:g} {_GROUND - 200:g} "
        f'{_MIDDLE + 16:g} {_GROUND - 30:g} {_MIDDLE + 44:g} {_GROUND:g} Z"/>'
    )


def _branch(branch: TopicBranch, level: float, side: int, gap: float) -> Iterator[str]:
    up = (_LOWEST - level) / (_LOWEST - _TOP)
    reach = _REACH + (_REACH_AT_TOP - _REACH) * max(0.0, up)
    start, end = (_MIDDLE, level + 34), (_MIDDLE + side * reach, level - 4)
    bend = (_MIDDLE + side * reach * 0.45, level + 4)
    yield (
        f'<path fill="none" stroke="{_BARK}" stroke-width="5" stroke-linecap="round" '
        f'd="M{start[0]:.1f} {start[1]:.1f} Q{bend[0]:.1f} {bend[1]:.1f} {end[0]:.1f} {end[1]:.1f}"/>'
    )
    pairs = max(1, math.ceil(branch.facts / 2))
    length = min(_LONGEST_LEAF, gap * 0.5, reach * (1 - _BARE) / pairs * 1.3)
    for leaf in range(branch.facts):
        at = _BARE + (1 - _BARE) * (leaf // 2 + 1) / pairs
        x, y = _on_curve(start, bend, end, min(1.0, at))
        tilt = -58 if leaf % 2 == 0 else 58
        if leaf == branch.facts - 1 and leaf % 2 == 0:
            tilt = -8  # the last one crowns the tip
        look = _look(branch.known[leaf]) if branch.known else _WHITE
        yield _leaf(x, y, tilt if side > 0 else 180 - tilt, length, look)
    yield from _label(branch.title, end[0] + side * (length + 10), end[1], side)


def _on_curve(
    start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float], at: float
) -> tuple[float, float]:
    before, between, after = (1 - at) ** 2, 2 * at * (1 - at), at**2
    return (
        before * start[0] + between * bend[0] + after * end[0],
        before * start[1] + between * bend[1] + after * end[1],
    )


def _look(known: float | None) -> str:
    """Fill and rim: never met is white with a broken rim, so that it can be told without colours; else the surer, the
    darker the green."""
    if known is None:
        return f'fill="#FFFFFF" stroke="{_RIM}" stroke-dasharray="3 2"'
    share = max(0.0, min(1.0, known))
    mixed = (round(pale + (full - pale) * share) for pale, full in zip(_PALE, _FULL, strict=True))
    return f'fill="#{"".join(f"{one:02X}" for one in mixed)}" stroke="{_RIM}"'


def _leaf(x: float, y: float, angle: float, length: float, look: str) -> str:
    high = length * 0.36
    return (
        f'<path {look} stroke-width="1.4" transform="translate({x:.1f} {y:.1f}) '
        f'rotate({angle:g})" d="M0 0 C{length * 0.25:.1f} {-high:.1f} {length * 0.75:.1f} {-high:.1f} {length:.1f} 0 '
        f'C{length * 0.75:.1f} {high:.1f} {length * 0.25:.1f} {high:.1f} 0 0 Z"/>'
    )


def _label(title: str, x: float, y: float, side: int) -> Iterator[str]:
    anchor = "start" if side > 0 else "end"
    lines = _broken(title)
    for number, line in enumerate(lines):
        at = y + 7 + (number - (len(lines) - 1) / 2) * 24
        yield (
            f'<text x="{x:.1f}" y="{at:.1f}" text-anchor="{anchor}" font-size="22" font-family="sans-serif" '
            f'fill="#1E2329">{html.escape(line)}</text>'
        )


def _broken(title: str) -> list[str]:
    """A title in lines short enough to stand beside the tree."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LETTERS_A_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
