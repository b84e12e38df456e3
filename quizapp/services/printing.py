"""Printing: a deck as PDF files, for people who learn and teach with paper and scissors."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.figures.figure import Figure
from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import Item
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.forms import parallel_forms
from quizapp.exchange.printable.blocks import LARGE_PRINT, Document
from quizapp.exchange.printable.card_faces import paper_cards
from quizapp.exchange.printable.documents import answer_key, quiz_paper, source_line, study_sheet
from quizapp.exchange.printable.paper import Grid, Paper
from quizapp.exchange.printable.telling import part_of
from quizapp.services._library.whole import whole_deck
from quizapp.services._profile import OpenProfile
from quizapp.services._progress.trees import LARGE, shares_of, tree_of
from quizapp.storage.decks import deck_head
from quizapp.teaching.forms import other_order

__all__ = ["Grid", "Paper", "PrintReport", "PrintingService", "Progress", "part_of"]

Progress = Callable[[float], None]
"""Told the share that is done, 0 to 1; it raises to stop."""

_FORMS = "AB"
_SAID = "{a}: the greener, the surer it would be recalled on {day}; with a broken rim, never met."


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintReport:
    """Files that were written, in order, and their pages together."""

    files: tuple[Path, ...]
    pages: int


def silent(_share: float) -> None:
    """Nobody waits for a word."""


class PrintingService:
    """PDF files of a deck. What draws them lives in ``quizapp.exchange.pdf`` and brings Qt in when it is first used."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    @staticmethod
    def prepare() -> None:
        """Loads the typeface. A window calls it on its own thread before it prints beside itself: fonts that were
        added are told to all its widgets."""
        from quizapp.exchange.pdf.press import load_fonts  # noqa: PLC0415 - Qt comes with it

        load_fonts()

    def cards(
        self,
        deck: str,
        file: Path,
        *,
        paper: Paper = Paper.A4,
        grid: Grid = Grid.TWO_BY_FOUR,
        facts: Collection[FactId] = (),
        progress: Progress = silent,
    ) -> PrintReport:
        """Flashcards to cut, fronts and backs on the two sides of a sheet. UserError when there are none."""
        from quizapp.exchange.pdf.card_sheets import print_cards  # noqa: PLC0415 - Qt comes with it

        whole = whole_deck(self._profile, deck)
        some = tuple(paper_cards(whole, [one for one in cards_of(whole) if not facts or one.fact in facts]))
        if not some:
            raise UserError("No card fits this choice. Nothing was printed. Choose more facts.")
        pages = print_cards(some, file, paper, grid, f"{whole.title}: flashcards", source_line(whole), progress)
        return PrintReport(files=(file,), pages=pages)

    def sheet(
        self, deck: str, file: Path, *, paper: Paper = Paper.A4, large: bool = False, progress: Progress = silent
    ) -> PrintReport:
        """All facts by topic, with the questions beside them."""
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415 - Qt comes with it

        whole = whole_deck(self._profile, deck)
        document = study_sheet(whole, cards_of(whole), scale=LARGE_PRINT if large else 1.0)
        return PrintReport(files=(file,), pages=print_document(document, file, paper, progress))

    def quiz(
        self,
        deck: str,
        file: Path,
        *,
        length: int = 20,
        seed: int = 0,
        paper: Paper = Paper.A4,
        large: bool = False,
        progress: Progress = silent,
    ) -> PrintReport:
        """A test in two parallel forms with no question in common, ``NAME-A.pdf`` and ``NAME-B.pdf``, each with its
        answer sheet, and their key, ``NAME-key.pdf``: all three or none. UserError when the deck has not enough items
        for two forms."""
        whole = whole_deck(self._profile, deck)
        forms = self._forms(whole, length, seed, len(_FORMS))
        scale = LARGE_PRINT if large else 1.0
        key = answer_key(whole, forms, scale=scale)
        return self._print_quiz(whole, forms, key, file, paper, progress)

    def reordered_quiz(
        self,
        deck: str,
        file: Path,
        *,
        length: int = 20,
        seed: int = 0,
        paper: Paper = Paper.A4,
        large: bool = False,
        progress: Progress = silent,
    ) -> PrintReport:
        """The same for neighbours: form B has the questions of form A in another order, and the options of single
        answers in other places."""
        whole = whole_deck(self._profile, deck)
        first, second = tuple(_FORMS)
        forms = self._forms(whole, length, seed, 1)
        forms[second] = other_order(forms[first], Random(seed))
        key = answer_key(whole, {first: forms[first]}, scale=LARGE_PRINT if large else 1.0, reordered=forms[second])
        return self._print_quiz(whole, forms, key, file, paper, progress)

    @staticmethod
    def _print_quiz(
        deck: Deck, forms: Mapping[str, Sequence[Item]], key: Document, file: Path, paper: Paper, progress: Progress
    ) -> PrintReport:
        from quizapp.exchange.pdf.pages import print_documents  # noqa: PLC0415 - Qt comes with it

        documents = [quiz_paper(deck, items, form=name, scale=key.scale) for name, items in forms.items()]
        files = PrintingService.quiz_files(file)
        pages = print_documents(tuple(zip((*documents, key), files, strict=True)), paper, progress)
        return PrintReport(files=files, pages=pages)

    @staticmethod
    def quiz_files(file: Path) -> tuple[Path, ...]:
        """The files that come of a quiz printed to ``file``."""
        return tuple(file.with_name(f"{file.stem}-{name}.pdf") for name in (*_FORMS, "key"))

    def posters(self, deck: str, file: Path, *, paper: Paper = Paper.A4, progress: Progress = silent) -> PrintReport:
        """A poster of each figure, and the tree, in the colours of what the person would recall today. UserError when
        the deck has nothing to draw."""
        from quizapp.exchange.pdf.posters import print_posters  # noqa: PLC0415 - Qt comes with it

        whole = whole_deck(self._profile, deck)
        figures = [*whole.figures, *self._tree(whole)]
        if not figures:
            raise UserError(f"{whole.title} has no facts and no figures. Nothing was printed.")
        pages = print_posters(figures, file, paper, f"{whole.title}: posters", source_line(whole), progress)
        return PrintReport(files=(file,), pages=pages)

    def _tree(self, whole: Deck) -> Iterator[Figure]:
        """The tree of a deck of the profile as the person knows it; of a deck elsewhere its leaves are white."""
        from quizapp.exchange.printable.tree_poster import TopicBranch, tree_poster  # noqa: PLC0415

        profile = self._profile
        with profile.database.reading():
            if deck_head(profile.database, whole.id) is None:
                facts = Counter(fact.topic for fact in whole.standing)
                branches = [TopicBranch(title=one.title, facts=facts[one.id]) for one in whole.topics if facts[one.id]]
                said = "A leaf for each fact."
            else:
                profile.revision()
                today = profile.today()
                large = len(whole.standing) >= LARGE
                tree = (shares_of if large else tree_of)(profile, whole.id, whole.title, today)
                branches = [
                    TopicBranch(title=one.title, facts=len(one.leaves), known=tuple(leaf.recall for leaf in one.leaves))
                    for one in tree.branches
                    if one.leaves
                ]
                said = _SAID.format(
                    a="Leaves share the facts" if large else "A leaf for each fact",
                    day=date.fromordinal(today).isoformat(),
                )
        if branches:
            yield tree_poster(f"{whole.title}: the tree", branches, name="tree.svg", said=said)

    @staticmethod
    def _forms(deck: Deck, length: int, seed: int, count: int) -> dict[str, Sequence[Item]]:
        blueprint = Blueprint(deck=deck.id, length=length, seed=seed)
        made = parallel_forms(blueprint, items_of(deck, seed), count, Random(seed))
        return {name: form.items for name, form in zip(_FORMS, made.forms, strict=False)}
