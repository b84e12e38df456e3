"""A deck's cards as the text file with headers that Anki imports, in Anki's own note types: Basic and Cloze.

Identities stand in a column, so that a second import updates. Pictures cannot travel in text: cards that are nothing
without one stay, and so do quiz items that are answered by tapping.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.content.cards import BLANK
from quizapp.content.items import Item, SingleBestAnswer
from quizapp.exchange.anki.collection import Homes
from quizapp.exchange.anki.notes import FLASHCARDS, QUESTIONS, guid, html
from quizapp.exchange.anki.notetypes import LETTERS
from quizapp.exchange.anki.rows import CardRow, Export

_HEADERS = (
    *("#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3"),
    "#tags column:6",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One note: identity, note type, deck, two fields (HTML), tags."""

    guid: str
    notetype: str
    deck: str
    fields: tuple[str, str]
    tags: str

    def __str__(self) -> str:
        return "\t".join(map(_cell, (self.guid, self.notetype, self.deck, *self.fields, self.tags)))


def text_file(lines: Iterable[TextLine]) -> Iterator[str]:
    """The lines of the file, headers first."""
    yield from (f"{line}\n" for line in _HEADERS)
    yield from (f"{line}\n" for line in lines)


def text_lines(export: Export) -> Iterator[TextLine]:
    """A line for each card that text can hold, and for each single best answer."""
    homes = Homes(export)
    for row in export.cards:
        if row.view in {"recall", "reverse", "cloze"}:
            yield _card(export, homes, row)
    for item in export.items:
        if travels(item):
            yield _question(homes, item)


def travels(item: Item) -> bool:
    """Whether text can hold an item."""
    return isinstance(item, SingleBestAnswer) and item.exhibit is None


def _card(export: Export, homes: Homes, row: CardRow) -> TextLine:
    more = [row.statement] if row.view != "cloze" else []
    more += [row.why, export.source.place(row.paragraph)]
    about = "".join(f"<br><br><small>{html(text)}</small>" for text in more if text)
    if row.view == "cloze":
        before, _, after = row.front.partition(BLANK)
        hint = f"::{_in_cloze(row.hint)}" if row.hint else ""
        fields = (f"{html(before)}{{{{c1::{_in_cloze(row.back)}{hint}}}}}{html(after)}", about.removeprefix("<br><br>"))
    else:
        fields = (html(row.front), f"{html(row.back)}{about}")
    return TextLine(
        guid=guid("text", export.deck, row.fact, row.view, row.number),
        notetype="Cloze" if row.view == "cloze" else "Basic",
        deck=homes.names[homes.number((FLASHCARDS, row.topic))],
        fields=fields,
        tags=" ".join((f"topic::{row.topic}", f"view::{row.view}", *(row.tags or "").split())),
    )


def _in_cloze(text: str) -> str:
    """A text inside the braces of a cloze, which it must not close."""
    return html(text).replace("}}", "}&#125;").replace("::", ":&#58;")


def _question(homes: Homes, item: Item) -> TextLine:
    options = "".join(f"<li>{html(option.text)}</li>" for option in item.options)
    reasons = "".join(
        f"<li>{'<b>' if option.correct else ''}{html(option.text)}{'</b> ✓' if option.correct else ''}"
        f"<br><small>{html(option.rationale)}</small></li>"
        for option in item.options
    )
    key = next(letter for letter, option in zip(LETTERS, item.options, strict=False) if option.correct)
    head = '<ol type="A">'
    return TextLine(
        guid=guid("text", item.id),
        notetype="Basic",
        deck=homes.names[homes.number((QUESTIONS, item.topic))],
        fields=(f"{html(item.stem)}{head}{options}</ol>", f"{key}{head}{reasons}</ol>"),
        tags=f"topic::{item.topic} view::question level::{item.level}",
    )


def _cell(text: str) -> str:
    """A cell as Anki's reader wants it: quoted where it holds what divides cells."""
    flat = text.replace("\r", " ").replace("\n", "<br>")
    return f'"{flat.replace(chr(34), 2 * chr(34))}"' if any(one in flat for one in '\t"#') else flat
