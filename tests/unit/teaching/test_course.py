"""The way through a session by one key, and what the projector shows on it."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime

import pytest

from quizapp.content.facts import DeckId
from quizapp.content.generators import items_of
from quizapp.content.items import FillIn, Item, ItemKind
from quizapp.exams.answers import complaint, is_complete
from quizapp.exams.copies import DeckCopy
from quizapp.teaching.acts import Act, Ended, Event, Joined, PersonId, TeamAnswered, Went
from quizapp.teaching.course import backward, onward, question_number, seconds_left
from quizapp.teaching.happening import after
from quizapp.teaching.lettering import Entry, entry_words, letter, lettered, moved_row, option_letters
from quizapp.teaching.plan import Break, Heading, Plan, Questions, Role, Rules, Talk, Test
from quizapp.teaching.room import Phase, Room
from quizapp.teaching.showing import chosen_ids, shown, told
from quizapp.teaching.slides import BlankSlide, LobbySlide, QuestionSlide, ScoresSlide, TalkSlide, TestSlide, slide
from tests.gui.exam_room import lactation

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
BANK = items_of(lactation(), 3)
KINDS = tuple({item.kind: item for item in BANK}.values())
PLAN = Plan(
    heading=Heading(title="Evening", on=date(2026, 11, 20)),
    deck=DeckId("lactation"),
    parts=(
        Test(role=Role.BEFORE, items=KINDS[:2]),
        Questions(title="One", items=KINDS[2:4], talk_seconds=60, answer_seconds=30),
        Break(minutes=10),
        Questions(title="Two", items=KINDS[4:5]),
        Talk(title="A story", notes="not for the wall"),
        Test(role=Role.AFTER, items=KINDS[:2]),
    ),
    teams=("Oaks", "Willows"),
)


def done(room: Room, *acts: Act) -> Room:
    for act in acts:
        room = after(room, Event(act=act, at=NOON))
    return room


def walked(plan: Plan) -> list[Room]:
    """Every state on the way from the lobby to the end by the one key."""
    rooms = [Room(plan=plan)]
    while (act := onward(rooms[-1])) is not None:
        rooms.append(done(rooms[-1], act))
    return rooms


def test_one_key_leads_from_the_lobby_to_the_end() -> None:
    phases = [room.phase for room in walked(PLAN)]
    question = [Phase.SHOWN, Phase.OPEN, Phase.CLOSED, Phase.REVEALED]
    test = [Phase.TEST, Phase.TESTED]
    way = [Phase.LOBBY, *test, *question, *question, Phase.TALK, *question, Phase.TALK, *test]
    assert phases == [*way, Phase.TESTED, Phase.OVER]
    assert walked(PLAN)[-2].scores_shown


def test_an_empty_plan_ends_at_once() -> None:
    assert onward(Room(plan=replace(PLAN, parts=()))) == Ended()


def test_back_and_on_again_stand_where_they_stood() -> None:
    for before, room in zip(walked(PLAN), walked(PLAN)[1:], strict=False):
        act = backward(room)
        if act is None or room.scores_shown:
            continue
        back = done(room, act)
        if room.phase in {Phase.OPEN, Phase.CLOSED, Phase.TESTED}:
            assert back.step == before.step
            assert back.phase is before.phase
        assert back.revealed == room.revealed
    assert backward(Room(plan=PLAN)) is None


def test_a_revealed_question_stays_revealed_when_one_goes_back() -> None:
    revealed = walked(PLAN)[6]
    assert revealed.phase is Phase.REVEALED
    further = done(revealed, Went(part=1, item=1))
    act = backward(further)
    assert act is not None
    assert done(further, act).phase is Phase.REVEALED


def test_the_time_left_begins_its_seconds_and_ends_at_nothing() -> None:
    room = done(Room(plan=PLAN), Went(part=1))
    assert [seconds_left(room, ms) for ms in (0, 1, 999, 1000, 60_000, 99_000)] == [60, 60, 60, 59, 0, 0]
    assert seconds_left(done(room, Went(part=2)), 60_000) == 540
    assert seconds_left(Room(plan=PLAN), 5) is None


def test_questions_are_counted_over_the_whole_session() -> None:
    numbers = [
        question_number(done(Room(plan=PLAN), Went(part=p, item=i))) for p, i in ((1, 0), (1, 1), (3, 0), (2, 0))
    ]
    assert numbers == [(1, 3), (2, 3), (3, 3), (0, 3)]


def test_no_slide_before_the_reveal_tells_more_than_the_question() -> None:
    for item in BANK[:400]:
        plan = replace(PLAN, parts=(Questions(title="One", items=(item,)),))
        said = {item.stem, *(one.text for one in item.options)}
        key = told(item, plan.copy)
        reasons = {*key.reasons, key.why, key.source} - said - {""}
        for room in walked(plan):
            seen = slide(room)
            if isinstance(seen, QuestionSlide) and room.phase is not Phase.REVEALED:
                assert seen.told is None
                assert not [one for one in reasons if repr(one)[1:-1] in repr(asdict(seen))]
            assert not isinstance(seen, QuestionSlide) or (seen.choices is not None) == (
                room.phase in {Phase.CLOSED, Phase.REVEALED}
            )


def test_each_state_has_its_slide() -> None:
    kinds = [type(slide(room)) for room in walked(PLAN)]
    question, test = [QuestionSlide] * 4, [TestSlide] * 2
    assert kinds == [
        LobbySlide, *test, *question, *question, TalkSlide, *question, TalkSlide, *test, ScoresSlide, ScoresSlide,
    ]  # fmt: skip
    assert slide(replace(Room(plan=PLAN), blank=True)) == BlankSlide()
    assert "not for the wall" not in repr([slide(room) for room in walked(PLAN)])


def test_nobody_is_named_where_nobody_is_to_be() -> None:
    plan = replace(PLAN, rules=Rules(anonymous=True), teams=())
    room = done(Room(plan=plan), Joined(person=PersonId(1), name="Ana", key="k"))
    while (act := onward(room)) is not None:
        assert "Ana" not in repr(slide(room))
        room = done(room, act)
    assert "Ana" not in repr(slide(room))


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


@pytest.mark.parametrize("item", [one for one in KINDS if not isinstance(one, FillIn)], ids=lambda one: one.kind.value)
def test_the_right_answer_can_be_entered_by_letters(item: Item) -> None:
    seen, key = shown(item, DeckCopy()), told(item, DeckCopy())
    letters = option_letters(seen)
    entry = Entry()
    if seen.cells:
        for row, cells in enumerate(seen.cells):
            entry = replace(entry, row=row)
            right = [one for one in cells if one in key.right]
            # A token may be right at several blanks; each is used once.
            if seen.takes[row] == 1:
                used = {letters[one] for one in entry.chosen}
                right = [one for one in right if letters[one] not in used or seen.kind.value.startswith("matrix")][:1]
            for option in right:
                entry = lettered(seen, entry, letters[option])
    else:
        for option in key.order or key.right:
            entry = lettered(seen, entry, letters[option].lower())
    ids = chosen_ids(item, entry.chosen)
    assert not complaint(item, ids)
    if item.kind is not ItemKind.SELECT_N:
        assert is_complete(item, ids)
    assert entry_words(seen, entry.chosen)


def test_a_letter_chooses_anew_where_one_is_taken_and_takes_back_where_it_stands() -> None:
    single = next(one for one in KINDS if one.kind is ItemKind.SINGLE_BEST_ANSWER)
    seen = shown(single, DeckCopy())
    entry = lettered(seen, lettered(seen, Entry(), "A"), "B")
    assert entry.chosen == (1,)
    assert lettered(seen, entry, "b").chosen == ()
    assert lettered(seen, entry, "Z") == entry


def test_rows_stay_in_the_table() -> None:
    matrix = next(one for one in KINDS if one.kind is ItemKind.MATRIX_MULTIPLE_CHOICE)
    seen = shown(matrix, DeckCopy())
    assert moved_row(seen, Entry(), -1).row == 0
    assert moved_row(seen, Entry(), 99).row == len(seen.cells) - 1
    entry = lettered(seen, Entry(), "A")
    assert entry.row == 1
    assert entry_words(seen, entry.chosen) == "1A"


def test_what_a_team_chose_stands_on_the_slide() -> None:
    room = done(Room(plan=PLAN), Went(part=1))
    item = room.item_at((1, 0))
    option = str(item.options[0].id) if item.options else "word"
    if not complaint(item, (option,)):
        room = done(room, TeamAnswered(team="Oaks", part=1, item=0, chosen=(option,)))
        seen = slide(room)
        assert isinstance(seen, QuestionSlide)
        assert seen.teams_answered == 1


def test_no_more_letters_are_taken_than_a_question_takes() -> None:
    some = next(one for one in KINDS if one.kind is ItemKind.SELECT_N)
    seen, entry = shown(some, DeckCopy()), Entry()
    for key in "ABCDEF"[: seen.takes[0] + 1]:
        entry = lettered(seen, entry, key)
    assert entry.chosen == tuple(range(seen.takes[0]))


def test_without_teams_the_scores_are_those_of_who_took_part() -> None:
    plan = replace(PLAN, teams=())
    came = Joined(person=PersonId(1), name="Ana", key="k"), Joined(person=PersonId(2), name="Ben")
    room = done(Room(plan=plan), *came)
    while (act := onward(room)) is not None:
        room = done(room, act)
    seen = slide(room)
    assert isinstance(seen, ScoresSlide)
    assert [one.name for one in seen.rows] == ["Ana"]
    assert seen.podium
