"""GIFT as Moodle's importer reads it, in words of our own: what is found where, and what counts how much.

Read in Moodle's public source (question/format/gift): escapes become characters only after all has been parted; a share
of points has one or two digits before its point; only the first brace opens answers; an arrow anywhere makes pairs; a
text that begins with a format in square brackets is in that format, as are its answers.
"""

import re
from dataclasses import dataclass

_ESCAPED = {"\\:": "\ue001", "\\#": "\ue002", "\\=": "\ue003", "\\{": "\ue004", "\\}": "\ue005", "\\~": "\ue006",
            "\\n": "\ue007"}  # fmt: skip
_MEANT = dict(zip(_ESCAPED.values(), ":#={}~\n", strict=True))
_SHARE = re.compile(r"%-*([0-9]{1,2})\.?([0-9]*)%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question: its kind, its text, and its answers as text (or a pair), share (1 is all) and feedback."""

    name: str
    kind: str
    text: str
    plain: bool
    answers: tuple[tuple[str, float, str], ...]


def read(text: str) -> list[Read]:
    """The questions of a file; categories are passed over. Raises ValueError for what Moodle refuses."""
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = [" " if line.strip().startswith("//") else line for line in block.split("\n")]
        kept = "\n".join(lines).strip()
        if kept and not kept.startswith("$CATEGORY:"):
            found.append(_question(_before(kept)))
    return found


def _before(text: str) -> str:
    text = text.replace("\\\\", "\ue000")
    for one, other in _ESCAPED.items():
        text = text.replace(one, other)
    return text.replace("\ue000", "\\")


def _after(text: str) -> str:
    for one, other in _MEANT.items():
        text = text.replace(one, other)
    return text.strip()


def _question(text: str) -> Read:
    _, name, text = text.split("::", 2)
    start, end = text.find("{"), text.find("}")
    if start < 0 or end < 0:
        raise ValueError("no braces")
    answers = text[start + 1 : end].strip()
    asked = (text[:start] + ("" if text.strip().endswith("}") else "_____") + text[end + 1 :]).strip()
    general, _, _ = answers.partition("####")
    answers = general.strip()
    plain = asked.startswith("[plain]")
    asked = asked.removeprefix("[plain]")
    kind = _kind(answers)
    return Read(name=_after(name), kind=kind, text=_after(asked), plain=plain, answers=tuple(_answers(kind, answers)))


def _kind(answers: str) -> str:
    if answers.startswith("#"):
        return "number"
    if "~" in answers:
        return "one" if "=" in answers else "several"
    return "pairs" if "=" in answers and "->" in answers else "word"


def _answers(kind: str, answers: str) -> list[tuple[str, float, str]]:
    if kind == "number":
        return [(answers.removeprefix("#").strip(), 1.0, "")]
    parts = answers.replace("=", "~=").split("~") if kind in {"one", "several"} else answers.split("=")
    some = [part.strip() for part in parts if part.strip()]
    if len(some) < (1 if kind == "word" else 2):
        raise ValueError("too few answers")
    if kind == "pairs":
        return [(" -> ".join(map(_after, part.split("->", 1))), 1.0, "") for part in some]
    return [_answer(kind, part) for part in some]


def _answer(kind: str, part: str) -> tuple[str, float, str]:
    share = 1.0 if kind == "word" else 0.0
    if part.startswith("="):
        share, part = 1.0, part[1:]
    elif _SHARE.match(part):
        number, part = part[1:].split("%", 1)
        share = float(number) / 100
    text, _, feedback = part.partition("#")
    return _after(text), share, _after(feedback)
