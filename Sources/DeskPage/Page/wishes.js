// What was asked of territories and what it costs: each wish by itself, and all of them together.
import { pairs, valueOf, withValue } from "./arguments.js";
import { costBetween, costWords } from "./levels.js";
import { isLock, letGo, locksOf } from "./locks.js";
import { planOf } from "./plan.js";
import { computed } from "./server.js";
import { button, element, formatted, isInMinutes, ownValue, say } from "./words.js";

/** Wishes that are fields of the question. */
const limits = new Set([
  "--most-km", "--most-waiting", "--least-coaches", "--least-clients", "--most-clients", "--most-care-teams", "--inside",
]);
/** How long a plan is looked for that only tells what wishes cost, in seconds. */
const patience = 20;

function optionWords(one, value) {
  if (one.from === "--most-km") return say("at most {1} km from the base", value);
  if (one.from === "--most-waiting") return say("at most {1} % waiting in any municipality", value.replace("%", ""));
  if (one.from === "--least-coaches") return say("at least {1} {coach|coaches} in each territory", Number(value));
  return one.requirement;
}

/** The same question without any wish of the page; by minutes there is none without a reach. */
function withoutWishes(given) {
  const kept = pairs(given).filter(([option]) => !isLock(option) && !limits.has(option) && (option !== "--reach" || isInMinutes));
  return kept.flatMap(([option, value]) => (value === null ? [option] : [option, value]));
}

export function wishesPart(desk) {
  /** Plans that were looked for to compare with, by what they answer: a search each is enough. */
  const known = new Map();
  let asking = null;

  /** The plan of other arguments; null where it is not proven. */
  function planFor(given, signal) {
    const key = JSON.stringify(given);
    if (!known.has(key)) {
      const limit = Math.min(patience, Number(valueOf(given, "--time-limit") ?? patience) || patience);
      const found = computed("propose", withValue(given, "--time-limit", String(limit)), signal)
        .then((document) => (document?.outcome === "optimal" ? planOf(document) : null));
      found.catch(() => known.delete(key));
      known.set(key, found);
      if (known.size > 30) known.delete(known.keys().next().value);
    }
    return known.get(key);
  }

  /** Fills a place with what stands between the plan on show and that of other arguments. */
  async function tell(place, plan, given, write, signal) {
    place.textContent = say("Being counted …");
    try {
      const other = await planFor(given, signal);
      if (signal.aborted) return;
      place.textContent = write(other ? costWords(costBetween(plan, other)) : null);
    } catch {
      if (!signal.aborted) place.textContent = write(null);
    }
  }

  /** An entry of the list: words, what it costs, and a button that lets it go where one can. */
  function entry(words, cost, change) {
    const go = button(say("Let go"), { "aria-label": say("Let go: {1}", words) });
    if (change) go.addEventListener("click", () => desk.change(change, say("let go: {1}", words)));
    return element("li", {}, element("span", {}, words, cost), ...(change ? [go] : []));
  }
  const note = (text) => element("span", { class: "note" }, text);

  function ofReach(plan, given, signal) {
    const asked = valueOf(given, "--reach");
    const own = ownValue("--reach")?.value;
    if (asked === null || own === undefined) return [];
    const free = withValue(given, "--reach", null);
    const place = note("");
    tell(place, plan, free, (words) => words ?? say("cost not known"), signal);
    return [entry(say("a reach of {1} km instead of {2} km", formatted(Number(asked), 0, 1), formatted(Number(own), 0, 1)), place, free)];
  }

  return {
    /** Ends what is being counted: the search for a new answer needs the room. */
    leave: () => asking?.abort(),
    /**
     * The part of the answer about wishes; none where there are none.
     *
     * @param isPartial whether the plan is not the one that was looked for: then nothing is compared.
     */
    parts(plan, given, isPartial) {
      asking?.abort();
      asking = new AbortController();
      const { signal } = asking;
      const locks = locksOf(given);
      const seen = new Map();
      const items = plan.document.requirements.map((one) => {
        const place = seen.get(one.from) ?? 0;
        seen.set(one.from, place + 1);
        const own = locks.filter(({ option }) => option === one.from)[place] ?? null;
        const field = valueOf(given, one.from);
        return entry(own?.words ?? optionWords(one, field), note(costWords(one) ?? say("cost not known")),
          own ? letGo(given, own) : field !== null ? withValue(given, one.from, null) : null);
      });
      if (!isPartial) items.push(...ofReach(plan, given, signal));
      if (!items.length) return [];
      const all = [];
      const free = withoutWishes(given);
      const count = pairs(given).length - pairs(free).length;
      if (count > 1 && !isPartial) {
        const place = element("p", { id: "all-wishes" });
        tell(place, plan, free, (words) => (words === null ? say("What all of them cost together is not known.")
          : say("All {1} together, against the plan without any: {2}.", count, words)), signal);
        all.push(place);
      }
      return [element("section", {}, element("h3", {}, say("What the requirements cost")),
        ...(count > 1 ? [element("p", { class: "note" }, say("Each by itself, all others kept: all together may cost more or less than the sum."))] : []),
        element("ul", { class: "locks" }, ...items), ...all)];
    },
  };
}
