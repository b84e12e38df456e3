"""Choosing the items of a quiz."""

import random

from quizapp.content.items import Item
from quizapp.exams.blueprint import Blueprint


def assemble(blueprint: Blueprint, bank: tuple[Item, ...], dice: random.Random) -> tuple[Item, ...]:
    """Items for a blueprint: topics in proportion to the bank's, no fact twice while others are left, order shuffled.

    Gives fewer than asked when the bank has fewer.
    """
    raise NotImplementedError
