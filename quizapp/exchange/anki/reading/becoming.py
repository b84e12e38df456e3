"""What a note becomes here: the views of one fact.

A card of a normal type becomes ``recall-(ord + 1)``; where a template asks exactly the other way round than an earlier
one does, ``reverse-`` of that one. A cloze becomes ``cloze-(number)`` where its gap can be one of ours, else
``recall-(number)`` with the text written out. Occlusions become ``label-`` cards. Nothing but the fields decides, so
that a note that comes again becomes the same.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from quizapp.content.cards import BLANK, View
from quizapp.content.facts import Ask, Blank, Cloze, Fact, FactId, TopicId
from quizapp.content.figures.figure import Figure
from quizapp.content.figures.rasters import Raster
from quizapp.content.labels import Hide, Label
from quizapp.content.limits import MAX_NUMBER, MAX_TEXT
from quizapp.content.occlusion import Pictured, figure_of
from quizapp.content.tags import LONGEST_TAG, cleaned_tag
from quizapp.exchange.anki.reading import clozes, occlusion
from quizapp.exchange.anki.reading.became import (
    BAD_IN_TAGS,
    CUT,
    NO_WORDS,
    NOTHING,
    Became,
    Loss,
    Media,
    answer_field,
    blank_of,
    fact_id,
    reversals,
)
from quizapp.exchange.anki.reading.plain import Plain, plain
from quizapp.exchange.anki.reading.templates import (
    FRONT_SIDE,
    answer_of,
    answer_shape,
    cloze_fields,
    front_shape,
    rendered,
)
from quizapp.exchange.anki.reading.values import NoteType, TypeKind


def became(
    kind: NoteType, topic: TopicId, guid: str, values: Sequence[str], ords: Sequence[int], tags: str, media: Media
) -> Became:
    """What a note becomes; ``values`` are its fields, ``ords`` the places of its cards."""
    making = _Making(kind, values, media)
    if kind.kind is TypeKind.CLOZE and any(occlusion.is_native(value) for value in values):
        how = making.native_occlusion(ords)
    elif set(occlusion.ADD_ON_FIELDS) <= set(kind.fields):
        how = making.add_on_occlusion(ords)
    elif kind.kind is TypeKind.CLOZE:
        how = making.clozes(ords)
    else:
        how = making.templates(ords)
    return making.made(fact_id(guid), topic, tags, how)


class _Making:
    """A fact in the making."""

    def __init__(self, kind: NoteType, values: Sequence[str], media: Media) -> None:
        self._kind = kind
        self._media = media
        self._values = dict(zip(kind.fields, values, strict=False))
        self._plain: dict[str, Plain] = {}
        self._asks: dict[int, Ask] = {}
        self._clozes: list[Cloze] = []
        self._labels: list[Label] = []
        self._figures: list[Figure] = []
        self._statement = ""
        self._why = ""
        self._pictures = {True: "", False: ""}  # of the front, of the answer
        self._placed: set[str] = set()
        self._views: dict[int, tuple[View, int]] = {}
        self._losses: set[Loss] = set()

    def templates(self, ords: Sequence[int]) -> str:
        """Cards by their templates."""
        kind = self._kind
        fronts, backs = tuple(one.front for one in kind.templates), tuple(one.back for one in kind.templates)
        turned = reversals(fronts, backs)
        how = "basic"
        for ord_ in ords:
            if ord_ >= len(fronts) or ord_ >= MAX_NUMBER:
                self._losses.add(Loss.EMPTY)
                continue
            question, answer = (
                self._side(fronts[ord_], front=True),
                self._side(backs[ord_], front=False, above=fronts[ord_]),
            )
            earlier = turned.get(ord_)
            if earlier is not None and (ask := self._asks.get(earlier + 1)) is not None:
                self._asks[earlier + 1] = _with_reverse(ask, question, answer)
                self._views[ord_] = View.REVERSE, earlier + 1
                how = "reversed"
                continue
            self._ask(ord_ + 1, question, answer)
            self._views[ord_] = View.RECALL, ord_ + 1
            if answer_shape(backs[ord_]).typed or front_shape(fronts[ord_]).typed:
                how = "typed"
            elif front_shape(fronts[ord_]).field is None or answer_field(backs[ord_]) is None:
                how = "custom"
        first = next(iter(self._asks.values()), None)
        if first is not None:
            self._statement = f"{first.question} – {first.answer}"
        return how

    def clozes(self, ords: Sequence[int]) -> str:
        """Cards by the numbers of gaps."""
        names = [name for one in self._kind.templates for name in cloze_fields(one.front)] or list(
            self._kind.fields[:1]
        )
        field = next((name for name in names if "{{c" in self._values.get(name, "").lower()), names[0])
        whole = self._shown(field)
        marked = clozes.read(whole)
        self._statement = marked.text
        self._why = " ".join(filter(None, (self._shown(name, front=False) for name in self._others(field))))
        fitting: list[Blank] = []
        for ord_ in ords:
            number = ord_ + 1
            if not 1 <= number <= MAX_NUMBER:
                self._losses.add(Loss.EMPTY)
                continue
            blank = blank_of(marked, number)
            if blank is not None:
                fitting.append(blank)
                self._views[ord_] = View.CLOZE, number
            else:
                front, words, hint = clozes.hidden(marked, number, BLANK)
                self._ask(number, front, words, hint)
                self._views[ord_] = View.RECALL, number
                if not words:
                    self._losses.add(Loss.EMPTY)
        if fitting:
            fitting.sort(key=lambda one: one.start)
            self._clozes.append(Cloze(text=marked.text, blanks=tuple(fitting)))
        return "cloze"

    def native_occlusion(self, ords: Sequence[int]) -> str:
        """Label cards over a picture with masks."""
        field = next(name for name, value in self._values.items() if occlusion.is_native(value))
        found = occlusion.masks(self._values[field])
        shown = {name: plain(value) for name, value in self._values.items() if name != field}
        picture = next((one for value in shown.values() for one in value.pictures), "")
        words = " ".join(filter(None, (value.text for value in shown.values())))
        raster = occlusion.usable(self._media(picture)) if picture else None
        title = next((value.text for value in shown.values() if value.text), "") or picture
        regions: dict[int, str] = {}
        if raster is not None:
            svg, regions = occlusion.native_figure(raster, found, title[:200], words[:500])
            self._add_figure(svg)
        hides = {mask.number: Hide.ALL if mask.all_hidden else Hide.ONE for mask in found}
        self._statement = words or f"The parts of {picture or 'a picture'}"
        for ord_ in ords:
            number = ord_ + 1
            if number in regions and number <= MAX_NUMBER:
                self._label(ord_, number, regions[number], hides[number])
            else:
                self._without_figure(ord_, number, picture)
        return "occlusion"

    def add_on_occlusion(self, ords: Sequence[int]) -> str:
        """A label card over a picture with an SVG mask."""
        shown = {name: plain(value) for name, value in self._values.items()}
        picture = next(iter(shown["Image"].pictures), "")
        mask = next(iter(shown["Question Mask"].pictures), "")
        beside = [value.text for name, value in shown.items() if value.text and not value.pictures and "ID" not in name]
        words = " ".join(beside)
        raster = occlusion.usable(self._media(picture)) if picture else None
        content = self._media(mask) if mask else None
        made = None
        if raster is not None and content is not None:
            made = occlusion.add_on_figure(raster, content, (beside[0] if beside else picture)[:200], words[:500])
        self._statement = words or f"A part of {picture or 'a picture'}"
        identity = next((value for name, value in self._values.items() if "ID" in name), "")
        hide = Hide.ALL if "-ao" in f"{identity}{mask}" else Hide.ONE
        for ord_ in ords:
            if made is not None and ord_ == 0:
                svg, region = made
                self._add_figure(svg)
                self._label(0, 1, region, hide)
            else:
                self._without_figure(ord_, ord_ + 1, picture)
        return "occlusion"

    def made(self, name: FactId, topic: TopicId, tags: str, how: str) -> Became:
        """The fact."""
        fact = Fact(
            id=name,
            topic=topic,
            statement=self._cut(self._statement) or NOTHING,
            why=self._cut(self._why),
            asks=tuple(self._asks[number] for number in sorted(self._asks)),
            clozes=tuple(self._clozes),
            labels=tuple(self._labels),
            tags=self._tags(tags),
            picture=self._pictures[True],
            answer_picture=self._pictures[False],
        )
        return Became(
            fact=fact, views=self._views, figures=tuple(self._figures), losses=frozenset(self._losses), how=how
        )

    # --- pieces -----------------------------------------------------------------------------------------------------

    def _side(self, template: str, *, front: bool, above: str = "") -> str:
        """The words of a side."""
        shape = front_shape(template) if front else answer_shape(template)
        if shape.field is not None or (not front and shape.typed is not None and shape.field is None):
            name = shape.field or shape.typed or ""
            if name in self._values:
                words = self._shown(name, front=front)
                return words or (NO_WORDS if self._plain[name].pictures or self._plain[name].sounds else "")
        if "<script" in template.lower():
            self._losses.add(Loss.SCRIPT)
        values = {name: clozes.read(value).text for name, value in self._values.items()}
        if front:
            return self._note(plain(rendered(template, values)), front=True)
        values[FRONT_SIDE] = ""
        answer = self._note(plain(rendered(answer_of(template), values)), front=False)
        question = plain(rendered(above, values)).text
        if question and answer != question and answer.startswith(question):
            answer = answer[len(question) :].lstrip(" ·")
        if shape.typed is not None and shape.typed in self._values:
            typed = self._shown(shape.typed, front=False)
            answer = f"{typed} {answer}".strip() if typed not in answer else answer
        return answer

    def _shown(self, name: str, *, front: bool = True) -> str:
        """The words of a field."""
        if name not in self._plain:
            self._plain[name] = plain(self._values.get(name, ""))
        return self._note(self._plain[name], front=front)

    def _note(self, shown: Plain, *, front: bool) -> str:
        """Notes what is beside the words."""
        if shown.markup:
            self._losses.add(Loss.MARKUP)
        if shown.formulas:
            self._losses.add(Loss.FORMULA)
        if shown.sounds:
            self._losses.add(Loss.SOUND)
        for name in shown.pictures:
            if name in self._placed:
                continue
            self._placed.add(name)
            if self._pictures[front]:
                self._losses.add(Loss.PICTURE)
            else:
                self._pictures[front] = self._shown_picture(name)
        return shown.text

    def _shown_picture(self, name: str) -> str:
        content = self._media(name)
        raster: Raster | None = occlusion.usable(content)
        if raster is None:
            self._losses.add(Loss.MISSING if content is None else Loss.PICTURE)
            return ""
        svg = figure_of(Pictured(raster=raster, title=name.rpartition(".")[0][:200] or name[:200]))
        return self._add_figure(svg)

    def _add_figure(self, svg: str) -> str:
        name = f"anki-{hashlib.sha256(svg.encode()).hexdigest()[:24]}.svg"
        self._figures.append(Figure(name=name, svg=svg))
        return name

    def _label(self, ord_: int, number: int, region: str, hide: Hide) -> None:
        self._labels.append(Label(id=number, figure=self._figures[-1].name, region=region, hide=hide))
        self._views[ord_] = View.LABEL, number

    def _without_figure(self, ord_: int, number: int, picture: str) -> None:
        self._losses.add(Loss.OCCLUSION)
        if 1 <= number <= MAX_NUMBER:
            self._ask(number, f"Part {number} of {picture or 'a picture'}", self._statement)
            self._views[ord_] = View.RECALL, number

    def _ask(self, number: int, question: str, answer: str, hint: str = "") -> None:
        if not question or not answer:
            self._losses.add(Loss.EMPTY)
        self._asks[number] = Ask(
            id=number,
            query=None,
            question=self._cut(question) or NOTHING,
            answer=self._cut(answer) or NOTHING,
            hint=hint,
        )

    def _others(self, field: str) -> list[str]:
        """The fields beside the cloze that the backs show."""
        shown = " ".join(one.back for one in self._kind.templates)
        return [name for name in self._kind.fields if name != field and name in shown]

    def _cut(self, text: str) -> str:
        if len(text) <= MAX_TEXT:
            return text
        self._losses.add(Loss.CUT)
        return text[: MAX_TEXT - len(CUT)].rstrip() + CUT

    def _tags(self, tags: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, map(self._tag, tags.split())))) if tags.strip() else ()

    def _tag(self, tag: str) -> str:
        try:
            return cleaned_tag(tag)
        except ValueError:
            self._losses.add(Loss.TAG)
            levels = [level for level in tag.translate(BAD_IN_TAGS).split("::") if level]
            return "::".join("".join(filter(str.isprintable, level)) for level in levels)[:LONGEST_TAG].strip(":")


def _with_reverse(ask: Ask, question: str, answer: str) -> Ask:
    return replace(ask, reverse=(question[:MAX_TEXT] or NOTHING), reverse_answer=(answer[:MAX_TEXT] or NOTHING))
