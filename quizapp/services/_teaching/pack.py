"""A session's pack of papers: each kind is printed by itself, and says why there is none of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

from quizapp.content.deck import Deck
from quizapp.content.figures.figure import Figure
from quizapp.content.generators import items_of
from quizapp.content.items import Item, ItemKind
from quizapp.exchange.printable.card_faces import CardGroup, PaperCard
from quizapp.exchange.printable.paper import Grid, Paper
from quizapp.services.printing import Progress, part_of
from quizapp.teaching.bingo import (
    LEAST_TERMS,
    Term,
    bingo,
    is_short,
    short_first,
    side_for,
    terms_of_deck,
    terms_of_items,
)
from quizapp.teaching.forms import other_order
from quizapp.teaching.plan import Plan, Questions, Role, Test, items_of_part
from quizapp.teaching.sets import card_sets

_SPARE_CARDS = 4
"""Bingo cards for who comes besides."""

_CARDS_FOR_A_ROOM = 24
"""Bingo cards when nobody is on the list."""

_READABLE = 9.0
"""Points: a question that cannot be set so large on a quarter of a sheet gets half a one."""

_MOST_SETS = 12
_FULL_CARD = 24
_LONGEST_NAME = 40


class PackPart(StrEnum):
    """The kinds of paper, in the order of the pack."""

    CARDS = "cards"
    TEAM_SHEETS = "team-sheets"
    TESTS = "tests"
    KEY = "key"
    POSTERS = "posters"
    SETS = "sets"
    BINGO = "bingo"
    SIGN_IN = "sign-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReport:
    """Files that were written, in their order, their pages together, and sentences about what to know and what there
    was nothing for."""

    files: tuple[Path, ...]
    pages: int
    notes: tuple[str, ...] = ()


class Pack:
    """A pack in the making."""

    def __init__(self, plan: Plan, deck: Deck | None, folder: Path, paper: Paper) -> None:
        self.files: list[Path] = []
        self.notes: list[str] = []
        self.pages = 0
        self._plan, self._deck, self._folder, self._paper = plan, deck, folder, paper
        self._asked = tuple(one for part in plan.parts if isinstance(part, Questions) for one in part.items)
        self._all = tuple(one for part in plan.parts for one in items_of_part(part))

    def print(self, part: PackPart, progress: Progress) -> None:
        """Prints one kind, or notes why there is none."""
        printing: Mapping[PackPart, Callable[[Progress], None]] = {
            PackPart.CARDS: self._cards,
            PackPart.TEAM_SHEETS: self._team_sheets,
            PackPart.TESTS: self._tests,
            PackPart.KEY: self._key,
            PackPart.POSTERS: self._posters,
            PackPart.SETS: self._sets,
            PackPart.BINGO: self._bingo,
            PackPart.SIGN_IN: self._sign_in,
        }
        printing[part](progress)

    def _dice(self, what: str) -> Random:
        """The same plan is always printed alike."""
        heading = self._plan.heading
        return Random(f"{self._plan.deck} {heading.title} {heading.on.isoformat()} {what}")

    def _file(self, name: str) -> Path:
        return self._folder / f"{slug(self._plan.heading.title)}-{name}.pdf"

    def _wrote(self, file: Path, pages: int) -> None:
        self.files.append(file)
        self.pages += pages

    @property
    def _source(self) -> str:
        from quizapp.exchange.printable.documents import source_line  # noqa: PLC0415
        from quizapp.exchange.printable.teaching_papers import source_of  # noqa: PLC0415

        return source_line(self._deck) if self._deck else source_of(self._plan, self._all)

    def _cards(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.card_sheets import fits, print_card_groups  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.printable.teaching_cards import question_card  # noqa: PLC0415

        if not self._asked:
            self.notes.append("There are no question cards: the plan has no questions for the room.")
            return
        made = [question_card(number, item, self._plan.copy) for number, item in enumerate(self._asked, 1)]
        small: list[PaperCard] = []
        large: list[PaperCard] = []
        for number, card in enumerate(made):
            (small if fits(card, self._paper, Grid.QUARTERS, _READABLE) else large).append(card)
            progress(0.4 * number / len(made))
        some = ((Grid.QUARTERS, small), (Grid.HALVES, large))
        groups = [CardGroup(grid=grid, cards=tuple(cards)) for grid, cards in some if cards]
        file = self._file("question-cards")
        title = f"{self._plan.heading.title}: question cards"
        pages = print_card_groups(
            groups, file, self._paper, title, self._source, lambda share: progress(0.4 + 0.6 * share)
        )
        self._wrote(file, pages)

    def _team_sheets(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.printable.teaching_papers import SAME_QUESTIONS, team_sheet  # noqa: PLC0415

        if not self._asked:
            self.notes.append("There are no team sheets: the plan has no questions for the room.")
            return
        self.notes.append(SAME_QUESTIONS)
        for number, (form, items) in enumerate(self._forms().items()):
            file = self._file(f"team-sheet-{form}")
            document = team_sheet(self._plan, items, form)
            self._wrote(file, print_document(document, file, self._paper, part_of(progress, number, 2)))

    def _forms(self) -> Mapping[str, Sequence[Item]]:
        return {"A": self._asked, "B": other_order(self._asked, self._dice("form B"))}

    def _papers(self) -> Iterator[tuple[str, str, Sequence[Item]]]:
        """The tests: the name of each file, what it is called, and its items."""
        many = {role: sum(isinstance(one, Test) and one.role is role for one in self._plan.parts) for role in Role}
        count = dict.fromkeys(Role, 0)
        for part in self._plan.parts:
            if isinstance(part, Test) and part.items:
                count[part.role] += 1
                number = f" {count[part.role]}" if many[part.role] > 1 else ""
                yield f"test-{part.role}{number.replace(' ', '-')}", f"{part.title}{number}", part.items

    def _tests(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.printable.teaching_papers import paper_of_test  # noqa: PLC0415

        papers = list(self._papers())
        if not papers:
            self.notes.append("There are no tests on paper: the plan has none before or after.")
        for number, (name, called, items) in enumerate(papers):
            file = self._file(name)
            document = paper_of_test(self._plan, items, called)
            self._wrote(file, print_document(document, file, self._paper, part_of(progress, number, len(papers))))

    def _key(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.printable.teaching_papers import session_key  # noqa: PLC0415

        papers: dict[str, Sequence[Item]] = {}
        forms = self._forms()
        if self._asked:
            papers["Team sheet, form A"] = forms["A"]
        papers |= {called: items for _, called, items in self._papers()}
        if not papers:
            self.notes.append("There is no answer key: the plan asks nothing.")
            return
        file = self._file("answer-key")
        self._wrote(file, print_document(session_key(self._plan, papers, forms["B"]), file, self._paper, progress))

    def _posters(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.posters import print_posters  # noqa: PLC0415 - Qt comes with it

        figures = {one.id: Figure(name=one.id, svg=one.svg) for one in self._plan.copy.figures}
        figures |= {one.name: one for one in (self._deck.figures if self._deck else ()) if one.name not in figures}
        posters = [*figures.values(), *self._trees()]
        if not posters:
            self.notes.append("There are no posters: the plan asks nothing, and its deck has no figures.")
            return
        file = self._file("posters")
        title = f"{self._plan.heading.title}: posters"
        self._wrote(file, print_posters(posters, file, self._paper, title, self._source, progress))

    def _trees(self) -> Iterator[Figure]:
        """The tree of what the session asks, a leaf a fact, to be coloured in the room."""
        from quizapp.exchange.printable.tree_poster import TopicBranch, tree_poster  # noqa: PLC0415

        facts: dict[str, set[str]] = {}
        for item in self._all:
            facts.setdefault(self._plan.copy.topic_title(item.topic), set()).update(item.facts)
        if facts:
            branches = [TopicBranch(title=title, facts=len(some)) for title, some in facts.items()]
            yield tree_poster("Colour a leaf for each fact that we know", branches)

    def _sets(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.card_sheets import print_card_groups  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415
        from quizapp.exchange.printable.teaching_cards import set_cards  # noqa: PLC0415
        from quizapp.exchange.printable.teaching_papers import sets_key  # noqa: PLC0415

        sets = card_sets(self._set_items(), self._dice("sets"))[:_MOST_SETS]
        if not sets:
            self.notes.append("There are no cards to sort: neither the plan nor its deck has steps or things to order.")
            return
        title = f"{self._plan.heading.title}: cards to sort and to put in order"
        cards = CardGroup(grid=Grid.TWO_BY_FOUR, cards=tuple(set_cards(sets, self._plan.heading.title)))
        file, key = self._file("sort-and-order-cards"), self._file("sort-and-order-key")
        self._wrote(file, print_card_groups([cards], file, self._paper, title, self._source, part_of(progress, 0, 2)))
        document = sets_key(self._plan, sets, self._source)
        self._wrote(key, print_document(document, key, self._paper, part_of(progress, 1, 2)))

    def _set_items(self) -> Iterator[Item]:
        """The plan's own items first; then those of its deck on the same topics."""
        yield from self._asked
        topics = {item.topic for item in self._all}
        kinds = (ItemKind.ORDERED_RESPONSE, ItemKind.MATRIX_MULTIPLE_CHOICE, ItemKind.MATCHING)
        if self._deck is not None:
            for kind in kinds:
                yield from (one for one in items_of(self._deck, 0, kind) if one.topic in topics)

    def _bingo(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.bingo_sheets import print_bingo  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415
        from quizapp.exchange.printable.teaching_papers import caller_sheet  # noqa: PLC0415

        terms = self._terms()
        if not side_for(len(terms)):
            self.notes.append(
                f"There is no bingo: it takes {LEAST_TERMS} different short answers, and there are {len(terms)}."
            )
            return
        people = len(self._plan.participants)
        count = people + _SPARE_CARDS + people % 2 if people else _CARDS_FOR_A_ROOM  # two to a sheet
        game = bingo(terms, count, self._dice("bingo"))
        file, caller = self._file("bingo-cards"), self._file("bingo-caller")
        told, title = part_of(progress, 0, 2), self._plan.heading.title
        self._wrote(file, print_bingo(game.cards, file, self._paper, title, self._source, told))
        document = caller_sheet(self._plan, game, self._source)
        self._wrote(caller, print_document(document, caller, self._paper, part_of(progress, 1, 2)))

    def _terms(self) -> tuple[Term, ...]:
        """Terms of the plan's facts; where they are too few for a full card, of other facts of its topics and then of
        its deck, as many as it takes."""
        asked = dict.fromkeys(fact for item in self._all for fact in item.facts)
        if self._deck is None:
            return terms_of_items(self._all)
        deck, topics = self._deck, {item.topic for item in self._all}
        own = short_first(terms_of_deck(deck, asked))
        if len(own) >= _FULL_CARD:
            return own[: max(_FULL_CARD, sum(map(is_short, own)))]
        near = [fact.id for fact in deck.standing if fact.topic in topics]
        more = terms_of_deck(deck, dict.fromkeys([*asked, *near]))
        every = terms_of_deck(deck, dict.fromkeys([*asked, *near, *(fact.id for fact in deck.standing)]))
        terms = (*own, *short_first(more[len(own) :]), *short_first(every[len(more) :]))[:_FULL_CARD]
        if len(terms) > len(own):
            self.notes.append(
                f"Bingo has {len(own)} terms of what the session asks and {len(terms) - len(own)} more of its deck."
            )
        return terms

    def _sign_in(self, progress: Progress) -> None:
        from quizapp.exchange.pdf.sign_in_sheet import print_sign_in  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.printable.teaching_papers import session_line  # noqa: PLC0415

        file, heading = self._file("sign-in"), self._plan.heading
        names, line = self._plan.participants, session_line(heading)
        self._wrote(file, print_sign_in(names, file, self._paper, heading.title, line, progress))


def slug(text: str) -> str:
    """A text as the beginning of a file's name: letters and digits of any script, and hyphens."""
    kept = "".join(one if one.isalnum() else " " for one in text.casefold())
    return "-".join(kept.split())[:_LONGEST_NAME].strip("-") or "session"
