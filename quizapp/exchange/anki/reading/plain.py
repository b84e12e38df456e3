"""A field's HTML as the plain text that cards show here. What cannot be shown is found, so that it can be told.

Cleaning is nh3's (https://nh3.readthedocs.io): scripts and styles go with what is in them, unknown marks go, their
words stay. Lines become one, with a dot between them, as texts here are of one line.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3

_SPECIAL = re.compile(r"[<&\[\\\n\r\t\x00-\x1f\x7f-\x9f]|  ")
"""A field without any of these is plain text already."""

_MARK = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*/?>')
_SRC = re.compile(r'\ssrc="([^"]*)"')
_SOUND = re.compile(r"\[sound:([^\]]{1,255})\]")
_TEX = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\[(?:latex|\$\$?)\](.+?)\[/(?:latex|\$\$?)\]", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
_LINES = re.compile(r"\s*\n[\s\n]*")
_LINE = " · "
_GOES_ON = (".", ":", ";", ",", "?", "!", "-", "–", "·", "(", "/")

_BLOCKS = frozenset(
    {"div", "p", "br", "li", "tr", "hr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "pre"}
)
_CELLS = frozenset({"td", "th"})
_KEPT = {*_BLOCKS, *_CELLS, "img", "sub", "sup", "audio", "video", "source", "object"}
_DROPPED = {"script", "style", "template", "iframe", "noscript", "head", "title", "textarea", "select", "svg", "math"}
_SHOWN_BY_MARKUP = re.compile(
    r"<\s*(b|i|u|strong|em|table|font|span|ul|ol|h[1-6]|mark|ruby|code|s|del)\b", re.IGNORECASE
)

_SUB = str.maketrans("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ")
_SUP = str.maketrans("0123456789+-=()ni−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ⁻")
_CAN_SUB = frozenset("0123456789+-=()aeox")
_CAN_SUP = frozenset("0123456789+-=()ni−")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The words of a piece of HTML, and what is beside them: names of pictures and sounds, whether there are formulas,
    and whether markup was left out that a reader would see."""

    text: str
    pictures: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    formulas: bool = False
    markup: bool = False


def is_plain(source: str) -> bool:
    """Whether a field is plain text already. Most are, of letters that are printed, which is seen at once."""
    if source.isprintable() and not (
        "<" in source or "&" in source or "[" in source or "\\" in source or "  " in source
    ):
        return True
    return _SPECIAL.search(source) is None


def plain(source: str) -> Plain:
    """The plain text of a field."""
    if _SPECIAL.search(source) is None:
        return Plain(text=source.strip())
    pictures: list[str] = []
    sounds = _SOUND.findall(source)
    formulas = _TEX.search(source) is not None
    text = _SOUND.sub(" ", source) if sounds else source
    if formulas:
        text = _TEX.sub(lambda found: next(group for group in found.groups() if group is not None), text)
    markup = False
    if "<" in text or "&" in text:
        markup = _SHOWN_BY_MARKUP.search(text) is not None
        text = _words(_cleaned(text), pictures, sounds)
    else:
        text = text.replace("\n", " ")  # in HTML a line break is a space
    return Plain(
        text=_one_line(text),
        pictures=tuple(dict.fromkeys(pictures)),
        sounds=tuple(dict.fromkeys(sounds)),
        formulas=formulas,
        markup=markup,
    )


def names_of_media(source: str) -> list[str]:
    """The names of the files that a field or a template uses."""
    if "[sound:" not in source and "src" not in source and "data" not in source:
        return []
    found = [unescape(one) for one in _SOUND.findall(source)]
    found += [unescape(one[0] or one[1] or one[2]) for one in _ANY_SRC.findall(source)]
    return found


_ANY_SRC = re.compile(
    r"""<(?:img|audio|video|source|object)\b[^>]*?\s(?:src|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I
)


@cache
def _cleaner() -> "nh3.Cleaner":
    """What cleans, made once: making it takes longer than cleaning a field."""
    import nh3  # noqa: PLC0415 - only what has markup needs it

    return nh3.Cleaner(
        tags=_KEPT - {"object"},
        clean_content_tags=_DROPPED,
        attributes={"img": {"src", "alt"}, "audio": {"src"}, "video": {"src"}, "source": {"src"}},
        strip_comments=True,
        link_rel=None,
        url_schemes={"file"},  # a name without a scheme stays; whatever would be fetched goes
    )


def _cleaned(text: str) -> str:
    return _cleaner().clean(text.replace("\r", "\n").replace("\n", " "))


def _words(cleaned: str, pictures: list[str], sounds: list[str]) -> str:
    """The words of cleaned HTML, with a line break where a block begins or ends."""
    parts: list[str] = []
    at, raised = 0, ""
    for mark in _MARK.finditer(cleaned):
        piece = cleaned[at : mark.start()]
        parts.append(_raised(piece, raised) if raised else piece)
        at = mark.end()
        name = mark[2]
        if name in _BLOCKS:
            parts.append("\n")
        elif name in _CELLS:
            parts.append(" ")
        elif name in {"sub", "sup"}:
            raised = "" if mark[1] else name
        elif found := _SRC.search(mark[3]):
            (pictures if name == "img" else sounds).append(unescape(found[1]))
    parts.append(cleaned[at:])
    return unescape("".join(parts))


def _raised(piece: str, how: str) -> str:
    """H₂O, 10⁻³; in parentheses where there are no such letters."""
    words = piece.strip()
    able, table = (_CAN_SUB, _SUB) if how == "sub" else (_CAN_SUP, _SUP)
    if words and all(letter in able for letter in words):
        return words.translate(table)
    return f"{'_' if how == 'sub' else '^'}({words})" if words else piece


def _one_line(text: str) -> str:
    text = _CONTROL.sub(" ", text)
    if "\n" in text:
        lines = [" ".join(line.split()) for line in _LINES.split(text)]
        joined = ""
        for line in filter(None, lines):
            joined += line if not joined else (f" {line}" if joined.endswith(_GOES_ON) else f"{_LINE}{line}")
        return joined
    return " ".join(text.split())
