// The ways to look at the map: what colours a municipality, what stands at it, what is said of it.
import { movedBetween, sharedLand } from "./plan.js";
import { formatted, listed, nameOf, people, percent, say, staffed } from "./words.js";

/** From nothing to most: black words can be read on each. */
const ramp = ["#ffffff", "#e1edf8", "#bcd7f0", "#93bfe5", "#69a3d6"];
const unlike = "#f2f2f2";

const territoryName = (plan, code) => plan.territoryOf.get(code)?.name;

/** Who a municipality is with and how it is served, in one line. */
export function wordsOf(plan, code) {
  const row = plan.rows.get(code);
  const parts = [nameOf(code)];
  if (!row) return parts[0];
  const territory = territoryName(plan, code);
  parts.push(territory ? say("territory {1}", territory) : say("shared"));
  const base = plan.byBase.get(code);
  if (base) parts.push(say("base of {1} {coach|coaches}", staffed(base.coaches)));
  parts.push(say("{1} {client|clients} a year", people(row.clients)));
  if (plan.document.unserved.includes(code)) parts.push(say("no service at all"));
  else if (row.waiting > 0.005) parts.push(say("{1} of them {waits|wait} ({2})", people(row.waiting), percent(row.waiting_share ?? 0)));
  else parts.push(say("nobody waits"));
  const others = row.served_by.filter(({ base: own }) => own !== row.base);
  if (others.length) {
    parts.push(say("helped by {1}", listed(others.map(({ base: own, clients }) =>
      `${plan.byBase.get(own)?.name ?? nameOf(own)} (${people(clients)})`))));
  }
  return parts.join(", ");
}

/** Clients a year of the own territory for each coach. */
const loadOf = (territory) => territory.clients / territory.coaches;

/** Where a municipality was that has moved; empty for all others. */
function before(plan, code, earlier) {
  if (!movedBetween(earlier, plan).includes(code)) return "";
  return say("before: {1}", earlier.territoryOf.get(code)?.name ?? say("shared"));
}

export const views = {
  territories: { title: () => say("Territories"), words: wordsOf },
  share: {
    title: () => say("Share who wait"),
    value: (plan, code) => plan.rows.get(code)?.waiting_share ?? 0,
    write: percent,
    note: (plan, code) => (plan.rows.get(code)?.waiting_share === undefined ? "" : percent(plan.rows.get(code).waiting_share)),
    words: wordsOf,
  },
  load: {
    title: () => say("Load"),
    value: (plan, code) => (plan.territoryOf.has(code) ? loadOf(plan.territoryOf.get(code)) : 0),
    write: (value) => formatted(value, 0, 0),
    note: (plan, code) => (plan.byBase.has(code)
      ? say("{1} for each coach", formatted(loadOf(plan.byBase.get(code)), 0, 1)) : ""),
    words: wordsOf,
  },
  help: { title: () => say("Who helps whom"), words: wordsOf },
  difference: {
    title: () => say("Difference from the plan before"),
    note: before,
    words: (plan, code, earlier) => [wordsOf(plan, code), before(plan, code, earlier)].filter(Boolean).join(", "),
  },
};

/** The colour of each municipality. */
export function coloured(view, plan, colours, earlier) {
  const all = [...plan.rows.keys()];
  const shown = (code) => (plan.territoryOf.has(code) ? colours.get(code) : sharedLand);
  if (!plan.exists) return new Map();
  if (view === "difference") {
    const moved = new Set(movedBetween(earlier, plan));
    return new Map(all.map((code) => [code, moved.has(code) ? shown(code) : unlike]));
  }
  const { value } = views[view];
  if (!value) return new Map(all.map((code) => [code, shown(code)]));
  const { bounds } = classes(view, plan);
  return new Map(all.map((code) => [code, ramp[bounds.findIndex((bound) => value(plan, code) <= bound + 1e-9)]]));
}

/** Upper bounds of the classes of values, with round steps. */
function classes(view, plan) {
  const { value } = views[view];
  const most = Math.max(1e-9, ...[...plan.rows.keys()].map((code) => value(plan, code)));
  const raw = most / (ramp.length - 1);
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * unit).find((one) => one >= raw - 1e-12);
  return { bounds: ramp.map((_, place) => (place === ramp.length - 1 ? Infinity : place * step)), step, most };
}

/** What colours mean: pairs of a colour and words. */
export function legendOf(view, plan) {
  const { value, write } = views[view];
  if (!value || !plan.exists) return [];
  const { step, most } = classes(view, plan);
  return most < 1e-6 ? [[ramp[0], write(0)]] : ramp.map((colour, place) => [colour, place === 0 ? write(0) : `${write((place - 1) * step)}\u2013${write(place * step)}`]);
}
