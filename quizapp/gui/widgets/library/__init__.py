"""The Library's table, and the texts of a fact as they are written."""
