// A question once its key is shown: what is right, what was answered, and why.

const SEPARATE = ["matrix_multiple_choice", "matrix_multiple_response", "matching", "drag_drop_cloze", "drop_down_cloze",
  "drop_down_rationale"];

function verdict(text, look) { return el("span", { class: "verdict " + look }, text); }

function reasonOf(key, number) {
  const text = (key.reasons || [])[number];
  return text && el("p", { class: "reason" }, text);
}

function told(question, key, chosen) {
  const mine = new Set(chosen);
  const right = new Set(key.right);
  if (question.kind === "fill_in") { return toldText(key, chosen); }
  if (question.kind === "ordered_response") { return toldOrder(question, key, chosen); }
  if (question.kind === "hot_spot" && question.figure) { return toldSpot(question, key, chosen); }
  if (SEPARATE.indexOf(question.kind) >= 0) { return toldPlaces(question, key, mine, right); }
  return toldLists(question, key, mine, right);
}

function state(number, mine, right) {
  if (right.has(number)) { return mine.has(number) ? ["good", "✓ Right, and yours"] : ["good", "✓ Right"]; }
  return mine.has(number) ? ["bad", "✗ Yours, not right"] : ["", ""];
}

function share(key, number) { // what the room chose
  if (!key.answers || !key.chose || !key.chose.length) { return null; }
  const count = key.chose[number] || 0;
  return el("span", { class: "share" }, el("span", { class: "track", "aria-hidden": "true" },
    meter(count / key.answers)), count + " of " + key.answers);
}

function meter(part) { // a bar without a style attribute
  const width = Math.round(Math.min(1, part) * 100);
  const svg = shape("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none" });
  svg.appendChild(shape("rect", { width: width, height: 8 }));
  return svg;
}

function toldRow(key, number, text, mine, right, letter) {
  const told = state(number, mine, right);
  return el("li", { class: "told " + told[0] },
    el("div", { class: "line" }, letter && el("b", { class: "letter" }, letter), el("span", {}, text)),
    el("div", { class: "line small" }, told[1] && verdict(told[1], told[0]), share(key, number)),
    (told[0] || (key.reasons || []).length < 6) && reasonOf(key, number));
}

function toldLists(question, key, mine, right) {
  const count = Math.max(1, (question.places || []).length);
  const groups = [];
  for (let place = 0; place < count; place += 1) {
    const rows = [];
    question.options.forEach((option, number) => {
      if (count > 1 && option[1] !== place) { return; }
      const letter = count === 1 && question.kind !== "highlight_text" && ABC[number];
      rows.push(toldRow(key, number, option[0], mine, right, letter));
    });
    const title = count > 1 && placeName(question, place);
    groups.push(el("section", {}, title && el("h2", {}, title), el("ul", { class: "plain" }, rows)));
  }
  return el("div", {}, groups);
}

function toldSpot(question, key, chosen) {
  const names = { options: question.options.map((option, number) => [key.names[number] || option[0], -1]), kind: question.kind };
  const node = toldLists(names, key, new Set(chosen), new Set(key.right));
  all(node.querySelectorAll(".letter")).forEach((one, number) => { one.textContent = number + 1; });
  const host = drawing(question.figure);
  if (host) {
    const marks = {};
    chosen.forEach((one) => { marks[one] = "wrong"; });
    key.right.forEach((one) => { marks[one] = "right"; });
    numbered(host, question.regions, null).mark(marks);
    node.insertBefore(host, node.firstChild);
  }
  return node;
}

function toldPlaces(question, key, mine, right) { // of each row, blank or term: yours, and what is right
  const cells = question.cells ||
    question.takes.map((_, place) => question.options.map((_, number) => number).filter((one) => question.options[one][1] === place));
  const text = (number, place) => (question.columns ? question.columns[cells[place].indexOf(number)] : question.options[number][0]);
  const rows = cells.map((numbers, place) => {
    const wanted = numbers.filter((one) => right.has(one));
    const given = numbers.filter((one) => mine.has(one));
    const good = wanted.length === given.length && wanted.every((one) => mine.has(one));
    const name = (question.places || [])[place] || "Blank " + (place + 1);
    const words = (some) => some.map((one) => text(one, place)).join("; ") || "nothing";
    return el("li", { class: "told " + (good ? "good" : "bad") },
      el("div", { class: "line" }, el("b", {}, name)),
      el("div", {}, verdict(good ? "✓ Right: " : "✓ Right is: ", "good"), words(wanted)),
      !good && el("div", {}, verdict("✗ Yours: ", "bad"), words(given)),
      reasonOf(key, good ? wanted[0] : given[0] === undefined ? wanted[0] : given[0]));
  });
  const filled = question.passage && question.kind !== "highlight_text" && el("p", {},
    question.passage.map((piece) => piece[1] < 0 ? piece[0] : el("strong", {}, text(cells[piece[1]].filter((one) => right.has(one))[0], piece[1]))));
  return el("div", {}, filled, el("ul", { class: "plain" }, rows));
}

function toldOrder(question, key, chosen) {
  return el("ol", { class: "plain" }, key.order.map((number, place) => {
    const mine = chosen.indexOf(number);
    const good = mine === place;
    const said = mine < 0 ? "" : good ? "✓ You had it here" : "✗ You had it as number " + (mine + 1);
    return el("li", { class: "told " + (mine < 0 ? "" : good ? "good" : "bad") },
      el("div", { class: "line" }, el("b", { class: "letter" }, place + 1), el("span", {}, question.options[number][0])),
      said && verdict(said, good ? "good" : "bad"), reasonOf(key, number));
  }));
}

function toldText(key, chosen) {
  return el("div", { class: "told" },
    el("div", {}, verdict("✓ Right: ", "good"), key.wanted),
    chosen.length > 0 && el("div", {}, el("b", {}, "Yours: "), chosen[0]),
    key.why && el("p", { class: "reason" }, key.why));
}
