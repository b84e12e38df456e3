"""The labels of figures that a deck file asks for, ``[[label]]``."""

from collections.abc import Collection, Mapping, Sequence

from quizapp.content.deckfiles.claims import Names, is_known
from quizapp.content.deckfiles.reading import Complaints, Read
from quizapp.content.deckfiles.schema import LabelBlock
from quizapp.content.deckfiles.toml_places import Loc
from quizapp.content.facts import FactId
from quizapp.content.labels import Label


def labels_by_fact(
    reads: Sequence[Read[LabelBlock]], names: Names, drawn: Mapping[str, Collection[str]], report: Complaints
) -> Mapping[FactId, tuple[Label, ...]]:
    """The labels of each fact, in the order of the file. ``drawn`` are the regions of each figure: one that is no
    concept goes by the name that the figure gives it."""
    found: dict[FactId, list[Label]] = {}
    firsts: dict[tuple[str, int], Loc] = {}
    for read in reads:
        block = read.block
        if block is None:
            continue
        is_known("fact", block.fact, names.facts, (*read.loc, "fact"), report)
        if block.region not in drawn.get(block.figure, ()):
            is_known("concept", block.region, names.concepts, (*read.loc, "region"), report)
        first = firsts.setdefault((block.fact, block.id), read.loc)
        if first != read.loc:
            report.add((*read.loc, "id"), f"Two labels of fact {block.fact} have the id {block.id}", first=first)
        found.setdefault(FactId(block.fact), []).append(
            Label(
                id=block.id,
                figure=block.figure,
                region=block.region,
                hide=block.hide,
                question=block.question or "",
            )
        )
    return {fact: tuple(labels) for fact, labels in found.items()}
