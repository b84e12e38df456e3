"""Plans and reports of sessions, printed."""

from collections.abc import Iterator

from quizapp.cli.output import counted, print_table, print_text
from quizapp.stats.gain import GroupGain, Range
from quizapp.teaching.analysis import ItemAnalysis
from quizapp.teaching.plan import Plan, items_of_part
from quizapp.teaching.report import SessionReport


def plan_record(plan: Plan) -> dict[str, object]:
    """A plan for other programs, without its keys."""
    return {
        "title": plan.heading.title,
        "date": plan.heading.on.isoformat(),
        "deck": plan.deck,
        "minutes": plan.minutes,
        "participants": list(plan.participants),
        "teams": list(plan.teams),
        "parts": [
            {"title": part.title, "minutes": part.minutes, "items": [item.id for item in items_of_part(part)]}
            for part in plan.parts
        ],
    }


def print_plan(plan: Plan) -> None:
    """A plan for people."""
    said = (plan.heading.on.isoformat(), plan.heading.trainer, plan.heading.place)
    print(plan.heading.title)
    print(", ".join(one for one in said if one) + f"; about {counted(plan.minutes, 'minute')}")
    if plan.participants:
        print_text(f"On the list: {', '.join(plan.participants)}")
    if plan.teams:
        print_text(f"Teams: {', '.join(plan.teams)}")
    for number, part in enumerate(plan.parts, start=1):
        print(f"\n{number}. {part.title}, {counted(part.minutes, 'minute')}")
        for place, item in enumerate(items_of_part(part), start=1):
            print_text(f"{number}.{place} {item.stem}", indent=4)


def report_record(report: SessionReport) -> dict[str, object]:
    """A report for other programs."""
    return {
        "title": report.heading.title,
        "date": report.heading.on.isoformat(),
        "over": report.over,
        "present": report.present,
        "minutes": report.minutes,
        "took": report.took,
        "people": [
            {
                "name": one.name,
                "team": one.team,
                "present": one.present,
                "points": one.points,
                "share": one.share,
                "before": one.before,
                "after": one.after,
                "change": one.change,
            }
            for one in report.people
        ],
        "teams": [
            {"name": one.name, "place": one.place, "points": one.points, "share": one.share} for one in report.teams
        ],
        "gain": _gain_record(report.gain),
        "topics": [
            {
                "topic": one.topic,
                "title": one.title,
                "share": one.share,
                "before": one.before,
                "after": one.after,
                "gain": _gain_record(one.gain),
            }
            for one in report.topics
        ],
        "items": [
            {
                "item": one.item.id,
                "part": one.step[0] + 1,
                "number": one.step[1] + 1,
                "answers": one.answers,
                "share": one.share,
                "verdicts": [verdict.value for verdict in one.verdicts],
                "told": list(one.told),
            }
            for one in report.items
        ],
        "again": [
            {"fact": one.fact, "statement": one.statement, "source": one.source, "share": one.share}
            for one in report.again
        ],
        "parts": [{"title": one.title, "minutes": one.planned, "took": one.took} for one in report.parts],
        "notes": list(report.notes),
    }


def print_report(report: SessionReport) -> None:
    """A report for people."""
    there = "1 person was" if report.present == 1 else f"{report.present:,} people were"
    print(f"{report.heading.title}, {report.heading.on.isoformat()}: {there} there.")
    if report.took is not None:
        print(f"It took {report.took:.0f} minutes; {report.minutes} were planned.")
    for note in report.notes:
        print_text(note)
    _print_tables(report)
    if report.gain is not None:
        print()
        print_text(_gain(report.gain))
    if report.again:
        print("\nTo teach again:")
        for again in report.again:
            asked = "" if again.since else ", asked only before"
            asked += f"; {again.times} said “{again.taken_for}”" if again.taken_for else ""
            print_text(f"{again.statement} ({again.source or again.fact}; {_share(again.share)}{asked})", indent=4)
    told = list(_remarkable(report.items))
    if told:
        print("\nQuestions to look at:")
        for one in told:
            print_text(f"{one.step[0] + 1}.{one.step[1] + 1} {one.item.stem}", indent=4)
            print_text(" ".join(one.told), indent=8)


def _print_tables(report: SessionReport) -> None:
    people = [
        (one.name, one.team or "–", "yes" if one.present else "no", one.points, *map(_share, shares))
        for one in report.people
        for shares in [(one.share, one.before, one.after)]
    ]
    teams = [(one.place, one.name, one.points, _share(one.share)) for one in report.teams]
    topics = [(one.title, *map(_share, (one.share, one.before, one.after))) for one in report.topics]
    for heads, rows in (
        (("Name", "Team", "There", "Points", "Questions", "Before", "After"), people),
        (("Place", "Team", "Points", "Questions"), teams),
        (("Topic", "Questions", "Before", "After"), topics),
    ):
        if rows:
            print()
            print_table(heads, rows)


def _remarkable(items: tuple[ItemAnalysis, ...]) -> Iterator[ItemAnalysis]:
    return (one for one in items if one.verdicts)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _gain(gain: GroupGain) -> str:
    people = "1 person" if gain.persons == 1 else f"{gain.persons} people"
    told = f"From {gain.before:.0%} before to {gain.after:.0%} after, of {people} who took both tests"
    if gain.gain_of_means is None:
        return f"{told}."
    return f"{told}: {gain.gain_of_means.value:.0%} of what was still to gain{_range(gain.gain_of_means)}."


def _range(found: Range) -> str:
    return "" if found.low is None or found.high is None else f" (between {found.low:.0%} and {found.high:.0%})"


def _gain_record(gain: GroupGain | None) -> dict[str, object] | None:
    if gain is None:
        return None
    return {
        "people": gain.persons,
        "before": gain.before,
        "after": gain.after,
        "gain": None if gain.gain_of_means is None else gain.gain_of_means.value,
        "mean_change": None if gain.mean_change is None else gain.mean_change.value,
    }
