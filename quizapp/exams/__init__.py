"""Quizzes and exams: blueprint, assembly, sitting, scoring, report. Pure."""
