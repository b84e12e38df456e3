"""A full training session, from an empty page to its papers: what they say is worked out here once more, by hand.

``teach_script`` says what everybody answers and what that earns, ``teach_day`` holds the session in the real window
with real phones; here stands what has to come of it.
"""

import csv
import pickle
import tomllib
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from statistics import correlation, fmean
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from quizapp.content.items import Item, ItemKind
from quizapp.teaching.analysis import Verdict
from quizapp.teaching.plan import Break, Plan, Questions, Test
from quizapp.teaching.report import PersonRow, SessionReport
from quizapp.teaching.room import Step
from tests.journeys import teach_script as script
from tests.journeys.browser import CHROMIUM
from tests.journeys.teach_day import MINUTES, MISSED, PAPERS
from tests.journeys.teach_two_screens import held_day
from tests.papers import pages_of, words_of

BROWSERS = 2 if CHROMIUM is not None else 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the session left."""
    place = tmp_path_factory.mktemp("day")
    done = held_day(place, BROWSERS)
    assert done.returncode == 0, done.stderr[-4000:]
    return place


@pytest.fixture(scope="module")
def day(folder: Path) -> SimpleNamespace:
    """What was planned, answered, reported and found."""
    return SimpleNamespace(**pickle.loads((folder / "day.pickle").read_bytes()))


@pytest.fixture
def plan(day: SimpleNamespace) -> Plan:
    """The plan as it was held."""
    plan: Plan = day.plan
    return plan


@pytest.fixture
def report(day: SimpleNamespace) -> SessionReport:
    """The report."""
    report: SessionReport = day.report
    return report


def questions(plan: Plan) -> dict[Step, Item]:
    """The questions for all, in their order."""
    return {
        (part, number): item
        for part, some in enumerate(plan.parts)
        if isinstance(some, Questions)
        for number, item in enumerate(some.items)
    }


def both_tests(plan: Plan) -> tuple[int, int]:
    """The numbers of the test before and the one after."""
    before, after = (number for number, part in enumerate(plan.parts) if isinstance(part, Test))
    return before, after


def in_test(day: SimpleNamespace, part: int, person: int) -> Fraction | None:
    """Somebody's share of a test: what they left out earned nothing; None where they did not take it."""
    steps = [(part, number) for number in range(len(day.plan.parts[part].items))]
    given = [day.given.get(step, {}).get(person) for step in steps]
    return (
        sum((Fraction(one.share) if one else Fraction(0) for one in given), Fraction(0)) / len(steps)
        if any(given)
        else None
    )


def test_the_plan_is_what_was_typed_and_chosen(plan: Plan) -> None:
    heading = plan.heading
    assert (heading.title, heading.trainer, heading.place) == (script.TITLE, script.TRAINER, script.PLACE)
    assert (heading.provider, heading.contact_hours, heading.approval) == (
        script.PROVIDER,
        script.HOURS,
        script.APPROVAL,
    )
    assert plan.teams == script.TEAMS
    assert plan.participants == (*script.NAMES, "Kit Nowhere")
    asked = questions(plan)
    assert len(asked) == 10
    assert len({item.kind for item in asked.values()}) >= 6
    assert any(isinstance(part, Break) for part in plan.parts)
    before, after = (plan.parts[number] for number in both_tests(plan))
    assert isinstance(before, Test)
    assert isinstance(after, Test)
    assert [item.kind for item in before.items] == [item.kind for item in after.items]
    every = [item.id for item in (*before.items, *after.items, *asked.values())]
    assert len(set(every)) == len(every)


def test_nothing_told_a_key_before_its_reveal(day: SimpleNamespace) -> None:
    assert day.secrets > 60
    assert day.bytes > 500_000
    assert day.leaks == []
    assert day.errors == []


def test_everybody_who_came_is_there_and_who_did_not_is_not(report: SessionReport) -> None:
    assert [(one.name, one.team, one.present) for one in report.people] == [
        *((name, team, True) for name, team in zip(script.NAMES, script.TEAM_OF, strict=True)),
        ("Kit Nowhere", "", False),
    ]
    assert report.present == 12
    assert report.over
    assert report.asked == 10


def test_scores_by_person(day: SimpleNamespace, plan: Plan, report: SessionReport) -> None:
    before, after = both_tests(plan)
    for person, row in enumerate(report.people[:-1]):
        shares = [day.given[step][person].share for step in questions(plan) if person in day.given[step]]
        assert row.points == sum(round(100 * one) for one in shares), row.name
        assert row.answered == len(shares)
        assert row.share == pytest.approx(sum(shares) / 10)
        assert row.before == _about(in_test(day, before, person)), row.name
        assert row.after == _about(in_test(day, after, person)), row.name
        assert row.change == _about(changed(in_test(day, before, person), in_test(day, after, person))), row.name
    assert report.people[script.LATE].before is None


def changed(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    """The normalised change of Marx and Cummings (2007)."""
    if before is None or after is None or before == after in {0, 1}:
        return None
    return (after - before) / (1 - before if after >= before else before)


def _about(share: Fraction | None) -> object:
    return None if share is None else pytest.approx(float(share))


def test_teams_have_the_mean_of_those_who_were_there(day: SimpleNamespace, plan: Plan, report: SessionReport) -> None:
    wanted = {}
    for team in script.TEAMS:
        members = [person for person, one in enumerate(script.TEAM_OF) if one == team]
        points = 0
        for number, step in enumerate(questions(plan)):
            there = [one for one in members if one != script.LATE or number >= script.LATE_AT]
            points += round(100 * fmean(day.given[step][one].share if one in day.given[step] else 0 for one in there))
        wanted[team] = points
    assert {one.name: one.points for one in report.teams} == wanted
    assert [one.points for one in report.teams] == sorted(wanted.values(), reverse=True)
    assert [one.people for one in report.teams] == [4, 4, 4]


def test_what_was_gained(day: SimpleNamespace, plan: Plan, report: SessionReport) -> None:
    before, after = both_tests(plan)
    pairs = [(in_test(day, before, one), in_test(day, after, one)) for one in range(12) if one != script.LATE]
    first, last = (fmean(map(float, side)) for side in zip(*pairs, strict=True))  # type: ignore[arg-type]
    gain = report.gain
    assert gain is not None
    assert (gain.persons, gain.full) == (11, 1)
    assert (gain.before, gain.after) == (pytest.approx(first), pytest.approx(last))
    assert gain.gain_of_means is not None
    assert gain.gain_of_means.value == pytest.approx((last - first) / (1 - first))
    changes = [float(one) for pair in pairs if (one := changed(*pair)) is not None]
    assert gain.mean_change is not None
    assert gain.mean_change.value == pytest.approx(fmean(changes))
    for figure in (gain.gain_of_means, gain.mean_change):
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low < figure.value < figure.high
    assert "1 person took only one of the two tests and is not part of what was gained." in report.notes


def test_topics(day: SimpleNamespace, plan: Plan, report: SessionReport) -> None:
    before, after = both_tests(plan)
    asked = questions(plan)
    tests = {(part, n): one for part in (before, after) for n, one in enumerate(plan.parts[part].items)}  # type: ignore[union-attr]
    for row in report.topics:
        shares = [_mean_share(day, step) for step, item in asked.items() if item.topic == row.topic]
        assert row.share == (pytest.approx(fmean(shares)) if shares else None), row.title
        assert row.items == sum(item.topic == row.topic for item in (*asked.values(), *tests.values()))
        for part, found in ((before, row.before), (after, row.after)):
            steps = [step for step, item in tests.items() if step[0] == part and item.topic == row.topic]
            people = [one for one in range(12) if in_test(day, part, one) is not None]
            means = [_of_person(day, steps, one) for one in people] if steps else []
            assert found == (pytest.approx(fmean(means)) if means else None), row.title
    assert {row.topic for row in report.topics} == {item.topic for item in (*asked.values(), *tests.values())}


def _mean_share(day: SimpleNamespace, step: Step) -> float:
    return fmean(one.share for one in day.given[step].values())


def _of_person(day: SimpleNamespace, steps: Sequence[Step], person: int) -> float:
    return fmean(day.given[step][person].share if person in day.given.get(step, {}) else 0.0 for step in steps)


def test_what_is_said_of_every_question(day: SimpleNamespace, plan: Plan, report: SessionReport) -> None:
    told = {one.step: one for one in report.items}
    asked = questions(plan)
    for step, item in asked.items():
        given = day.given[step]
        share, verdicts = _mean_share(day, step), set()
        if share > 0.9:
            verdicts.add(Verdict.TOO_EASY)
        if share < 0.3:
            verdicts.add(Verdict.TOO_HARD)
        apart = {ItemKind.SINGLE_BEST_ANSWER, ItemKind.SELECT_ALL, ItemKind.SELECT_N, ItemKind.HOT_SPOT}
        nobody = {
            one.text
            for one in item.options
            if item.kind in apart and not one.correct and not any(one.id in answer.chosen for answer in given.values())
        }
        if nobody:
            verdicts.add(Verdict.UNCHOSEN)
        if _good_miss_it(day, asked, step):
            verdicts.add(Verdict.GOOD_MISS_IT)
        found = told[step]
        assert (found.answers, found.share) == (len(given), pytest.approx(share))
        assert set(found.verdicts) == verdicts, item.stem
        for text in nobody:
            assert f"Nobody chose “{text}”: a better wrong answer is wanted." in found.told
    steps = list(asked)
    assert Verdict.TOO_EASY in told[steps[0]].verdicts
    assert Verdict.TOO_HARD in told[steps[1]].verdicts
    assert Verdict.GOOD_MISS_IT in told[steps[2]].verdicts


def _good_miss_it(day: SimpleNamespace, asked: Mapping[Step, Item], step: Step) -> bool:
    """Whether points here go against points on the rest of the round, further than chance brings it about."""
    rounds = [other for other in asked if other[0] == step[0] and other != step]
    own, rest = [], []
    for person, answer in day.given[step].items():
        others = [day.given[other][person].share for other in rounds if person in day.given[other]]
        own.append(answer.share)
        rest.append(fmean(others))
    if len(set(own)) < 2 or len(set(rest)) < 2:
        return False
    return correlation(own, rest) < -1.3 / len(own) ** 0.5


def test_what_to_teach_again(day: SimpleNamespace, plan: Plan, report: SessionReport) -> None:
    """Of each fact the last time it was asked, before the teaching, in it or after it: less than 70 % of the points."""
    latest: dict[str, tuple[int, list[float]]] = {}
    before, after = both_tests(plan)
    for part, some in enumerate(plan.parts):
        for number, item in enumerate(getattr(some, "items", ())):
            when = {before: 0, after: 2}.get(part, 1)
            takers = [one for one in range(12) if part not in {before, after} or in_test(day, part, one) is not None]
            given = day.given.get((part, number), {})
            share = _of_all(given, takers) if part in {before, after} else _mean_share(day, (part, number))
            fact = item.facts[0]
            if fact not in latest or latest[fact][0] < when:
                latest[fact] = (when, [share])
            elif latest[fact][0] == when:
                latest[fact][1].append(share)
    wanted = {str(fact): fmean(shares) for fact, (_, shares) in latest.items() if fmean(shares) < 0.7}
    assert {str(one.fact): one.share for one in report.again} == pytest.approx(wanted)
    assert all(one.statement and one.source for one in report.again)


def _of_all(given: Mapping[int, script.Scripted], people: Sequence[int]) -> float:
    return fmean(given[one].share if one in given else 0.0 for one in people)


def test_how_long_it_took(report: SessionReport) -> None:
    assert [one.took for one in report.parts] == list(MINUTES)
    assert report.took == sum(MINUTES)


def test_the_report_on_paper_and_in_tables(folder: Path, report: SessionReport, day: SimpleNamespace) -> None:
    words = words_of(folder / PAPERS["pdf"])
    assert script.TITLE in words
    assert "12 people were there, 1 on the list or in the room was not." in words
    for row in report.people:
        assert row.name in words
        assert row.name in day.page
    assert f"{round(100 * report.gain.gain_of_means.value)}%" in words  # type: ignore[union-attr]
    with (folder / PAPERS["csv"]).open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = list(csv.reader(file))
    assert heads[:4] == ["Name", "Team", "Attended", "Points"]
    assert rows == [_as_text(one) for one in report.people]
    book = load_workbook(folder / PAPERS["xlsx"])
    assert book.sheetnames == ["People", "Teams", "Topics", "Items", "Teach again", "Attendance"]
    sheet = [
        [("" if cell is None else str(cell)) for cell in row] for row in book["People"].iter_rows(values_only=True)
    ]
    assert sheet == [heads, *rows]
    assert book["Items"].max_row == 1 + 10 + 16


def _as_text(row: PersonRow) -> list[str]:
    shares = ["" if one is None else f"{round(100 * one)}" for one in (row.share, row.before, row.after, row.change)]
    return [row.name, row.team, "yes" if row.present else "no", f"{row.points}", f"{row.answered}", *shares]


def test_everybody_has_a_certificate(folder: Path) -> None:
    file = folder / PAPERS["certificates"]
    assert pages_of(file) == 12
    for number, name in enumerate(script.PEOPLE, start=1):  # by their names, not as they are told apart in the room
        page = words_of(file, first=number, last=number)
        assert "(2)" not in page
        for text in (name, script.TITLE, script.PROVIDER, script.ADDRESS, script.APPROVAL, "2.5 contact hours"):
            assert text in page, (name, text)
    assert "Kit Nowhere" not in words_of(file)


def test_the_pack_was_printed(folder: Path) -> None:
    names = {file.stem.removeprefix("feeding-in-the-first-days-") for file in (folder / "pack").iterdir()}
    assert {"question-cards", "team-sheet-A", "team-sheet-B", "answer-key", "posters", "sign-in"} <= names
    signing = words_of(folder / "pack" / "feeding-in-the-first-days-sign-in.pdf")
    assert all(name in signing for name in script.NAMES)


def test_what_the_phones_took_home(folder: Path, day: SimpleNamespace, plan: Plan) -> None:
    for name in ("missed.apkg", *(("deck.apkg", "missed.quizdeck") if BROWSERS else ())):
        with ZipFile(folder / name) as package:
            assert package.testzip() is None
            assert ("collection.anki21b" if name.endswith("apkg") else "deck.toml") in package.namelist()
    with ZipFile(folder / MISSED) as package:
        deck = tomllib.loads(package.read("deck.toml").decode())
    there = {one["id"] for one in deck["fact"] if one.get("ask") or one.get("cloze") or one.get("label")}
    missed = set()
    for part, some in enumerate(plan.parts):
        for number, item in enumerate(getattr(some, "items", ())):
            answer = day.given.get((part, number), {}).get(script.DROPS)
            if answer is None or answer.share < 1:
                missed.update(map(str, item.facts))
    assert missed
    assert missed <= {one["id"] for one in deck["fact"]}
    assert there <= missed
