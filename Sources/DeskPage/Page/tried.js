// Plans that were tried and kept: a strip of small maps, any two to five of which are set side by side.
import { isSame } from "./arguments.js";
import { changeOf, figures } from "./answer.js";
import { smallMap } from "./map.js";
import { coloursOf, movedBetween, planOf } from "./plan.js";
import * as server from "./server.js";
import { besides } from "./side.js";
import { button, element, listed, locale, nameOf, people, percent, say, staffed } from "./words.js";

const most = 5;
/** Letters of a plan's name. */
export const longestName = 160;

/** Fields of names are as high as their words. */
const names = new ResizeObserver((entries) => {
  for (const { target } of entries) fitted(target);
});
function fitted(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

/**
 * @param desk of the page.
 * @param tell says what happened to those who hear the page.
 * @param changed is told when a plan was kept, pinned or removed.
 */
export function triedPart(desk, tell, changed) {
  let plans = [];
  const bodies = new Map();
  const chosen = new Set();
  let pinnedLast = null;
  const strip = element("ul", { class: "strip" });
  const none = element("p", { class: "note" }, say("No plan is kept yet. “Keep this plan” puts the one on show here."));
  const compare = button(say("Set side by side"), { id: "compare", "aria-disabled": "true" });
  const hint = element("p", { class: "note", id: "compare-hint" }, say("Tick two to five plans to set them side by side."));
  compare.setAttribute("aria-describedby", "compare-hint");
  const pinning = element("p", { class: "note", id: "pin-hint" },
    say("“Pin” makes a plan the one to measure against: it comes first here, and the figures of every plan show the difference from it too."));
  const side = element("div", { id: "comparison" });
  const root = element("section", { id: "tried", "aria-labelledby": "tried-title" },
    element("h2", { id: "tried-title", tabindex: "-1" }, say("Tried plans")), none, strip, pinning, hint, compare, side);

  const planAt = async (id) => {
    if (!bodies.has(id)) bodies.set(id, planOf(JSON.parse((await server.triedPlan(id)).body)));
    return bodies.get(id);
  };
  const trying = async (work) => {
    try {
      await work();
    } catch (problem) {
      // A plan that is gone is no longer shown.
      const lost = problem.status === 404 ? await load().catch(() => "") : "";
      tell([problem.message, lost].filter(Boolean).join(" "), true);
    }
  };

  function coloured({ colours }) {
    const groups = new Map();
    for (const [code, t] of Object.entries(colours)) groups.set(t, [...(groups.get(t) ?? []), code]);
    return coloursOf([...groups.values()].map((municipalities) => ({ municipalities, base: municipalities[0] })), desk.colours());
  }

  /** When a plan was kept; as it stands where it is no time. */
  const timeOf = (made) => {
    const time = new Date(made);
    return Number.isNaN(time.getTime()) ? made
      : new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" }).format(time);
  };

  function card(one) {
    const { id, name, made, pinned, summary } = one;
    const open = button(say("Open"), { "aria-label": say("Open {1}", name) });
    open.addEventListener("click", () => desk.change([...one.arguments, ...besides(desk.arguments())], say("{1} opened", name)));
    const pin = button(pinned ? say("Unpin") : say("Pin"), {
      "aria-label": pinned ? say("Unpin {1}", name) : say("Pin {1}", name), "aria-describedby": "pin-hint",
    });
    pin.addEventListener("click", () => trying(async () => {
      await server.changeTried(id, { pinned: !pinned });
      pinnedLast = pinned ? null : id;
      const lost = await load();
      telling(pinned ? say("{1} is no longer pinned", name) : say("{1} is pinned: figures show the difference from it", name), lost);
      strip.querySelector(`[data-plan="${CSS.escape(id)}"] .pin`)?.focus();
    }));
    pin.classList.add("pin");
    const remove = button(say("Remove"), { "aria-label": say("Remove {1}", name) });
    remove.addEventListener("click", () => trying(async () => {
      await server.removeTried(id);
      chosen.delete(id);
      bodies.delete(id);
      const lost = await load(id);
      telling(say("{1} is removed", name), lost);
      root.querySelector("h2").focus();
    }));
    const tick = element("input", { type: "checkbox", id: `tick-${id}` });
    tick.checked = chosen.has(id);
    tick.addEventListener("change", () => {
      if (tick.checked) chosen.add(id);
      else chosen.delete(id);
      ready();
    });
    // A name is shown whole, in as many lines as it takes; Enter ends it.
    const title = element("textarea", { class: "wide", rows: "1", "aria-label": say("Name of the plan"), maxlength: String(longestName), spellcheck: "false" });
    title.value = name;
    title.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      title.blur();
    });
    title.addEventListener("input", () => fitted(title));
    names.observe(title);
    title.addEventListener("change", () => trying(async () => {
      await server.changeTried(id, { name: title.value.replace(/\s+/g, " ").trim() || name });
      const lost = await load();
      if (lost) telling("", lost);
    }));
    const when = timeOf(made);
    return element("li", { "data-plan": id, class: pinned ? "pinned" : null },
      smallMap(coloured(one), say("Map of {1}", name)), title,
      element("p", { class: "note" }, [
        say("{1} {coach|coaches}", staffed(summary.coaches)), say("{1} {territory|territories}", summary.territories),
        say("{1} {waits|wait}", people(summary.waiting)), ...(summary.largestShare > 0 ? [say("at most {1}", percent(summary.largestShare))] : []),
        when, ...(pinned ? [say("pinned")] : [])].join(" · ")),
      element("div", { class: "check" }, tick, element("label", { for: tick.id }, say("Side by side"))),
      element("div", { class: "row wrap" }, open, pin, remove));
  }

  const isReady = () => chosen.size >= 2 && chosen.size <= most;
  function ready() {
    compare.setAttribute("aria-disabled", String(!isReady()));
  }
  compare.addEventListener("click", () => {
    if (!isReady()) {
      tell(say("Tick two to five plans to set them side by side."));
      return;
    }
    trying(async () => {
      const ones = plans.filter(({ id }) => chosen.has(id));
      const all = await Promise.all(ones.map(({ id }) => planAt(id)));
      side.replaceChildren(comparison(ones, all));
      side.querySelector("h3").focus();
      tell(say("{1} plans side by side", ones.length));
    });
  });

  function comparison(ones, all) {
    const colours = all.reduce((done, plan) => [...done, coloursOf(plan.document.territories, done.at(-1) ?? desk.colours())], []);
    const months = new Set(all.map(({ document }) => document.statistics));
    const head = element("tr", {}, element("th", { scope: "col" }, say("A year")),
      ...ones.map(({ name }, place) => element("th", { scope: "col", class: "n" },
        months.size > 1 ? say("{1} ({2})", name, all[place].document.statistics) : name)));
    const rows = figures.filter((figure) => all.some((plan) => figure.value(plan) !== null)).map((figure) =>
      element("tr", {}, element("th", { scope: "row" }, figure.title()), ...all.map((plan, place) => {
        const value = figure.value(plan);
        const change = place ? changeOf(figure, plan, all[0]) : "";
        return element("td", { class: "n" }, value === null ? "\u2013" : figure.write(value),
          ...(change ? [element("span", { class: "note" }, change)] : []));
      })));
    const moves = element("tr", {}, element("th", { scope: "row" }, say("Elsewhere than in {1}", ones[0].name)),
      ...all.map((plan, place) => element("td", {}, place === 0 ? "\u2013" : listed(movedBetween(all[0], plan).map(nameOf)) || say("none"))));
    const lost = element("tr", {}, element("th", { scope: "row" }, say("Where nobody is served")),
      ...all.map((plan) => element("td", {}, listed(plan.document.unserved.map(nameOf)) || say("none"))));
    return element("div", {}, element("h3", { tabindex: "-1" }, say("Side by side")),
      element("div", { class: "gallery" }, ...ones.map(({ name }, place) => element("figure", {},
        smallMap(colours[place], say("Map of {1}", name)), element("figcaption", {}, name)))),
      element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": say("Plans side by side") },
        element("table", { id: "comparison-table" }, element("caption", {}, say("Plans side by side; differences are from the first")),
          element("thead", {}, head), element("tbody", {}, ...rows, lost, moves))));
  }

  /**
   * Shows the plans that are kept.
   *
   * @param removed the plan that was removed here.
   * @returns words of plans that were shown and are gone, though nobody here removed them; else empty.
   */
  async function load(removed = null) {
    const all = await server.triedPlans();
    const lost = plans.filter(({ id }) => id !== removed && !all.some((one) => one.id === id));
    for (const { id } of lost) bodies.delete(id);
    plans = all.map((one) => ({ ...one, name: one.name || say("Plan of {1}", timeOf(one.made)) }))
      .sort((a, b) => b.pinned - a.pinned || b.made.localeCompare(a.made));
    for (const id of [...chosen]) if (!plans.some((one) => one.id === id)) chosen.delete(id);
    strip.replaceChildren(...plans.map(card));
    none.hidden = plans.length > 0;
    pinning.hidden = plans.length === 0;
    compare.hidden = hint.hidden = plans.length < 2;
    ready();
    await changed();
    return lost.length ? say("No longer kept, removed on another page or from the disk: {1}.", listed(lost.map(({ name }) => name))) : "";
  }
  /** Says what was done, and what is gone besides. */
  const telling = (words, lost) => tell([words, lost].filter(Boolean).join(". "), lost !== "");

  return {
    root,
    load: () => trying(load),
    all: () => plans,
    /** Keeps the plan on show under a name. */
    keep: (given, name) => trying(async () => {
      await server.keep(given, name);
      const lost = await load();
      telling(say("Kept as {1}", name), lost);
    }),
    isKept: (given) => plans.some((one) => isSame(one.arguments, given)),
    /** The plan that figures are compared with: name and plan; null where none is pinned. */
    async pinned() {
      const one = plans.find(({ id, pinned }) => pinned && id === pinnedLast) ?? plans.find(({ pinned }) => pinned);
      return one ? { name: one.name, plan: await planAt(one.id) } : null;
    },
  };
}
