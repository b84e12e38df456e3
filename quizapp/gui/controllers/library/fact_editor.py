"""The editor of a fact: previews as one types, keeps what is half written, saves, brings pictures in."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from quizapp.bootstrap import Services
from quizapp.content.deck import Deck
from quizapp.content.drafts import Draft, next_number
from quizapp.content.facts import FactId
from quizapp.content.figures.rasters import Raster
from quizapp.content.occlusion import Pictured
from quizapp.content.previewing import Preview
from quizapp.errors import UserError
from quizapp.gui.at_hand import AtHand
from quizapp.gui.beside import Beside
from quizapp.gui.crossing import ask_which
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.library.fact_editor import FactEditor
from quizapp.gui.pages.library.fact_form import EditorView
from quizapp.services.authoring import Opened

_MOST_FACTS_AT_ONCE = 100
"""A preview in a deck of 85 facts takes 31 ms with its painting (median, on two shared cores); those of larger decks
are made beside the window."""


class FactEditorController:
    """``closed`` is called when the editor is left, with the fact that is to be shown (None: the one before)."""

    def __init__(
        self,
        services: Services,
        navigator: Navigator,
        at_hand: AtHand,
        page: FactEditor,
        closed: Callable[[FactId | None], None],
    ) -> None:
        self._services, self._navigator, self._page, self._closed = services, navigator, page, closed
        self._at_hand = at_hand
        self._opened: Opened | None = None
        self._previews, self._pictures = Beside(page), Beside(page)
        self._previews.done.connect(self._show_preview)
        self._pictures.done.connect(self._take_picture)
        self._pictures.refused.connect(page.form.picture.show_error)
        page.typed.connect(self._preview)
        page.save_wanted.connect(self.save)
        page.left.connect(self.leave)
        page.hidden.connect(self.keep)
        page.discard_wanted.connect(self._discard)
        page.file_wanted.connect(self._choose_file)
        page.paste_wanted.connect(self._paste)
        page.dropped.connect(self._dropped)

    @property
    def page(self) -> FactEditor:
        """The page."""
        return self._page

    @property
    def is_open(self) -> bool:
        """Whether a fact is being written."""
        return self._opened is not None

    def open(self, fact: FactId | None = None) -> None:
        """Opens a fact, or a new one; what was left half written is there again."""
        self.keep()
        opened = self._services.authoring.open(self._navigator.deck, fact)
        self._opened = opened
        own = opened.draft.own
        self._page.render(
            EditorView(
                draft=opened.draft,
                topics=opened.topics,
                tags=self._services.marks.tags(self._navigator.deck),
                next_gap=next_number(opened.base, own=own) if opened.base is not None and not own else 1,
                resumed=opened.resumed,
            )
        )
        if opened.whole is not None:
            self._show_whole(opened.whole)
        else:
            self._page.preview.show_reading(stopped=False)
            self._at_hand.when(
                opened.draft.deck,
                None,
                partial(self._read_whole, opened),
                name="editor",
                stopped=partial(self._page.preview.show_reading, stopped=True),
            )

    def _read_whole(self, opened: Opened) -> None:
        """The deck of the fact that was opened is at hand."""
        if self._opened is opened:
            self._show_whole(self._services.authoring.whole(opened.draft.deck))

    def _show_whole(self, deck: Deck) -> None:
        """Shows from here on what the draft makes in its deck; of a usual one at once."""
        if self._opened is not None:
            self._opened = replace(self._opened, whole=deck)
            self._preview()

    def keep(self) -> None:
        """Keeps what is half written, whatever becomes of the editor."""
        if self._opened is not None:
            self._page.flush()
            self._services.authoring.keep(self._page.draft)

    def leave(self) -> None:
        """Closes the editor; what was written is kept."""
        if self._opened is None:
            return
        self.keep()
        draft = self._page.draft
        kept = self._services.authoring.keep(draft)
        self._close(None)
        if kept:
            self._navigator.say(self._page.tr("What you wrote is kept. It is there when you come back."))

    def save(self) -> None:
        """Saves, or says at the fields what is wrong."""
        if self._opened is None:
            return
        self._page.flush()
        draft = self._page.draft
        problems = self._services.authoring.problems(draft)
        if problems:
            self._preview()
            self._page.form.show_problems(problems)
            self._page.show_tried()
            return
        facts = (FactId("") if draft.fact is None else draft.fact,)
        self._at_hand.when(draft.deck, facts, lambda: self._save_now(draft), name="save")

    def _save_now(self, draft: Draft) -> None:
        if self._opened is None or self._opened.draft.fact != draft.fact:
            return
        try:
            saved = self._services.authoring.save(draft)
        except UserError as error:
            self._navigator.say(str(error))
            return
        self._close(saved.fact)
        said = self._page.tr("The new fact is in your deck.") if draft.fact is None else self._page.tr("Saved.")
        self._navigator.say(said, action=self._page.tr("Undo"), undo=lambda: self._undo(draft))

    def _undo(self, draft: Draft) -> None:
        """Takes the saving back; what was written is a draft again."""
        facts = () if draft.fact is None else (draft.fact,)

        def undo() -> None:
            self._services.undo.undo(draft.deck)
            self._services.authoring.keep(draft)
            self._closed(draft.fact)

        self._at_hand.when(draft.deck, facts, undo, name="undo")

    def _close(self, fact: FactId | None) -> None:
        self._opened = None
        self._previews.forget()
        self._pictures.forget()
        self._closed(fact)

    def _discard(self) -> None:
        """Throws a draft away; Undo brings it back."""
        if self._opened is None:
            return
        self._page.flush()
        draft = self._page.draft
        self._services.authoring.discard(draft.deck, draft.fact)
        self._opened = None  # nothing is to be kept on the way
        self.open(draft.fact)
        said = self._page.tr("What you wrote was thrown away.")
        self._navigator.say(said, action=self._page.tr("Undo"), undo=lambda: self._bring_back(draft))

    def _bring_back(self, draft: Draft) -> None:
        self._services.authoring.keep(draft)
        if self._opened is not None and self._opened.draft.fact == draft.fact:
            self._opened = None
            self.open(draft.fact)

    # -- previews

    def _preview(self) -> None:
        opened = self._opened
        if opened is None:
            return
        draft = self._page.draft
        if opened.whole is None:
            return
        if len(opened.whole.facts) > _MOST_FACTS_AT_ONCE:
            self._previews.run(lambda: opened.preview(draft))
        else:
            self._show_preview(opened.preview(draft))

    def _show_preview(self, preview: object) -> None:
        if isinstance(preview, Preview) and self._opened is not None:
            self._page.show_preview(preview)

    # -- pictures

    def _choose_file(self) -> None:
        from quizapp.gui.pictures import ENDINGS

        endings = " ".join(f"*.{one}" for one in ENDINGS)
        kind = self._page.tr("Pictures ({endings})").format(endings=endings)
        ask_which(self._page, self._page.tr("A picture for this fact"), kind, self.bring)

    def bring(self, file: Path) -> None:
        """Brings the picture of a file in."""
        from quizapp.gui.pictures import picture_in

        self._pictures.run(lambda: picture_in(file))

    def _paste(self) -> None:
        self._dropped(QGuiApplication.clipboard().mimeData())

    def _dropped(self, data: object) -> None:
        """A file comes before the image that some programs put beside it: it has all its pixels."""
        from quizapp.gui.pictures import picture_from

        if not isinstance(data, QMimeData):
            return
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.bring(files[0])
            return
        image = data.imageData() if data.hasImage() else QImage()
        self._pictures.run(lambda: picture_from(image if isinstance(image, QImage) else QImage(image)))

    def _take_picture(self, raster: object) -> None:
        if not isinstance(raster, Raster) or self._opened is None:
            return
        draft = self._page.draft
        before = draft.pictured
        pictured = Pictured(raster=raster) if before is None else replace(before, raster=raster, parts=())
        self._page.form.take_picture(replace(draft, pictured=pictured))
