"""QuizApp: one article's facts as flashcards and quizzes, offline, remembered and carried to Anki."""

__version__ = "0.1.0"
