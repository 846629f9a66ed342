// Who waits where a coach is away: the worst in a sentence, and every territory in a table.
import { row, table } from "./tables.js";
import { element, nameOf, people, percent, say, staffed } from "./words.js";

/** As many names as a sentence holds. */
const few = (names) => (names.length > 6 ? say("{1} and {2} more", names.slice(0, 5).join(", "), names.length - 5) : names.join(", "));

/** The part of the answer about it; none where that was not looked at. */
export function absenceParts(plan) {
  const cases = plan.document.if_one_is_away ?? [];
  if (!cases.length) return [];
  // What the solver takes for the same: ten times a millionth of all clients.
  const least = 1e-5 * plan.document.demand;
  const worst = cases.reduce((one, next) => (next.waiting > one.waiting + 1e-6 ? next : one));
  const [waiting, more] = [people(worst.waiting), people(worst.more_waiting)];
  const name = (base) => plan.byBase.get(base)?.name ?? nameOf(base);
  function sentence() {
    if (worst.more_waiting <= least) return say("If a coach is away, the others can stand in: nobody more waits.");
    if (worst.waiting - Math.min(...cases.map((one) => one.waiting)) <= least) {
      return say("If a coach is away, wherever it is, {1} {client|clients} a year {waits|wait}, {2} more than otherwise.", waiting, more);
    }
    const equal = cases.filter(({ waiting }) => worst.waiting - waiting <= least);
    if (equal.length > 1) {
      return say("If a coach is away, it is worst in any of {1}: {2} {client|clients} a year {waits|wait} then, {3} more than otherwise.", few(equal.map(({ base }) => name(base))), waiting, more);
    }
    const first = say("If a coach is away, it is worst in {1}: {2} {client|clients} a year {waits|wait} then, {3} more than otherwise.", name(worst.base), waiting, more);
    return worst.municipalities.length ? `${first} ${say("More wait in {1}.", few(worst.municipalities.map(nameOf)))}` : first;
  }
  const isPartTime = cases.some(({ share }) => share < 1);
  const head = [[say("Territory")], [say("Coaches"), true], ...(isPartTime ? [[say("Away, of full time"), true]] : []),
    [say("Then waiting"), true], [say("More than otherwise"), true], [say("More wait in")]];
  const rows = cases.map((one) => row(name(one.base), [
    ...[staffed(plan.byBase.get(one.base)?.coaches ?? 0), ...(isPartTime ? [percent(one.share)] : []), people(one.waiting), people(one.more_waiting)]
      .map((text) => [String(text), true]),
    [few(one.municipalities)]]));
  return [element("section", { id: "absence" }, element("h3", {}, say("If one is away")), element("p", {}, sentence()),
    element("details", {}, element("summary", {}, say("In each territory")),
      table("absences", say("Clients a year who wait where one coach less is in a territory"), head, rows),
      element("p", { class: "note" }, say("Territories, bases and all other coaches stay; they serve whom they may, so that as few wait as can be. It is the coach with the largest share of full time who is away."))))];
}
