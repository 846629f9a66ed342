"use strict";
/**
 * The map of what-if questions: a copy of the report's, on which municipalities change their colour
 * and staff, help and those who wait are drawn anew after each change.
 *
 * @param shownNumber How people are counted on maps.
 * @returns null where the report has no map.
 */
const whatIfMap = (data, start, shownNumber) => {
  const { municipalities, territories } = data;
  const ink = "#000000";
  const paper = "#ffffff";

  function copied() {
    const original = document.querySelector(`[data-scenario="${data.scenario}"] svg.plan-map`)
      ?? document.querySelector("svg.plan-map");
    if (!original) return null;
    const copy = original.cloneNode(true);
    const ids = new Map();
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) {
      if (!part.id) continue;
      ids.set(part.id, `what-if-${part.id}`);
      part.id = ids.get(part.id);
    }
    const renamed = (text) => text.replace(/#([^\s)"']+)/g, (whole, id) => (ids.has(id) ? `#${ids.get(id)}` : whole));
    for (const part of [copy, ...copy.querySelectorAll("*")]) {
      for (const { name, value } of [...part.attributes]) {
        if (name === "aria-labelledby" || name === "aria-describedby") {
          part.setAttribute(name, value.split(" ").map((id) => ids.get(id) ?? id).join(" "));
        } else if (value.includes("#")) part.setAttribute(name, renamed(value));
        // What the report's own map says on hover and focus is about the plan before any change.
        if (name === "tabindex") part.removeAttribute(name);
      }
    }
    return copy;
  }
  const map = copied();
  if (!map) return null;

  const placeOf = new Map(municipalities.map((municipality, m) => [municipality.code, m]));
  const shapes = municipalities.map((municipality) =>
    map.querySelector(`.municipality[data-municipality="${municipality.code}"]`));
  const labels = municipalities.map((municipality) =>
    map.querySelector(`.label[data-municipality="${municipality.code}"]`));
  const weights = labels.map((label) => label?.querySelector("text").getAttribute("font-weight"));
  const fills = territories.map((_, t) => shapes[start.owner.indexOf(t)]?.getAttribute("fill") ?? null);
  const borders = [...map.querySelectorAll(".border[data-between]")]
    .map((line) => ({ line, sides: line.dataset.between.split(" ").map((code) => placeOf.get(code)) }))
    .filter(({ sides }) => sides.length === 2);
  // The legend names each territory with its staff.
  const legendTexts = [...map.querySelectorAll(".legend text")].map((entry) => ({ entry, text: entry.textContent }));
  const staffTexts = territories.map((territory) =>
    legendTexts.find(({ text }) => text.startsWith(`${territory.name}: `)));
  const description = map.querySelector("desc");
  const described = description?.textContent;

  /** The thick line between territories, the thin one inside: each kind has a group that draws it. */
  function divide({ line, sides: [a, b] }, owner) {
    const kind = owner[a] === owner[b] ? "municipal-border" : "territory-border";
    if (line.classList.contains(kind)) return;
    line.setAttribute("class", `border ${kind}`);
    map.querySelector(`.${kind}s`)?.append(line);
  }

  // ---- Marks, as the report draws them ----

  function drawn(name, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const widthOf = (text) => [...text].reduce((width, letter) => width + (/[0-9]/.test(letter) ? 6.7 : 3.4), 0);
  const text = (words, x, y, colour, weight) => drawn("text", {
    x, y, "font-size": 12, "text-anchor": "middle", fill: colour, "font-weight": weight,
  }, words);
  const pictograms = {
    base: "M6 0a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM0.5 13c0-8 11-8 11 0z",
    leader: "M6.5 .3L8.2 4.6L12.8 4.9L9.2 7.8L10.4 12.3L6.5 9.8L2.6 12.3L3.8 7.8L.2 4.9L4.8 4.6z",
    waiting: "M1.5 0h9v2L7.5 6.5L10.5 11v2h-9v-2L4.5 6.5L1.5 2z",
  };
  const pictogram = (kind, x, y, colour) =>
    drawn("path", { d: pictograms[kind], fill: colour, transform: `translate(${x} ${y})` });
  const chipWidth = ({ number, leaders }) => 22 + widthOf(number) + leaders * 16;

  function chip({ kind, number, leaders }, left, top) {
    const [ground, colour] = kind === "base" ? [ink, paper] : [paper, ink];
    const width = widthOf(number);
    return drawn("g", { class: `chip ${kind} what-if-mark` },
      drawn("rect", {
        x: left, y: top, width: chipWidth({ number, leaders }), height: 17, rx: 3, fill: ground, stroke: ink,
      }),
      pictogram(kind, left + 4, top + 2, colour),
      text(number, left + 18 + width / 2, top + 13, colour, "bold"),
      ...Array.from({ length: leaders }, (_, place) =>
        pictogram("leader", left + 19 + width + place * 16, top + 2, colour)));
  }

  /** Coaches and those who wait below a municipality's name. */
  function label(m, plan, now) {
    const name = labels[m].querySelector("text");
    const chips = plan.base.flatMap((base, t) => (base === m
      ? [{ kind: "base", number: String(plan.coaches[t]), leaders: territories[t].leaders }] : []));
    if (now.waiting[m] > 0) chips.push({ kind: "waiting", number: shownNumber(now.waiting[m]), leaders: 0 });
    const width = chips.reduce((all, one) => all + chipWidth(one) + 3, -3);
    let left = Number(name.getAttribute("x")) - width / 2;
    for (const one of chips) {
      labels[m].append(chip(one, left, Number(name.getAttribute("y")) + 4.5));
      left += chipWidth(one) + 3;
    }
    if (plan.base.includes(m)) name.setAttribute("font-weight", "bold");
    else name.removeAttribute("font-weight");
  }

  const contains = (box, { x, y }, margin = 0) => x >= box.x - margin && x <= box.x + box.width + margin
    && y >= box.y - margin && y <= box.y + box.height + margin;
  const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

  /** A bent line from the edge of a label to that of another one. */
  function curve(from, to, bend) {
    const [a, b] = [middle(from), middle(to)];
    const side = { x: (a.x + b.x) / 2 - bend * (b.y - a.y), y: (a.y + b.y) / 2 + bend * (b.x - a.x) };
    const points = Array.from({ length: 49 }, (_, step) => {
      const t = step / 48;
      const at = (axis) => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * side[axis] + t ** 2 * b[axis];
      return { x: at("x"), y: at("y") };
    });
    const outside = points.filter((point) => !contains(from, point, 2) && !contains(to, point, 3));
    return outside.length >= 5 ? outside : points;
  }

  /** The arrow that runs over the fewest labels, and its number. */
  function arrow(m, t, clients, plan, boxes) {
    const [from, to] = [boxes[plan.base[t]], boxes[m]];
    const others = boxes.filter((box) => box && box !== from && box !== to);
    const number = shownNumber(clients);
    const tried = [0, 0.12, -0.12, 0.24, -0.24, 0.4, -0.4].map((bend) => {
      const points = curve(from, to, bend);
      const { x, y } = points[Math.floor(points.length / 2)];
      const width = widthOf(number) + 10;
      const box = { x: x - width / 2, y: y - 8, width, height: 16 };
      const covered = points.filter((point) => others.some((other) => contains(other, point))).length;
      const hidden = others.filter((other) => overlap(other, box)).length;
      return { points, box, cost: covered + 20 * hidden + 2 * Math.abs(bend) };
    });
    const { points, box } = tried.reduce((best, one) => (one.cost < best.cost ? one : best));
    boxes.push(box);
    const place = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
    const tip = points[points.length - 1];
    const before = points[Math.max(0, points.length - 5)];
    const length = Math.max(0.1, Math.hypot(tip.x - before.x, tip.y - before.y));
    const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
    const corner = (back, aside) => place({ x: tip.x - back * dx - aside * dy, y: tip.y - back * dy + aside * dx });
    const line = `M${points.filter(({ x, y }) => Math.hypot(tip.x - x, tip.y - y) > 6).map(place).join("L")}`;
    const head = `M${place(tip)}L${corner(10, 5)}L${corner(10, -5)}z`;
    const dashes = plan.owner[m] < 0 ? "5 4" : "none";
    return {
      line: drawn("g", { class: "help what-if-mark", "data-from": municipalities[plan.base[t]].code, "data-to": municipalities[m].code },
        drawn("path", { d: line, fill: "none", stroke: paper, "stroke-width": 4.5 }),
        drawn("path", { d: head, fill: paper, stroke: paper, "stroke-width": 2.5 }),
        drawn("path", { d: line, fill: "none", stroke: ink, "stroke-width": 2, "stroke-dasharray": dashes }),
        drawn("path", { d: head, fill: ink })),
      number: drawn("g", { class: "help-number what-if-mark" },
        drawn("rect", { ...box, rx: 8, fill: paper, stroke: ink }),
        text(number, box.x + box.width / 2, box.y + 12.2, ink, "normal")),
    };
  }

  /** Lines across the land of a municipality of which nobody is served. */
  const hatching = drawn("pattern", {
    id: "what-if-nobody-served", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)",
  }, drawn("rect", { width: 2, height: 9, fill: "#111111" }));
  map.prepend(drawn("defs", {}, hatching));

  function hatch(shape, isUnserved) {
    const lines = shape.querySelector("path.unserved");
    if (lines && !isUnserved) lines.remove();
    if (lines || !isUnserved) return;
    const land = shape.querySelector("path").cloneNode(true);
    land.setAttribute("class", "unserved");
    land.setAttribute("fill", `url(#${hatching.id})`);
    shape.append(land);
  }

  function mark(plan, now) {
    for (const old of map.querySelectorAll(".what-if-mark")) old.remove();
    const isChanged = plan !== start;
    staffTexts.forEach((found, t) => {
      if (!found) return;
      const { name, leaders } = territories[t];
      const coaches = plan.coaches[t];
      const { oneCoach, manyCoaches, andLeader } = data.words;
      const staff = coaches === 1 ? oneCoach : manyCoaches.replace("{1}", coaches);
      found.entry.textContent = coaches === start.coaches[t]
        ? found.text : `${name}: ${staff}${leaders ? ` ${andLeader}` : ""}`;
    });
    map.classList.toggle("what-if-changed", isChanged);
    if (!isChanged) {
      labels.forEach((one, m) => {
        const name = one?.querySelector("text");
        if (weights[m]) name?.setAttribute("font-weight", weights[m]);
        else name?.removeAttribute("font-weight");
      });
      return;
    }
    labels.forEach((one, m) => { if (one) label(m, plan, now); });
    // Signs of the report's plan are hidden, so boxes hold what is seen.
    const boxes = labels.map((one) => one?.getBBox() ?? null);
    const first = labels.find((one) => one);
    for (const { m, t, clients } of now.services) {
      if (plan.owner[m] === t || !labels[m] || !labels[plan.base[t]] || m === plan.base[t]) continue;
      const { line, number } = arrow(m, t, clients, plan, boxes);
      first.before(line);
      first.parentNode.append(number);
    }
  }

  /** Shows a plan with its figures; the chosen municipality has a frame. */
  function show(plan, now, chosen, describe, summary) {
    shapes.forEach((shape, m) => {
      if (!shape) return;
      const fill = fills[plan.owner[m]];
      if (fill) shape.setAttribute("fill", fill);
      hatch(shape, now.unserved.includes(m));
      shape.classList.toggle("what-if-chosen", m === chosen);
      const title = shape.querySelector("title");
      if (title) title.textContent = describe(m);
    });
    borders.forEach((border) => divide(border, plan.owner));
    if (description) description.textContent = plan === start ? described : summary;
    mark(plan, now);
  }

  /** What signs mean that the report's map doesn't show before a change; null where it shows all. */
  function legend(words) {
    const signs = [
      [chip({ kind: "base", number: "3", leaders: 0 }, 1, 1), words.signBase],
      [chip({ kind: "waiting", number: "9", leaders: 0 }, 1, 1), words.signWaiting],
      [drawn("path", { d: "M1 10h20", stroke: ink, "stroke-width": 2 }), words.signHelp,
        drawn("path", { d: "M29 10l-10 5v-10z", fill: ink })],
      [drawn("rect", { x: 1, y: 3, width: 26, height: 14, fill: `url(#${hatching.id})`, stroke: ink }), words.signUnserved],
    ].filter(([, meaning]) => !legendTexts.some(({ text }) => text === meaning));
    if (!signs.length) return null;
    const list = document.createElement("ul");
    list.className = "what-if-signs";
    for (const [sign, meaning, head] of signs) {
      const item = document.createElement("li");
      item.append(drawn("svg", { width: 34, height: 20, "aria-hidden": "true" },
        drawn("rect", { width: 34, height: 20, fill: paper }), sign, ...(head ? [head] : [])), meaning);
      list.append(item);
    }
    return list;
  }

  /** The municipality under a pointer; -1 where there is none. */
  function placeAt(event) {
    const shape = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-municipality]");
    return shape && map.contains(shape) ? placeOf.get(shape.dataset.municipality) ?? -1 : -1;
  }

  return { map, show, legend, placeAt };
};
