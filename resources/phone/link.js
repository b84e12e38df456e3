// The connection: found again whenever it is lost; answers wait here until the laptop has stored them.

const VERSION = 1;
const SILENT_MS = 12000; // the laptop is heard every few seconds: longer means that it is gone
const AGAIN_MS = 3000;

const kept = { // the phone's memory; where a browser keeps none, the page's
  own: {},
  get: function (name) {
    try { const value = localStorage.getItem("quizapp." + name); if (value !== null) { return value; } }
    catch (error) { /* kept in the page only */ }
    return this.own[name] || "";
  },
  set: function (name, value) {
    this.own[name] = value;
    try { localStorage.setItem("quizapp." + name, value); } catch (error) { /* kept in the page only */ }
  },
};

function random(bytes) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.prototype.map.call(drawn, (one) => ("0" + one.toString(16)).slice(-2)).join("");
}

const link = {
  code: "",
  socket: null,
  state: "off", // off, trying, on, ended
  tries: 0,
  joining: null,
  waiting: [],
  heardAt: 0,
  heard: function () {},
  changed: function () {},

  start: function () {
    try { this.waiting = JSON.parse(kept.get("waiting") || "[]"); } catch (error) { this.waiting = []; }
    setInterval(() => this.look(), 1000);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) { this.hurry(); } });
    window.addEventListener("online", () => this.hurry());
  },

  open: function () {
    clearTimeout(this.again);
    this.drop();
    this.set("trying");
    let socket;
    try { socket = new WebSocket("ws://" + location.host + "/room"); } catch (error) { this.retry(); return; }
    this.socket = socket;
    this.heardAt = Date.now();
    socket.onopen = () => this.send({ t: "enter", code: this.code, secret: kept.get("secret") });
    socket.onmessage = (event) => { if (socket === this.socket) { this.take(event.data); } };
    socket.onclose = () => { if (socket === this.socket) { this.socket = null; this.retry(); } };
  },

  drop: function () {
    const old = this.socket;
    this.socket = null;
    if (old) { old.onclose = old.onmessage = null; old.close(); }
  },

  end: function () { clearTimeout(this.again); this.drop(); this.set("ended"); },

  retry: function (seconds) { // sooner at first, then slower, never all phones at once
    if (this.state === "ended") { return; }
    this.set("trying");
    const wait = seconds ? seconds * 1000 : Math.min(8000, 300 * Math.pow(2, this.tries)) * (0.5 + Math.random());
    this.tries += 1;
    clearTimeout(this.again);
    this.again = setTimeout(() => this.open(), wait);
  },

  hurry: function () {
    if (this.state === "trying" && !this.held) { this.tries = 0; this.open(); }
    else if (this.state === "on") { this.look(); }
  },

  look: function () {
    if (this.socket && Date.now() - this.heardAt > SILENT_MS) { this.drop(); this.retry(); }
    if (this.state === "on") { this.waiting.forEach((one) => this.sendWaiting(one)); }
  },

  send: function (message) {
    if (!this.socket || this.socket.readyState !== 1) { return false; }
    message.v = VERSION;
    this.socket.send(JSON.stringify(message));
    return true;
  },

  take: function (text) {
    this.heardAt = Date.now();
    const message = JSON.parse(text);
    if (message.t === "beat") { return; }
    if (message.t === "view" || message.t === "ask") { this.tries = 0; this.held = false; this.set("on"); }
    if (message.t === "view" && this.joining) { this.joining = null; }
    if (message.t === "ack" || (message.t === "no" && message.mark)) { this.settled(message.mark); }
    if (message.t === "wait") { this.held = true; this.drop(); this.retry(message.seconds + Math.random() * 3); }
    if (message.t === "bye") { this.drop(); this.retry(); }
    this.heard(message);
    if (message.t === "view") { this.waiting.forEach((one) => this.sendWaiting(one)); }
  },

  set: function (state) { if (this.state !== state) { this.state = state; this.changed(state); } },

  join: function (name, team) {
    const secret = random(24); // kept before it is sent: a lost reply makes no second person
    kept.set("secret", secret);
    this.keep([]);
    return this.send({ t: "join", name: name, team: team, secret: secret });
  },

  answer: function (part, item, chosen) { // a later answer to a question replaces one that still waits
    const mark = random(8);
    const others = this.waiting.filter((one) => one.part !== part || one.item !== item);
    const answer = { t: "answer", mark: mark, part: part, item: item, chosen: chosen };
    this.keep(others.concat([answer]));
    this.sendWaiting(answer);
    return mark;
  },

  sendWaiting: function (answer) {
    const now = Date.now();
    if (this.sent && this.sent[answer.mark] && now - this.sent[answer.mark] < AGAIN_MS) { return; }
    if (this.state === "on" && this.send(answer)) {
      this.sent = this.sent || {};
      this.sent[answer.mark] = now;
    }
  },

  settled: function (mark) {
    this.keep(this.waiting.filter((one) => one.mark !== mark));
    if (this.sent) { delete this.sent[mark]; }
  },

  waits: function (part, item) {
    return this.waiting.filter((one) => one.part === part && (item === undefined || one.item === item))[0];
  },

  keep: function (waiting) { this.waiting = waiting; kept.set("waiting", JSON.stringify(waiting)); },
};
