// What stands on the phone: one screen for each way in which a room can stand.

const MAKERS = {
  matrix_multiple_choice: matrix, matrix_multiple_response: matrix, matching: matching, drag_drop_cloze: tokens,
  drop_down_cloze: dropDowns, drop_down_rationale: dropDowns, ordered_response: ordering, highlight_text: phrases,
  fill_in: typed, hot_spot: hotSpot,
};

function widget(question, chosen, changed, alone) { return (MAKERS[question.kind] || lists)(question, chosen, changed, alone); }

function exhibit(question) {
  if (!question.exhibit) { return null; }
  return el("div", { class: "exhibit" }, question.exhibit.map((tab, number) =>
    el("details", { open: number === 0 || question.exhibit.length < 3 }, el("summary", {}, tab.title), tab.text && el("p", {}, tab.text), table(tab.table))));
}

function table(rows) {
  if (!rows || !rows.length) { return null; }
  return el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Table" }, el("table", {},
    el("thead", {}, el("tr", {}, rows[0].map((one) => el("th", { scope: "col" }, one)))),
    el("tbody", {}, rows.slice(1).map((row) => el("tr", {}, row.map((one, column) =>
      column ? el("td", {}, one) : el("th", { scope: "row" }, one)))))));
}

function head(text, small) { return [small && el("p", { class: "small muted" }, small), el("h1", { tabindex: -1 }, text)]; }

function calm(title) { // a screen with nothing to do
  return el("div", { class: "calm" }, head(title), all(arguments).slice(1).map((one) =>
    (typeof one === "string" ? el("p", {}, one) : one)));
}

function points(own) {
  return plural(own.points, "point", "points") + (own.place ? ", place " + own.place + " of " + own.of : "");
}

function teams(room, own) {
  if (!room.teams || !room.teams.length) { return null; }
  return el("section", {}, el("h2", {}, "Teams"), el("ol", { class: "plain" }, room.teams.map((one) =>
    el("li", { class: "score" + (one[1] === own.team ? " mine" : "") }, el("b", {}, one[0] + "."),
      el("span", {}, one[1] + (one[1] === own.team ? " (yours)" : "")), el("b", {}, one[2])))));
}

function ask(message, done) { // the name, and the team where there are some
  const id = newId();
  const field = el("input", { id: id, type: "text", maxlength: 40, autocomplete: "given-name", required: true, enterkeyhint: "done" });
  const problem = el("p", { class: "problem", role: "alert" });
  let team = "";
  const choices = message.teams.length > 0 && el("fieldset", {}, el("legend", {}, el("b", {}, "Your team")), message.teams.map((name) =>
    el("label", { class: "choice" }, el("input", { type: "radio", name: "team", change: () => { team = name; } }), el("span", {}, name))));
  return {
    problem: problem,
    node: el("form", {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        const name = field.value.trim();
        if (!name) { problem.textContent = "Write your name, as it shall stand on the list."; field.focus(); return; }
        if (message.teams.length && !team) { problem.textContent = "Choose your team."; return; }
        problem.textContent = "";
        done(name, team);
      },
    }, head(message.title || "Welcome"), el("label", { for: id }, el("b", {}, "Your name")), field,
      el("p", { class: "small muted" }, "The trainer sees it, and it stands on the certificate if there is one."),
      choices, problem, el("button", { class: "main" }, "Come in")),
  };
}

function askCode(why, done) {
  const id = newId();
  const field = el("input", { id: id, type: "text", class: "code", maxlength: 9, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", enterkeyhint: "go" });
  const problem = el("p", { class: "problem", role: "alert" }, why);
  return el("form", {
    novalidate: true,
    submit: (event) => {
      event.preventDefault();
      const code = field.value.replace(/[\s-]/g, "").toUpperCase();
      if (code.length !== 6) { problem.textContent = "The code has six letters and numbers."; field.focus(); return; }
      done(code);
    },
  }, head("The code of the room"), el("label", { for: id }, "It stands on the screen in the room, under the square picture."), field, problem,
    el("button", { class: "main" }, "Go on"));
}

function gone(title, why, again) {
  return el("div", { class: "calm" }, head(title), el("p", {}, why), again && el("button", { class: "main", type: "button", click: again }, "Come in again"));
}

function load(event) { // a file, or the sentence why there is none
  const link = event.currentTarget;
  event.preventDefault();
  banner("One moment: the file is being made…");
  fetch(link.href).then((answer) => (answer.ok ? answer.blob() : answer.text().then((text) => { banner(text); }))).then((blob) => {
    if (!blob) { return; }
    const made = document.body.appendChild(el("a", { href: URL.createObjectURL(blob), download: link.download, hidden: true }));
    made.click();
    setTimeout(() => { URL.revokeObjectURL(made.href); made.remove(); }, 60000);
    banner(link.download + " was loaded.");
  }).catch(() => banner("The trainer’s laptop was not reached. Try again."));
}

function over(room, own, ticket) {
  const place = own.place && own.of > 1 && own.points > 0;
  return el("div", {}, head("The session is over"),
    el("p", {}, "Thank you, " + own.name + ". "),
    room.played && el("div", { class: "card" }, el("p", { class: "big" }, plural(own.points, "point", "points")), place && el("p", {}, "Place " + own.place + " of " + own.of)),
    own.tests.length > 0 && el("section", {}, el("h2", {}, "Your tests"), el("ul", { class: "plain" }, own.tests.map((one) =>
      el("li", { class: "score" }, el("span", {}, one[0]), el("b", {}, one[1] + " %"))))),
    room.podium.length > 0 && el("section", {}, el("h2", {}, "Podium"), el("ol", { class: "plain" }, room.podium.map((one) =>
      el("li", { class: "score" }, el("b", {}, one[0] + "."), el("span", {}, one[1]), el("b", {}, one[2]))))),
    teams(room, own),
    ticket && el("section", {}, el("h2", {}, "To take home"), el("p", {}, "Load these now: the trainer’s laptop gives them only while this page is connected."),
      [["deck.apkg", "The whole deck, for Anki"], ["deck.quizdeck", "The whole deck, for QuizApp"], ["missed.apkg", "What you missed, for Anki"], ["missed.quizdeck", "What you missed, for QuizApp"]].map((one) =>
        el("a", { class: "file", href: "/take/" + one[0] + "?for=" + encodeURIComponent(ticket), download: one[0], click: load }, one[1], el("span", { class: "small muted" }, one[0])))));
}
