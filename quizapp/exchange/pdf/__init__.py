"""PDF, drawn by Qt: the one room beside the window that knows QtGui (docs/architecture.md)."""
