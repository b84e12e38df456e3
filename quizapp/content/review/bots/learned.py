"""The bot that learns: a logistic model on surface features, cross-validated by fact."""

from collections.abc import Iterator, Sequence
from math import exp
from zlib import crc32

from quizapp.content.corpus import Corpus
from quizapp.content.items import SingleBestAnswer
from quizapp.content.likeness import stem_overlap
from quizapp.content.review.bots.base import Bot, Scores
from quizapp.content.review.bots.form import ABSOLUTE, agreement
from quizapp.content.review.bots.length import specificity
from quizapp.content.review.bots.likeness import convergence, strangeness

_FOLDS = 5
_ROUNDS = 60
_STEP = 0.5
_RIDGE = 0.02
"""Five folds; sixty rounds of gradient ascent with this step; a ridge, because some features say much the same."""

Vector = tuple[float, ...]


def _features(item: SingleBestAnswer, corpus: Corpus) -> list[Vector]:
    """What can be seen of each option without understanding it, each feature centred and scaled within the item."""
    texts = [option.text for option in item.options]
    columns: list[Scores] = [
        [float(len(text)) for text in texts],
        [float(text.count(" ")) for text in texts],
        [specificity(text) for text in texts],
        convergence(texts),
        strangeness(texts),
        [stem_overlap(item.stem, text) for text in texts],
        [float(len(ABSOLUTE.findall(text.casefold()))) for text in texts],
        [agreement(item.stem, text) for text in texts],
        [corpus.nearness(text) for text in texts],
        [float(any(letter.isdigit() for letter in text)) for text in texts],
        [float(text.endswith("s")) for text in texts],
        [float(at == 0) for at in range(len(texts))],
        [float(at == len(texts) - 1) for at in range(len(texts))],
    ]
    return list(zip(*(_scaled(column) for column in columns), strict=True))


def _scaled(column: Scores) -> Scores:
    mean = sum(column) / len(column)
    spread = max(abs(value - mean) for value in column)
    return [(value - mean) / spread if spread else 0.0 for value in column]


def _fitted(items: Sequence[tuple[list[Vector], int]], width: int) -> Vector:
    """The weights of a conditional logistic model (McFadden 1974): which of an item's options is the key."""
    weights = [0.0] * width
    for _ in range(_ROUNDS):
        slope = [-_RIDGE * weight for weight in weights]
        for options, key in items:
            for at, chance in enumerate(_chances(options, weights)):
                error = ((at == key) - chance) / len(items)
                for number, value in enumerate(options[at]):
                    slope[number] += error * value
        weights = [weight + _STEP * up for weight, up in zip(weights, slope, strict=True)]
    return tuple(weights)


def _chances(options: Sequence[Vector], weights: Sequence[float]) -> list[float]:
    odds = [exp(_sum(option, weights)) for option in options]
    whole = sum(odds)
    return [one / whole for one in odds]


def _sum(option: Vector, weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(option, weights, strict=True))


def _learned(items: Sequence[SingleBestAnswer], corpus: Corpus) -> Sequence[Scores]:
    """Scores from a model that has seen no item of the same fact."""
    features = [_features(item, corpus) for item in items]
    keys = [next(at for at, option in enumerate(item.options) if option.correct) for item in items]
    folds = [crc32("/".join(item.facts).encode()) % _FOLDS for item in items]
    models = dict(_models(features, keys, folds))
    return [[_sum(option, models[fold]) for option in options] for options, fold in zip(features, folds, strict=True)]


def _models(
    features: Sequence[list[Vector]], keys: Sequence[int], folds: Sequence[int]
) -> Iterator[tuple[int, Vector]]:
    for held_out in sorted(set(folds)):
        seen = [(options, key) for options, key, fold in zip(features, keys, folds, strict=True) if fold != held_out]
        yield held_out, _fitted(seen, len(features[0][0]))


LOGISTIC = Bot(
    name="logistic model",
    words="learns from the other facts' items which outer signs go with the right option",
    score=_learned,
)
