// A service that grows: coaches from a month on, and a plan for each stage that grows out of the one before.
import { isSame, switchOf, valueOf, withValue } from "./arguments.js";
import { commandPart } from "./command.js";
import { diagnosed } from "./diagnosis.js";
import { savingPart } from "./files.js";
import { levelNames, levelValue } from "./levels.js";
import { smallMap } from "./map.js";
import { inPlainWords } from "./messages.js";
import { coloursOf, planOf } from "./plan.js";
import { ofPlan, orders, sideQuestion, withOrder } from "./side.js";
import { row, table } from "./tables.js";
import { button, byName, difference, element, formatted, nameOf, namesOf, people, percent, say, staffed, typed, whole, wholeDifference } from "./words.js";

const option = "--stages";
/** What stages do not depend on. */
const idle = ["--coaches", "--staff", "--staff-month", "--alternatives", "--within", "--min-difference"];
/** Which stage is planned first: one of `orders`; null where it is the last one. */
const orderOf = (given) => orders.find((name) => switchOf(given, name)) ?? null;
const basis = (given) => [
  ...idle.reduce((rest, one) => withValue(rest, one, null), ofPlan(given)), valueOf(given, option), orderOf(given),
];

/** The rows of an argument: months with coaches, as they are written. */
const rowsOf = (text) => (text ? text.split(",").map((part) => {
  const [month, coaches = ""] = part.split(":");
  return { month, coaches };
}) : []);
const textOf = (rows) => rows.map(({ month, coaches }) => `${month}:${coaches}`).join(",");

/** A stage after another one: a year later, with one coach more; the first begins with the next year. */
function next(before) {
  const parts = /^(\d{4})-(\d{2})$/.exec(before?.month ?? "");
  const month = parts ? `${Number(parts[1]) + 1}-${parts[2]}` : `${new Date().getFullYear() + 1}-01`;
  const coaches = Number(before?.coaches);
  return { month, coaches: String(Number.isInteger(coaches) && coaches > 0 ? coaches + 1 : 1) };
}

/** The stages of a document, with their plans and what the best plan of each alone comes to. */
function stagesOf(document) {
  return document.stages.map(({ from, plan, changes, alone }) => ({
    month: from, plan: planOf(plan), changes,
    alone: alone ? new Map(alone.map(({ name, value }) => [name, value])) : null,
  }));
}

/** What a stage costs against the best plan of it alone; null where nothing differs as it is written. */
function priceOf({ plan, alone, month }) {
  if (!alone) return null;
  const waiting = alone.has("waiting") ? difference(plan.waiting - alone.get("waiting"), people) : null;
  const share = alone.has("fairness") ? difference(100 * plan.largest - alone.get("fairness"), (points) => formatted(points, 0, 1)) : null;
  const uneven = plan.document.objectives.find(({ name }) => name === "balance");
  const worse = uneven && alone.has("balance") && !alone.has("travel") ? difference(uneven.value - alone.get("balance"), people) : null;
  const km = alone.has("travel") ? wholeDifference(plan.travel, alone.get("travel")) : 0;
  const parts = [
    waiting ? (plan.waiting > alone.get("waiting") ? say("{1} more {client waits|clients wait}", waiting.slice(1)) : say("{1} {client fewer waits|fewer clients wait}", waiting.slice(1))) : "",
    share ? (share.startsWith("+") ? say("the largest share waiting {1} points higher", share.slice(1)) : say("the largest share waiting {1} points lower", share.slice(1))) : "",
    km > 0 ? say("{1} client-kilometres more", whole(km)) : km < 0 ? say("{1} client-kilometres fewer", whole(-km)) : "",
    worse ? (worse.startsWith("+") ? say("balance {1} {client|clients} worse", worse.slice(1)) : say("balance {1} {client|clients} better", worse.slice(1))) : "",
  ].filter(Boolean);
  return parts.length ? `${month}: ${parts.join(", ")}` : null;
}

/** Whether no level is worse than in the best plan of the stage alone, but by rounding. */
const isAsGoodAsAlone = ({ plan, alone }) => plan.document.objectives.every(({ name, value }) =>
  !alone.has(name) || value <= alone.get(name) + 1e-6 * Math.max(1, Math.abs(alone.get(name))));

/** Whose coach is another one from a stage on, by their new bases. */
function changeWords({ changes, month }) {
  const byBase = new Map();
  for (const { municipality, to } of changes) byBase.set(to, [...(byBase.get(to) ?? []), municipality]);
  const parts = [...byBase].map(([base, codes]) => (base ? `${nameOf(base)}: ${namesOf(codes)}` : namesOf(codes)));
  return say("Another coach from {1} on: {2}.", month, parts.join("; "));
}

/** Ways that nobody asked for are by-products, which say nothing of the stages. */
const areWaysAsked = (planned) => planned.every(({ plan }) => plan.document.objectives.some(({ name }) => name === "travel"));

function stageTable(planned) {
  const ways = areWaysAsked(planned);
  return table("stage-table", ways ? say("What each stage comes to, and the travel of the best plan of it alone") : say("What each stage comes to"), [
    [say("First month")], [say("Coaches"), true], [say("Bases"), true], [say("Served"), true], [say("Waiting"), true],
    [say("Largest share waiting"), true], [say("Change coach"), true],
    ...(ways ? [[say("Travel km"), true], [say("Travel km alone"), true]] : []),
  ], planned.map(({ month, plan, changes, alone }) => row(month, [
    formatted(plan.document.coaches, 0, 2), whole(plan.document.territories.length), whole(plan.served), people(plan.waiting),
    percent(plan.largest), whole(changes.length),
    ...(ways ? [whole(plan.travel), alone?.has("travel") ? whole(alone.get("travel")) : "\u2013"] : []),
  ].map((text) => [text, true]))));
}

/** What all stages come to that were planned together, beside planning them in turn; nothing for others. */
function togetherTable({ together }) {
  if (!together) return [];
  const ways = [["backwards", say("the last stage first")], ["forwards", say("the first stage first")]]
    .filter(([way]) => together.figures.some((figure) => figure[way] !== undefined));
  const figures = together.figures.filter(({ name }) => levelNames[name]);
  return [table("together-table", say("All stages together, beside planning them in turn"),
    [[say("On average over the months")], [say("all together"), true], ...ways.map(([, words]) => [words, true])],
    figures.map((figure) => row(levelNames[figure.name](), ["value", ...ways.map(([way]) => way)]
      .map((key) => [figure[key] === undefined ? "\u2013" : levelValue(figure.name, figure[key]), true]))))];
}

/** Municipalities, and a cell for each stage; empty where there are none. */
function byStage(id, title, codes, planned, cell, isNumber) {
  if (!codes.length) return [];
  return [element("details", { class: "group" }, element("summary", {}, title),
    table(id, title, [[say("Municipality")], ...planned.map(({ month }) => [month, isNumber])],
      codes.sort(byName).map((code) => row(nameOf(code), planned.map((stage) => [cell(stage, code), isNumber])))))];
}

/** The stages beside each other, in colours that territories keep. */
function gallery(planned, colours) {
  const all = planned.reduceRight((done, { plan }) => [coloursOf(plan.document.territories, done[0] ?? colours), ...done], []);
  return element("div", { class: "gallery" }, ...planned.map(({ month, plan }, place) => {
    const { territories, coaches, unserved } = plan.document;
    const name = say("{1}, {2} {coach|coaches}", month, staffed(coaches));
    return element("figure", {}, smallMap(all[place], say("Map of {1}", name), territories.map(({ base }) => base)),
      element("figcaption", {}, element("strong", {}, name), element("br", {}),
        say("{1} served, {2} {waits|wait}; bases: {3}.", whole(plan.served), people(plan.waiting),
          territories.map((one) => `${one.name} ${staffed(one.coaches)}`).join(", ")),
        ...(unserved.length ? [` ${say("No service at all: {1}.", namesOf(unserved))}`] : [])));
  }));
}

/** What became of the stages: those that have a plan, and why one has none. */
function answerParts(document, given, colours) {
  const stages = stagesOf(document);
  const planned = stages.filter(({ plan }) => plan.exists);
  const missing = stages.find(({ plan }) => !plan.exists);
  const prices = planned.map(priceOf).filter(Boolean);
  const changing = planned.filter(({ changes }) => changes.length);
  const compared = planned.filter(({ alone }) => alone);
  // A stage without a plan may cost just that; where ways were not asked for, nothing is known of them.
  const isKnown = !missing && document.outcome === "optimal";
  const price = compared.length < 2 ? "" : prices.length
    ? say("What growing in stages costs a year, against the best plan of each stage alone: {1}.", prices.join("; "))
    : !isKnown ? "" : compared.every(isAsGoodAsAlone)
      ? say("By all that was asked for, each stage is as good as the best plan of it alone: growing in stages costs nothing.")
      : !compared.every(({ alone }) => alone.has("waiting") && alone.has("travel")) ? "" : say(
          "Each stage has as few waiting and as little travel as the best plan of it alone: growing in stages costs neither.",
        );
  const solver = stages[0].plan.document.solver.name;
  const proof = document.outcome === "optimal" && document.together ? say("Proven: no plans of these stages are better together; {1}.", solver)
    : document.outcome === "optimal" ? say("Each stage is proven best, given the stage planned before it; {1}.", solver)
    : say("Stopped at a limit: not every stage is proven best; {1}.", solver);
  const waiting = [...new Set(planned.flatMap(({ plan }) => plan.document.waiting.filter(({ clients }) => clients > 0.005).map((one) => one.municipality)))];
  const base = ({ plan, changes }, code) => {
    const name = plan.territoryOf.get(code)?.name ?? say("shared");
    return changes.some(({ municipality }) => municipality === code) ? `\u2192 ${name}` : name;
  };
  const changed = [...new Set(changing.flatMap(({ changes }) => changes.map(({ municipality }) => municipality)))];
  return [
    ...(missing ? [element("div", { class: "notice" }, element("p", { class: "sentence" }, say("No plan for the stage from {1} on:", missing.month)),
      element("p", {}, missing.plan.document.diagnosis ? say("No plan is possible: {1}.", diagnosed(missing.plan.document, given).reason)
        : say("No plan was found before the search stopped.")))] : []),
    ...(planned.length ? [gallery(planned, colours), stageTable(planned), ...togetherTable(document)] : []),
    ...[price, ...changing.map(changeWords), planned.length > 1 && !changing.length ? say("Nobody changes coach from one stage to the next.") : "",
      missing ? "" : proof].filter(Boolean).map((text) => element("p", {}, text)),
    ...byStage("stage-changes", say("Who changes coach"), changed, planned, base, false),
    ...byStage("stage-waiting", say("Who waits, stage by stage"), waiting, planned,
      ({ plan }, code) => formatted(plan.rows.get(code)?.waiting ?? 0, 1, 1), true),
  ];
}

/**
 * @param desk `arguments()`, `colours()`, `change(…)` and `labelOf(option)` of the page.
 * @param tell says what happened to those who hear the page.
 */
export function stagesPart(desk, tell) {
  const list = element("ol", { class: "stages" });
  const none = element("p", { class: "note" }, say("There is no stage yet. “Add a stage” begins with the first one."));
  const problem = element("p", { class: "problem", id: "stages-problem", hidden: "" });
  const add = button(say("Add a stage"), { id: "add-stage" });
  const order = element("select", { id: "stage-order", "aria-describedby": "stage-order-note" },
    ...[["", say("the last stage first")], ["forwards", say("the first stage first")], ["all-at-once", say("all together")]]
      .map(([value, words]) => element("option", { value }, words)));
  const result = element("div", { id: "stages-result" });
  const old = element("p", { class: "notice", id: "stages-old", hidden: "" }, say("The question has changed since; plan the stages again."));
  const command = commandPart("stages-command", say("The command of the stages"), tell);
  const labels = { [option]: say("Stages"), "--forwards": say("Order of planning"), "--all-at-once": say("Order of planning") };
  let known = null;

  const rows = () => rowsOf(valueOf(desk.arguments(), option));
  const set = (all, words, field = null) => desk.change(withValue(desk.arguments(), option, textOf(all)), words, field);

  function refuse(text) {
    problem.textContent = text ?? "";
    problem.hidden = !text;
    const inputs = [...list.querySelectorAll("input")];
    const items = [...list.children].map((item) => [...item.querySelectorAll("input")]);
    // The stage that is spoken of, else all of them.
    const named = text ? items.filter(([month]) => month.value && text.includes(month.value)) : [];
    const wrong = new Set(text ? (named.length ? named : items).flat() : []);
    for (const input of inputs) {
      if (wrong.has(input)) {
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", problem.id);
      } else {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
    }
  }

  function item({ month, coaches }, place) {
    const field = (name, label, value) => {
      const input = element("input", { type: "text", id: `stage-${name}-${place}`, inputmode: name === "coaches" ? "numeric" : null, autocomplete: "off" });
      input.value = value;
      input.addEventListener("change", () => {
        const all = rows();
        all[place] = { ...all[place], [name]: typed(input.value).replace(/[,:]/g, "") };
        refuse(null);
        set(all, `${label}: ${input.value}`, input.id);
      });
      return element("div", { class: "field" }, element("label", { for: input.id }, label), input);
    };
    const remove = button(say("Remove"), { "aria-label": say("Remove stage {1}", place + 1) });
    remove.addEventListener("click", () => {
      set(rows().filter((_, other) => other !== place), say("Stage {1} is removed", place + 1));
      add.focus();
    });
    return element("li", {}, element("div", { class: "row wrap", role: "group", "aria-label": say("Stage {1}", place + 1) },
      field("month", say("From the month"), month), field("coaches", say("Job coaches"), coaches), remove));
  }
  add.addEventListener("click", () => {
    const all = [...rows(), next(rows().at(-1))];
    set(all, say("Stage {1} is added", all.length));
    list.querySelector("li:last-child input")?.focus();
  });
  order.addEventListener("change", () => {
    refuse(null);
    desk.change(withOrder(desk.arguments(), order.value || null), `${labels["--forwards"]}: ${order.selectedOptions[0].textContent}`);
  });

  const question = sideQuestion("rollout", { ask: say("Plan the stages"), stop: say("Stop planning the stages, and keep what there is") }, {
    asked() {
      refuse(null);
      if (rows().length) return desk.arguments();
      refuse(say("Add a stage first."));
      add.focus();
      return null;
    },
    found(document, begun) {
      known = { basis: basis(begun.given), given: begun.given, stages: document.stages.filter(({ plan }) => plan.territories.length).length };
      refuse(null);
      const heading = element("h3", { tabindex: "-1" }, say("Stages side by side"));
      const saving = savingPart({ id: "stages-file", label: say("Files of these stages"), command: "rollout", arguments: () => known.given, files: [
        ["report.html", say("report.html, for the board")], ["plan.xlsx", say("plan.xlsx, a workbook")], ["rollout.csv", say("rollout.csv, a table")],
        ["all", say("all of them in one zip file")],
      ] }, tell);
      command.show(begun.command);
      result.replaceChildren(heading, ...(begun.isStopped ? [element("p", { class: "notice" }, say("The search was stopped before all was proven."))] : []),
        ...answerParts(document, begun.given, desk.colours()),
        element("p", { class: "note" }, say("{1} s of search", formatted(begun.seconds, 0, 2))),
        ...(known.stages ? [saving] : []), ...command.parts);
      showAge();
      tell(say("{1} {stage is|stages are} planned.", known.stages));
      heading.focus();
    },
    refused(problems) {
      const own = problems.filter((one) => one.option === option || one.option === null);
      const words = problems.map(({ text }) => inPlainWords(text, desk.labelOf)).join(" ");
      refuse(own.length ? own.map(({ text }) => inPlainWords(text, desk.labelOf)).join(" ") : words);
      tell(words, true);
    },
  });
  function showAge() {
    old.hidden = known === null || isSame(known.basis, basis(desk.arguments()));
  }

  const root = element("section", { id: "stages", "aria-labelledby": "stages-title" },
    element("h2", { id: "stages-title", tabindex: "-1" }, say("Growing in stages")),
    element("p", { class: "note" }, say("Hire in steps: say from which month on there are how many coaches. Each stage gets a plan that grows out of the one before: bases stay open, and as few municipalities as possible change their coach. All else is asked as above.")),
    element("div", { "data-option": option, role: "group", "aria-label": labels[option] }, none, list, add, problem),
    element("div", { class: "field" }, element("label", { for: order.id }, labels["--forwards"]), order,
      element("p", { class: "note", id: "stage-order-note" }, say("The last one first, so that each grows into the next; the first one first, for whom the start matters more; or up to three all together, each counted by its months."))),
    question.root, question.state, old, result);
  return {
    root,
    /** How the page calls an option; null for those of others. */
    labelOf: (name) => labels[name] ?? null,
    update() {
      const all = rows();
      const focused = document.activeElement?.id;
      const shown = [...list.children].map((one) => {
        const [month, coaches] = [...one.querySelectorAll("input")].map(({ value }) => value);
        return { month, coaches };
      });
      if (!isSame(shown, all)) {
        list.replaceChildren(...all.map(item));
        if (focused?.startsWith("stage-")) document.getElementById(focused)?.focus();
      }
      none.hidden = all.length > 0;
      order.value = orderOf(desk.arguments()) ?? "";
      showAge();
    },
  };
}
