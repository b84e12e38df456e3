"""How keys walk among the branches of the tree, which are counted from the lowest and stand left and right in turn."""

from PySide6.QtCore import Qt

MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


def branch_after(key: Qt.Key, at: int, count: int) -> int:
    """The branch to which a key leads from one: up and down on its side, left and right across, or the same one."""
    match key:
        case Qt.Key.Key_Up:
            return at + 2 if at + 2 < count else at
        case Qt.Key.Key_Down:
            return at - 2 if at >= 2 else at
        case Qt.Key.Key_Left:
            return at - 1 if at % 2 else at
        case Qt.Key.Key_Right:
            return at if at % 2 or at + 1 >= count else at + 1
        case Qt.Key.Key_Home:
            return 0
        case Qt.Key.Key_End:
            return count - 1
        case _:
            return at
