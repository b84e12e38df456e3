"""The questions of the round that is open, one by one: another drawn, one taken out, one chosen by name."""

from collections.abc import Callable
from dataclasses import replace

from quizapp.bootstrap import Services
from quizapp.content.items import Item
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.teach.plan_part_editors import ItemsEditor, PartEditor
from quizapp.gui.pages.teach.prepare import PreparePage
from quizapp.services.teach import Wanted
from quizapp.teaching.picking import Left, with_item
from quizapp.teaching.plan import MOST_ITEMS, Plan, Questions, items_of_part

Draw = Callable[[Callable[[Services], object], Callable[[object], None]], None]


class SingleItems:
    """``open_round`` gives the plan, the number of the part that is open, and the part (None while no round of
    questions is); ``draw`` does something beside the window, ``put`` puts a part into its place."""

    def __init__(
        self, page: PreparePage, navigator: Navigator, open_round: Callable[[], tuple[Plan, int, Questions] | None],
        draw: Draw, put: Callable[[int, Questions], None],
    ) -> None:  # fmt: skip
        self._page, self._navigator = page, navigator
        self._open_round, self._draw, self._put = open_round, draw, put
        self._left: tuple[int, Left] | None = None
        self._words = ""

    def forget(self) -> None:
        """Another plan is open, or another part of it."""
        self._left, self._words = None, ""

    def attend(self, editor: PartEditor) -> None:
        """Does what an editor asks for; one that takes the place of another goes on where that stood."""
        editor.swapped.connect(self._swap)
        editor.dropped.connect(self._drop)
        if not isinstance(editor, ItemsEditor) or editor.picker is None:
            return
        picker = editor.picker
        opened = self._open_round()
        if self._left is not None and opened is not None and self._left[0] == opened[1]:
            picker.words.setText(self._words)
            picker.offer(self._left[1])
            picker.line.setChecked(True)
        else:
            self.forget()
        picker.opened.connect(self._browse)
        picker.picked.connect(self._pick)

    def _browse(self) -> None:
        opened = self._open_round()
        if opened is None:
            return
        plan, number, _ = opened

        def offer(left: object) -> None:
            now, editor = self._open_round(), self._page.editor
            if isinstance(left, Left) and now is not None and now[1] == number and isinstance(editor, ItemsEditor):
                self._left = (number, left)
                if editor.picker is not None:
                    editor.picker.offer(left)

        self._draw(lambda services: services.teach.left(plan), offer)

    def _pick(self, item: object, instead: int) -> None:
        opened, editor = self._open_round(), self._page.editor
        if opened is None or not isinstance(item, Item) or not isinstance(editor, ItemsEditor):
            return
        plan, number, part = opened
        if instead < 0 and sum(len(items_of_part(one)) for one in plan.parts) >= MOST_ITEMS:
            said = self._page.tr("A session has at most {n} questions. The plan is as it was.")
            self._navigator.say(said.format(n=MOST_ITEMS))
            return
        self._words = editor.picker.words.text() if editor.picker is not None else ""
        self._put(number, with_item(part, item, None if instead < 0 else instead))
        self._undoable(self._page.tr("Put in “{stem}”.").format(stem=item.stem), number, part)
        anew = self._page.editor
        if isinstance(anew, ItemsEditor) and anew.picker is not None:
            anew.picker.unfold()

    def _swap(self, item: int) -> None:
        """Another question of the same topic in the place of one."""
        opened = self._open_round()
        if opened is None:
            return
        plan, number, part = opened
        wanted = Wanted(topics=(part.items[item].topic,), count=1)

        def put(made: object) -> None:
            if isinstance(made, Questions):
                self._put(number, with_item(part, made.items[0], item))
                self._undoable(self._page.tr("Another question was drawn."), number, part)

        self._draw(lambda services: services.teach.questions(plan, part.title, wanted), put)

    def _drop(self, item: int) -> None:
        opened = self._open_round()
        if opened is None or len(opened[2].items) < 2:
            return
        _, number, part = opened
        rest = (*part.items[:item], *part.items[item + 1 :])
        self._put(number, replace(part, items=rest))
        self._undoable(self._page.tr("Removed one question."), number, part)

    def _undoable(self, said: str, number: int, before: Questions) -> None:
        self._navigator.say(said, action=self._page.tr("Undo"), undo=lambda: self._put(number, before))
