"""The bot that always ticks the same letter."""

from collections import Counter
from collections.abc import Sequence

from quizapp.content.corpus import Corpus
from quizapp.content.items import SingleBestAnswer
from quizapp.content.review.bots.base import Bot, Scores


def _fixed(items: Sequence[SingleBestAnswer], _corpus: Corpus) -> Sequence[Scores]:
    """The letter that would have paid best over all these items: the strictest form of the bot."""
    paid = Counter(at for item in items for at, option in enumerate(item.options) if option.correct)
    letter = max(paid, key=lambda at: (paid[at], -at), default=0)
    return [[float(at == letter) for at in range(len(item.options))] for item in items]


FIXED_POSITION = Bot(name="fixed position", words="always takes the same letter, the one that pays best", score=_fixed)
