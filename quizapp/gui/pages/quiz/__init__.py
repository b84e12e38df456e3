"""The quiz: set-up, sitting, report."""
