"""What the readers of all kinds of item check alike: names, questions, options, passages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizapp.content.deckfiles.claims import Names, Right, is_known, query_of, triple_fits
from quizapp.content.deckfiles.items.blocks import BlankBlock, ChoicesBlock, GroupBlock
from quizapp.content.deckfiles.reading import Complaints, Read
from quizapp.content.deckfiles.toml_places import Loc
from quizapp.content.facts import ConceptId, Query, RelationId, Side, WrittenDistractor
from quizapp.content.items.base import PlaceId, Segment
from quizapp.content.wording import folded
from quizapp.content.written.base import Asked, Choices, Listed, Part, Pattern, WrittenOption

_BLANK = re.compile(r"\{\s*([\w-]+)\s*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many options written out may stand at a place, and how many of them are right."""

    fewest: int
    most: int
    right: int | None = None

    def complaint(self, listed: Listed) -> str:
        """What is wrong with the numbers, as a sentence; empty if nothing is."""
        count = len(listed.options)
        if not self.fewest <= count <= self.most:
            return f"There are {count} options here; there have to be {self.fewest} to {self.most}."
        if self.right is None:
            return "" if listed.right else "No option is marked as right: write right = true."
        if listed.right != self.right:
            return f"Of these options {listed.right} are marked as right; there have to be {self.right}."
        return ""


ONE_OF_FEW = Limits(fewest=3, most=5, right=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemContext:
    """Where an item (or a part of it) stands, and all that it may name. ``head`` holds what every kind has."""

    loc: Loc
    names: Names
    right: Right | None
    report: Complaints
    head: Mapping[str, Any]

    def say(self, sentence: str, *where: str | int) -> None:
        """Complain of something at a key of the block."""
        self.report.add((*self.loc, *where), sentence)

    def below(self, loc: Loc) -> "ItemContext":
        """The same for a part."""
        return replace(self, loc=loc)

    def concepts(self, names: Sequence[str], where: str) -> tuple[ConceptId, ...] | None:
        """The concepts of a list, each named once; None with a complaint."""
        known = [
            is_known("concept", name, self.names.concepts, (*self.loc, where, number), self.report)
            for number, name in enumerate(names)
        ]
        twice = next((name for number, name in enumerate(names) if name in names[:number]), None)
        if twice is not None:
            self.say(f"'{twice}' stands twice in '{where}'.", where)
        return tuple(map(ConceptId, names)) if all(known) and twice is None else None

    def counted(self, names: Sequence[object], where: str, fewest: int, most: int) -> bool:
        """Whether a list is of a length that its kind takes."""
        if fewest <= len(names) <= most:
            return True
        self.say(f"'{where}' names {len(names)}; there have to be {fewest} to {most}.", where)
        return False

    def query(self, text: str, where: str = "for") -> Query | None:
        """What a text asks, if some fact answers it; None with a complaint."""
        query = query_of(text, self.names, (*self.loc, where), self.report)
        if query is not None and self.right is not None and not self.right.get(query):
            self.say(f'No fact answers "{text}".', where)
            return None
        return query

    def pattern(self, text: str, word: str, other: str) -> Pattern | None:
        """A claim with a word such as ``row`` on one side and ``other`` on the other; None with a complaint."""
        match text.split():
            case [first, relation, last] if {first, last} == {word, other}:
                if is_known("relation", relation, self.names.relations, (*self.loc, "claim"), self.report):
                    side = Side.SUBJECT if first == word else Side.OBJECT
                    return Pattern(relation=RelationId(relation), side=side)
            case _:
                self.say(
                    f'"{text}" is no claim for this kind: write a relation between {word} and {other}, such as '
                    f'"{word} does {other}".',
                    "claim",
                )
        return None

    def fits(self, pattern: Pattern, concepts: Sequence[ConceptId], side: Side, where: str) -> bool:
        """Whether concepts are of the kinds that may stand on a side of the pattern's relation."""
        results = []
        for number, concept in enumerate(concepts):
            subject, object_ = (concept, "?") if side is Side.SUBJECT else ("?", concept)
            loc = (*self.loc, where, number)
            results.append(triple_fits(subject, pattern.relation, object_, self.names, loc, self.report))
        return all(results)

    def choices(self, block: ChoicesBlock, limits: Limits) -> Choices | None:
        """How a place gets its options; None with a complaint."""
        if block.for_ is not None and block.options:
            self.say(
                "Write `for` or `options`, not both: either the claims decide what is right, or you do.", "options"
            )
        elif block.for_ is not None:
            return self._asked(block, block.for_)
        elif block.options:
            return self._listed(block, limits)
        else:
            self.say("What is right here? Write `for`, or `options`.")
        return None

    def _asked(self, block: ChoicesBlock, text: str) -> Asked | None:
        query = self.query(text)
        skip = self.concepts(block.skip, "skip")
        keys: tuple[ConceptId, ...] | None = ()
        for where, names in block.chosen_keys.items():
            keys = self.concepts(names, where)
            for name in keys or ():
                if query is not None and self.right is not None and name not in self.right[query]:
                    self.say(f"No fact makes '{name}' a right answer to \"{text}\".", where)
                    keys = None
        if query is None or skip is None or keys is None:
            return None
        wrong = tuple(WrittenDistractor(text=one.text, because=one.because) for one in block.wrong)
        return Asked(query=query, keys=keys, wrong=wrong, skip=skip)

    def _listed(self, block: ChoicesBlock, limits: Limits) -> Listed | None:
        for name, given in (*block.chosen_keys.items(), ("wrong", block.wrong), ("skip", block.skip)):
            if given:
                self.say(f"'{name}' goes with `for`; among `options` mark what is right.", name)
                return None
        listed = Listed(
            options=tuple(WrittenOption(text=one.text, because=one.because, right=one.right) for one in block.options)
        )
        folded_texts = [folded(one.text) for one in listed.options]
        alike = next(
            (one.text for number, one in enumerate(listed.options) if folded_texts[number] in folded_texts[:number]), ""
        )
        complaint = f'Two options read "{alike}".' if alike else limits.complaint(listed)
        if complaint:
            self.say(complaint, "options")
            return None
        return listed if self.names_facts() else None

    def names_facts(self) -> bool:
        """Whether the item says which facts it is about, as it must where no claim does."""
        if self.head["facts"]:
            return True
        self.report.add(
            self.loc[:2], "'facts' is missing here: no claim says which facts this item is about, so write facts = […]."
        )
        return False

    def passage(
        self, text: str, parts: Sequence[Read[BlankBlock]], most: int, limits: Limits = ONE_OF_FEW
    ) -> tuple[tuple[Segment, ...], tuple[Part, ...]] | None:
        """A text with blanks, and its parts in the order of the text; None with a complaint."""
        pieces = _BLANK.split(text)
        blanks, plain = pieces[1::2], "".join(pieces[::2])
        by_id = {part.block.id: part for part in parts if part.block is not None}
        if "{" in plain or "}" in plain:
            self.say("A brace here forms no blank: write blanks as {1}.", "text")
        elif len(set(blanks)) < len(blanks):
            self.say("A blank stands twice in the text: give each a number of its own.", "text")
        elif not 1 <= len(blanks) <= most:
            self.say(f"The text has {len(blanks)} blanks; there have to be 1 to {most}, written as {{1}}.", "text")
        elif missing := [blank for blank in blanks if blank not in by_id]:
            self.say(f"The blank {{{missing[0]}}} has no part: write an [[item.part]] with id = {missing[0]}.", "text")
        elif spare := [part for name, part in by_id.items() if name not in blanks]:
            self.report.add((*spare[0].loc, "id"), f"The text has no blank {{{spare[0].id}}}.")
        else:
            return self._filled(pieces, [by_id[blank] for blank in blanks], limits)
        return None

    def _filled(
        self, pieces: Sequence[str], parts: Sequence[Read[BlankBlock]], limits: Limits
    ) -> tuple[tuple[Segment, ...], tuple[Part, ...]] | None:
        segments = (
            Segment(place=PlaceId(piece)) if number % 2 else Segment(text=piece) for number, piece in enumerate(pieces)
        )
        blanks = [self.part(one, limits) for one in parts]
        passage = tuple(one for one in segments if one.text or one.place)
        whole = tuple(one for one in blanks if one is not None)
        return (passage, whole) if len(whole) == len(parts) else None

    def part(self, read: Read[BlankBlock] | Read[GroupBlock], limits: Limits) -> Part | None:
        """A place to answer; None with a complaint."""
        if read.block is None:
            raise AssertionError("a part is looked at once its shape is right")
        choices = self.below(read.loc).choices(read.block, limits)
        text = read.block.text if isinstance(read.block, GroupBlock) else ""
        return None if choices is None else Part(id=PlaceId(read.block.id), choices=choices, text=text)
