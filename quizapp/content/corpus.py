"""A deck's statements as a body of text: how near an option's words are to it.

Wrong options that use words of which the text never speaks give the right one away to readers who know the text by its
sound only. So distractors are chosen with an eye on this, and the review tries it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log, sqrt

from quizapp.content.words import content_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """``weights`` are inverse document frequencies, a statement being a document; ``sums`` say how often a word occurs,
    times its weight; ``length`` is the length of that vector, ``rarest`` the weight of a word that occurs once.
    ``frequency`` counts the statements that have a word, ``documents`` all of them."""

    frequency: Mapping[str, int]
    documents: int
    weights: Mapping[str, float]
    sums: Mapping[str, float]
    length: float
    rarest: float

    @classmethod
    def of(cls, statements: Iterable[str]) -> "Corpus":
        """The corpus of some statements."""
        documents = [content_words(text) for text in statements]
        return cls._counted(Counter(word for words in documents for word in words), len(documents))

    def changed(self, taken: Iterable[str], put: Iterable[str]) -> "Corpus":
        """The corpus without some of its statements and with others; no other statement is looked at."""
        frequency, documents = Counter(self.frequency), self.documents
        for text in taken:
            documents -= 1
            frequency.subtract(content_words(text))
        for text in put:
            documents += 1
            frequency.update(content_words(text))
        return self._counted(+frequency, documents)

    @classmethod
    def _counted(cls, frequency: Mapping[str, int], documents: int) -> "Corpus":
        weights = {word: log((1 + documents) / (1 + count)) + 1 for word, count in frequency.items()}
        sums = {word: count * weights[word] for word, count in frequency.items()}
        length = sqrt(fsum(one * one for one in sums.values()))
        rarest = max(weights.values(), default=1.0)
        return cls(frequency=frequency, documents=documents, weights=weights, sums=sums, length=length, rarest=rarest)

    def nearness(self, text: str) -> float:
        """The cosine (0 to 1) between the TF-IDF vectors of a text and of the corpus as a whole.

        Words that the corpus does not have weigh as much as its rarest. Sums are exact (``fsum``): sets of words have
        no order, and a last digit that depended on it would decide which of two equally near options is offered.
        """
        own = {word: self.weights.get(word, self.rarest) for word in content_words(text)}
        norm = sqrt(fsum(value * value for value in own.values())) * self.length
        return fsum(value * self.sums.get(word, 0.0) for word, value in own.items()) / norm if norm else 0.0
