"""A stem with three to five options of which one is right."""

from quizapp.gui.widgets.items.kinds.listed import ListedWidget
from quizapp.gui.widgets.items.options import OptionList


class SingleBestAnswerWidget(ListedWidget):
    """Rows of which one can be chosen."""

    def __init__(self) -> None:
        super().__init__(OptionList(strikes=True))
