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

  const { drawn, chip, chipWidth, arrow, hatching } = mapMarks("what-if-mark", "what-if-nobody-served");

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
      const { line, number } = arrow(boxes[plan.base[t]], boxes[m], shownNumber(clients), boxes, {
        isDashed: plan.owner[m] < 0,
        attributes: { "data-from": municipalities[plan.base[t]].code, "data-to": municipalities[m].code },
      });
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
      [drawn("path", { d: "M1 10h20", stroke: "#000000", "stroke-width": 2 }), words.signHelp,
        drawn("path", { d: "M29 10l-10 5v-10z", fill: "#000000" })],
      [drawn("rect", { x: 1, y: 3, width: 26, height: 14, fill: `url(#${hatching.id})`, stroke: "#000000" }), words.signUnserved],
    ].filter(([, meaning]) => !legendTexts.some(({ text }) => text === meaning));
    if (!signs.length) return null;
    const list = document.createElement("ul");
    list.className = "what-if-signs";
    for (const [sign, meaning, head] of signs) {
      const item = document.createElement("li");
      item.append(drawn("svg", { width: 34, height: 20, "aria-hidden": "true" },
        drawn("rect", { width: 34, height: 20, fill: "#ffffff" }), sign, ...(head ? [head] : [])), meaning);
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
