// Elements, said and shown. Texts become text nodes: nothing that comes from outside is ever read as HTML.

function all(list) { return Array.prototype.slice.call(list); }

function el(name, parts) {
  const made = document.createElement(name);
  Object.keys(parts || {}).forEach((key) => {
    const value = parts[key];
    if (typeof value === "function") { made.addEventListener(key, value); }
    else if (value === true) { made.setAttribute(key, ""); }
    else if (value !== false && value !== null && value !== undefined) { made.setAttribute(key, value); }
  });
  all(arguments).slice(2).forEach((child) => put(made, child));
  return made;
}

function put(into, child) {
  if (Array.isArray(child)) { child.forEach((one) => put(into, one)); }
  else if (child instanceof Node) { into.appendChild(child); }
  else if (child !== null && child !== undefined && child !== false && child !== "") {
    into.appendChild(document.createTextNode(String(child)));
  }
}

function fill(into) {
  while (into.firstChild) { into.removeChild(into.firstChild); }
  all(arguments).slice(1).forEach((child) => put(into, child));
  return into;
}

function at(id) { return document.getElementById(id); }

function unseen(text) { return el("span", { class: "unseen" }, text); }

function say(text) { // to screen readers
  const place = at("said");
  place.textContent = place.textContent === text ? text + "\u00a0" : text;
}

function plural(count, one, many) { return count + " " + (count === 1 ? one : many); }

function clock(ms) {
  const seconds = Math.ceil(ms / 1000);
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

let lastId = 0;
function newId() { lastId += 1; return "i" + lastId; }
