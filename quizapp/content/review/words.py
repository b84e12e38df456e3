"""Words as the review compares them; they have a room of their own because forms of an exam compare them too."""

from quizapp.content.words import content_words, words_by_stem

__all__ = ["content_words", "words_by_stem"]
