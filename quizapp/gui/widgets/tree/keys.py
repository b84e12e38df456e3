"""How keys walk among the branches of the tree, which are counted from the lowest and stand left and right in turn."""

from PySide6.QtCore import Qt

MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


def branch_after(key: Qt.Key, at: int, count: int) -> int:
    """The branch to which a key leads from one: up and down on its side, left and right across, or the same one."""
    onward = {
        Qt.Key.Key_Up: at + 2 if at + 2 < count else at,
        Qt.Key.Key_Down: at - 2 if at >= 2 else at,
        Qt.Key.Key_Left: at - 1 if at % 2 else at,
        Qt.Key.Key_Right: at if at % 2 or at + 1 >= count else at + 1,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: count - 1,
    }
    return onward.get(key, at)
