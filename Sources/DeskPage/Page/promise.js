// The headcount for a promise: so many of those who come begin within so many days.
import { isSame, valueOf, withValue } from "./arguments.js";
import { mark } from "./fields.js";
import { ofPlan, sideQuestion } from "./side.js";
import { row, table } from "./tables.js";
import { button, element, formatted, nameOf, percent, say, typed } from "./words.js";

const option = "--promise";
/** What the number does not depend on. */
const idle = ["--coaches", "--staff", "--staff-month", "--alternatives", "--within", "--min-difference", "--priority", "--gap"];
const basis = (given) => idle.reduce((rest, one) => withValue(rest, one, null), ofPlan(given));

function answered(found) {
  const [share, days] = [percent(found.share, 10), formatted(found.days, 0, 2)];
  const before = found.trials.find(({ coaches }) => coaches === found.coaches - 1);
  switch (found.outcome) {
    case "found":
      if (found.at_least !== found.coaches) {
        return say("So that {1} begin within {2} {day|days}, {3} coaches are enough; whether fewer are, from {4} on, more runs or a longer search would tell.",
          share, days, found.coaches, found.at_least);
      }
      return [say("So that {1} begin within {2} {day|days}, {3} {coach is|coaches are} enough.", share, days, found.coaches),
        before?.in_time ? say("With {1} it is {2}.", before.coaches, percent(before.in_time.value)) : ""].join(" ").trim();
    case "never":
      return say("No number of coaches keeps the promise that {1} begin within {2} {day|days}: too many live where nobody can serve them: {3}.",
        share, days, found.unserved.map(({ municipality }) => nameOf(municipality)).join(", "));
    case "not_found": {
      if (!found.trials.length) return say("No plan is possible with up to {1} coaches, so that no promise can be kept.", found.tried_up_to);
      const open = found.trials.find(({ verdict }) => verdict === "open");
      if (open) {
        return say("No number of coaches up to {1} is known to keep the promise that {2} begin within {3} {day|days}: with {4} it is open, and more runs or a longer search would tell.",
          found.tried_up_to, share, days, open.coaches);
      }
      return say("With up to {1} coaches no best plan keeps the promise that {2} begin within {3} {day|days}; more were not tried. Promise less, or look at what stands in the way: territories (with another number of them it may be kept), intake, vacancies.",
        found.tried_up_to, share, days);
    }
    default:
      return say("The search stopped before it was known how many coaches keep the promise that {1} begin within {2} {day|days}.", share, days);
  }
}

function trialTable({ trials }) {
  const verdicts = { kept: () => say("kept"), broken: () => say("broken"), open: () => say("open") };
  const head = [[say("Coaches")], [say("In time"), true], [say("95 %"), true], [say("Promise")]];
  return table("promise-trials", say("What each number of coaches that was tried does"), head,
    trials.map(({ coaches, proven, verdict, in_time: time }) => row(formatted(coaches, 0, 0), [
      [time ? percent(time.value) : "\u2013", true], [time ? `${percent(time.least)}\u2013${percent(time.most)}` : "\u2013", true],
      [proven ? verdicts[verdict]() : say("{1}, not proven", verdicts[verdict]())],
    ])));
}

/** @param suggest gets the number of coaches that keeps the promise, or null. */
export function promiseField(desk, suggest) {
  const input = (name, label) => element("input", { id: `field-promise-${name}`, type: "text", class: "short", inputmode: "decimal", autocomplete: "off", "aria-label": label });
  const share = input("share", say("Promised share of those who come, per cent"));
  const days = input("days", say("Days within which they begin"));
  const problem = element("p", { class: "problem", id: "field-promise-problem", hidden: "" });
  const result = element("div", { id: "promise-answer" });
  let known = null;
  const clear = () => {
    known = null;
    result.replaceChildren();
    suggest(null);
  };
  const refuse = (text) => {
    mark(share, problem, text);
    mark(days, problem, text);
  };
  const texts = () => [share, days].map((one) => typed(one.value).replace(/[:,]/g, ""));
  const written = () => {
    const [part, time] = texts();
    return part && time ? `${part.replace(/%$/, "")}%:${time}` : null;
  };
  function take() {
    refuse(null);
    const value = written();
    if (value === valueOf(desk.arguments(), option) || (value === null && texts().some(Boolean))) return;
    desk.change(withValue(desk.arguments(), option, value), value ? say("{1} % within {2} {day|days} are promised", share.value, days.value) : say("Nothing is promised"), option);
  }
  for (const one of [share, days]) one.addEventListener("change", take);

  const question = sideQuestion("headcount", { ask: say("Count the coaches for it"), stop: say("Stop counting the coaches for the promise") }, {
    asked() {
      take();
      if (written() !== null) return desk.arguments();
      refuse(say("Give both a share and a number of days, such as 90 and 30."));
      share.focus();
      return null;
    },
    found(document, begun) {
      const promise = document.by_promise;
      if (!promise) return;
      known = { given: basis(begun.given), promise: valueOf(begun.given, option) };
      refuse(null);
      result.replaceChildren(element("p", { role: "status" }, answered(promise)));
      if (promise.coaches) {
        const take = button(say("Plan with {1} {coach|coaches}", promise.coaches));
        take.addEventListener("click", () => desk.change(withValue(desk.arguments(), "--coaches", String(promise.coaches)), say("{1} {coach|coaches}", promise.coaches)));
        result.append(take);
      }
      if (promise.trials.length) {
        result.append(element("details", {}, element("summary", {}, say("How sure that is")), trialTable(promise),
          element("p", { class: "note" }, say("In time: of those who come in the last 12 of {1} months in which candidates come evenly, how many begin within {2} {day|days}, with the interval of 95 % confidence. {3} {run|runs}, seed {4}. Each number has its own best plan, in which coaches help where that plan lets them; another plan, or a number that was not tried, may keep the promise with fewer.",
            promise.months, formatted(promise.days, 0, 2), promise.runs, String(promise.seed)),
          promise.trials.every(({ proven }) => proven) ? "" : ` ${say("Not proven: within the work that a number may take some level of its plan, mostly the last, stayed open.")}`)));
      }
      suggest(promise.coaches ?? null);
      desk.tell(answered(promise));
    },
    refused(problems) {
      clear();
      const text = problems.map((one) => one.text).join(" ");
      refuse(text);
      desk.tell(text, true);
    },
  });
  const root = element("div", { class: "field", "data-option": option, role: "group", "aria-label": say("Coaches for a promise") },
    element("p", { class: "label" }, say("Coaches for a promise")),
    element("div", { class: "row wrap" }, share, element("span", { class: "unit" }, say("% begin within")), days, element("span", { class: "unit" }, say("days"))),
    element("p", { class: "note" }, say("Counted by simulation, which takes some seconds.")), problem, question.root, question.state, result);
  return {
    option, root, refuse() {},
    update() {
      const given = valueOf(desk.arguments(), option);
      const [part = "", time = ""] = (given ?? "").split(":");
      for (const [one, text] of [[share, part.replace(/%$/, "")], [days, time]]) {
        const shown = Number.isFinite(Number(text)) && text !== "" ? formatted(Number(text), 0, 4) : text;
        if (document.activeElement !== one && (given !== null || !texts().some(Boolean) || written() !== null)) one.value = shown;
      }
      if (known && (known.promise !== given || !isSame(known.given, basis(desk.arguments())))) clear();
    },
  };
}
