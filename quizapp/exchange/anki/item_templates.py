"""The template of items, and the script that makes them answerable by tapping. Without scripts the same HTML asks and
answers: options stand there to be read, the key and every reason stand on the back."""

_HEAD = (
    '<p class="topic">{{Topic}}</p>{{#Exhibit}}{{Exhibit}}{{/Exhibit}}<p class="asked" id="quizapp-stem">{{Stem}}</p>'
)
_PLACE = 'id="quizapp-item" data-item="{{Id}}"'


def item_front() -> str:
    """What is asked and what there is to choose from."""
    return (
        f'{{{{#Task}}}}<div class="face"><div {_PLACE} data-side="front">{_HEAD}{{{{Task}}}}</div></div>{{{{/Task}}}}'
        f"<script>{SCRIPT}</script>"
    )


def item_back() -> str:
    """What is right and why; a script tells what was chosen before, and the points."""
    verdict = '<hr id="answer"><p class="verdict" id="quizapp-verdict"></p>'
    return (
        f'<div class="face back"><div {_PLACE} data-side="back">{_HEAD}{verdict}{{{{Answer}}}}</div>'
        f'<p class="source">{{{{Source}}}}</p></div><script>{SCRIPT}</script>'
    )


# Plain ES5 in a function of its own: Anki runs it again in the same page for every side, and phones keep old web views
# for years. sessionStorage carries the answer where each side is a page of its own (AnkiDroid), the window where the
# page lives on but storage is closed.
SCRIPT = """
(function () {
  var box = document.getElementById("quizapp-item");
  if (!box) { return; }
  var name = "quizapp:" + box.getAttribute("data-item");
  var all = function (selector, inside) {
    return Array.prototype.slice.call((inside || box).querySelectorAll(selector));
  };
  function has(element, name) { return (" " + element.getAttribute("class") + " ").indexOf(" " + name + " ") >= 0; }
  function add(element, name) {
    if (!has(element, name)) { element.setAttribute("class", (element.getAttribute("class") || "") + " " + name); }
  }
  function keep(chosen) {
    window.quizappItem = { name: name, chosen: chosen };
    try { sessionStorage.setItem(name, JSON.stringify(chosen)); } catch (error) { /* closed: the window remembers */ }
  }
  function kept() {
    if (window.quizappItem && window.quizappItem.name === name) { return window.quizappItem.chosen; }
    try { return JSON.parse(sessionStorage.getItem(name) || "[]") || []; } catch (error) { return []; }
  }
  function up(element, attribute) {
    while (element && element !== box && !element.hasAttribute(attribute)) { element = element.parentNode; }
    return element && element !== box ? element : null;
  }
  function tappable(element, role, act) {
    element.setAttribute("role", role);
    element.setAttribute("tabindex", "0");
    element.addEventListener("click", function (event) { event.stopPropagation(); act(element); });
    element.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") { return; }
      event.preventDefault();
      event.stopPropagation();
      act(element);
    });
  }

  function pick(task) {
    var options = all("[data-o]", task);
    function on(option) { return option.getAttribute("aria-checked") === "true"; }
    function most(option) { return Number((up(option, "data-most") || task).getAttribute("data-most")); }
    function rivals(option) {
      var around = up(option, "data-most") || task;
      return options.filter(function (one) { return (up(one, "data-most") || task) === around; });
    }
    function choose(option) {
      var limit = most(option), others = rivals(option), set = others.filter(on);
      if (on(option)) {
        if (limit !== 1) { option.setAttribute("aria-checked", "false"); }
      } else {
        if (limit === 1) { set.forEach(function (one) { one.setAttribute("aria-checked", "false"); }); }
        else if (limit > 1 && set.length >= limit) { return; }
        option.setAttribute("aria-checked", "true");
      }
      all(".slot[data-target]", task).forEach(function (slot) {
        var chosen = options.filter(function (one) {
          var list = up(one, "data-place");
          return on(one) && list && list.getAttribute("data-place") === slot.getAttribute("data-target");
        })[0];
        if (!slot.hasAttribute("data-number")) { slot.setAttribute("data-number", slot.textContent); }
        slot.textContent = chosen ? chosen.textContent : slot.getAttribute("data-number");
        slot.setAttribute("data-full", chosen ? "yes" : "no");
      });
      keep(options.filter(on).map(function (one) { return one.getAttribute("data-o"); }));
    }
    options.forEach(function (option) {
      option.setAttribute("aria-checked", "false");
      tappable(option, most(option) === 1 ? "radio" : "checkbox", choose);
    });
  }

  function place(task) {
    var slots = all(".slot", task), tokens = all("[data-token]", task), active = slots[0];
    slots.forEach(function (slot) { slot.setAttribute("data-number", slot.textContent); });
    function holder(token) {
      var name = token.getAttribute("data-token");
      return slots.filter(function (slot) { return slot.getAttribute("data-held") === name; })[0];
    }
    function empty(slot) { slot.removeAttribute("data-held"); slot.textContent = slot.getAttribute("data-number"); }
    function show() {
      slots.forEach(function (slot) {
        slot.setAttribute("data-full", slot.hasAttribute("data-held") ? "yes" : "no");
        slot.setAttribute("aria-current", slot === active ? "true" : "false");
        slot.setAttribute("aria-label", slot.hasAttribute("data-held") ? slot.textContent : "empty place");
      });
      tokens.forEach(function (token) { token.setAttribute("aria-checked", holder(token) ? "true" : "false"); });
      keep(slots.filter(function (slot) { return slot.hasAttribute("data-held"); }).map(function (slot) {
        return slot.getAttribute("data-target") + "/" + slot.getAttribute("data-held");
      }));
    }
    slots.forEach(function (slot) {
      tappable(slot, "button", function () { empty(slot); active = slot; show(); });
    });
    tokens.forEach(function (token) {
      tappable(token, "checkbox", function () {
        var at = holder(token);
        if (at) { empty(at); active = at; show(); return; }
        if (!active) { return; }
        active.setAttribute("data-held", token.getAttribute("data-token"));
        active.textContent = token.textContent;
        active = slots.filter(function (slot) { return !slot.hasAttribute("data-held"); })[0] || active;
        show();
      });
    });
    show();
  }

  function order(task) {
    var steps = all("[data-o]", task), given = [];
    function show() {
      steps.forEach(function (step) {
        var at = given.indexOf(step);
        step.setAttribute("aria-checked", at < 0 ? "false" : "true");
        step.querySelector(".letter").textContent = at < 0 ? "" : String(at + 1);
      });
      keep(given.map(function (step) { return step.getAttribute("data-o"); }));
    }
    steps.forEach(function (step) {
      tappable(step, "checkbox", function () {
        var at = given.indexOf(step);
        if (at < 0) { given.push(step); } else { given.splice(at, 1); }
        show();
      });
    });
    show();
  }

  function type(task) {
    var entry = task.querySelector(".entry"), field = document.createElement("input");
    field.setAttribute("type", "text");
    field.setAttribute("class", "typed tappable");
    field.setAttribute("aria-labelledby", "quizapp-stem");
    field.setAttribute("autocomplete", "off");
    field.setAttribute("autocapitalize", "off");
    field.setAttribute("maxlength", "200");
    if (entry.getAttribute("data-kind") === "number") { field.setAttribute("inputmode", "decimal"); }
    entry.insertBefore(field, entry.firstChild);
    field.addEventListener("input", function () { keep(field.value.trim() ? [field.value] : []); });
    field.addEventListener("click", function (event) { event.stopPropagation(); });
    field.addEventListener("keydown", function (event) { if (event.key !== "Enter") { event.stopPropagation(); } });
  }

  function folded(text) {
    var letters = text.toLowerCase();
    if (letters.normalize) { letters = letters.normalize("NFKD").replace(/[\\u0300-\\u036f]/g, ""); }
    return letters.replace(/[!-\\/:-@\\u005b-`{-~\\u2010-\\u201f\\u2026\\s]+/g, " ").trim();
  }

  function number(text, unit) {
    var found = /^([+\\-\\u2212\\u2013]?)\\s*([\\d.,'\\u2019 ]*\\d)\\s*(.*)$/.exec(text.trim());
    if (!found) { return NaN; }
    var rest = found[3].replace(/\\.$/, "").toLowerCase(), own = unit.toLowerCase();
    if (rest && rest.replace(/s$/, "") !== own.replace(/s$/, "") && own.indexOf(rest) !== 0) { return NaN; }
    var digits = found[2];
    if (/^[1-9]\\d{0,2}([,'\\u2019 ]\\d{3})+(\\.\\d+)?$/.test(digits)) { digits = digits.replace(/[,'\\u2019 ]/g, ""); }
    return (found[1] && found[1] !== "+" ? -1 : 1) * Number(digits.replace(",", "."));
  }

  function points(told, chosen) {
    var rule = told.getAttribute("data-rule"), lines = all(".line", told), earned = 0, possible = 0;
    function is(line) { return chosen.indexOf(line.getAttribute("data-o")) >= 0; }
    function key(line) { return has(line, "key"); }
    var units = {};
    lines.forEach(function (line) {
      var unit = line.getAttribute("data-unit");
      (units[unit] = units[unit] || []).push(line);
    });
    function right(unit) {
      var taken = units[unit].filter(is);
      return taken.length === 1 && key(taken[0]);
    }
    var scored = Object.keys(units).filter(function (unit) { return units[unit].some(key); });
    if (rule === "place") {
      possible = scored.length;
      earned = scored.filter(right).length;
    } else if (rule === "keys") {
      possible = lines.filter(key).length;
      earned = lines.filter(function (line) { return key(line) && is(line); }).length;
    } else if (rule === "pm") {
      Object.keys(units).forEach(function (unit) {
        var sum = 0;
        units[unit].forEach(function (line) { if (is(line)) { sum += key(line) ? 1 : -1; } });
        earned += Math.max(0, sum);
      });
      possible = lines.filter(key).length;
    } else if (rule === "rationale") {
      var linking = told.getAttribute("data-linking"), names = Object.keys(units), good = names.filter(right);
      possible = linking ? 2 : 1;
      if (!linking) { earned = good.length === names.length ? 1 : 0; }
      else if (good.indexOf(linking) >= 0) { earned = good.length - 1; }
    } else if (rule === "order") {
      possible = 1;
      earned = lines.every(function (line, at) { return chosen[at] === line.getAttribute("data-o"); }) ? 1 : 0;
    } else if (rule === "number") {
      possible = 1;
      var off = Math.abs(number(chosen[0], told.getAttribute("data-unit")) - Number(told.getAttribute("data-value")));
      earned = off <= Number(told.getAttribute("data-tolerance")) + 1e-9 ? 1 : 0;
    } else {
      possible = 1;
      earned = told.getAttribute("data-accepted").split("|").some(function (one) {
        return folded(one) === folded(chosen[0]) && folded(one) !== "";
      }) ? 1 : 0;
    }
    return [earned, possible];
  }

  function tell(told, chosen) {
    var rule = told.getAttribute("data-rule"), lines = all(".line", told), typed = rule === "number" || rule === "word";
    var got = points(told, chosen), full = got[0] === got[1], verdict = document.getElementById("quizapp-verdict");
    add(told, "answered");
    lines.forEach(function (line, at) {
      var place = chosen.indexOf(line.getAttribute("data-o")), mark = line.querySelector(".yours");
      if (typed) {
        add(line, full ? "chosen" : "missed");
        mark.textContent = "You typed: " + chosen[0];
        add(line, "said-yours");
      } else if (rule === "order") {
        add(line, place === at ? "chosen" : "wrong");
        if (place >= 0 && place !== at) { mark.textContent = "You put it in place " + (place + 1); }
        if (place < 0) { mark.textContent = "You left it out"; }
        if (place === at) { mark.textContent = "Your place too"; }
        add(line, "said-yours");
      } else if (place >= 0) {
        add(line, has(line, "key") ? "chosen" : "wrong");
        add(line, "said-yours");
        var others = line.parentNode;
        if (others && others.nodeName === "DETAILS") { others.parentNode.insertBefore(line, others); }
      } else if (has(line, "key")) {
        add(line, "missed");
      }
    });
    var words = got[1] === 1 ? (full ? "Right." : "Not right.") : got[0] + " of " + got[1] + " points.";
    verdict.textContent = (full ? "\\u2713 " : "\\u2717 ") + words;
    add(verdict, full ? "good" : "bad");
  }

  var task = box.querySelector(".task"), told = box.querySelector(".told");
  if (box.getAttribute("data-side") === "front" && task) {
    add(box, "live");
    keep([]);
    ({ pick: pick, place: place, order: order, type: type })[task.getAttribute("data-act")](task);
  } else if (told) {
    var chosen = kept();
    if (chosen.length) { tell(told, chosen); }
  }
})();
"""
