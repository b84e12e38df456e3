// The page: shows the screen for what the laptop says, and keeps what is being answered while it changes.

const contents = {};
const drafts = {};
let shown = ""; // what the screen on the page is for
let view = null;
let live = null; // the question that is being answered
let deadline = 0; // when the time is up, by this phone's clock
let testPart = -1; // the test that is on the page, or was last
let testAt = 0; // its question
let asking = null;
let warned = "";

function screen(key, node, quiet) {
  if (shown === key) { return false; }
  shown = key;
  live = null;
  bar();
  fill(at("main"), node);
  window.scrollTo(0, 0);
  const title = at("main").querySelector("h1");
  if (title && !quiet) { title.focus({ preventScroll: true }); }
  return true;
}

function bar() { // what stands at the foot of the screen
  const parts = all(arguments).filter(Boolean);
  const place = at("bar");
  place.hidden = parts.length === 0;
  fill(place, parts);
}

function who() {
  const own = view && view.own;
  const me = own ? own.name + (own.team ? " · " + own.team : "") : "";
  fill(at("who"), me && el("span", { class: "me" }, me), own && (own.points > 0 || own.place) && el("span", { class: "points" }, plural(own.points, "point", "points")));
  at("title").textContent = (view && view.room.title) || "QuizApp";
}

function show(message) {
  view = message;
  const room = view.room;
  if (message.content) { contents[room.key] = message.content; }
  deadline = message.left === null ? 0 : Date.now() + message.left;
  who();
  const phase = room.phase;
  const questions = contents[room.key];
  if (phase === "lobby") { lobby(); }
  else if (phase === "talk") { talk(); }
  else if (phase === "over") { screen("over" + JSON.stringify(view.own) + JSON.stringify(room.podium), over(room, view.own, message.ticket)); }
  else if (phase === "tested") { screen("tested" + room.key, calm("The test is closed", "Your answers are kept. The results come at the end of the session.")); }
  else if (!questions) { link.drop(); link.retry(); } // it came before its question: ask anew
  else if (phase === "test") { test(questions); }
  else if (phase === "revealed") { revealed(questions[0]); }
  else { question(questions[0]); }
  tick();
}

function lobby() {
  const own = view.own;
  screen("lobby" + own.name + own.team, calm("You are in, " + own.name + ".",
    own.team && el("p", {}, "You play for ", el("b", {}, own.team), "."),
    "It begins soon. Keep this page open: questions come here by themselves."));
}

function talk() {
  const room = view.room;
  if (room.rest) { screen("rest" + room.step, calm(room.part || "Break", plural(room.rest, "minute", "minutes") + " to rest. The next question comes here by itself.")); }
  else { screen("talk" + room.step, calm(room.part || "Listen", "Look at the trainer. The next question comes here by itself.")); }
}

// -- a question to the whole room

function memo(step) { // what was chosen and not yet sent, in this session
  const place = kept.get("secret").slice(0, 8) + step;
  if (drafts[place] === undefined) {
    try { drafts[place] = JSON.parse(sessionStorage.getItem("quizapp." + place) || "null"); } catch (error) { drafts[place] = null; }
  }
  return drafts[place];
}

function note(step, chosen) {
  const place = kept.get("secret").slice(0, 8) + step;
  drafts[place] = chosen;
  try { sessionStorage.setItem("quizapp." + place, JSON.stringify(chosen)); } catch (error) { /* kept in the page only */ }
}

function answered(step) { // what was given: here and not yet stored, or stored
  const waits = link.waits(step[0], step[1]);
  if (waits) { return waits.chosen; }
  return view.room.phase === "test" ? view.own.answers[step[1]] : view.own.answer;
}

function question(content) {
  const room = view.room;
  const place = room.step.join(".");
  const key = "question" + place + (room.phase === "closed" ? "closed" : "");
  if (room.phase === "closed") {
    const given = answered(room.step);
    const lost = !given.length && (memo(place) || []).length > 0;
    screen(key, calm("Answers are closed", given.length ? "Your answer is in." : lost ? "What you had chosen was not sent in time." : "You gave no answer to this one.", "Look at the screen in the room."));
    return;
  }
  const number = "Question " + room.number + " of " + room.of;
  const given = answered(room.step);
  const made = widget(content, memo(place) || given, () => { note(place, made.chosen()); foot(); });
  const node = el("form", { novalidate: true, submit: (event) => { event.preventDefault(); give(); } },
    el("div", { class: "top" }, el("p", { class: "small muted" }, number), el("p", { class: "timer", id: "timer", role: "timer", "aria-live": "off" })),
    el("h1", { tabindex: -1, class: "stem" }, content.stem), exhibit(content), made.node);
  if (screen(key, node)) { live = { made: made, step: room.step.slice(), place: place, node: node }; }
  foot();
}

function same(one, other) { return JSON.stringify(one) === JSON.stringify(other); }

function give() {
  if (!live || !view || view.room.phase !== "open" || !live.made.complete()) { return; }
  const chosen = live.made.chosen();
  if (same(chosen, answered(live.step))) { return; }
  link.answer(live.step[0], live.step[1], chosen);
  foot();
}

function foot() { // whether the answer is in, and the button that sends it
  if (!live || !view || !live.place) { return; }
  const open = view.room.phase === "open";
  const given = answered(live.step);
  const waits = Boolean(link.waits(live.step[0], live.step[1]));
  const chosen = live.made.chosen();
  const complete = live.made.complete();
  const changed = !same(chosen, given);
  let text = "";
  if (!open) { text = "Talk it over. Answers are taken soon."; }
  else if (waits) { text = link.state === "on" ? "Sending…" : "Waiting for the connection. Your answer is kept here."; }
  else if (given.length && !changed) { text = "✓ Your answer is in. You can change it until answers close."; }
  else if (given.length) { text = "Your former answer counts until you send this one."; }
  const button = el("button", { type: "button", class: "main", disabled: !open || !complete || !changed, click: give },
    given.length && !waits ? "Send the change" : "Send my answer");
  const done = open && given.length && !waits && !changed;
  bar(el("p", { class: done ? "good" : "" }, text), !done && !(waits && !changed) && button);
  if (done && live.told !== given.join()) { live.told = given.join(); say("Your answer is in."); }
}

function revealed(content) {
  const room = view.room;
  const own = view.own;
  const key = room.told;
  const fresh = screen("revealed" + room.step, el("div", {},
    el("p", { class: "small muted" }, "Question " + room.number + " of " + room.of),
    el("h1", { tabindex: -1, class: "stem" }, content.stem),
    el("p", { class: own.gained > 0 ? "gained good" : "gained" }, own.answer.length ? (own.gained >= 100 ? "✓ Right: " : own.gained > 0 ? "Partly right: " : "Not right this time: ") + plural(own.gained, "point", "points") + "." : "You gave no answer to this one."),
    exhibit(content), told(content, key, own.answer),
    key.source && el("p", { class: "small muted" }, "Source: " + key.source),
    el("div", { id: "scores" })));
  if (fresh) { say("The answer is shown."); }
  fill(at("scores"), own.place && el("section", {}, el("h2", {}, "You"), el("p", {}, points(own))), teams(room, own));
}

// -- a test, alone

function test(questions) {
  const room = view.room;
  const part = room.step[0];
  if (view.own.handed) {
    screen("handed" + part, calm("You gave the test in", "Your answers are kept. The results come at the end of the session."));
    return;
  }
  if (testPart !== part || testAt >= questions.length) { testPart = part; testAt = 0; }
  if (!live || live.part !== part || shown.indexOf("test" + part) !== 0) { testQuestion(questions, part); }
  else { live.progress(); }
}

function testQuestion(questions, part) {
  const content = questions[testAt];
  const place = part + "." + testAt;
  const number = testAt;
  const made = widget(content, answered([part, number]) || [], () => later(), true);
  let timer = 0;
  function later() { // an answer is sent a moment after it was last changed
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  }
  function save() {
    clearTimeout(timer);
    const chosen = made.chosen();
    if (view.room.phase === "test" && chosen.length && chosen[0] !== "" && !same(chosen, answered([part, number]))) {
      link.answer(part, number, chosen);
    }
    progress();
  }
  function go(to) {
    save();
    testAt = to;
    testQuestion(questions, part);
  }
  const dots = el("div", { class: "map", role: "group", "aria-label": "Questions" });
  const saved = el("p", { class: "small muted" });
  function progress() {
    const missing = questions.map((_, one) => one).filter((one) => !(answered([part, one]) || []).length);
    fill(dots, questions.map((_, one) => el("button", {
      type: "button", class: missing.indexOf(one) < 0 ? "done" : "", "aria-current": one === number ? "step" : false,
      "aria-label": "Question " + (one + 1) + (missing.indexOf(one) < 0 ? ", answered" : ", no answer yet"), click: () => go(one),
    }, one + 1)));
    saved.textContent = link.waits(part) ? (link.state === "on" ? "Sending…" : "Kept here until the connection is back.") :
      questions.length - missing.length + " of " + questions.length + " answered and kept.";
  }
  const last = number === questions.length - 1;
  const node = el("form", { novalidate: true, submit: (event) => { event.preventDefault(); if (!last) { go(number + 1); } } },
    el("div", { class: "top" }, el("p", { class: "small muted" }, view.room.part + ", question " + (number + 1) + " of " + questions.length), el("p", { class: "timer", id: "timer", role: "timer", "aria-live": "off" })),
    el("h1", { tabindex: -1, class: "stem" }, content.stem), exhibit(content), made.node,
    el("details", { class: "overview" }, el("summary", {}, "All questions"), dots, el("button", { type: "button", click: () => { save(); handing(questions, part); } }, "Give the test in…")));
  screen("test" + place, node);
  live = { part: part, progress: progress, save: save };
  progress();
  bar(saved, el("div", { class: "two" },
    el("button", { type: "button", disabled: number === 0, click: () => go(number - 1) }, "Back"),
    last ? el("button", { type: "button", class: "main", click: () => { save(); handing(questions, part); } }, "Give in…") :
      el("button", { type: "button", class: "main", click: () => go(number + 1) }, "Next")));
}

function handing(questions, part) {
  const missing = questions.map((_, one) => one).filter((one) => !(answered([part, one]) || []).length);
  const words = missing.length ? plural(missing.length, "question has", "questions have") + " no answer yet: " + missing.map((one) => one + 1).join(", ") + "." : "Every question has an answer.";
  screen("test" + part + "handing", calm("Give the test in?", words, "After that your answers cannot be changed."));
  const button = el("button", { type: "button", class: "main", click: handIn }, "Give it in");
  function handIn() { // what still waits has to be stored before
    if (link.waits(part)) { say("One moment: your last answer is being sent."); setTimeout(handIn, 700); return; }
    if (!link.send({ t: "hand", part: part })) { setTimeout(handIn, 1500); }
  }
  live = { part: part, progress: () => {}, save: () => {} };
  bar(el("div", { class: "two" }, el("button", { type: "button", click: () => testQuestion(questions, part) }, "Go back"), button));
}

// -- the time

function tick() {
  const timer = at("timer");
  if (!timer || !view) { return; }
  const left = deadline - Date.now();
  timer.hidden = !deadline;
  timer.textContent = deadline ? clock(Math.max(0, left)) : "";
  timer.classList.toggle("short", Boolean(deadline) && left < 10000);
  if (deadline && left < 10000 && left > 8000 && warned !== shown && view.room.phase !== "shown") { warned = shown; say("Ten seconds left."); }
  if (deadline && left < 400 && live && live.place && view.room.phase === "open") { give(); } // what is complete is not lost
  if (deadline && left < 700 && live && live.part !== undefined) { live.save(); }
}

// -- what the laptop says

function enterCode(why) {
  screen("code" + why, askCode(why, (code) => { link.code = code; history.replaceState(null, "", "#" + code); screen("wait", calm("One moment…")); link.state = "off"; link.open(); }));
}

link.heard = (message) => {
  if (message.t === "view") { asking = null; show(message); }
  else if (message.t === "ask") {
    view = null;
    who();
    if (message.over) { link.end(); screen("late", gone("The session is over", "You were not in it with this phone, so there is nothing to show here.")); return; }
    if (asking) { return; } // a form that is being filled in stays
    asking = ask(message, (name, team) => {
      if (!link.join(name, team)) { asking.problem.textContent = "The connection is lost for the moment. Try again when it is back."; }
    });
    screen("ask", asking.node);
  }
  else if (message.t === "code") { link.end(); enterCode(message.why); }
  else if (message.t === "wait") { banner("Too many tries came from here. This page tries again in " + plural(message.seconds, "second", "seconds") + "."); }
  else if (message.t === "out") { link.end(); view = null; who(); screen("out", gone("You are no longer in this room", message.why, () => { kept.set("secret", ""); link.state = "off"; shown = ""; link.open(); })); }
  else if (message.t === "no") {
    if (asking) { asking.problem.textContent = message.why; }
    else { banner(message.why); setTimeout(() => link.changed(link.state), 6000); }
    foot();
  }
  else if (message.t === "ack") { foot(); if (live && live.progress) { live.progress(); } }
};

function banner(text) {
  const place = at("link");
  place.hidden = !text;
  place.textContent = text;
}

let lostAt = 0;
link.changed = (state) => {
  clearTimeout(lostAt);
  if (state === "trying") { lostAt = setTimeout(() => banner("Looking for the trainer’s laptop… What you answer is kept on this phone and sent when it is back."), 1500); }
  else { banner(""); }
  foot();
  if (live && live.progress) { live.progress(); }
};

function begin() {
  const code = decodeURIComponent(location.hash.slice(1)).replace(/[^A-Za-z0-9]/g, "").toUpperCase().slice(0, 12);
  link.code = code;
  if (code || kept.get("secret")) { link.open(); } else { enterCode(""); }
}

window.addEventListener("hashchange", () => { if (!view) { shown = ""; link.state = "off"; begin(); } });
setInterval(tick, 250);
link.start();
begin();
