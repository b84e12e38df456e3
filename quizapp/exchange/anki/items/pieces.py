"""What the cards of items are put together from. Ids of options stand in ``data-o``, where the script finds them."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from quizapp.content.items import Option, OptionId, Place, PlaceId, Segment
from quizapp.exchange.anki.notes import html

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def quoted(text: str) -> str:
    """A text inside the quotes of an attribute; nothing in it is LaTeX or a sound to Anki."""
    return escape(text).replace("[", "&#91;").replace("{", "&#123;").replace("\n", " ")


def how(words: str) -> str:
    """What to do."""
    return f'<p class="how">{words}</p>'


def task(act: str, inside: str, *, most: int = 0) -> str:
    """What is done on the front. ``act`` says how: pick, place, order, type; ``most``: so many can be chosen (0: any
    number)."""
    return f'<div class="task" data-act="{act}" data-most="{most}">{inside}</div>'


def options(some: Iterable[Option]) -> str:
    """Options below each other, with letters."""
    lines = "".join(
        f'<li class="option tappable" data-o="{quoted(one.id)}"><span class="letter">{letter}</span> '
        f'<span class="text">{html(one.text)}</span></li>'
        for letter, one in zip(LETTERS, some, strict=False)
    )
    return f'<ul class="options">{lines}</ul>'


def group(name: str, inside: str, *, most: int, place: str = "") -> str:
    """A part of a task in which ``most`` can be chosen (0: any number)."""
    head = f'<p class="group-name">{name}</p>' if name else ""
    return f'<div class="group" data-most="{most}" data-place="{quoted(place)}">{head}{inside}</div>'


def chips(place: str, some: Iterable[Option]) -> str:
    """Short options beside each other."""
    shown = "".join(f'<li class="chip tappable" data-o="{quoted(one.id)}">{html(one.text)}</li>' for one in some)
    return f'<ul class="chips" data-place="{quoted(place)}">{shown}</ul>'


def tray(tokens: Iterable[Place]) -> str:
    """Tokens to be put somewhere."""
    shown = "".join(f'<li class="chip tappable" data-token="{quoted(one.id)}">{html(one.text)}</li>' for one in tokens)
    return f'<ul class="chips tray">{shown}</ul>'


def blanks_of(passage: Iterable[Segment]) -> dict[PlaceId, int]:
    """The blanks of a passage with their numbers from 1."""
    places = dict.fromkeys(segment.place for segment in passage if segment.place)
    return {place: number for number, place in enumerate(places, start=1)}


def with_blanks(passage: Sequence[Segment], *, targets: bool = False) -> str:
    """A passage with numbered blanks."""
    numbers = blanks_of(passage)
    kind = "slot blank tappable" if targets else "slot blank"
    return f'<p class="passage">{"".join(_blank(one, numbers, kind) for one in passage)}</p>'


def _blank(segment: Segment, numbers: Mapping[PlaceId, int], kind: str) -> str:
    if not segment.place:
        return html(segment.text)
    return f'<span class="{kind}" data-target="{quoted(segment.place)}">{numbers[segment.place]}</span>'


def filled(passage: Iterable[Segment], words: Mapping[PlaceId, str]) -> str:
    """A passage with the right words in its blanks."""
    shown = (
        f'<b class="shown">{html(words.get(one.place, one.text))}</b>' if one.place else html(one.text)
        for one in passage
    )
    return f'<p class="passage">{"".join(shown)}</p>'


def told(rule: str, inside: str, **more: str) -> str:
    """What is told on the back; ``rule`` says how points are counted."""
    data = "".join(f' data-{name}="{quoted(value)}"' for name, value in more.items())
    return f'<div class="told" data-rule="{rule}"{data}>{inside}</div>'


def line(option: OptionId | str, text: str, reason: str, *, right: bool, unit: str = "") -> str:
    """A choice with what is said of it."""
    mark = '<span class="mark right">✓ Right answer</span>' if right else ""
    kind = "line key" if right else "line"
    because = f'<span class="rationale">{html(reason)}</span>' if reason else ""
    return (
        f'<div class="{kind}" data-o="{quoted(option)}" data-unit="{quoted(unit)}">'
        f'<span class="said">{html(text)}</span> '
        f'<span class="marks">{mark} <span class="mark yours">Your choice</span></span> {because}</div>'
    )


def lines(
    some: Iterable[Option], texts: Mapping[str, str] | None = None, *, unit: str = "", folded: bool = False
) -> str:
    """Choices with their reasons, right ones first; others are folded away where there may be many."""
    every = sorted(some, key=lambda one: not one.correct)
    made = {
        one: line(one.id, (texts or {}).get(one.id, one.text), one.rationale, right=one.correct, unit=unit or one.place)
        for one in every
    }
    keys = "".join(text for one, text in made.items() if one.correct)
    others = "".join(text for one, text in made.items() if not one.correct)
    if not folded or not others:
        return keys + others
    summary = "Why not the others" if keys else "Why none of these"
    return f'{keys}<details class="others"><summary>{summary}</summary>{others}</details>'


def part(name: str, inside: str, *, place: str = "") -> str:
    """A row, a blank, a group of what is told."""
    head = f'<p class="group-name">{name}</p>' if name else ""
    return f'<div class="part" data-place="{quoted(place)}">{head}{inside}</div>'
