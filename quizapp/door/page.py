"""The page for phones: one file, put together from ``resources/phone``, which loads nothing and runs only itself."""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from quizapp.paths import resources

MOST_BYTES = 60 * 1000

STYLES = ("page.css",)
SCRIPTS = ("draw.js", "link.js", "kinds.js", "places.js", "figure.js", "told.js", "screens.js", "page.js")
"""In the order in which they are run, together in one function of their own."""

_TOKENS = ("paper", "surface", "tint", "ink", "muted", "line", "edge", "track", "gold", "gold_fill", "on_gold", "teal")
_MORE_TOKENS = ("on_teal", "good", "warn", "bad", "good_tint", "warn_tint", "bad_tint", "bark", "leaf_high", "leaf_low")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page, and what may run in it: the hashes of its own script and style."""

    body: bytes
    script_hash: str
    style_hash: str

    def policy(self, host: str) -> str:
        """Its Content-Security-Policy where it comes from ``host`` (``address:port``)."""
        return (
            f"default-src 'none'; script-src '{self.script_hash}'; style-src '{self.style_hash}'; "
            f"connect-src 'self' ws://{host}; img-src data:; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )


@lru_cache(maxsize=1)
def page() -> Page:
    """The page as it is sent."""
    folder = resources() / "phone"
    style = _tokens() + "".join(_packed_style((folder / name).read_text(encoding="utf-8")) for name in STYLES)
    parts = [_packed_script((folder / name).read_text(encoding="utf-8")) for name in SCRIPTS]
    script = '(function () {\n"use strict";\n' + "".join(parts) + "})();"
    shell = (folder / "page.html").read_text(encoding="utf-8")
    body = shell.replace("/*STYLE*/", style).replace("/*SCRIPT*/", script).encode()
    return Page(body=body, script_hash=_hash(script), style_hash=_hash(style))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _tokens() -> str:
    """The app's colours as CSS variables, by the names that figures use too; light, dark, and more contrast."""
    import tomllib  # noqa: PLC0415 - with the first door

    themes = tomllib.loads((_styles() / "tokens.toml").read_text(encoding="utf-8"))

    def variables(theme: str) -> str:
        named = ((name.replace("_", "-"), themes[theme][name]) for name in (*_TOKENS, *_MORE_TOKENS))
        return ":root{" + ";".join(f"--{name}:{value}" for name, value in named) + "}"

    return (
        f"{variables('light')}@media (prefers-color-scheme:dark){{{variables('dark')}}}"
        f"@media (prefers-contrast:more){{{variables('light_contrast')}}}"
        f"@media (prefers-contrast:more) and (prefers-color-scheme:dark){{{variables('dark_contrast')}}}"
    )


def _styles() -> Path:
    return resources() / "styles"


def _packed_style(text: str) -> str:
    """Without comments and the spaces at the beginnings of lines."""
    return "".join(line.strip() for line in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines())


def _packed_script(text: str) -> str:
    """Without comments (``//`` at a line's beginning or after a space) and the spaces at the beginnings of lines and
    around some signs: no string of ours holds any of these, and none goes over lines."""
    lines = (re.sub(r"(^| )// .*", "", line).strip() for line in text.splitlines())
    return re.sub(r" (=>|===|&&|\|\|) ", r"\1", "".join(f"{line}\n" for line in lines if line))
