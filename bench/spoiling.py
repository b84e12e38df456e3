"""How anything is spoilt, and what a format to be spoilt is."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizapp.bootstrap import Services

HOSTILE = (
    *(
        "",
        "\x00",
        "\x1f" * 3,
        "\ud7ff",
        "{{c1::",
        "}}" * 50,
        "{{c1::{{c2::{{c3::x}}",
        "{{#Front}}" * 30,
        "{{Front",
        "A" * 70_000,
    ),
    *(
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<svg><style>@import url(http://x/)</style></svg>",
    ),
    *(
        "'; DROP TABLE facts; --",
        "[sound:../../../etc/passwd]",
        '<img src="../../evil.png">',
        "<a" * 3_000,
        "&#x0;" * 50,
    ),
    *("{{c99999999999999999999::x}}", "{{c0::x}}", "\\(" * 500, "[latex]" * 100, "\u202e\u200f\ufeff", "𝒳" * 100),
    *("{{c1::image-occlusion:rect:left=nan:top=inf:width=1e308}}", "{{c1::image-occlusion:polygon:points=1,1 2}}"),
)

Dice = random.Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: how a sound file is made, how it is spoilt, and how it is brought in."""

    ending: str
    sound: Callable[[], bytes]
    spoil: Callable[[bytes, Dice], bytes]
    bring: Callable[[Services, Path, Dice], None]


def spoilt_bytes(content: bytes, dice: Dice) -> bytes:
    """Bytes changed, cut out, doubled or cut off."""
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5, 30))):
        if not changed:
            break
        at = dice.randrange(len(changed))
        match dice.randrange(6):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                changed[at : at + dice.randrange(64)] = dice.randbytes(dice.randrange(64))
            case 2:
                del changed[at : at + dice.randrange(2_000)]
            case 3:
                changed[at:at] = changed[at : at + dice.randrange(500)]
            case 4:
                changed[at : at + 4] = dice.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"))
            case _:
                if not dice.randrange(8):
                    del changed[at:]
    return bytes(changed)
