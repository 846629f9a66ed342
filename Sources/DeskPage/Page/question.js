// The question: every option of the command line as a field, what is seldom asked folded away.
import { isSame, valueOf, withMore, withValue } from "./arguments.js";
import { choiceField, inputField, mark, originOf, switchField } from "./fields.js";
import { priorityField } from "./priority.js";
import { promiseField } from "./promise.js";
import { rateField } from "./rate.js";
import { computed } from "./server.js";
import { ofPlan } from "./side.js";
import { button, byName, element, isInMinutes, nameOf, region, say } from "./words.js";

/** Suggested numbers of coaches, beside their field. */
function coachesField(desk) {
  const field = inputField({
    option: "--coaches", label: say("Job coaches"), kind: "number", step: 1, least: 1,
    current: (plan) => plan?.document.coaches, unasked: say("As many as the headcount says."),
  }, desk);
  const list = element("ul", { class: "chips", id: "coach-suggestions", "aria-label": say("Suggested numbers of coaches") });
  field.root.querySelector(".row").after(list);
  const counts = { workload: null, distance: null, promise: null };
  return {
    ...field,
    /** Another number to suggest, or none, beside those that are shown. */
    tell(more) {
      Object.assign(counts, more);
      const suggestions = [
        [counts.workload, (count) => say("{1} by workload", count)],
        [counts.distance, (count) => say("{1} by distance", count)],
        [counts.promise, (count) => say("{1} by promise", count)],
      ].filter(([count]) => count > 0);
      list.replaceChildren(...suggestions.map(([count, words]) => {
        const one = button(words(count), { class: "chip-button" });
        one.addEventListener("click", () =>
          // Shares would be another answer to the same question.
          desk.change(withValue(withValue(desk.arguments(), "--staff", null), "--coaches", String(count)), say("{1} {coach|coaches}", count)));
        return element("li", {}, one);
      }));
    },
  };
}

/** Two municipalities that are to be neighbours, or not to be. */
function borderField(option, label, desk) {
  const choices = () => region.municipalities.map(({ code }) => code).sort(byName)
    .map((code) => element("option", { value: code }, nameOf(code)));
  const [a, b] = ["a", "b"].map((side) => element("select", {
    id: `field${option.slice(1)}-${side}`, "aria-label": `${label}, ${side === "a" ? say("first") : say("second")}`,
  }, ...choices()));
  b.selectedIndex = 1;
  const add = button(say("Add"));
  add.addEventListener("click", () => desk.change(
    withMore(desk.arguments(), option, [a.value, b.value].map(nameOf).join(",")), `${label}: ${nameOf(a.value)}, ${nameOf(b.value)}`));
  const problem = element("p", { class: "problem", id: `field${option.slice(1)}-problem`, hidden: "" });
  const root = element("div", { class: "field", "data-option": option, role: "group", "aria-label": label },
    element("p", { class: "label" }, label), element("div", { class: "row wrap" }, a, b, add), problem);
  return { option, root, refuse: (text) => mark(a, problem, text), update() {} };
}

/** The plan that changes are counted from, one of those kept. */
function referenceFields(desk) {
  const reference = choiceField({
    option: "--reference", label: say("Reference plan"),
    hint: say("A kept plan from which changes are counted."),
    choices: () => [["", say("none")], ...desk.tried().map(({ id, name }) => [`tried:${id}`, name])],
  }, desk);
  const input = inputField({
    option: "--unchanged", label: say("Territory of the reference plan to leave unchanged"), kind: "text",
    hint: say("By its name, which is that of its base."),
  }, desk);
  return [reference, {
    ...input,
    update(plan) {
      input.root.hidden = valueOf(desk.arguments(), "--reference") === null;
      input.update(plan);
    },
  }];
}

export function questionPart(desk) {
  const number = (option, label, extra = {}) => inputField({ option, label, kind: "number", ...extra }, desk);
  const share = (option, label, extra = {}) => inputField({ option, label, kind: "percent", unit: "%", ...extra }, desk);
  const text = (option, label, extra = {}) => inputField({ option, label, kind: "text", ...extra }, desk);
  const choice = (option, label, choices, extra = {}) => choiceField({ option, label, choices, ...extra }, desk);
  const rate = rateField(desk);
  const coaches = coachesField(desk);
  const promise = promiseField(desk, (count) => coaches.tell({ promise: count }));
  const way = say("km");
  const newest = [...region.snapshots].sort().at(-1);
  const turnovers = () => [
    ["employment_rate", say("employment rate")], ["mean_duration", say("mean duration")], ["observed", say("observed")],
  ];

  const groups = [
    [say("Staff"), true, [
      coaches,
      promise,
      text("--staff", say("The share of each coach"), { kind: "shares", hint: say("In place of their number: 1, 1, 0.7.") }),
      ...(region.hasStaff ? [text("--staff-month", say("Coaches of the month"), { hint: say("Of those in the region's own list: 2027-01. Else the last month in which somebody comes or goes.") })] : []),
      number("--leaders", say("Team leaders"), { step: 1 }),
      number("--coaches-per-leader", say("Coaches for each team leader"), { hint: say("In place of their number.") }),
      text("--territories", say("Number of territories"), {
        hint: say("A number or a range: 8 or 6-9."), current: (plan) => plan?.document.territories.length || "",
        unasked: say("As many as is best."), step: 1, least: 1,
      }),
    ]],
    [say("Demand"), true, [
      choice("--count", say("Demand is counted from"), () => region.columns.map(({ name, title }) => [name, title]), {
        hint: say("Only this group makes the demand: nobody else is counted."),
      }),
      choice("--statistics", say("Statistics of"), () => region.snapshots.map((name) => [name, name]), {
        hint: newest === region.statistics ? null : say("The newest figures are those of {1}.", newest),
      }),
      share("--benefit", say("Share who would benefit in a year")),
      rate,
      number("--caseload-cap", say("Clients of a coach at a time, at most"), { step: 1, least: 1 }),
    ]],
    [say("Ways"), true, [
      number("--reach", say("Longest way from a base to a municipality served"), {
        // The region's own reach is of kilometres: by minutes there is none to go back to.
        unit: way, isNeeded: isInMinutes, hint: say("Farther away nobody is served, at home or as help."),
      }),
      number("--most-km", say("Longest way from a base within its territory"), {
        unit: way, placeholder: "\u2013",
        hint: say("A wish about borders: what lies farther away belongs to another territory. Its cost is told beside the answer."),
      }),
      switchField({ name: "neighbour-help", label: say("Coaches may help in neighbouring territories") }, desk),
      choice("--membership", say("A municipality belongs to"), () => [
        ["served", say("the territory that serves most of it")], ["free", say("any territory, whoever serves it")],
      ]),
      ...(region.hasMinutes ? [choice("--cost", say("Ways are measured in"), () => [
        ["", say("kilometres")], ["minutes", say("minutes of driving")]])] : []),
    ]],
    [say("What matters first"), false, [priorityField(desk)]],
    [say("Money"), false, [
      number("--coach-year", say("A coach for a year"), { unit: "€" }),
      number("--leader-year", say("A team leader for a year"), { unit: "€" }),
      number("--kilometre", say("A kilometre driven"), { unit: "€" }),
      number("--meetings", say("Meetings of a client in a year")),
      number("--support-year", say("Municipal share of a client's labour market support for a year"), { unit: "€" }),
    ]],
    [say("More requirements"), false, [
      share("--most-waiting", say("Share who may wait in any municipality, at most"), { placeholder: "\u2013" }),
      number("--least-coaches", say("Coaches of each territory, at least"), { placeholder: "\u2013" }),
      text("--least-clients", say("Clients a year of the own territory for each coach, at least"), { placeholder: "\u2013", hint: say("A number, or a share of the mean: 80%.") }),
      text("--most-clients", say("Clients a year of the own territory for each coach, at most"), { placeholder: "\u2013", hint: say("A number, or a share of the mean: 120%.") }),
      number("--most-care-teams", say("Care teams for each coach, at most"), { placeholder: "\u2013" }),
      ...(region.areaColumns.length ? [choice("--inside", say("Each territory inside one"), () => [
        ["", say("no limit")], ...region.areaColumns.map(({ name, title }) => [name, title])])] : []),
      borderField("--add-border", say("Count as neighbours"), desk),
      borderField("--remove-border", say("Do not count as neighbours"), desk),
      ...referenceFields(desk),
    ]],
    [say("More of the count and the search"), false, [
      choice("--turnover", say("Turnover of clients by"), turnovers),
      number("--mean-duration", say("Mean duration of coaching"), { unit: say("months") }),
      number("--observed", say("Clients of a coach in a year, as observed")),
      share("--service-level", say("Share of the demand that the headcount covers")),
      number("--alternatives", say("Plans to show"), { placeholder: "1" }),
      share("--within", say("Alternatives at most so much worse"), { placeholder: "\u2013" }),
      number("--min-difference", say("Municipalities that differ in each alternative, at least"), { placeholder: "2" }),
      number("--time-limit", say("Stop the search after"), { unit: say("seconds"), placeholder: "\u2013" }),
      number("--work-limit", say("Stop the search after so much work"), { placeholder: "\u2013" }),
      share("--gap", say("A plan will do that is so close to the bound"), { placeholder: "0" }),
    ]],
  ];
  const fields = groups.flatMap(([, , own]) => own);
  const isNarrow = matchMedia("(max-width: 47.99rem)").matches;
  const root = element("section", { id: "question", "aria-labelledby": "question-title" },
    element("h2", { id: "question-title", tabindex: "-1" }, say("The question")),
    ...groups.map(([title, isOpen, own], place) => element("details", {
      class: "group", open: isOpen && (!isNarrow || place === 0) ? "" : null,
    }, element("summary", {}, title), ...own.map((field) => field.root))));

  let asked = null;
  /** Suggestions and tipping points, where what they rest on has changed. */
  async function suggest() {
    const given = ["--coaches", "--territories"].reduce((rest, option) => withValue(rest, option, null), ofPlan(desk.arguments()));
    if (asked && isSame(asked, given)) return;
    asked = given;
    try {
      const [headcount, sensitivity] = [await computed("headcount", given), await computed("sensitivity", given)];
      if (asked !== given) return;
      if (headcount) coaches.tell({ workload: headcount.by_workload?.coaches, distance: headcount.by_distance?.coaches });
      rate.tell(sensitivity?.tipping_points.find(({ quantity }) => quantity === "employment_rate")?.points ?? []);
    } catch {
      asked = null;
    }
  }

  return {
    root,
    update(plan) { for (const field of fields) field.update(plan); },
    suggest,
    /** How the page calls an option; null where it has no field. */
    labelOf: (option) => {
      const field = root.querySelector(`[data-option="${option.replace("--no-", "--")}"]`);
      return field ? field.getAttribute("aria-label") ?? field.querySelector("label, .label")?.textContent ?? null : null;
    },
    /** A value of an option as its field shows it. */
    wordsOf: (option, value) => {
      const field = fields.find((one) => one.option === option);
      const shown = [...field?.root.querySelectorAll("select option") ?? []].find((one) => one.value === value);
      return field?.wordsOf?.(value) ?? shown?.textContent ?? value;
    },
    /** Puts each problem beside its field; returns those of which there is no field. */
    refuse(problems) {
      for (const field of fields) field.refuse(null);
      return problems.filter(({ option, text: words }) => {
        const field = fields.find((one) => one.option === option || one.option === option?.replace("--no-", "--"));
        if (!field) return true;
        field.refuse(words);
        const group = field.root.closest("details.group");
        if (group) group.open = true;
        return false;
      });
    },
  };
}
