// What plans are measured by, and what a requirement costs, in words.
import { formatted, percent, people, say, whole, wholeDifference } from "./words.js";

export const levelNames = {
  waiting: () => say("waiting"), fairness: () => say("fairness"), travel: () => say("travel"),
  balance: () => say("balance"), partners: () => say("partners"), help: () => say("help"),
  resilience: () => say("resilience"),
  change: () => say("change"),
};
/** What a level makes small, for those who choose their order. */
export const levelMeanings = {
  waiting: () => say("as few clients as possible wait"),
  fairness: () => say("the largest share who wait in a municipality is small"),
  travel: () => say("short ways to clients"),
  balance: () => say("equal numbers of clients for coaches"),
  partners: () => say("natural partners in one territory"),
  help: () => say("little help across territories"),
  resilience: () => say("few wait if a coach is away"),
  change: () => say("few changes from the reference plan"),
};

export function levelValue(name, value) {
  if (name === "fairness") return percent(value / 100);
  if (name === "travel") return say("{1} client-km", whole(value));
  if (name === "waiting" || name === "balance" || name === "help" || name === "resilience")
    return say("{1} {client|clients}", people(value));
  return formatted(value, 0, 1);
}

/** How far a search is. */
export function progressWords({ text, level, value, bound, gap }) {
  const parts = [text || say("Searching: {1}", levelNames[level]?.() ?? level ?? "")];
  if (!text && Number.isFinite(value)) parts.push(say("best plan {1}", levelValue(level, value)));
  if (!text && Number.isFinite(bound)) parts.push(say("bound {1}", levelValue(level, bound)));
  if (!text && Number.isFinite(gap)) parts.push(say("gap {1}", percent(gap)));
  return parts.join("; ");
}

/**
 * What stands between two plans, as a requirement's cost is told: the first level in which they differ as
 * it is shown.
 */
export function costBetween(plan, free) {
  const without = new Map(free.document.objectives.map(({ name, value }) => [name, value]));
  const first = plan.document.objectives.find(({ name, value }) =>
    without.has(name) && levelValue(name, value) !== levelValue(name, without.get(name)));
  return first ? { cost: { name: first.name, value: first.value, without: without.get(first.name) } } : { binds: false };
}

/** What a requirement costs, as the plan's document tells of it; null where that is not known. */
export function costWords({ binds, cost }) {
  if (binds === false) return say("costs nothing: the best plan without it is as good");
  if (!cost) return null;
  const { name, value, without } = cost;
  if (name === "travel") {
    const more = wholeDifference(value, without);
    return more < 0 ? say("saves {1} client-kilometres a year ({2} instead of {3})", whole(-more), whole(value), whole(without))
      : say("costs {1} client-kilometres a year ({2} instead of {3})", whole(more), whole(value), whole(without));
  }
  return say("{1}: {2} with it, {3} without", levelNames[name]?.() ?? name, levelValue(name, value), levelValue(name, without));
}
