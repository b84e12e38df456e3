"""The tree in words: what a branch's description and a leaf's tooltip say."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from quizapp.gui.words import counts as words
from quizapp.services.progress import Branch, Leaf


def branch_in_words(branch: Branch) -> str:
    """``Hormones: 5 of 8 facts met, mean recall 83 %``."""
    told = _tr("{title}: {met} of {all} facts met").format(
        title=branch.title, met=f"{branch.learnt:,}", all=f"{branch.facts:,}"
    )
    if branch.recall is None:
        return told
    return told + _tr(", mean recall {recall}").format(recall=words.percent(branch.recall))


def share_in_words(branch: Branch) -> str:
    """``5 of 8``: how many of a branch's facts have been met."""
    return _tr("{met} of {all}").format(met=f"{branch.learnt:,}", all=f"{branch.facts:,}")


def leaf_tip(leaves: Sequence[Leaf], recall: float | None) -> str:
    """A leaf's tooltip, as rich text: the fact's statement and its recall today, or how many facts share the leaf."""
    state = _tr("not met yet") if recall is None else _tr("recall today {share}").format(share=words.percent(recall))
    count = sum(leaf.facts for leaf in leaves)
    if count > 1 or leaves[0].fact is None:
        return _tr("{facts}: {state}").format(facts=words.facts(count), state=state)
    from html import escape

    return f"<p>{escape(leaves[0].statement)}</p><p><b>{state}</b></p>"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TreeView", text)
