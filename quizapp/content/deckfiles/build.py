"""A deck file's data into a deck."""

from collections.abc import Iterator, Mapping, Sequence

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.checks import FactLinks, linked
from quizapp.content.deckfiles.items import read_items
from quizapp.content.deckfiles.labels import labels_by_fact
from quizapp.content.deckfiles.reading import BlockT, Complaints, DeckRead, Read, read_blocks
from quizapp.content.deckfiles.schema import AskBlock, ConceptBlock, FactBlock, RelationBlock
from quizapp.content.facts import (
    Ask,
    Concept,
    ConceptId,
    DeckId,
    Fact,
    FactId,
    Query,
    Relation,
    RelationId,
    Side,
    Source,
    Topic,
    TopicId,
    WrittenDistractor,
)
from quizapp.content.figures.figure import Figure, read_figure, regions
from quizapp.content.figures.svg import SvgError
from quizapp.content.labels import Label


def build_deck(data: Mapping[str, object], report: Complaints, figures: Mapping[str, str | bytes]) -> Deck | None:
    """The deck that the data describes; None if anything is wrong, and then ``report`` says what."""
    read = read_blocks(data, report)
    links = linked(read, report)
    drawings = tuple(_figures(figures, report))
    drawn = {one.name: frozenset(regions(one)) for one in drawings}
    labels = labels_by_fact(read.labels, links.names, drawn, report)
    items = read_items(read.items, links.names, links.right, report)
    deck, source = read.deck.block, read.source.block
    if report.found or report.broken or deck is None or source is None:
        return None
    return Deck(
        id=DeckId(deck.id),
        title=deck.title,
        summary=deck.summary or "",
        language=deck.language,
        source=Source(title=source.title, publisher=source.publisher, reviewed=source.reviewed),
        topics=tuple(Topic(id=TopicId(one.id), title=one.title) for one in _blocks(read.topics)),
        concepts=tuple(_concept(one) for one in _blocks(read.concepts)),
        relations=tuple(_relation(one) for one in _blocks(read.relations)),
        facts=tuple(_facts(read, links.facts, labels)),
        items=items,
        figures=drawings,
    )


def _blocks(reads: Sequence[Read[BlockT]]) -> Iterator[BlockT]:
    return (read.block for read in reads if read.block is not None)


def _figures(figures: Mapping[str, str | bytes], report: Complaints) -> Iterator[Figure]:
    for name in sorted(figures):
        try:
            yield read_figure(name, figures[name])
        except SvgError as error:
            for sentence in error.sentences:
                report.add((), f"The figure {name} {sentence.rstrip('.')}.")


def _concept(block: ConceptBlock) -> Concept:
    return Concept(
        id=ConceptId(block.id), kind=block.kind, name=block.name, also=tuple(block.also), note=block.note or ""
    )


def _relation(block: RelationBlock) -> Relation:
    return Relation(
        id=RelationId(block.id),
        meaning=block.meaning,
        subjects=tuple(block.from_),
        objects=tuple(block.to),
        unique=_UNIQUE[block.unique],
    )


_UNIQUE: Mapping[str | None, tuple[Side, ...]] = {
    None: (),
    "from": (Side.SUBJECT,),
    "to": (Side.OBJECT,),
    "both": (Side.SUBJECT, Side.OBJECT),
}


def _facts(read: DeckRead, links: Sequence[FactLinks], labels: Mapping[FactId, tuple[Label, ...]]) -> Iterator[Fact]:
    for one, meant in zip(read.facts, links, strict=True):
        asks = zip(_blocks(one.asks), meant.queries, strict=True)
        for block in _blocks((one.fact,)):
            own = tuple(_ask(ask, query) for ask, query in asks)
            yield _fact(block, meant, own, labels.get(FactId(block.id), ()))


def _fact(block: FactBlock, meant: FactLinks, asks: tuple[Ask, ...], labels: tuple[Label, ...]) -> Fact:
    return Fact(
        id=FactId(block.id),
        topic=TopicId(block.topic),
        statement=block.statement,
        paragraph=block.paragraph or 0,
        why=block.why or "",
        claims=meant.claims,
        asks=asks,
        clozes=meant.clozes,
        labels=labels,
        tags=tuple(dict.fromkeys(block.tags)),
        picture=block.picture or "",
        answer_picture=block.answer_picture or "",
    )


def _ask(block: AskBlock, query: Query | None) -> Ask:
    return Ask(
        id=block.id,
        query=query,
        question=block.question,
        answer=block.answer or "",
        reverse=block.reverse or "",
        reverse_answer=block.reverse_answer or "",
        stem=block.stem or "",
        key=None if block.key is None else ConceptId(block.key),
        wrong=tuple(WrittenDistractor(text=one.text, because=one.because) for one in block.wrong),
        skip=tuple(ConceptId(one) for one in block.skip),
        level=block.level,
        makes_item=block.item,
        makes_card=block.card,
        hint=block.hint or "",
    )
