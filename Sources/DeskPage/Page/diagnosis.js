// Why no plan is possible, and what each way out would be.
import { valueOf, withValue } from "./arguments.js";
import { letGo, locksOf } from "./locks.js";
import { formatted, language, listed, say, staffed } from "./words.js";

const kilometresOf = (value) => formatted(Number(value), 0, 1);
/** Up, so that what is asked for is not less than what was found to be possible. */
const rounded = (value, places) => Math.ceil(value * 10 ** places - 1e-6) / 10 ** places;

/** The requirement of an option with a value, in words. */
const requirementWords = {
  "--most-km": (value) => say("at most {1} km from the base", kilometresOf(value)),
  "--most-waiting": (value) => say("at most {1} % waiting in any municipality", formatted(100 * Number(value), 0, 2)),
  "--least-coaches": (value) => say("at least {1} {coach|coaches} in each territory", Number(value)),
  "--most-care-teams": (value) => say("at most {1} care {team|teams} for each coach", formatted(Number(value), 0, 2)),
  "--least-clients": (value) => say("at least {1} clients a year for each coach", formatted(Number(value), 0, 2)),
  "--most-clients": (value) => say("at most {1} clients a year for each coach", formatted(Number(value), 0, 2)),
};
const shareOf = (text) => (text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text));

/**
 * @param document The plan's document, with its diagnosis.
 * @param given The arguments that it answers.
 * @returns the reason in a sentence, and `ways`: words, with `change` where a click can make it.
 */
export function diagnosed({ diagnosis, coaches, leaders, assumptions }, given) {
  const locks = locksOf(given);
  const { conflict } = diagnosis;
  const lockOf = (part) => {
    const same = locks.filter((one) => one.option === part.origin);
    return same.find((one) => one.codes.every((code) => part.text.includes(code)) || part.text === one.words)
      ?? same[conflict.filter((other) => other.origin === part.origin).indexOf(part)] ?? null;
  };
  const range = valueOf(given, "--territories") ?? "";
  function words(part) {
    switch (part.condition) {
      case "coaches": return say("{1} {coach|coaches}", staffed(coaches));
      case "leaders": return say("{1} {leader|leaders}", leaders);
      case "territories": return /^\d+$/.test(range) ? say("{1} {territory|territories}", Number(range)) : say("{1} territories", range.replace("-", "\u2013"));
      case "reach": return say("a reach of {1} km", kilometresOf(assumptions.reach_km));
      case "connected": return say("territories connected by road borders");
      case "difference": return say("a plan that differs enough from those found before");
      default: {
        const value = valueOf(given, part.origin);
        return lockOf(part)?.words
          ?? (value !== null && Number.isFinite(shareOf(value)) ? requirementWords[part.origin]?.(shareOf(value)) : null) ?? part.text;
      }
    }
  }

  function reason() {
    if (language === "en") return diagnosis.reason;
    if (conflict.length === 0) return say("what is asked for leaves no more room than rounding does");
    if (conflict[0].condition === "difference") return say("no other plan differs enough from those before");
    const all = conflict.map(words);
    const part = conflict.find(({ condition, above, below, beyond_conflict: isBeyond }) => !isBeyond
      && ["coaches", "territories"].includes(condition) && (above === undefined) !== (below === undefined));
    if (part && conflict.length > 1) {
      const others = listed(conflict.filter((one) => one !== part).map(words));
      const nearest = part.above ?? part.below;
      const needed = part.condition === "coaches" ? say("{1} {coach|coaches}", staffed(nearest)) : say("{1} {territory|territories}", nearest);
      const need = part.above === undefined ? say("{1} need at most {2}", others, needed) : say("{1} need at least {2}", others, needed);
      return part.condition === "coaches" ? say("{1}; you gave {2}", need, String(staffed(coaches))) : say("{1}; you asked for {2}", need, range);
    }
    return all.length > 1 ? say("{1} contradict each other", listed(all)) : say("no plan has {1}", all[0]);
  }

  const set = (option, value, label) => ({ words: label, change: withValue(given, option, String(value)) });
  const sharesWords = (team) => team.map((share) => formatted(share, 0, 2)).join("; ");
  /** Other coaches in place of those that the question has. */
  function withTeam(count, shares) {
    const words = say("{1} {coach|coaches}", staffed(count));
    const free = withValue(withValue(given, "--staff", null), "--coaches", null);
    return shares === undefined ? { words, change: withValue(free, "--coaches", String(count)) }
      : { words: `${words} (${sharesWords(shares)})`, change: withValue(free, "--staff", shares.join(",")) };
  }
  /** A number stands for one part-time coach at most, else each coach's share is named. */
  function listing({ origin, below_shares: fewer, above_shares: more }, counts) {
    const shares = [fewer, more].filter((team) => team !== undefined).map(sharesWords);
    return shares.length ? say("let {1} list coaches with the shares {2}", origin, listed(shares))
      : say("let {1} list coaches who come to {2}", origin, listed(counts.map((count) => formatted(count, 0, 2))));
  }

  function waysOut(part) {
    const counts = [part.below, part.above].filter((count) => count !== undefined);
    switch (part.condition) {
      // Another number would do away with the places of the coaches who are listed.
      case "coaches": return part.origin === "staff.csv" ? [{ words: listing(part, counts) }]
        : [[part.below, part.below_shares], [part.above, part.above_shares]]
          .flatMap(([count, shares]) => (count === undefined ? [] : [withTeam(count, shares)]));
      case "territories": return counts.map((count) => set("--territories", count, say("{1} {territory|territories}", count)));
      case "leaders": return counts.map((count) => set("--leaders", count, say("{1} {leader|leaders}", count)));
      case "reach": return part.value === undefined ? []
        : [set("--reach", rounded(part.value, 1), say("a reach of {1} km", kilometresOf(rounded(part.value, 1))))];
      case "connected": return [{ words: say("add a border where a road or ferry could join the parts") }];
      case "difference": return [{ words: say("ask for fewer plans, or a smaller difference"), change: withValue(given, "--alternatives", null) }];
      default: {
        const nearest = part.value ?? counts[0];
        const own = lockOf(part);
        if (own) return [{ words: say("let go: {1}", own.words), change: letGo(given, own) }];
        if (valueOf(given, part.origin) === null) return [{ words: part.text }];
        const isShare = part.origin === "--most-waiting";
        const value = isShare ? rounded(nearest, 4) : nearest;
        return [nearest !== undefined && part.origin in requirementWords
          ? set(part.origin, isShare ? `${formatted(100 * value, 0, 2).replace(",", ".")}%` : value, requirementWords[part.origin](value))
          : { words: say("leave out: {1}", words(part)), change: withValue(given, part.origin, null) }];
      }
    }
  }
  const ways = conflict.flatMap((part) => waysOut(part).map((way) => ({
    ...way, words: part.enough === false
      ? say("{1}; then other conditions still contradict each other", way.words) : way.words,
  })));
  return { reason: reason(), ways };
}
