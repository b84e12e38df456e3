"""What a trainer hands out: a session's papers as PDF files in a folder, each kind by itself or all in one go."""

from collections.abc import Collection
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId
from quizapp.errors import UserError
from quizapp.exchange.formats.workbook import book_of
from quizapp.exchange.printable.paper import Paper
from quizapp.exchange.replacing import replacing
from quizapp.exchange.session_tables import TABLES, session_table, session_tables
from quizapp.exchange.tables import write_csv
from quizapp.services._library.decks import deck_of
from quizapp.services._library.whole import whole_deck
from quizapp.services._profile import OpenProfile
from quizapp.services._teaching.pack import Pack, PackPart, PackReport
from quizapp.services._teaching.take_home import TakeHome
from quizapp.services.printing import Progress, part_of, silent
from quizapp.storage.decks import content_changed_at
from quizapp.teaching.certificates import certificates
from quizapp.teaching.plan import Plan
from quizapp.teaching.report import SessionReport, without_names

__all__ = ["TABLES", "PackPart", "PackReport", "Paper", "TakeHome", "TeachPapersService"]


class TeachPapersService:
    """PDF files of a plan. Everything comes from the plan itself; of its deck, while it is there, come more figures,
    steps to lay out, and terms for bingo."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    @staticmethod
    def prepare() -> None:
        """Loads the typeface: see ``PrintingService.prepare``."""
        from quizapp.exchange.pdf.press import load_fonts  # noqa: PLC0415 - Qt comes with it

        load_fonts()

    def print_pack(
        self,
        plan: Plan,
        folder: Path,
        *,
        paper: Paper = Paper.A4,
        parts: Collection[PackPart] = tuple(PackPart),
        progress: Progress = silent,
    ) -> PackReport:
        """Prints papers of a plan into a folder, which is made where there is none. UserError when there is nothing to
        print, or a file cannot be written.

        Each file is replaced whole or not at all; when ``progress`` stops it, those that were finished stay.
        """
        wanted = [part for part in PackPart if part in parts]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"{folder} could not be made: {error.strerror or error}. Nothing was printed. Choose another folder."
            ) from error
        pack = Pack(plan, self._deck(plan), folder, paper)
        for number, part in enumerate(wanted):
            pack.print(part, part_of(progress, number, len(wanted)))
        if not pack.files:
            raise UserError(" ".join(["Nothing was printed.", *pack.notes]))
        progress(1.0)
        return PackReport(files=tuple(pack.files), pages=pack.pages, notes=tuple(pack.notes))

    def certificates(
        self,
        report: SessionReport,
        file: Path,
        *,
        paper: Paper = Paper.A4,
        credit: bool = True,
        progress: Progress = silent,
    ) -> PackReport:
        """Prints a certificate for everybody who attended, one to a sheet. With ``credit`` it has the contact hours and
        the approver's statement, and needs all that goes with them. UserError, with nothing printed, when nobody
        attended or something is missing."""
        from quizapp.exchange.pdf.certificates import print_certificates  # noqa: PLC0415 - Qt comes with it

        some = certificates(report, credit=credit)
        notes = () if report.over else ("The session was not ended yet.",)
        pages = print_certificates(some, file, paper, progress)
        return PackReport(files=(file,), pages=pages, notes=notes)

    @staticmethod
    def report_pdf(
        report: SessionReport,
        file: Path,
        *,
        anonymous: bool = False,
        paper: Paper = Paper.A4,
        progress: Progress = silent,
    ) -> PackReport:
        """Writes a session's report as PDF; ``anonymous`` leaves the names out. UserError when it cannot be written."""
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415 - Qt comes with it
        from quizapp.exchange.printable.session_report import session_document  # noqa: PLC0415

        document = session_document(without_names(report) if anonymous else report)
        return PackReport(files=(file,), pages=print_document(document, file, paper, progress))

    @staticmethod
    def report_csv(report: SessionReport, file: Path, *, table: str = "People", anonymous: bool = False) -> Path:
        """Writes one table of a report (a name of ``TABLES``) as CSV. UserError when it cannot be written."""
        heads, *rows = session_table(without_names(report) if anonymous else report, table)
        write_csv(file, [str(head) for head in heads], rows)
        return file

    @staticmethod
    def report_xlsx(report: SessionReport, file: Path, *, anonymous: bool = False) -> Path:
        """Writes all tables of a report as a workbook, a sheet each. UserError when it cannot be written."""
        content = book_of(session_tables(without_names(report) if anonymous else report))
        with replacing(file) as fresh:
            fresh.write_bytes(content)
        return file

    def take_home(self, plan: Plan) -> TakeHome | None:
        """What makes the files that participants take home; None when the deck is in the library no more.

        Reading the deck may take a second: a window calls it beside itself, before the door opens. What it gives is for
        ``RoomThread(take_home=…)``, and may be called in any thread.
        """
        deck = DeckId(plan.deck)
        with self._profile.database.reading():
            changed_at = content_changed_at(self._profile.database, deck)
            if changed_at is None:
                return None
            return TakeHome(plan=plan, deck=deck_of(self._profile, deck), changed_at=changed_at)

    def _deck(self, plan: Plan) -> Deck | None:
        try:
            return whole_deck(self._profile, plan.deck)
        except UserError:  # it is gone: the plan stands by itself
            return None
