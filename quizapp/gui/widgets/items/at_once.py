"""Changes that are laid out once."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def at_once(*widgets: QWidget) -> Iterator[None]:
    """Changes to what stands in these widgets: they are laid out when all has been said.

    Otherwise Qt lays out everything around a widget, up to the window, whenever one is shown.
    """
    layouts = [layout for widget in widgets if (layout := widget.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
