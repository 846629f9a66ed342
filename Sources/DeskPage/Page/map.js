// The large map: the plan, seen in several ways, on which municipalities are chosen.
import { bordersOf } from "./geometry.js";
import { sharedLand } from "./plan.js";
import { coloured, views } from "./views.js";
import { element, nameOf, people, region, say, staffed } from "./words.js";

const { drawn, chip, chipWidth, arrow, hatching, overlap, pictogram } = mapMarks("mark", "nobody-served");
const outlines = region?.outlines ?? [];
const borders = bordersOf(outlines);
const [left, top, wide, high] = (region?.viewBox ?? "0 0 1 1").split(/[\s,]+/).map(Number);
const lock = "M3 6V4a3 3 0 0 1 6 0v2h1v7H2V6zM4.5 6h3V4a1.5 1.5 0 0 0-3 0z";

/** Where a label may stand from its place, in pixels, the nearest first. */
const around = [[0, 0], ...[10, 20, 30, 42].flatMap((far) =>
  [[0, -1], [0, 1], [-1, 0], [1, 0], [-1, -1], [1, -1], [-1, 1], [1, 1]].map(([dx, dy]) => [1.4 * far * dx, far * dy]))];

/** A picture of who is with whom, without words: `colours` by municipality, and a dot for each base. */
export function smallMap(colours, title, bases = []) {
  const codes = new Map(outlines.map(({ code }) => [code, colours.get(code) ?? null]));
  return drawn("svg", { viewBox: `${left} ${top} ${wide} ${high}`, role: "img", "aria-label": title, class: "small-map" },
    ...outlines.map(({ code, path }) => drawn("path", { d: path, fill: codes.get(code) ?? "#ffffff", "fill-rule": "evenodd" })),
    ...borders.filter(({ a, b }) => b === null || codes.get(a) !== codes.get(b))
      .map(({ path }) => drawn("path", { d: path, class: "territory-border" })),
    ...outlines.filter(({ code }) => bases.includes(code))
      .map(({ label }) => drawn("circle", { cx: label.x, cy: label.y, r: Math.max(wide, high) / 60, class: "base-dot" })));
}

/** What signs on the map mean, each with its words: only those that a plan shows in a view. */
export function signsOf(plan, view, locked) {
  if (!plan.exists) return [];
  const { territories, unserved } = plan.document;
  const land = (fill) => drawn("rect", { x: 1, y: 3, width: 26, height: 14, fill, stroke: "#000000" });
  const help = [...plan.rows.values()].flatMap((row) => row.served_by.filter(({ base }) => base !== row.base && base !== row.municipality)
    .map(() => row.base === undefined));
  const line = (isDashed) => drawn("g", {}, drawn("path", { d: "M1 10h18", stroke: "#000000", "stroke-width": 2, "stroke-dasharray": isDashed ? "5 4" : "none" }),
    drawn("path", { d: "M28 10l-10 5v-10z", fill: "#000000" }));
  return [
    [chip({ kind: "base", number: "3", leaders: 0 }, 1, 1), say("base with its number of coaches")],
    territories.some(({ leaders }) => leaders > 0) && [drawn("g", {},
      drawn("rect", { x: 1, y: 1, width: 21, height: 17, rx: 3, fill: "#000000" }), pictogram("leader", 5, 3, "#ffffff")), say("team leader")],
    unserved.length && [land("url(#nobody-served)"), say("no service at all")],
    plan.rows.size > plan.territoryOf.size && ["territories", "help"].includes(view) && [land(sharedLand), say("shared by all territories")],
    locked.size && [drawn("path", { d: lock, transform: "translate(8 4)" }), say("held, or something is asked of it")],
    view === "help" && help.includes(false) && [line(false), say("help: clients a year served by neighbours")],
    view === "help" && help.includes(true) && [line(true), say("clients a year of a shared municipality")],
  ].filter(Boolean).map(([sign, words]) => [drawn("svg", { width: 34, height: 20, "aria-hidden": "true" },
    drawn("rect", { width: 34, height: 20, fill: "#ffffff" }), sign), words]);
}

/**
 * @param choose Is told the code of a municipality that is clicked or chosen by key.
 * @param point Is told the code of that under the pointer or the focus; null where it left.
 */
export function largeMap(choose, point) {
  const land = drawn("g", { class: "land" });
  const lines = drawn("g", { class: "lines" });
  const lit = drawn("path", { class: "lit" });
  const marks = drawn("g", { class: "marks" });
  const title = drawn("title", { id: "map-title" });
  const frame = drawn("g", {}, land, lines);
  const svg = drawn("svg", { class: "plan-map", role: "group", "aria-labelledby": "map-title" },
    title, drawn("defs", {}, hatching), frame, marks);
  const root = element("div", { class: "drawing", id: "map-drawing" }, svg);
  let [scale, width, height] = [1, 0, 0];
  let latest = null;

  const inOrder = [...outlines].sort((a, b) => a.label.y - b.label.y || a.label.x - b.label.x);
  const shapes = new Map(inOrder.map(({ code, path }, place) => {
    const shape = drawn("g", {
      class: "municipality", role: "button", tabindex: place ? "-1" : "0", "data-municipality": code,
      "aria-label": nameOf(code), "fill-rule": "evenodd",
    }, drawn("path", { d: path }));
    shape.addEventListener("click", () => choose(code));
    shape.addEventListener("pointerenter", () => light(code));
    shape.addEventListener("pointerleave", () => light(null));
    shape.addEventListener("focus", () => { rove(code); light(code); });
    shape.addEventListener("blur", () => light(null));
    shape.addEventListener("keydown", (event) => key(event, code));
    return [code, shape];
  }));
  const lineShapes = borders.map((border) => ({ ...border, line: drawn("path", { d: border.path }) }));
  land.append(...shapes.values());
  lines.append(...lineShapes.map(({ line }) => line), lit);

  function light(code) {
    lit.setAttribute("d", code ? outlines.find((outline) => outline.code === code)?.path ?? "" : "");
    point(code);
  }
  function rove(code) {
    for (const [own, shape] of shapes) shape.setAttribute("tabindex", own === code ? "0" : "-1");
  }

  /** Arrows go to what lies that way, Home and End to the first and last; Enter and space choose. */
  function key(event, code) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(code);
      return;
    }
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    const ends = { Home: inOrder[0], End: inOrder.at(-1) };
    const next = way ? towards(code, way) : ends[event.key]?.code;
    if (!way && !next) return;
    event.preventDefault();
    if (next) shapes.get(next).focus();
  }
  function towards(code, [dx, dy]) {
    const from = outlines.find((outline) => outline.code === code).label;
    let best = null;
    for (const { code: other, label } of outlines) {
      const [x, y] = [label.x - from.x, label.y - from.y];
      const along = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (other === code || along <= 0 || along < 0.5 * aside) continue;
      const cost = along + 2 * aside;
      if (!best || cost < best.cost) best = { other, cost };
    }
    return best?.other ?? null;
  }

  /** One unit of the drawing is a pixel, so that words have one size on all screens. */
  function fit() {
    const room = root.clientWidth - 12;
    if (room <= 0) return;
    // The whole map is in sight at once, with what stands above and below it in its part.
    const most = Math.max(360, Math.min(window.innerHeight - 260, 900));
    scale = Math.min(room / wide, most / high);
    [width, height] = [Math.max(1, wide * scale), Math.max(1, high * scale)];
    svg.setAttribute("viewBox", `0 0 ${width.toFixed(1)} ${height.toFixed(1)}`);
    svg.setAttribute("width", width.toFixed(1));
    svg.setAttribute("height", height.toFixed(1));
    frame.setAttribute("transform", `scale(${scale}) translate(${-left} ${-top})`);
    if (latest) show(latest);
  }
  new ResizeObserver(fit).observe(root);

  /** What stands at a municipality: name and signs, where there is room. */
  function labels(plan, view, locked) {
    const boxes = new Map();
    const taken = [];
    const order = [...outlines].sort((a, b) =>
      plan.byBase.has(b.code) - plan.byBase.has(a.code)
      || locked.has(b.code) - locked.has(a.code)
      || (plan.rows.get(b.code)?.clients ?? 0) - (plan.rows.get(a.code)?.clients ?? 0));
    for (const { code, label } of order) {
      const base = plan.byBase.get(code);
      const chips = base ? [{ kind: "base", number: String(staffed(base.coaches)), leaders: base.leaders }] : [];
      const note = views[view].note?.(plan, code, latest.before) ?? "";
      const name = nameOf(code);
      const chipsWide = chips.reduce((all, one) => all + chipWidth(one) + 3, 0) + (locked.has(code) ? 15 : 0);
      const boxWide = Math.max(name.length * 6.5, note.length * 6.2, chipsWide);
      const boxHigh = 14 + (note ? 13 : 0) + (chipsWide ? 18 : 0);
      const [x, y] = [(label.x - left) * scale, (label.y - top) * scale];
      const tried = around.map(([dx, dy]) => ({
        x: Math.min(Math.max(1, x + dx - boxWide / 2), width - boxWide - 1),
        y: Math.min(Math.max(1, y + dy - boxHigh / 2), height - boxHigh - 1), width: boxWide, height: boxHigh,
      }));
      const covered = (one) => taken.filter((other) => overlap(one, other)).length;
      // A base is named in any case, where least lies under its name.
      const box = tried.find((one) => covered(one) === 0)
        ?? (base ? tried.reduce((best, one) => (covered(one) < covered(best) ? one : best)) : null);
      if (!box) {
        boxes.set(code, { x: x - 2, y: y - 2, width: 4, height: 4 });
        continue;
      }
      taken.push(box);
      boxes.set(code, box);
      const middle = box.x + box.width / 2;
      const words = (text, line, extra = {}) => drawn("text", { x: middle, y: box.y + 11 + line, ...extra }, text);
      const group = drawn("g", { class: `label${base ? " base" : ""}` }, words(name, 0));
      if (note) group.append(words(note, 13, { class: "note" }));
      let at = middle - chipsWide / 2;
      const row = box.y + (note ? 28 : 15);
      for (const one of chips) {
        group.append(chip(one, at, row));
        at += chipWidth(one) + 3;
      }
      if (locked.has(code)) {
        group.append(drawn("path", { d: lock, class: "lock", transform: `translate(${at} ${row + 2})` }));
      }
      marks.append(group);
    }
    return boxes;
  }

  function arrows(plan, boxes) {
    const all = [...boxes.values()];
    for (const row of plan.rows.values()) {
      for (const { base, clients } of row.served_by) {
        if (base === row.base || base === row.municipality || !boxes.has(base)) continue;
        const { line, number } = arrow(boxes.get(base), boxes.get(row.municipality), people(clients), all, {
          isDashed: row.base === undefined, attributes: {},
        });
        marks.prepend(line);
        marks.append(number);
      }
    }
  }

  /**
   * @param state plan, view, colours by municipality, the plan before (or null), the codes that are
   *   locked, and those that are picked (null where none can be).
   */
  function show(state) {
    latest = state;
    const { plan, view, colours, before, locked, picked } = state;
    title.textContent = say("Map of {1}", region.title);
    const fills = coloured(view, plan, colours, before);
    for (const [code, shape] of shapes) {
      shape.setAttribute("fill", fills.get(code) ?? "#ffffff");
      shape.setAttribute("aria-label", views[view].words(plan, code, before));
      shape.classList.toggle("picked", picked?.has(code) ?? false);
      if (picked) shape.setAttribute("aria-pressed", String(picked.has(code)));
      else shape.removeAttribute("aria-pressed");
    }
    for (const { a, b, line } of lineShapes) {
      const kind = b === null ? "outer" : plan.territoryOf.get(a) === plan.territoryOf.get(b) && plan.exists
        ? "municipal" : "territory";
      line.setAttribute("class", plan.exists || b === null ? `${kind}-border` : "municipal-border");
    }
    marks.replaceChildren(...plan.document.unserved.map((code) =>
      drawn("path", {
        d: outlines.find((outline) => outline.code === code)?.path ?? "", fill: "url(#nobody-served)", class: "unserved",
        transform: frame.getAttribute("transform") ?? "",
      })));
    if (!width) return;
    const boxes = labels(plan, view, locked);
    if (view === "help") arrows(plan, boxes);
  }

  return {
    root, show, focus: (code) => shapes.get(code)?.focus(),
    /** Whether a municipality lies in the right half. */
    isAtRight: (code) => (outlines.find((outline) => outline.code === code)?.label.x ?? left) > left + wide / 2,
  };
}
