"""The HTML of the cards. Everything works without scripts, which AnkiMobile may not run; where they run, options can be
tapped and the back says what was chosen."""

from quizapp.content.cards import View
from quizapp.exchange.anki.notetypes import LETTERS, Slot

_PICTURE = '{{#Picture}}<div class="picture">{{Picture}}</div>{{/Picture}}'
_SOURCE = '<p class="source">{{Source}}</p>'
_WHY = '{{#Why}}<p class="why"><b>Why it matters</b> {{Why}}</p>{{/Why}}'
_STATEMENT = '<p class="statement">{{Statement}}</p>'


def fact_front(slot: Slot) -> str:
    """The front of one card of a fact note; empty, so that Anki makes no card, where the field is empty."""
    return f"{{{{#{slot.front}}}}}{_face(_asked(slot))}{{{{/{slot.front}}}}}"


def fact_back(slot: Slot) -> str:
    """The back: what was asked (a cloze sentence filled in), the answer, why it matters, and the source."""
    if slot.view is View.CLOZE:
        answer = f'<p class="topic">{{{{Topic}}}}</p><p class="asked" id="answer">{{{{{slot.back}}}}}</p>{_PICTURE}<hr>'
    else:
        answer = f'{_asked(slot)}<hr id="answer"><p class="answer">{{{{{slot.back}}}}}</p>{_STATEMENT}'
    return _face(f"{answer}{_WHY}{_SOURCE}", "face back")


def _asked(slot: Slot) -> str:
    return f'<p class="topic">{{{{Topic}}}}</p><p class="asked">{{{{{slot.front}}}}}</p>{_PICTURE}'


_LABEL = '<p class="topic">{{Topic}}</p><p class="asked">{{Question}}</p>'


def figure_front() -> str:
    """What is asked, and the figure with its label hidden."""
    return (
        "{{#Front picture}}" + _face(f'{_LABEL}<div class="figure">{{{{Front picture}}}}</div>') + "{{/Front picture}}"
    )


def figure_back() -> str:
    """The whole figure where the front had its own, then the answer."""
    answer = '<div class="figure">{{Back picture}}</div><hr id="answer"><p class="answer">{{Answer}}</p>'
    return _face(f"{_LABEL}{answer}{_STATEMENT}{_WHY}{_SOURCE}")


def _face(inside: str, kind: str = "face") -> str:
    return f'<div class="{kind}">{inside}</div>'


_STEM = f'<p class="topic">{{{{Topic}}}}</p><p class="asked" id="quizapp-stem">{{{{Stem}}}}</p>{_PICTURE}'


def question_front() -> str:
    """Stem and lettered options; a script makes them tappable."""
    options = "".join(
        f'{{{{#Option {number}}}}}<li class="option tappable" data-letter="{letter}">'
        f'<span class="letter">{letter}</span> <span class="text">{{{{Option {number}}}}}</span>'
        f"</li>{{{{/Option {number}}}}}"
        for number, letter in enumerate(LETTERS, start=1)
    )
    return "{{#Stem}}" + _face(f"{_STEM}{_options('', options)}") + "{{/Stem}}" + _script(_CHOOSE)


def question_back() -> str:
    """Stem, and every option with its rationale; the key is marked by style and words, without a script."""
    options = "".join(
        f'{{{{#Option {number}}}}}<li class="option option-{letter}" data-letter="{letter}">'
        f'<span class="letter">{letter}</span> <span class="text">{{{{Option {number}}}}}'
        ' <span class="marks"><span class="mark right">✓ Right answer</span>'
        ' <span class="mark yours">Your choice</span></span>'
        f' <span class="rationale">{{{{Rationale {number}}}}}</span></span></li>{{{{/Option {number}}}}}'
        for number, letter in enumerate(LETTERS, start=1)
    )
    verdict = '<hr id="answer"><p class="verdict" id="quizapp-verdict">The right answer is {{Key}}.</p>'
    return _face(f"{_STEM}{verdict}{_options(' key-{{Key}}', options)}{_SOURCE}") + _script(_RECALL)


def _options(key: str, options: str) -> str:
    return f'<ol class="options{key}" id="quizapp-options" data-item="{{{{Id}}}}" data-key="{{{{Key}}}}">{options}</ol>'


def _script(body: str) -> str:
    return f"<script>{_SHARED.replace('/* body */', body)}</script>"


# Plain ES5: phones keep old web views for years. sessionStorage carries the choice where each side is a page of its own
# (AnkiDroid), the window where the page lives on but storage is closed.
_SHARED = """
(function () {
  var list = document.getElementById("quizapp-options");
  if (!list) { return; }
  var place = "quizapp:" + list.getAttribute("data-item");
  var options = Array.prototype.slice.call(list.children);
  function remember(letter) {
    window.quizappChoice = { place: place, letter: letter };
    try { sessionStorage.setItem(place, letter); } catch (error) { /* closed: the window remembers */ }
  }
  function remembered() {
    var kept = window.quizappChoice;
    if (kept && kept.place === place) { return kept.letter; }
    try { return sessionStorage.getItem(place) || ""; } catch (error) { return ""; }
  }
/* body */
})();
"""

_CHOOSE = """
  function choose(chosen) {
    options.forEach(function (option) {
      option.setAttribute("aria-checked", option === chosen ? "true" : "false");
    });
    remember(chosen.getAttribute("data-letter"));
  }
  remember("");
  list.className += " live";
  list.setAttribute("role", "radiogroup");
  list.setAttribute("aria-labelledby", "quizapp-stem");
  options.forEach(function (option) {
    option.setAttribute("role", "radio");
    option.setAttribute("aria-checked", "false");
    option.setAttribute("tabindex", "0");
    option.onclick = function (event) { event.stopPropagation(); choose(option); };
    option.onkeydown = function (event) {
      if (event.key !== "Enter" && event.key !== " ") { return; }
      event.preventDefault();
      event.stopPropagation();
      choose(option);
    };
  });
"""

_RECALL = """
  var letter = remembered(), key = list.getAttribute("data-key");
  options.forEach(function (option) {
    if (option.getAttribute("data-letter") !== letter) { return; }
    option.className += letter === key ? " chosen" : " chosen wrong";
    var verdict = document.getElementById("quizapp-verdict");
    verdict.className += letter === key ? " good" : " bad";
    verdict.textContent = letter === key
      ? "✓ You chose " + letter + ": right."
      : "✗ You chose " + letter + ". The right answer is " + key + ".";
  });
"""
