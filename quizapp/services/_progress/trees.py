"""A deck's tree: read once, then kept up with the answers; of a large deck in shares of facts known alike."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.content.heads import DeckId, FactId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Policy
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.services._progress_views import Branch, KeptTree, Leaf, Tree
from quizapp.stats.mastery import mean_recalls
from quizapp.storage.decks import topics_of
from quizapp.storage.tree import fact_on_tree, facts_on_tree, studied_cards

LARGE = 2_000
"""From so many facts on a deck is large: its tree is made of shares, and read beside the window."""

_LEAVES = 800
"""So many leaves the tree of a large deck has, of which each branch gets an equal part: more would be a blur."""

_LEAST_LEAVES, _MOST_LEAVES = 9, 54
"""Of a branch, however many branches there are."""

_MANY = 500
"""From so many answered facts on the whole deck is read anew."""


def tree_of(profile: OpenProfile, deck: DeckId, title: str, today: StudyDay) -> Tree:
    """The tree of a deck, from real recall probabilities; the same value as long as nothing changed."""
    policy = current_policy(profile)
    kept = profile.kept_trees.get(deck)
    if kept is None or (kept.today, kept.policy) != (today, policy) or len(kept.answered) >= _MANY:
        kept = KeptTree(tree=_read(profile, deck, title, today, policy), today=today, policy=policy)
        profile.kept_trees[deck] = kept
    elif kept.answered:
        kept.tree = _refreshed(profile, kept)
        kept.answered = set()
    return kept.tree


def shares_of(profile: OpenProfile, deck: DeckId, title: str, today: StudyDay) -> Tree:
    """The tree of a large deck: what a branch of thousands shows at a glance is how much of it is how green."""
    # Late: a start over an ordinary deck needs nothing of this.
    from quizapp.stats.forgetting import PUBLISHED, Forgetting  # noqa: PLC0415
    from quizapp.stats.mastery import shares  # noqa: PLC0415
    from quizapp.storage.recalls import recall_counts  # noqa: PLC0415

    model = Forgetting(weights=current_policy(profile).parameters or PUBLISHED)
    counts: dict[TopicId, list[tuple[float | None, int]]] = {}
    for one in recall_counts(profile.database, deck, today, lambda waits: model.recall(waits, 1.0)):
        counts.setdefault(one.topic, []).append((one.recall, one.facts))
    bare = outline_of(profile, deck, title)
    most = min(_MOST_LEAVES, max(_LEAST_LEAVES, _LEAVES // max(1, len(bare.branches))))
    branches = (
        replace(
            branch,
            leaves=tuple(
                Leaf(fact=None, statement="", recall=share.recall, facts=share.facts)
                for share in shares(counts.get(branch.topic, ()), most)
            ),
        )
        for branch in bare.branches
    )
    return replace(bare, branches=tuple(branches))


def outline_of(profile: OpenProfile, deck: DeckId, title: str) -> Tree:
    """The bare tree: its branches, and no leaf."""
    topics = topics_of(profile.database, deck)
    branches = tuple(Branch(topic=topic.id, title=topic.title, leaves=()) for topic in topics)
    return Tree(deck=deck, title=title, branches=branches)


def _read(profile: OpenProfile, deck: DeckId, title: str, today: StudyDay, policy: Policy) -> Tree:
    recalls = mean_recalls(studied_cards(profile.database, deck), today, policy)
    leaves: dict[TopicId, list[Leaf]] = {}
    for number, fact, topic, statement in facts_on_tree(profile.database, deck):
        leaves.setdefault(topic, []).append(Leaf(fact=fact, statement=statement, recall=recalls.get(number)))
    bare = outline_of(profile, deck, title)
    branches = tuple(replace(branch, leaves=tuple(leaves.get(branch.topic, ()))) for branch in bare.branches)
    return replace(bare, branches=branches)


def _refreshed(profile: OpenProfile, kept: KeptTree) -> Tree:
    """The tree with new leaves for the facts that were answered."""
    deck, fresh = kept.tree.deck, dict[FactId, float | None]()
    topics: set[TopicId] = set()
    for fact in kept.answered:
        number, topic = fact_on_tree(profile.database, deck, fact)
        recalls = mean_recalls(studied_cards(profile.database, deck, number), kept.today, kept.policy)
        fresh[fact] = recalls.get(number)
        topics.add(topic)

    def renewed(leaves: tuple[Leaf, ...]) -> Iterator[Leaf]:
        for leaf in leaves:
            yield replace(leaf, recall=fresh[leaf.fact]) if leaf.fact is not None and leaf.fact in fresh else leaf

    branches = tuple(
        replace(branch, leaves=tuple(renewed(branch.leaves))) if branch.topic in topics else branch
        for branch in kept.tree.branches
    )
    return replace(kept.tree, branches=branches)
