"""Who is let in, and how much they may ask: counts and rates, without a socket. ``now`` is seconds by a stopwatch."""

import hmac
import re
import secrets
from collections import Counter, OrderedDict
from dataclasses import dataclass, field

MOST_CONNECTIONS = 1200
"""Sockets at once, all together: twice the phones that a large room has, for each may load the page anew meanwhile."""

MOST_FROM_ONE = 48
"""Sockets at once from one address. In a hotspot every phone has an address of its own; behind a router that shares one
address a whole class fits."""

MOST_ADDRESSES = 2048
"""Addresses whose attempts are remembered; the one that was quiet longest is forgotten first."""

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""What a code is made of: nothing that is mistaken for something else when it is read from a wall."""

CODE_LENGTH = 6
_SECRET = re.compile(r"[A-Za-z0-9_-]{22,64}")


def new_code(letters: str = CODE_LETTERS) -> str:
    """A code that nobody can guess before the limits on attempts stop them."""
    return "".join(secrets.choice(letters) for _ in range(CODE_LENGTH))


def same_code(given: str, code: str) -> bool:
    """Whether a code is right, in a time that says nothing of where it is wrong; spaces and small letters are taken."""
    plain = "".join(given.upper().split()).replace("-", "")
    return hmac.compare_digest(plain.encode(), code.encode())


def is_secret(text: str) -> bool:
    """Whether a text can be a phone's secret: 128 bits or more, as letters and digits."""
    return _SECRET.fullmatch(text) is not None


@dataclass(slots=True, kw_only=True)
class Bucket:
    """A token bucket: ``burst`` at once, ``rate`` a second in the long run."""

    burst: float
    rate: float
    level: float = -1.0
    at: float = 0.0

    def take(self, now: float, amount: float = 1.0) -> bool:
        """Takes some; False, with nothing taken, when there is not so much."""
        level = self.burst if self.level < 0 else min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        enough = level >= amount
        self.level = level - amount if enough else level
        return enough

    def waits(self, now: float) -> float:
        """Seconds until one is there again."""
        level = self.burst if self.level < 0 else min(self.burst, self.level + (now - self.at) * self.rate)
        return max(0.0, (1.0 - level) / self.rate)


@dataclass(slots=True)
class Attempts:
    """What may be tried so often from one address, and so often in all: wrong codes and unknown secrets, or names."""

    burst: float = 10
    rate: float = 0.1
    everywhere: Bucket = field(default_factory=lambda: Bucket(burst=120, rate=1))
    _by_address: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)

    def allowed(self, address: str, now: float) -> float:
        """0 when this address may try; else the seconds to wait, and its attempt is not looked at."""
        return max(self._bucket(address).waits(now), self.everywhere.waits(now))

    def count(self, address: str, now: float) -> None:
        """Counts an attempt."""
        self._bucket(address).take(now)
        self.everywhere.take(now)

    def _bucket(self, address: str) -> Bucket:
        bucket = self._by_address.pop(address, None) or Bucket(burst=self.burst, rate=self.rate)
        self._by_address[address] = bucket
        while len(self._by_address) > MOST_ADDRESSES:
            self._by_address.popitem(last=False)
        return bucket


@dataclass(slots=True)
class Crowd:
    """The sockets that are open, by address."""

    most: int = MOST_CONNECTIONS
    most_from_one: int = MOST_FROM_ONE
    turned_away: int = 0
    _open: Counter[str] = field(default_factory=Counter)
    _all: int = 0

    def enter(self, address: str) -> bool:
        """Whether one more is let in from there; it is counted then."""
        if self._all >= self.most or self._open[address] >= self.most_from_one:
            self.turned_away += 1
            if not self._open[address]:
                del self._open[address]
            return False
        self._open[address] += 1
        self._all += 1
        return True

    def leave(self, address: str) -> None:
        """One that was let in is gone."""
        self._all -= 1
        self._open[address] -= 1
        if self._open[address] <= 0:
            del self._open[address]

    @property
    def count(self) -> int:
        """How many are in."""
        return self._all
