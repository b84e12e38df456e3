"""Cells that a spreadsheet would run: what begins like a formula gets an apostrophe before it, by which spreadsheets
know text, and loses it when the table comes home (OWASP, *CSV Injection*)."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """The cell as it can be written."""
    return f"'{cell}" if cell.startswith(_FORMULA) or unguarded(cell) != cell else cell


def unguarded(cell: str) -> str:
    """The cell as it was before ``guarded``; others stay as they are."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and bare.startswith(_FORMULA) else cell
