"""The four Anki note types, their ids and names.

FROZEN FROM THE FIRST RELEASE. Anki knows a note type by its id and refuses to update notes whose type has gained, lost
or renamed a field or a template; people's progress hangs on that. Ids, names, fields and their order, and template
names never change. The HTML of the templates (``templates.py``) and the style may: Anki takes the newer.
"""

from dataclasses import dataclass

from quizapp.content.cards import View

FACT_TYPE_ID = 1763942411001  # never changes
QUESTION_TYPE_ID = 1763942411002  # never changes
FIGURE_TYPE_ID = 1763942411003  # never changes
ITEM_TYPE_ID = 1763942411004  # never changes

FACT_TYPE_NAME = "QuizApp fact"
QUESTION_TYPE_NAME = "QuizApp question"
FIGURE_TYPE_NAME = "QuizApp figure"
ITEM_TYPE_NAME = "QuizApp item"

SLOTS = {View.RECALL: 4, View.REVERSE: 4, View.CLOZE: 6}  # never change
"""How many cards of a view one note has room for; a fact with more goes on in a second note (a second page). Label
cards are notes of their own."""

VIEW_WORDS = {View.RECALL: "Recall", View.REVERSE: "Reverse", View.CLOZE: "Cloze"}  # never change

LETTERS = "ABCDE"
"""The letters of a question's options; ``Key`` holds one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for one card in a fact note: its view, and its number within the note, from 1."""

    view: View
    number: int

    @property
    def template(self) -> str:
        """The name of its template: ``Recall 1``."""
        return f"{VIEW_WORDS[self.view]} {self.number}"

    @property
    def front(self) -> str:
        """The name of the field that holds its front; a card exists where this field is not empty."""
        return f"{self.template} front"

    @property
    def back(self) -> str:
        """The name of the field that holds its back."""
        return f"{self.template} back"


FACT_SLOTS = tuple(Slot(view=view, number=number) for view, room in SLOTS.items() for number in range(1, room + 1))
"""Every slot of a fact note, in the order of its templates."""

FACT_FIELDS = (
    "Id",
    "Statement",
    "Why",
    "Source",
    "Topic",
    "Picture",
    *(name for slot in FACT_SLOTS for name in (slot.front, slot.back)),
)

QUESTION_FIELDS = (
    "Id",
    "Facts",
    "Topic",
    "Stem",
    *(f"Option {number}" for number in range(1, len(LETTERS) + 1)),
    *(f"Rationale {number}" for number in range(1, len(LETTERS) + 1)),
    "Key",
    "Source",
    "Picture",
)

QUESTION_TEMPLATE = "Question"

FIGURE_FIELDS = (
    "Id",
    "Fact",
    "Topic",
    "Question",
    "Answer",
    "Front picture",
    "Back picture",
    "Statement",
    "Why",
    "Source",
)

FIGURE_TEMPLATE = "Label"

ITEM_FIELDS = (
    "Id",
    "Kind",
    "Facts",
    "Topic",
    "Stem",
    "Exhibit",
    "Task",
    "Answer",
    "Source",
    "Record",
)
"""Of items of every kind but single best answers: ``Task`` and ``Answer`` are HTML, which may change from one export to
the next; ``Record`` is the item itself as JSON, for the way home, and is not shown."""

ITEM_TEMPLATE = "Item"


def slot_of(view: View, number: int) -> tuple[int, Slot]:
    """The page (from 1) and the slot of a card: made of its number alone, so that no other card's coming moves it."""
    page, place = divmod(number - 1, SLOTS[view])
    return page + 1, Slot(view=view, number=place + 1)
