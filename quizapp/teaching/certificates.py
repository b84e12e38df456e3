"""Certificates of attendance: only for who was there, and nothing on them that the trainer did not write."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.errors import UserError
from quizapp.teaching.names import given_name
from quizapp.teaching.plan import Heading
from quizapp.teaching.report import SessionReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One person's. ``number`` tells it from every other of its session: the day, and the person's number there.
    Without ``credit`` it says that somebody attended, and nothing of contact hours or of who approved them."""

    number: str
    name: str
    heading: Heading
    credit: bool = True


def missing(heading: Heading, *, credit: bool = True) -> tuple[str, ...]:
    """What a heading lacks for certificates, in words: what bodies of continuing education ask for, or without
    ``credit`` the title and who holds the session."""
    return tuple(_missing(heading, credit=credit))


def _missing(heading: Heading, *, credit: bool) -> Iterator[str]:
    if not heading.title.strip():
        yield "the title"
    if not credit:
        if not heading.provider.strip() and not heading.trainer.strip():
            yield "the trainer or the provider"
        return
    if not heading.provider.strip():
        yield "the provider"
    if not heading.address.strip():
        yield "the provider's address"
    if heading.contact_hours <= 0:
        yield "the contact hours"
    if not heading.approval.strip():
        yield "the approver's statement"


def certificates(report: SessionReport, *, credit: bool = True) -> tuple[Certificate, ...]:
    """A certificate for everybody who attended, in the report's order. UserError when nobody did, when names are left
    out, or when something is missing."""
    lacking = missing(report.heading, credit=credit)
    if lacking:
        other = "" if not credit else " Without contact hours you can print plain certificates of attendance."
        raise UserError(
            f"Certificates need {_listed(lacking)}. Nothing was printed. Write it into the session's heading.{other}"
        )
    if report.anonymous:
        raise UserError("This report leaves the names out, so nobody can be certified. Nothing was printed.")
    there = [one for one in report.people if one.present]
    if not there:
        raise UserError("Nobody attended this session. Nothing was printed. Tick who was there, and print again.")
    day = report.heading.on.strftime("%Y%m%d")
    names = [one.name for one in report.people]
    return tuple(
        Certificate(
            number=f"{day}-{one.person or place:03}", name=given_name(one.name, names), heading=report.heading,
            credit=credit,
        )
        for place, one in enumerate(there, 1)
    )  # fmt: skip


def hours_in_words(hours: float) -> str:
    """``1 contact hour``, ``3.5 contact hours``."""
    return f"{hours:g} contact hour" + ("" if hours == 1 else "s")


def _listed(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
