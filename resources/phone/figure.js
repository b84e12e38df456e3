// A figure whose places are tapped. It is the deck's own drawing, and yet only drawing is let through.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = ("svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image " +
  "linearGradient radialGradient stop clipPath mask pattern marker style").split(" ");

function drawing(text) { // in a shadow of its own: its ids and styles stay there
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.namespaceURI !== SVG || parsed.localName !== "svg") { return null; }
  let styles = "";
  (function clean(node) {
    all(node.childNodes).forEach((child) => {
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
      all(child.attributes).forEach((one) => {
        const value = one.value.replace(/\s/g, "").toLowerCase();
        const link = one.localName === "href";
        const bad = /^on/i.test(one.localName) || one.localName === "style" || /url\((?!['"]?#)/.test(value) ||
          (link && !(child.localName === "image" ? /^data:image\/(png|jpeg);/.test(value) : /^#/.test(value)));
        if (bad) { child.removeAttributeNode(one); }
      });
      clean(child);
    });
  })(parsed);
  all(parsed.attributes).forEach((one) => {
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
  ".ring{fill:none;stroke:var(--teal);stroke-width:4;pointer-events:none}.ring *{vector-effect:non-scaling-stroke}" +
  ".ring.right{stroke:var(--good)}.ring.wrong{stroke:var(--bad);stroke-dasharray:7 5}" +
  ".tag{pointer-events:none}.tag circle{fill:var(--surface);stroke:var(--edge)}.tag text{fill:var(--ink);stroke:none;" +
  "font-family:system-ui,sans-serif;font-weight:700;text-anchor:middle}.tag.on circle{fill:var(--teal);stroke:var(--teal)}" +
  ".tag.on text{fill:var(--on-teal)}";

function shape(name, parts) {
  const made = document.createElementNS(SVG, name);
  Object.keys(parts).forEach((key) => made.setAttribute(key, parts[key]));
  return made;
}

const LEAVES = "path,rect,circle,ellipse,polygon,polyline,line,use";

function leaves(part) { return part.matches(LEAVES) ? [part] : all(part.querySelectorAll(LEAVES)); }

function toRoot(svg, part) { return svg.getScreenCTM().inverse().multiply(part.getScreenCTM()); }

// Where each number stands: on its own place, on nothing that lies over it, and not on another number.
function places(svg, parts, apart) {
  const taken = [];
  const point = (x, y, matrix) => { const made = svg.createSVGPoint(); made.x = x; made.y = y; return matrix ? made.matrixTransform(matrix) : made; };
  const covers = parts.map((part) => (part ? leaves(part).filter((leaf) => leaf.isPointInFill).map((leaf) => [leaf, toRoot(svg, leaf).inverse()]) : []));
  const inside = (spot, number) => covers[number].some((one) => one[0].isPointInFill(spot.matrixTransform(one[1])));
  return parts.map((part, number) => {
    if (!part) { return null; }
    const tries = [];
    const wanted = (part.getAttribute("data-mark") || "").split(/\s+/).map(Number);
    if (wanted.length === 2) { tries.push(point(wanted[0], wanted[1], toRoot(svg, part))); }
    leaves(part).slice(0, 60).forEach((leaf) => {
      const box = leaf.getBBox();
      const matrix = toRoot(svg, leaf);
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      tries.push(point(x, y, matrix));
      if (!leaf.getTotalLength || (box.width < apart && box.height < apart)) { return; }
      for (let step = 0; step < 16; step += 1) { // along its edge, a little within
        const edge = leaf.getPointAtLength(leaf.getTotalLength() * (step + 0.5) / 16);
        [0.06, 0.14].forEach((share) => tries.push(point(edge.x + (x - edge.x) * share, edge.y + (y - edge.y) * share, matrix)));
      }
    });
    let best = null;
    let most = -1e9;
    tries.forEach((spot, turn) => {
      const near = taken.reduce((least, other) => Math.min(least, Math.hypot(spot.x - other.x, spot.y - other.y)), 1e6);
      const under = parts.some((other, later) => later !== number && other && !other.contains(part) && inside(spot, later) &&
        (part.contains(other) || Boolean(part.compareDocumentPosition(other) & 4)));
      const worth = Math.min(near, apart) * 10 - (under ? 6 * apart : 0) - (inside(spot, number) ? 0 : 3 * apart) - turn * apart / 1000;
      if (worth > most) { most = worth; best = spot; }
    });
    taken.push(best);
    return best;
  });
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
    const spots = places(svg, parts, 27 * unit);
    parts.forEach((part, number) => {
      if (!part) { return; }
      const spot = spots[number];
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

  let marks = {};
  function mark(next) { // {number: "on" | "right" | "wrong"}
    marks = next || marks;
    all(layer.querySelectorAll(".ring")).forEach((one) => layer.removeChild(one));
    parts.forEach((part, number) => {
      if (!part || !tags[number]) { return; }
      tags[number].classList.toggle("on", Boolean(marks[number]));
      if (marks[number]) { layer.insertBefore(ring(part, marks[number]), layer.firstChild); }
    });
  }

  function ring(part, look) {
    const made = shape("g", { class: "ring " + look });
    leaves(part).forEach((leaf) => {
      const matrix = toRoot(svg, leaf);
      const line = leaf.cloneNode(false);
      ["id", "class", "fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "opacity"].forEach((name) => line.removeAttribute(name));
      line.setAttribute("transform", "matrix(" + [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].join(" ") + ")");
      made.appendChild(line);
    });
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
  all(list.node.querySelectorAll(".letter")).forEach((one, number) => { one.textContent = number + 1; });
  list.node.querySelector("legend").textContent = "Tap the place, or choose it here.";
  show();
  list.node.insertBefore(host, list.node.firstChild);
  return list;
}
