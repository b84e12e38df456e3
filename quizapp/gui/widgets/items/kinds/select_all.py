"""Select all that apply: rows of which any number may be chosen."""

from quizapp.gui.widgets.items.kinds.listed import ListedWidget
from quizapp.gui.widgets.items.options import CheckList


class SelectAllWidget(ListedWidget):
    """Check boxes; what is right and was left out is told too."""

    def __init__(self) -> None:
        super().__init__(CheckList(strikes=True))
