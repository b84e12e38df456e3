// Questions that are answered by choosing from lists, by typing, or by putting in order. Each maker gives
// {node, chosen(), complete()}; changed() is called when the answer is another.

const ABC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function howMany(count) {
  if (count === 1) { return "Choose one."; }
  return count ? "Choose " + count + "." : "Choose all that apply.";
}

function placeName(question, place) {
  if (question.kind === "true_false_reason") { return place ? "Why?" : "Is this true or false?"; }
  return (question.places || [])[place] || "";
}

// Groups of radio buttons (a place takes one) or boxes (more).
function lists(question, chosen, changed) {
  const picked = new Set(chosen);
  const count = Math.max(1, (question.places || []).length);
  const boxes = [];
  const groups = [];
  for (let place = 0; place < count; place += 1) { groups.push(group(place)); }
  limit();

  function group(place) {
    const takes = (question.takes || [1])[place];
    const name = newId();
    const title = placeName(question, place);
    const rows = [];
    question.options.forEach((option, number) => {
      if (count > 1 && option[1] !== place) { return; }
      const box = el("input", {
        type: takes === 1 ? "radio" : "checkbox", name: name, value: number,
        change: () => choose(place, takes, number, box.checked),
      });
      box.checked = picked.has(number);
      boxes.push({ box: box, place: place, takes: takes, number: number });
      const letter = count === 1 && el("b", { class: "letter", "aria-hidden": "true" }, ABC[number]);
      rows.push(el("label", { class: "choice" }, box, letter, el("span", {}, option[0])));
    });
    return el("fieldset", {}, el("legend", {}, title && el("b", {}, title, " "), howMany(takes)), rows);
  }

  function choose(place, takes, number, on) {
    if (takes === 1) { boxes.forEach((one) => { if (one.place === place) { picked.delete(one.number); } }); }
    if (on) { picked.add(number); } else { picked.delete(number); }
    limit();
    changed();
  }

  function at(place) { return boxes.filter((one) => one.place === place && picked.has(one.number)).length; }

  function limit() { // where so many are wanted, no more can be chosen
    boxes.forEach((one) => { one.box.disabled = one.takes > 1 && !one.box.checked && at(one.place) >= one.takes; });
  }

  return {
    node: el("div", { class: "lists" }, groups),
    chosen: () => Array.from(picked),
    complete: () => {
      if (!picked.size) { return false; }
      const needs = ["select_n", "bow_tie", "true_false_reason"].indexOf(question.kind) >= 0;
      return !needs || question.takes.every((takes, place) => at(place) === takes);
    },
    set: (numbers) => {
      picked.clear();
      numbers.forEach((one) => picked.add(one));
      boxes.forEach((one) => { one.box.checked = picked.has(one.number); });
    },
  };
}

// A row is a group: its columns stand beside one another, and below where there is no room.
function matrix(question, chosen, changed) {
  const picked = new Set(chosen);
  const rows = question.cells.map((cells, row) => {
    const takes = question.takes[row];
    const name = newId();
    const boxes = cells.map((number, column) => {
      const box = el("input", {
        type: takes === 1 ? "radio" : "checkbox", name: name,
        change: () => {
          if (takes === 1) { cells.forEach((one) => picked.delete(one)); }
          if (box.checked) { picked.add(number); } else { picked.delete(number); }
          changed();
        },
      });
      box.checked = picked.has(number);
      return el("label", { class: "choice cell" }, box, el("span", {}, question.columns[column]));
    });
    return el("fieldset", {}, el("legend", {}, el("b", {}, question.places[row])), el("div", { class: "row" }, boxes));
  });
  const lead = question.takes[0] === 1 ? "Choose one in each row." : "Choose all that apply in each row.";
  return {
    node: el("div", { class: "lists" }, el("p", { class: "how" }, lead), rows),
    chosen: () => Array.from(picked),
    complete: () => picked.size > 0 &&
      (question.takes[0] !== 1 || question.cells.every((cells) => cells.some((one) => picked.has(one)))),
  };
}

function typed(question, chosen, changed) {
  const id = newId();
  const field = el("input", {
    id: id, type: "text", maxlength: 200, autocomplete: "off", autocapitalize: "off", autocorrect: "off",
    spellcheck: "false", enterkeyhint: "send", inputmode: question.number ? "decimal" : "text",
    input: changed, "aria-describedby": question.unit ? id + "u" : false,
  });
  field.value = chosen[0] || "";
  const unit = question.unit && el("span", { id: id + "u", class: "unit" }, question.unit);
  const label = question.number ? "Your answer, a number" : "Your answer";
  return {
    node: el("div", { class: "typed" }, el("label", { for: id }, label), el("div", { class: "row" }, field, unit)),
    chosen: () => [field.value.trim()],
    complete: () => field.value.trim() !== "",
    field: field,
  };
}

function ordering(question, chosen, changed, alone) {
  let order = chosen.length ? chosen.slice() : question.options.map((_, number) => number);
  let moved = chosen.length > 0;
  const list = el("ol", { class: "steps" });
  const keep = alone && el("button", { type: "button", click: () => { moved = true; changed(); draw(); } }, "This order is right");

  function move(from, by) {
    const to = from + by;
    const step = order.splice(from, 1)[0];
    order.splice(to, 0, step);
    moved = true;
    draw();
    const buttons = list.children[to].querySelectorAll("button");
    const next = by < 0 ? buttons[0] : buttons[1];
    (next.disabled ? (by < 0 ? buttons[1] : buttons[0]) : next).focus();
    say(question.options[step][0] + ": now number " + (to + 1) + " of " + order.length + ".");
    changed();
  }

  function draw() {
    fill(list, order.map((number, place) => {
      const text = question.options[number][0];
      return el("li", {},
        el("span", { class: "text" }, el("b", { "aria-hidden": "true" }, place + 1), el("span", {}, text)),
        el("span", { class: "moves" },
          el("button", { type: "button", disabled: place === 0, "aria-label": "Move up: " + text, click: () => move(place, -1) }, "↑"),
          el("button", { type: "button", disabled: place === order.length - 1, "aria-label": "Move down: " + text, click: () => move(place, 1) }, "↓")));
    }));
    if (keep) { keep.hidden = moved; }
  }

  draw();
  return {
    node: el("div", {}, el("p", { class: "how" }, "Put the steps in order, the first on top."), list, keep),
    chosen: () => (moved || !alone ? order.slice() : []),
    complete: () => moved || !alone,
  };
}
