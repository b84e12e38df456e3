"""Taking an import back: what it made rests, what it changed is as it was, its answers are taken back in the log."""

from collections import defaultdict
from datetime import datetime

from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.fsrs import replay
from quizapp.services._library.editing import write_facts
from quizapp.services._profile import OpenProfile
from quizapp.storage.bringing import undo as rows
from quizapp.storage.growing import relock_around
from quizapp.storage.memories import remember
from quizapp.storage.reviews import log_of_card
from quizapp.storage.steps import Image, put_back


def take_back_import(profile: OpenProfile, images: list[Image], now: datetime) -> None:
    """Takes an import back. Call it inside ``writing``."""
    database = profile.database
    number = int(images[0]["rows"][0][0])
    grown = rows.take_answers_back(database, number, now)
    changed: dict[DeckId, list[FactId]] = defaultdict(list)
    for image in reversed(images[1:]):
        if image["table"] in rows.KEPT_WHOLE:
            rows.put_kept_back(database, image)
        else:
            put_back(database, DeckId(image.get("deck", "")), image)
            if image["table"] == "facts":
                changed[DeckId(image["deck"])] += [FactId(one) for one in image["facts"]]
    for n, name, forward in grown:
        log = log_of_card(database, n)
        remember(database, n, replay(log.lines, seed=name, start=log.start), forward=forward)
    relock_around(database, [n for n, _, _ in grown])
    for deck, facts in changed.items():
        profile.kept_contents.pop(deck, None)
        write_facts(profile, deck, list(dict.fromkeys(facts)))
    rows.let_rest(database, number, images[0].get("revived", []), now)
