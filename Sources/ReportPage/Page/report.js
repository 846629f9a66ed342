"use strict";
// The page is whole without this script, which only adds: a slider that shows one scenario at a
// time, and details of the municipality under the pointer or the keyboard's focus.
(() => {
  const data = JSON.parse(document.getElementById("report-data").textContent);
  const panels = [...document.querySelectorAll(".panel")];
  const slider = document.getElementById("scenario");
  let chosen = data.baseline;

  const panelsOf = (scenario) =>
    panels.filter((panel) => Number(panel.dataset.scenario) === scenario);

  function choose(scenario) {
    chosen = scenario;
    for (const panel of panels) panel.hidden = Number(panel.dataset.scenario) !== scenario;
    const { name, answer } = data.scenarios[scenario];
    slider.value = String(scenario);
    slider.setAttribute("aria-valuetext", name);
    document.getElementById("scenario-answer").textContent = `${name}: ${answer}`;
    document.querySelectorAll(".ticks li").forEach((tick, place) => {
      tick.toggleAttribute("data-chosen", place === scenario);
    });
    document.dispatchEvent(new CustomEvent("scenario", { detail: { scenario } }));
  }

  if (slider) {
    slider.closest(".picker").hidden = false;
    slider.addEventListener("input", () => choose(Number(slider.value)));
    choose(chosen);
  }

  // Details: what the municipality's row in the table says, so that both always agree.
  const tooltip = document.createElement("div");
  tooltip.id = "tooltip";
  tooltip.setAttribute("role", "tooltip");
  tooltip.hidden = true;
  document.body.append(tooltip);
  let hiding;

  function rowOf(shape) {
    const code = CSS.escape(shape.dataset.municipality);
    const scenario = Number(shape.closest(".panel")?.dataset.scenario ?? chosen);
    for (const panel of panelsOf(scenario)) {
      const row = panel.querySelector(`tr[data-row="${code}"]`);
      if (row) return row;
    }
    return null;
  }

  /// The row as pairs of header and cell; the first is the municipality's name.
  function valuesOf(row) {
    const titles = [...row.closest("table").tHead.rows[0].cells].map((cell) => cell.textContent);
    return [...row.cells].map((cell, place) => [titles[place], cell.textContent.trim()]);
  }

  function show(shape) {
    const row = rowOf(shape);
    if (!row) return;
    clearTimeout(hiding);
    const [[, name], ...values] = valuesOf(row);
    const list = document.createElement("dl");
    for (const [title, value] of values) {
      const term = document.createElement("dt");
      const detail = document.createElement("dd");
      term.textContent = title;
      detail.textContent = value || "–";
      list.append(term, detail);
    }
    const heading = document.createElement("p");
    heading.textContent = name;
    tooltip.replaceChildren(heading, list);
    tooltip.hidden = false;
    place(shape.getBoundingClientRect());
  }

  /// Below the shape, or above it where there is no room, and never outside the window.
  function place(box) {
    const { offsetWidth: width, offsetHeight: height } = tooltip;
    const wide = document.documentElement.clientWidth;
    const left = Math.min(Math.max(8, box.left + box.width / 2 - width / 2), wide - width - 8);
    const below = box.bottom + 8 + height < window.innerHeight;
    const top = below ? box.bottom + 8 : Math.max(8, box.top - height - 8);
    tooltip.style.left = `${Math.max(8, left) + window.scrollX}px`;
    tooltip.style.top = `${top + window.scrollY}px`;
  }

  // A moment's delay lets the pointer move onto the details without losing them.
  function hide() {
    clearTimeout(hiding);
    hiding = setTimeout(() => { tooltip.hidden = true; }, 150);
  }

  tooltip.addEventListener("pointerenter", () => clearTimeout(hiding));
  tooltip.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tooltip.hidden = true;
  });

  /// One stop of the tab key for a map; arrows move among its municipalities.
  function explore(map) {
    const shapes = [...map.querySelectorAll("[data-municipality]")];
    if (shapes.length === 0) return;
    // A picture has no parts to go to; with parts that can be reached it is a group of them.
    map.setAttribute("role", "group");
    shapes.forEach((shape, index) => {
      const row = rowOf(shape);
      // The browser's own details would stand beside these.
      shape.querySelector("title")?.remove();
      shape.setAttribute("role", "img");
      shape.setAttribute("tabindex", index === 0 ? "0" : "-1");
      if (row) {
        const [[, name], ...values] = valuesOf(row);
        const details = values.filter(([, value]) => value).map((pair) => pair.join(": "));
        shape.setAttribute("aria-label", [name, ...details].join(", "));
      }
      shape.addEventListener("pointerenter", () => show(shape));
      shape.addEventListener("pointerleave", hide);
      shape.addEventListener("focus", () => show(shape));
      shape.addEventListener("blur", hide);
      shape.addEventListener("keydown", (event) => step(event, shapes, index));
    });
  }

  function step(event, shapes, index) {
    const last = shapes.length - 1;
    const next = {
      ArrowRight: Math.min(index + 1, last), ArrowDown: Math.min(index + 1, last),
      ArrowLeft: Math.max(index - 1, 0), ArrowUp: Math.max(index - 1, 0), Home: 0, End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    shapes[index].setAttribute("tabindex", "-1");
    shapes[next].setAttribute("tabindex", "0");
    shapes[next].focus();
  }

  // Last of all, since the script of what-if questions copies a map as it stands in the file.
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("#map .panel svg.plan-map").forEach(explore);
  });
})();
