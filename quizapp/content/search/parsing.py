"""From the text of a search to its tree.

search = either
either = both ("or" both)*
both   = (one "and"?)*            what stands side by side holds at once
one    = "-"* ( "(" either ")" | phrase | word | name ":" value )
"""

from quizapp.content.search.errors import SearchError
from quizapp.content.search.fields import term_of
from quizapp.content.search.folding import folded
from quizapp.content.search.reading import Kind, Piece, pieces_of
from quizapp.content.search.terms import Not, Search, Text, all_of, one_of

LONGEST = 4_000
"""Characters of a search at most."""

MOST_TERMS = 200
"""Pieces of a search at most: words, fields, signs."""

_DEEPEST = 30
"""Parentheses and minus signs inside each other at most."""


def parse(text: str) -> Search:
    """Reads a search; an empty one finds everything. Raises SearchError with the place of what is wrong."""
    text = text.encode("utf-8", "replace").decode()  # half of a surrogate pair is no character
    if len(text) > LONGEST:
        raise SearchError("", 0, f"a search has {LONGEST:,} characters at most; this one has {len(text):,}.")
    pieces = pieces_of(text)
    if len(pieces) > MOST_TERMS:
        raise SearchError(text, pieces[MOST_TERMS].at, f"a search has {MOST_TERMS} words and signs at most.")
    reader = _Reader(text, pieces)
    found = reader.either(0)
    stray = reader.next
    if stray is not None:
        raise SearchError(text, stray.at, "this parenthesis was never opened.")
    return found


class _Reader:
    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        self._text = text
        self._pieces = pieces
        self._place = 0

    @property
    def next(self) -> Piece | None:
        """The piece that is to be read."""
        return self._pieces[self._place] if self._place < len(self._pieces) else None

    def either(self, depth: int) -> Search:
        """Lists that are joined by ``or``."""
        terms = [self._both(depth)]
        while self._take(Kind.OR) is not None:
            terms.append(self._both(depth))
        return one_of(*terms)

    def _both(self, depth: int) -> Search:
        """Terms side by side, perhaps none where no ``or`` stands."""
        begins = self._place
        terms: list[Search] = []
        while True:
            joint = self._take(Kind.AND)
            if joint is not None and (not terms or not self._term_follows()):
                raise self._lonely(joint, "and")
            if not self._term_follows():
                break
            terms.append(self._one(depth))
        beside = [self._pieces[place] for place in (begins - 1, self._place) if 0 <= place < len(self._pieces)]
        lonely = next((one for one in beside if one.kind is Kind.OR), None)
        if not terms and lonely is not None:
            raise self._lonely(lonely, "or")
        return all_of(*terms)

    def _one(self, depth: int) -> Search:
        piece = self._pieces[self._place]
        self._place += 1
        if depth >= _DEEPEST:
            raise SearchError(
                self._text, piece.at, f"more than {_DEEPEST} parentheses and minus signs inside each other."
            )
        match piece.kind:
            case Kind.MINUS:
                if not self._term_follows():
                    raise SearchError(self._text, piece.at + 1, "what is not to be found is missing after the minus.")
                return Not(term=self._one(depth + 1))
            case Kind.OPEN:
                inside = self.either(depth + 1)
                if self._take(Kind.CLOSE) is None:
                    raise SearchError(self._text, piece.at, "this parenthesis is never closed.")
                return inside
            case Kind.FIELD:
                return term_of(self._text, piece)
            case _:
                return self._text_term(piece)

    def _text_term(self, piece: Piece) -> Search:
        words = folded(piece.text)
        if not words:
            raise SearchError(self._text, piece.at, "there is no letter or digit to look for.")
        return Text(words=words, whole=piece.kind is Kind.PHRASE)

    def _term_follows(self) -> bool:
        following = self.next
        return following is not None and following.kind not in {Kind.CLOSE, Kind.OR, Kind.AND}

    def _take(self, kind: Kind) -> Piece | None:
        following = self.next
        if following is None or following.kind is not kind:
            return None
        self._place += 1
        return following

    def _lonely(self, joint: Piece, word: str) -> SearchError:
        return SearchError(self._text, joint.at, f"on both sides of “{word}” something must stand.")
