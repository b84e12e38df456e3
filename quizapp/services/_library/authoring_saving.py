"""Saving a draft: one transaction, one step of the undo journal."""

from dataclasses import replace

from quizapp.content.changing import with_facts
from quizapp.content.deck import Deck
from quizapp.content.drafting import Drafted, drafted, topic_of
from quizapp.content.drafts import Draft
from quizapp.content.facts import DeckId, Fact, FactId
from quizapp.content.fitting import fitting
from quizapp.errors import UserError
from quizapp.services._library.additions import ADDITIONS, additions
from quizapp.services._library.decks import head_of
from quizapp.services._library.editing import fitted, write_facts
from quizapp.services._library.edits import editable_texts, overlaid_fact
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.services.journal import Act, step
from quizapp.storage.authoring import drop_draft, free_own_id, next_position, put_own_fact, put_own_figure, put_topic
from quizapp.storage.deck_parts import deck_frame
from quizapp.storage.decks import fact_content
from quizapp.storage.edits import Texts, drop_edit, edits_of_fact, store_edit
from quizapp.storage.tags import put_tags, tags_of, take_tags

KEPT = "The fact is as it was, and what you wrote is kept as a draft."


def base_of(profile: OpenProfile, deck: DeckId, fact: FactId | None) -> Fact | None:
    """A fact as it is shown now; None for one that is not there yet. UserError for one that has left."""
    if fact is None:
        return None
    database = profile.database
    own = fact_content(database, deck, fact, deleted=True)
    if own is None:
        raise UserError(f"The deck has no fact {fact} any more. What you wrote is kept as a draft.")
    shown = overlaid_fact(fitted(profile, head_of(profile, deck), own), edits_of_fact(database, deck, fact)).fact
    return replace(shown, tags=tags_of(database, deck, fact))


def frame_of(profile: OpenProfile, deck: DeckId, base: Fact | None, draft: Draft | None = None) -> Deck:
    """As much of its deck as a draft is read by, or made of its fact: no other fact, however many there are."""
    shown = [] if base is None else [*(label.figure for label in base.labels), base.picture]
    if draft is not None:
        shown.append(draft.figure)
    named = draft is not None and draft.pictured is not None  # parts that are called like a concept go by its id
    return deck_frame(profile.database, head_of(profile, deck), shown, concepts=named)


def save_draft(profile: OpenProfile, draft: Draft) -> tuple[FactId, Changes]:
    """Makes the draft the fact. Call it inside ``writing``. UserError when the fact would break."""
    base = base_of(profile, draft.deck, draft.fact)
    deck = frame_of(profile, draft.deck, base, draft)
    made = drafted(draft, base, deck)
    for sentence in made.problems.values():
        raise UserError(f"{sentence} {KEPT}")
    if made.figure is not None:
        put_own_figure(profile.database, draft.deck, made.figure)
        profile.kept_contents.pop(draft.deck, None)  # its cards are made from the figures that the deck has now
    if draft.own:
        fact, changes = _save_own(profile, draft, made, deck)
    else:
        fact, changes = _save_over_deck(profile, draft.deck, made.fact)
    drop_draft(profile.database, draft.deck, draft.fact)
    return fact, changes


def renewed_content(profile: OpenProfile, draft: Draft, fact: FactId) -> Deck | None:
    """The deck that is kept without the person's texts, with a fact as it was just saved; None where it is to be read
    anew."""
    database = profile.database
    content = profile.kept_contents.get(draft.deck)
    own = fact_content(database, draft.deck, fact, deleted=True)
    if content is None or own is None or draft.pictured is not None or own.topic not in content.topic_by_id:
        return None
    return with_facts(content, (fitting(own, content),) if draft.own else ())


def _save_own(profile: OpenProfile, draft: Draft, made: Drafted, deck: Deck) -> tuple[FactId, Changes]:
    database = profile.database
    topic, title = topic_of(draft, deck)
    name = draft.fact or free_own_id(database, draft.deck)
    fact = replace(made.fact, id=name, topic=topic)
    with step(profile, Act.ADD if draft.fact is None else Act.EDIT, draft.deck) as kept:
        kept.keep_own((name,))
        kept.keep_edits((name,))
        kept.keep_tags((name,))
        if title:
            put_topic(database, draft.deck, topic, title)
        put_own_fact(database, draft.deck, replace(fact, tags=()), next_position(database, draft.deck))
        for path in edits_of_fact(database, draft.deck, name):
            drop_edit(database, draft.deck, name, path)
        put_fact_tags(profile, draft.deck, fact)
        write_facts(profile, draft.deck, (name,))
    return name, Changes(decks=bool(title), facts=True, step=kept.id, undo=kept.told)


def _save_over_deck(profile: OpenProfile, deck: DeckId, new: Fact) -> tuple[FactId, Changes]:
    database = profile.database
    own = fact_content(database, deck, new.id)
    if own is None:
        raise UserError(f"The deck has no fact {new.id} any more. What you wrote is kept as a draft.")
    before = edits_of_fact(database, deck, new.id)
    after = texts_over(own, new, before)
    with step(profile, Act.EDIT, deck) as kept:
        kept.keep_edits((new.id,))
        kept.keep_tags((new.id,))
        for path in before.keys() - after.keys():
            drop_edit(database, deck, new.id, path)
        for path, text in after.items():
            store_edit(database, deck, new.id, path, text)
        put_fact_tags(profile, deck, new)
        write_facts(profile, deck, (new.id,))
    return new.id, Changes(facts=True, step=kept.id, undo=kept.told)


def texts_over(own: Fact, new: Fact, before: Texts) -> Texts:
    """The person's texts that make ``new`` of the deck's own fact; texts that rest stay."""
    numbers = {ask.id for ask in own.asks}
    firsts = {cloze.blanks[0].number for cloze in own.clozes}
    shared = replace(
        new,
        asks=tuple(ask for ask in new.asks if ask.id in numbers),
        clozes=tuple(one for one in new.clozes if one.blanks[0].number in firsts),
    )
    typed = {one.path: one.text for one in editable_texts(shared)}
    paths = {one.path: one.text for one in editable_texts(own)}
    after = {path: text for path, text in before.items() if path not in paths and path != ADDITIONS}
    after |= {path: typed[path] for path, text in paths.items() if path in typed and typed[path] != text}
    added = additions(own, new)
    return {**after, ADDITIONS: added} if added else after


def put_fact_tags(profile: OpenProfile, deck: DeckId, fact: Fact) -> None:
    """Gives a fact the tags that it has, and takes off those that it shows beside them. Call it inside ``writing``."""
    shown = tags_of(profile.database, deck, fact.id)
    put_tags(profile.database, deck, {fact.id: [tag for tag in fact.tags if tag not in shown]})
    take_tags(profile.database, deck, {fact.id: [tag for tag in shown if tag not in fact.tags]})
