// A figure whose places are tapped. It is the deck's own drawing, and yet only drawing is let through.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = ("svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image " +
  "linearGradient radialGradient stop clipPath mask pattern marker style").split(" ");

function drawing(text) { // in a shadow of its own: its ids and styles stay there
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.namespaceURI !== SVG || parsed.localName !== "svg") { return null; }
  let styles = "";
  (function clean(node) {
    Array.prototype.slice.call(node.childNodes).forEach((child) => {
      if (child.nodeType === 3) { return; }
      if (child.nodeType !== 1 || child.namespaceURI !== SVG || DRAWN.indexOf(child.localName) < 0) {
        node.removeChild(child);
        return;
      }
      if (child.localName === "style") {
        if (child.id !== "tokens") { styles += child.textContent; }
        node.removeChild(child);
        return;
      }
      Array.prototype.slice.call(child.attributes).forEach((one) => {
        const value = one.value.replace(/\s/g, "").toLowerCase();
        const link = one.localName === "href";
        const bad = /^on/i.test(one.localName) || one.localName === "style" || /url\((?!['"]?#)/.test(value) ||
          (link && !(child.localName === "image" ? /^data:image\/(png|jpeg);/.test(value) : /^#/.test(value)));
        if (bad) { child.removeAttributeNode(one); }
      });
      clean(child);
    });
  })(parsed);
  Array.prototype.slice.call(parsed.attributes).forEach((one) => {
    if (/^on/i.test(one.localName) || one.localName === "style") { parsed.removeAttributeNode(one); }
  });
  const host = el("div", { class: text.indexOf("var(--") < 0 ? "figure paper" : "figure" });
  const shadow = host.attachShadow({ mode: "open" });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(FIGURE_STYLE + styles);
    shadow.adoptedStyleSheets = [sheet];
  } catch (error) { /* an older browser: drawn without them */ }
  const svg = document.importNode(parsed, true);
  svg.setAttribute("width", "100%");
  svg.setAttribute("focusable", "false");
  svg.removeAttribute("aria-labelledby");
  svg.setAttribute("aria-hidden", "true"); // the list below says the same in words
  shadow.appendChild(svg);
  host.svg = svg;
  return host;
}

const FIGURE_STYLE = "svg{display:block;max-height:70vh}.tap{cursor:pointer}" +
  ".ring{fill:none;stroke:var(--teal);stroke-width:5;vector-effect:non-scaling-stroke;pointer-events:none}" +
  ".ring.right{stroke:var(--good)}.ring.wrong{stroke:var(--bad);stroke-dasharray:7 5}" +
  ".tag{pointer-events:none}.tag circle{fill:var(--surface);stroke:var(--edge)}.tag text{fill:var(--ink);stroke:none;" +
  "font-family:system-ui,sans-serif;font-weight:700;text-anchor:middle}.tag.on circle{fill:var(--teal);stroke:var(--teal)}" +
  ".tag.on text{fill:var(--on-teal)}";

function shape(name, parts) {
  const made = document.createElementNS(SVG, name);
  Object.keys(parts).forEach((key) => made.setAttribute(key, parts[key]));
  return made;
}

// Numbers on the places, once the figure is on the page and its sizes are known.
function numbered(host, regions, tapped) {
  const svg = host.svg;
  const parts = regions.map((id) => svg.getElementById(id));
  const tags = [];
  const box = svg.viewBox.baseVal;
  const layer = shape("g", {});
  requestAnimationFrame(() => {
    const unit = (box && box.width ? box.width : 720) / (host.clientWidth || 320); // of the figure to a px
    parts.forEach((part, number) => {
      if (!part) { return; }
      const spot = middle(svg, part);
      const tag = shape("g", { class: "tag", transform: "translate(" + spot.x + " " + spot.y + ")" });
      tag.appendChild(shape("circle", { r: 12 * unit, "stroke-width": 1.5 * unit }));
      const text = shape("text", { "font-size": 15 * unit, y: 5 * unit });
      text.textContent = String(number + 1);
      tag.appendChild(text);
      layer.appendChild(tag);
      tags[number] = tag;
      if (tapped) {
        part.classList.add("tap");
        part.setAttribute("pointer-events", "all");
        part.addEventListener("click", () => tapped(number));
      }
    });
    svg.appendChild(layer);
    mark();
  });

  function middle(root, part) { // where the drawing wants its mark, else the middle of its box
    const wanted = (part.getAttribute("data-mark") || "").split(/\s+/).map(Number);
    const bounds = part.getBBox();
    const point = root.createSVGPoint();
    point.x = wanted.length === 2 ? wanted[0] : bounds.x + bounds.width / 2;
    point.y = wanted.length === 2 ? wanted[1] : bounds.y + bounds.height / 2;
    return point.matrixTransform(root.getScreenCTM().inverse().multiply(part.getScreenCTM()));
  }

  let marks = {};
  function mark(next) { // {number: "on" | "right" | "wrong"}
    marks = next || marks;
    Array.prototype.slice.call(layer.querySelectorAll(".ring")).forEach((one) => layer.removeChild(one));
    parts.forEach((part, number) => {
      if (!part || !tags[number]) { return; }
      tags[number].classList.toggle("on", Boolean(marks[number]));
      if (marks[number]) { layer.insertBefore(ring(part, marks[number]), layer.firstChild); }
    });
  }

  function ring(part, look) {
    const bounds = part.getBBox();
    const matrix = svg.getScreenCTM().inverse().multiply(part.getScreenCTM());
    const plain = ["path", "rect", "circle", "ellipse", "polygon"].indexOf(part.localName) >= 0;
    const made = plain ? part.cloneNode(false) : shape("rect", { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height, rx: 6 });
    ["id", "fill", "stroke", "style", "stroke-dasharray", "fill-opacity", "opacity"].forEach((name) => made.removeAttribute(name));
    made.setAttribute("class", "ring " + look);
    made.setAttribute("transform", "matrix(" + [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].join(" ") + ")");
    return made;
  }

  return { mark: mark };
}

function hotSpot(question, chosen, changed) {
  const host = question.figure && drawing(question.figure);
  const list = lists(question, chosen, () => { show(); changed(); });
  if (!host) { return list; }
  const figure = numbered(host, question.regions, (number) => {
    if (list.locked) { return; }
    list.set([number]);
    show();
    say("Chosen: " + (number + 1) + ", " + question.options[number][0] + ".");
    changed();
  });
  function show() {
    const marks = {};
    list.chosen().forEach((one) => { marks[one] = "on"; });
    figure.mark(marks);
  }
  Array.prototype.slice.call(list.node.querySelectorAll(".letter")).forEach((one, number) => { one.textContent = number + 1; });
  list.node.querySelector("legend").textContent = "Tap the place, or choose it here.";
  show();
  list.node.insertBefore(host, list.node.firstChild);
  return list;
}
