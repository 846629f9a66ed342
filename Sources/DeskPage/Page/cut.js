// A region cut out of this one: municipalities picked on the map, or an employment area.
import { address } from "./arguments.js";
import { problemsOf } from "./messages.js";
import { cut } from "./server.js";
import { button, byName, element, language, namesOf, region, say } from "./words.js";

/** @param changed is told when other municipalities are picked, or picking begins or ends. */
export function cutPart(tell, changed) {
  const picked = new Set();
  const field = (id) => element("input", { type: "text", id, class: "wide", maxlength: "60", autocomplete: "off", spellcheck: "false" });
  const title = field("cut-title");
  const name = field("cut-name");
  const list = element("p", { id: "cut-list", role: "status" });
  const make = button(say("Make the region"), { id: "cut-make" });
  const problem = element("p", { class: "problem", id: "cut-problem", hidden: "" });
  const made = element("div", { id: "cut-made" });
  const area = element("select", { id: "cut-area" }, element("option", { value: "" }, say("picked on the map")),
    ...region.employmentAreas.map(({ name: own, title: words }) => element("option", { value: own }, words)));
  const root = element("details", { class: "group", id: "cut" }, element("summary", {}, say("Cut out a region")),
    element("p", { class: "note" }, say("While this is open, a click on the map or in the table of municipalities picks municipalities.")),
    ...(region.employmentAreas.length ? [element("div", { class: "field" }, element("label", { for: "cut-area" }, say("Municipalities")), area)] : []),
    list, element("div", { class: "field" }, element("label", { for: "cut-title" }, say("Name of the new region")), title),
    element("div", { class: "field" }, element("label", { for: "cut-name" }, say("Name of the new region's folder")), name,
      element("p", { class: "note" }, say("Small letters a–z, digits and hyphens, such as east-side.")), problem), make, made);

  function show() {
    list.textContent = picked.size ? say("{1} {municipality|municipalities} picked: {2}", picked.size, namesOf([...picked].sort(byName)))
      : area.value ? "" : say("None is picked yet.");
    changed();
  }
  root.addEventListener("toggle", show);
  // A folder's name after the region's, until somebody writes another one.
  title.addEventListener("input", () => {
    if (name.dataset.own === undefined) {
      name.value = title.value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    }
  });
  name.addEventListener("input", () => { name.dataset.own = ""; });
  area.addEventListener("change", () => {
    picked.clear();
    for (const one of region.municipalities) if (area.value && one.employmentArea === area.value) picked.add(one.code);
    show();
  });
  function refuse(text) {
    problem.textContent = text;
    problem.hidden = !text;
    if (text) {
      name.setAttribute("aria-invalid", "true");
      name.setAttribute("aria-describedby", "cut-problem");
      tell(text, true);
    } else name.removeAttribute("aria-invalid");
  }
  /** What was linked and left out to make the region, which has to be known before it is planned. */
  function showMade(folder, words) {
    const heading = element("h3", { tabindex: "-1" }, say("The region {1} is made", title.value.trim() || folder));
    const open = button(say("Open {1}", title.value.trim() || folder), { id: "cut-open" });
    open.addEventListener("click", () => location.assign(address(folder, language, [])));
    made.replaceChildren(heading, element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": heading.textContent },
      element("pre", {}, words.trim())), open);
    heading.focus();
  }
  make.addEventListener("click", async () => {
    const folder = name.value.trim();
    refuse("");
    made.replaceChildren();
    if (!picked.size && !area.value) {
      refuse(say("Pick municipalities first."));
      return;
    }
    try {
      const what = area.value ? { employmentArea: area.value } : { municipalities: [...picked] };
      const { status, body, messages } = await cut({ name: folder, title: title.value.trim() || null, ...what });
      if (status === 0) showMade(folder, body);
      else refuse(problemsOf(messages).map(({ text }) => text).join(" "));
    } catch (reason) {
      refuse(reason.message);
    }
  });
  return {
    root,
    /** The picked codes; null while nothing is cut. */
    picked: () => (root.open ? picked : null),
    toggle(code) {
      area.value = "";
      if (!picked.delete(code)) picked.add(code);
      show();
    },
  };
}
