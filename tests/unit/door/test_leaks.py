"""Before a key is shown, no byte that goes to a phone depends on it."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.content.items import FillIn, HotSpot, Item
from quizapp.door.views import question
from quizapp.exams.answers import complaint
from quizapp.teaching.acts import Act, Asked, Closed, Revealed, ScoresShown, Went
from quizapp.teaching.plan import Plan
from quizapp.teaching.showing import chosen_numbers, shown
from quizapp.teaching.slides import slide
from tests.answering import right
from tests.unit.door.rooms import AFTER, ASKED, BEFORE, BREAK, TALK, copied, every_kind, held, other_key, phone, plan_of

ITEMS = every_kind()
OTHERS = tuple(other_key(item) for item in ITEMS)


async def sent(folder: Path, name: str, plan: Plan, *, reveal: bool) -> tuple[bytes, list[bytes], list[str]]:
    """All bytes to a phone in a whole session; with ``reveal``, those up to each reveal since the one before; and every
    slide of the projector before a reveal."""
    slides: list[str] = []
    with held(folder / name, plan) as room:

        def act(*acts: Act) -> None:
            slides.extend(repr(slide(room.do(one))) for one in acts)

        door = room.open()
        pieces: list[bytes] = []
        async with phone(door, "Ana", "Oaks", "a" * 30) as ana:
            for part in (BEFORE, AFTER):
                act(Went(part=part))
                await ana.until("view", lambda message, part=part: message["room"]["step"] == [part, 0])  # type: ignore[misc]
                for number, item in enumerate(plan.parts[part].items):  # type: ignore[union-attr]
                    await ana.answer(part, number, list(chosen_numbers(item, right(ITEMS[number]))))
                    assert ana.view["own"]["answers"][number]
                await ana.say("hand", part=part)
                await ana.until("view", lambda message: message["own"].get("handed"))
                act(Closed())
                await ana.phase("tested")
            for part in (TALK, BREAK):
                act(Went(part=part))
                await ana.phase("talk")
            for number in range(len(ITEMS)):
                act(Went(part=ASKED, item=number))
                await ana.until("view", lambda message, at=number: message["room"]["step"] == [ASKED, at])  # type: ignore[misc]
                act(Asked())
                await ana.phase("open")
                await ana.answer(ASKED, number, list(chosen_numbers(ITEMS[number], right(ITEMS[number]))))
                assert ana.view["own"]["answer"]
                act(Closed(), ScoresShown(on=True), ScoresShown(on=False))
                await ana.phase("closed")
                await asyncio.sleep(0.02)
                pieces.append(bytes(ana.bytes))
                if reveal:
                    room.do(Revealed())
                    await ana.phase("revealed")
                    ana.bytes.clear()
        return bytes(ana.bytes), pieces, slides


def test_whatever_is_right_the_same_bytes_are_sent(tmp_path: Path) -> None:
    """Two sessions, equal but for what is right in each question, and answered alike: no key is shown in either."""

    async def both() -> list[tuple[bytes, list[bytes], list[str]]]:
        return [
            await sent(tmp_path, f"{name}.quizsession", plan_of(items), reveal=False)
            for name, items in (("a", ITEMS), ("b", OTHERS))
        ]

    (one, _, slides), (other, _, others) = asyncio.run(both())
    assert len(one) > 10_000
    assert stable(one) == stable(other)
    assert len(slides) > 5 * len(ITEMS)
    assert slides == others  # nor does the projector show anything else


def stable(text: bytes) -> bytes:
    """Without how much time is left and the beats in between, which no two sessions share."""
    parts = text.decode().replace('{"v":1,"t":"beat"}', "").split('"left":')
    return "".join(part if not n else part[part.index(",") :] for n, part in enumerate(parts)).encode()


def test_before_the_reveal_there_is_no_reason_no_wanted_text_and_no_place_for_them(tmp_path: Path) -> None:
    marked = tuple(_marked(item) for item in ITEMS)
    rest, pieces, slides = asyncio.run(sent(tmp_path, "a.quizsession", plan_of(marked), reveal=True))
    assert len(pieces) == len(ITEMS)
    for item, piece in zip(ITEMS, pieces, strict=True):
        for word in (b"SECRET", b'"told"', b'"right"', b'"wanted"', b'"reasons"', b'"origin"', b'"correct"', b'"fact'):
            assert word not in piece, (item.kind, word)
    assert rest == b""
    assert "SECRET" not in "".join(slides)


def _marked(item: Item) -> Item:
    """The item, with a word in everything that is only told after."""
    if isinstance(item, FillIn):
        return replace(item, rationale=f"SECRET {item.rationale}")
    options = tuple(replace(one, rationale=f"SECRET {one.rationale}") for one in item.options)
    return replace(item, options=options)


@pytest.mark.parametrize("item", OTHERS, ids=lambda item: item.kind.value)
def test_the_other_key_is_another_key(item: Item) -> None:
    """Else the test above would compare a session with itself."""
    first = next(one for one in ITEMS if one.kind is item.kind)
    assert right(item) != right(first)
    assert not complaint(item, right(first))


def test_a_figure_does_not_name_its_places() -> None:
    """Ids, titles, descriptions and labels of a figure are names, and names are answers."""
    spot = next(item for item in ITEMS if isinstance(item, HotSpot))
    view = json.dumps([shown(spot, copied()).figure, shown(spot, copied()).regions])
    for word in ("roof", "vent", "door", "bench", "Roof", "<title", "<desc"):
        assert word not in view
    looks = {one[0] for one in question(shown(spot, copied()))["options"]}
    assert looks
    assert looks <= {"The top.", "The flap.", "The tall one.", "The low one."}
