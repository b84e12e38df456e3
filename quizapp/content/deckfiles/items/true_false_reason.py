"""``kind = "true_false_reason"``"""

from quizapp.content.deckfiles.claims import claim_of
from quizapp.content.deckfiles.items.blocks import BlankBlock, ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext, Limits
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Text
from quizapp.content.items import TrueFalseReason
from quizapp.content.written import WrittenTrueFalseReason

_REASONS = Limits(fewest=3, most=4, right=1)


class TrueFalseReasonBlock(ItemBlock):
    """``claim`` decides whether the stem is true."""

    claim: Text


def _read(
    block: TrueFalseReasonBlock, parts: tuple[Read[BlankBlock], ...], context: ItemContext
) -> WrittenTrueFalseReason | None:
    claim = claim_of(block.claim, context.names, (*context.loc, "claim"), context.report)
    if [part.id for part in parts] != [TrueFalseReason.REASON]:
        context.say(f'This kind has one part: [[item.part]] with id = "{TrueFalseReason.REASON}".')
        return None
    reason = context.part(parts[0], _REASONS)
    if claim is None or reason is None:
        return None
    return WrittenTrueFalseReason(**context.head, claim=claim, reason=reason.choices)


READER = Reader(block=TrueFalseReasonBlock, read=_read, part=BlankBlock)
