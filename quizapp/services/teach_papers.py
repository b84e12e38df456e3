"""What a trainer hands out: a session's papers as PDF files in a folder, each kind by itself or all in one go."""

from collections.abc import Collection
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.errors import UserError
from quizapp.exchange.printable.paper import Paper
from quizapp.services._profile import OpenProfile
from quizapp.services._teach_pack import Pack, PackPart, PackReport
from quizapp.services._whole import whole_deck
from quizapp.services.printing import Progress, part_of, silent
from quizapp.teaching.plan import Plan

__all__ = ["PackPart", "PackReport", "Paper", "TeachPapersService"]


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

    def _deck(self, plan: Plan) -> Deck | None:
        try:
            return whole_deck(self._profile, plan.deck)
        except UserError:  # it is gone: the plan stands by itself
            return None
