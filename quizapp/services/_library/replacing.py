"""Finding and replacing in the texts of a deck: what it would change, and the change as one step."""

import re
from collections.abc import Collection, Iterator

from quizapp.content.facts import DeckId, Fact, FactId
from quizapp.errors import UserError
from quizapp.services._library.browse_views import Replacement
from quizapp.services._library.decks import head_of
from quizapp.services._library.editing import own_and_edits, with_text, write_facts
from quizapp.services._library.edits import editable_texts, overlaid_fact
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.services.journal import Act, step
from quizapp.storage.decks import deck_content
from quizapp.storage.edits import Texts, drop_edit, edits_of_deck, store_edit

_KEPT = "Nothing was changed."


def replacements(
    profile: OpenProfile, deck: DeckId, find: str, replacement: str, *, match_case: bool
) -> Iterator[Replacement]:
    """Every text of a deck that would change. Call it inside ``reading``."""
    if not find:
        return
    sought = re.compile(re.escape(find), 0 if match_case else re.IGNORECASE)
    edits = edits_of_deck(profile.database, deck)
    for own in deck_content(profile.database, head_of(profile, deck)).facts:
        yield from _of_fact(own, edits.get(own.id, {}), sought, replacement)


def replace_all(profile: OpenProfile, deck: DeckId, changes: Collection[Replacement]) -> Changes:
    """Stores texts, all as one step. UserError, with nothing changed, for one that changed meanwhile or cannot be."""
    if not changes:
        return Changes()
    with profile.writing(_KEPT):
        profile.revision()
        facts: dict[FactId, list[Replacement]] = {}
        for one in changes:
            facts.setdefault(one.fact, []).append(one)
        with step(profile, Act.REPLACE, deck, touched=len(facts)) as kept:
            kept.keep_edits(facts.keys())
            for fact, some in facts.items():
                _store(profile, deck, fact, some)
            write_facts(profile, deck, facts.keys())
    profile.changed()
    return Changes(decks=True, facts=True, cards=True, step=kept.id, undo=kept.told)


def _of_fact(own: Fact, edits: Texts, sought: re.Pattern[str], replacement: str) -> Iterator[Replacement]:
    kept = overlaid_fact(own, edits).kept if edits else frozenset()
    for one in editable_texts(own):
        before = edits[one.path] if one.path in kept else one.text
        after = sought.sub(lambda _: replacement, before)
        if after == before:
            continue
        problem = ""
        try:
            with_text(own, edits, one.path, after)
        except UserError as error:
            problem = str(error)
        yield Replacement(
            fact=own.id, path=one.path, label=one.label, before=before, after=" ".join(after.split()), problem=problem
        )


def _store(profile: OpenProfile, deck: DeckId, fact: FactId, changes: list[Replacement]) -> None:
    own, edits = own_and_edits(profile, deck, fact)
    kept = overlaid_fact(own, edits).kept
    for one in changes:
        text = next((known.text for known in editable_texts(own) if known.path == one.path), None)
        if (edits[one.path] if one.path in kept else text) != one.before:
            raise UserError(f"Fact {fact} was changed meanwhile. {_KEPT} Look the changes through again.")
        _, edits = with_text(own, edits, one.path, one.after)
        if one.path in edits:
            store_edit(profile.database, deck, fact, one.path, edits[one.path])
        else:
            drop_edit(profile.database, deck, fact, one.path)
