"""``quizapp stats``"""

from argparse import Namespace
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import counted, print_json, print_table
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.services.progress import DeckStats


def _run(session: Session, arguments: Namespace) -> int:
    for number, one in enumerate(session.services.progress.stats()):
        if arguments.json:
            print_json(_record(one))
        else:
            if number:
                print()
            _print(one)
    return 0


def _record(one: "DeckStats") -> dict[str, object]:
    return {
        "deck": one.deck,
        "today": {
            "reviews": one.reviews,
            "new": one.new,
            "minutes": one.minutes,
            "answered": one.answered_today,
        },
        "retention": {
            "recalled": one.recalled,
            "asked": one.asked,
            "share": one.recalled / one.asked if one.asked else None,
        },
        "forecast": [{"day": ahead.day.isoformat(), "count": ahead.count} for ahead in one.forecast],
    }


def _print(one: "DeckStats") -> None:
    print(one.deck)
    print(
        f"Today: {counted(one.reviews, 'review')} and {counted(one.new, 'new card')} left, "
        f"about {counted(one.minutes, 'minute')}; {counted(one.answered_today, 'answer')} given."
    )
    if one.asked:
        share = one.recalled / one.asked
        print(f"Retention over 30 days: {one.recalled:,} of {one.asked:,} recalled ({share:.0%}).")
    else:
        print("Retention: nothing to say yet; it counts answers to cards that had an interval of days.")
    if any(ahead.count for ahead in one.forecast):
        print("Reviews ahead:")
        rows = [(f"  {ahead.day:%a %d %b}", ahead.count) for ahead in one.forecast if ahead.count]
        print_table(("  Day", "Cards"), rows)


COMMAND = Command(
    name="stats",
    summary="show today's work, retention, and what is ahead",
    description="Shows for each deck what is left today, how much you recalled over the last 30 days, and how many "
    "reviews the coming days bring.",
    add_arguments=takes_json,
    run=_run,
)
