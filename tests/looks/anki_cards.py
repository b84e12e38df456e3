"""Draws our Anki cards as a phone and a desktop show them: ``python -m tests.looks.anki_cards OUT_DIR``.

One picture a width (360 and 900 pixels), scheme and side, with recall, cloze, reverse and question cards of the shipped
deck below each other; questions also with scripts off, and with a right and a wrong choice. Anki itself renders the
cards; Chromium draws them in frames of the wanted width.
"""

import html
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.journeys.anki_peer import Collection, bring, cards, collection, template
from tests.unit.exchange.makers import MONDAY, lactation

CHROMIUM = "chromium"
WIDTHS = {"phone": 360, "desktop": 900}
HEIGHT = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One card's side as Anki gives it. ``choice`` is the letter tapped before; ``scripts`` says whether they run."""

    title: str
    body: str
    scripts: bool = True
    choice: str = ""


def faces(col: Collection) -> dict[str, list[Picture]]:
    """What there is to look at, by side."""
    fronts: list[Picture] = []
    backs: list[Picture] = []
    for name, search in (
        ("recall", '"card:Recall 1"'),
        ("cloze", '"card:Cloze 1"'),
        ("reverse", '"card:Reverse 1"'),
        ("question", "card:Question"),
    ):
        card = max(cards(col, search)[:40], key=lambda one: len(one.question()) + len(one.answer()))
        fronts.append(Picture(title=name, body=card.question()))
        backs.append(Picture(title=name, body=card.answer()))
        if template(card) == "Question":
            right = card.note()["Key"]
            wrong = "A" if right != "A" else "B"
            fronts.append(Picture(title="question, one tapped", body=card.question(), choice=wrong))
            fronts.append(Picture(title="question, scripts off", body=card.question(), scripts=False))
            backs.append(Picture(title="question, wrong choice", body=card.answer(), choice=wrong))
            backs.append(Picture(title="question, right choice", body=card.answer(), choice=right))
            backs.append(Picture(title="question, scripts off", body=card.answer(), scripts=False))
    return {"front": fronts, "back": backs}


def page(picture: Picture, *, dark: bool) -> str:
    """A card in a page with the classes that Anki gives to its own."""
    night = " nightMode" if dark else ""
    before = after = ""
    if picture.choice:
        name = "document.getElementById('quizapp-options').getAttribute('data-item')"
        place = f"get place() {{ return 'quizapp:' + {name}; }}"
        before = f"<script>window.quizappChoice = {{letter: '{picture.choice}', {place}}};</script>"
        option = f"document.querySelector('.live [data-letter={picture.choice}]')"
        after = f"<script>var option = {option}; if (option) option.click();</script>"
    return (
        f'<!doctype html><html class="{night}"><meta charset="utf-8">'
        f'<body class="card card1{night}">{before}<div id="qa">{picture.body}</div>{after}</body></html>'
    )


def sheet(pictures: list[Picture], width: int, *, dark: bool) -> str:
    """All pictures of a side beside each other, each in a frame of its own."""
    frames = "".join(
        f"<figure><figcaption>{html.escape(one.title)}</figcaption>"
        f'<iframe sandbox="{"allow-scripts allow-same-origin" if one.scripts else ""}" width="{width}" '
        f'height="{HEIGHT}" srcdoc="{html.escape(page(one, dark=dark))}"></iframe></figure>'
        for one in pictures
    )
    return (
        '<!doctype html><meta charset="utf-8"><style>body{margin:8px;background:#888;font:14px sans-serif;display:flex;'
        f"flex-wrap:wrap;gap:8px}}figure{{margin:0}}iframe{{border:0;background:#fff;display:block}}</style>{frames}"
    )


def draw(source: Path, target: Path, width: int, height: int) -> None:
    """A page as a PNG."""
    with TemporaryDirectory() as profile:
        subprocess.run(
            [
                *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
                *(f"--user-data-dir={profile}", f"--window-size={width},{height}", "--hide-scrollbars"),
                "--virtual-time-budget=4000",
                *(f"--screenshot={target}", source.resolve().as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )


def main(folder: Path) -> None:
    """Draws everything into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with collection() as col, TemporaryDirectory() as temporary:
        bring(col, lactation(), MONDAY)
        for side, pictures in faces(col).items():
            for name, width in WIDTHS.items():
                for scheme in ("light", "dark"):
                    source = Path(temporary, f"{side}-{name}-{scheme}.html")
                    source.write_text(sheet(pictures, width, dark=scheme == "dark"), encoding="utf-8")
                    columns = 4 if name == "phone" else 2
                    rows = -(-len(pictures) // columns)
                    draw(source, folder / f"{source.stem}.png", columns * (width + 8) + 16, rows * (HEIGHT + 28) + 16)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
