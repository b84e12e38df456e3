"""Text as it is searched: words in small letters without accents, one space between them, no punctuation."""

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """``folded("The Let-Down, naïvely")`` is ``"the let down naively"``.

    Letters and digits of every script make words; everything else divides them. Accents are taken off by canonical
    decomposition (Unicode Standard Annex 15), so that ``é`` is found by ``e`` and the other way round.
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(one for one in decomposed if not unicodedata.combining(one))
    return " ".join(_WORDS.findall(text.casefold()))
