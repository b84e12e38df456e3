// Questions whose answers stand at places: pairs, passages with blanks, phrases that are marked.

const DASH = "Choose…";

function chooser(label, texts, numbers, value, changed) { // a native select; what is chosen is repeated where it may be cut
  const echo = el("span", { class: "echo", "aria-hidden": "true" });
  const select = el("select", { "aria-label": label, change: () => { tell(); changed(); } },
    el("option", { value: "" }, DASH), texts.map((text, index) => el("option", { value: numbers[index] }, text)));
  select.value = value === undefined ? "" : String(value);
  function tell() {
    const text = select.value === "" ? "" : texts[numbers.indexOf(Number(select.value))];
    echo.textContent = text.length > 26 ? text : "";
  }
  tell();
  return {
    select: select,
    echo: echo,
    get: () => (select.value === "" ? undefined : Number(select.value)),
    clear: () => { select.value = ""; tell(); },
  };
}

function matching(question, chosen, changed) {
  const fields = question.cells.map((cells, row) => {
    const value = cells.filter((one) => chosen.indexOf(one) >= 0)[0];
    const field = chooser(question.places[row], question.columns, cells, value, () => once(row));
    field.cells = cells;
    return field;
  });

  function once(row) { // each description belongs to one term: it leaves the one where it was
    const column = fields[row].cells.indexOf(fields[row].get());
    fields.forEach((other, place) => {
      if (place !== row && column >= 0 && other.cells.indexOf(other.get()) === column) {
        other.clear();
        say("It is no longer at: " + question.places[place] + ".");
      }
    });
    changed();
  }

  return {
    node: el("div", { class: "pairs" }, el("p", { class: "how" }, "Choose what belongs to each. Each is used once at most."),
      fields.map((field, row) => el("div", { class: "pair" },
        el("span", { class: "term", "aria-hidden": "true" }, question.places[row]), field.select, field.echo))),
    chosen: () => fields.map((one) => one.get()).filter((one) => one !== undefined),
    complete: () => fields.every((one) => one.get() !== undefined),
  };
}

function dropDowns(question, chosen, changed) {
  const fields = question.takes.map((_, place) => {
    const numbers = question.options.map((_, number) => number).filter((number) => question.options[number][1] === place);
    const texts = numbers.map((number) => question.options[number][0]);
    const value = numbers.filter((one) => chosen.indexOf(one) >= 0)[0];
    return chooser("Blank " + (place + 1), texts, numbers, value, changed);
  });
  const passage = question.passage.map((piece) =>
    piece[1] < 0 ? piece[0] : el("span", { class: "blank" }, fields[piece[1]].select, fields[piece[1]].echo));
  return {
    node: el("div", {}, el("p", { class: "how" }, "Choose for each blank."), el("div", { class: "passage" }, passage)),
    chosen: () => fields.map((one) => one.get()).filter((one) => one !== undefined),
    complete: () => fields.every((one) => one.get() !== undefined),
  };
}

// Tap a blank, then a word; a word goes to the next free blank by itself.
function tokens(question, chosen, changed) {
  const placed = question.cells.map((cells) => {
    const found = cells.map((number, column) => (chosen.indexOf(number) >= 0 ? column : -1)).filter((one) => one >= 0);
    return found.length ? found[0] : -1;
  });
  let active = placed.indexOf(-1);
  const blanks = placed.map((_, place) => el("button", { type: "button", class: "gap", click: () => tap(place) }));
  const words = question.columns.map((text, column) =>
    el("button", { type: "button", class: "token", click: () => put1(column) }, text));

  function tap(place) {
    if (active === place && placed[place] >= 0) { placed[place] = -1; changed(); }
    active = place;
    draw();
    say("Blank " + (place + 1) + ": choose a word below.");
  }

  function put1(column) {
    const before = placed.indexOf(column);
    if (before >= 0) { placed[before] = -1; }
    if (before >= 0 && (active < 0 || active === before)) { active = before; say("Taken out of blank " + (before + 1) + "."); }
    else if (active >= 0) {
      const place = active;
      placed[place] = column;
      active = placed.indexOf(-1);
      say(question.columns[column] + ": in blank " + (place + 1) + ".");
    }
    draw();
    changed();
  }

  function draw() {
    blanks.forEach((blank, place) => {
      const word = placed[place] >= 0 ? question.columns[placed[place]] : "";
      fill(blank, word || String(place + 1));
      blank.setAttribute("aria-label", "Blank " + (place + 1) + ": " + (word || "empty"));
      blank.setAttribute("aria-pressed", String(place === active));
      blank.classList.toggle("full", word !== "");
    });
    words.forEach((word, column) => {
      const used = placed.indexOf(column) >= 0;
      word.classList.toggle("used", used);
      word.setAttribute("aria-pressed", String(used));
    });
  }

  draw();
  return {
    node: el("div", {},
      el("p", { class: "how" }, "Tap a blank, then a word. Tap a word again to take it out."),
      el("div", { class: "passage" }, question.passage.map((piece) => (piece[1] < 0 ? piece[0] : blanks[piece[1]]))),
      el("div", { class: "tokens", role: "group", "aria-label": "Words" }, words)),
    chosen: () => placed.map((column, place) => (column < 0 ? undefined : question.cells[place][column]))
      .filter((one) => one !== undefined),
    complete: () => placed.every((column) => column >= 0),
  };
}

function phrases(question, chosen, changed) {
  const picked = new Set(chosen);
  const passage = question.passage.map((piece) => {
    if (piece[1] < 0) { return piece[0]; }
    const phrase = el("button", {
      type: "button", class: "phrase", "aria-pressed": String(picked.has(piece[1])),
      click: () => {
        if (picked.has(piece[1])) { picked.delete(piece[1]); } else { picked.add(piece[1]); }
        phrase.setAttribute("aria-pressed", String(picked.has(piece[1])));
        changed();
      },
    }, piece[0]);
    return phrase;
  });
  return {
    node: el("div", {}, el("p", { class: "how" }, "Tap the phrases that answer the question."),
      el("div", { class: "passage marks" }, passage)),
    chosen: () => Array.from(picked),
    complete: () => picked.size > 0,
  };
}
