// The answer: one sentence, figures with their differences, what it would take, and the proof.
import { absenceParts } from "./absence.js";
import { valueOf, withValue } from "./arguments.js";
import { diagnosed } from "./diagnosis.js";
import { levelNames, levelValue } from "./levels.js";
import { coloursOf } from "./plan.js";
import { smallMap } from "./map.js";
import { wishesPart } from "./wishes.js";
import {
  button, difference, element, euros, formatted, isInMinutes, kilometres, listed, nameOf, namesOf, people, percent, region, say, staffed, whole, wholeDifference,
} from "./words.js";

const section = (title, ...content) => element("section", {}, element("h3", {}, title), ...content);
const paragraphs = (texts) => texts.filter(Boolean).map((text) => element("p", {}, text));
const places = (codes) => (codes.length > 4 ? say("{1} and {2} others", codes.slice(0, 3).map(nameOf).join(", "), codes.length - 3) : namesOf(codes));

/** Plans by another measure of ways are kept too: kilometres and minutes can't be compared. */
const ways = { title: () => say("Client-kilometres a year"), value: (plan) => (plan.isInMinutes === isInMinutes ? plan.travel : null), write: whole, apart: wholeDifference };

/** The figures of the table: words, value of a plan, how it is written, and what lies between two of them. */
const figures = [
  { title: () => say("Clients served a year"), value: (plan) => plan.served, write: whole },
  { title: () => say("Clients who wait"), value: (plan) => plan.waiting, write: people },
  { title: () => say("Largest share who wait"), value: (plan) => plan.largest, write: percent,
    points: true },
  { title: () => say("Municipalities without any service"), value: (plan) => plan.document.unserved.length,
    write: whole },
  { title: () => say("Job coaches"), value: (plan) => plan.document.coaches, write: (coaches) => formatted(coaches, 0, 2) },
  ways,
  { title: () => say("Cost a year"), value: (plan) => plan.cost, write: euros, apart: wholeDifference },
];

/** What a figure is more or less than in another plan. */
export function changeOf(figure, plan, other) {
  if (!other?.exists) return "";
  const [now, then] = [figure.value(plan), figure.value(other)];
  if (now === null || then === null) return "";
  if (figure.points) {
    const shown = difference(100 * (now - then), (value) => formatted(value, 0, 1));
    return shown ? say("{1} points", shown) : say("same");
  }
  return difference(figure.apart?.(now, then) ?? now - then, figure.write) ?? say("same");
}

export { figures };

/** What a change of the question did, for those who hear the page. */
export function newsOf(plan, before) {
  const people = figures.slice(0, 2).map((figure) => ({ figure, change: changeOf(figure, plan, before) }));
  const [served, waiting] = people.map(({ figure, change }) => `${figure.write(figure.value(plan) ?? 0)}${change ? ` (${change})` : ""}`);
  // Where as many are served as before, only the ways tell that it is another plan.
  const longer = people.every(({ change }) => change === say("same")) ? changeOf(ways, plan, before) : "";
  const lost = plan.document.unserved;
  const [now, then] = [plan, before].map((one) => (one?.exists ? one.document.statistics : null));
  return [
    then !== null && now !== then ? say("Figures of {1}, before of {2}:", now, then) : "",
    say("{1} {client|clients} served, {2} {waits|wait}.", served, waiting),
    longer && longer !== say("same") ? `${ways.title()}: ${ways.write(plan.travel)} (${longer}).` : "",
    lost.length ? say("No service at all in these municipalities: {1}.", places(lost)) : "",
  ].filter(Boolean).join(" ");
}

const staffWords = (coaches, leaders) => (leaders === 0 ? say("{1} {coach|coaches}", staffed(coaches))
  : leaders === 1 ? say("{1} {coach|coaches} and a leader", staffed(coaches)) : say("{1} {coach|coaches} and {2} leaders", staffed(coaches), leaders));

/** Whether it is the least size of a team, not the work, that asks for so many coaches. */
const isLeastTeam = ({ demand, assumptions }, { coaches, leaders }) => coaches === assumptions.minimum_team
  && assumptions.service_level * demand <= assumptions.annual_clients_per_coach * (coaches - 1 + assumptions.leader_share * leaders);

function sentences(plan) {
  const { document } = plan;
  const place = `${region.title}, ${document.statistics}`;
  const { coaches } = document;
  const all = document.basis?.serving_all;
  const isServed = plan.waiting < 0.005;
  const lost = document.unserved;
  const head = isServed ? say("{1}: with {2} job {coach|coaches} nobody has to wait", place, staffed(coaches))
    : all && all.coaches !== coaches ? say("{1}: decide on {2} or {3} job coaches", place, staffed(Math.min(coaches, all.coaches)), staffed(Math.max(coaches, all.coaches)))
      : place;
  const queue = isServed || !all ? ""
    : say("With {1}, {2} of the clients wait; with {3}, nobody", staffed(coaches), percent(plan.waiting / document.demand, 0), staffed(all.coaches));
  return {
    head: `${head}.`,
    rest: [
      queue && `${queue}.`,
      queue && all.coaches > coaches && isLeastTeam(document, all) && say("By workload fewer coaches would do; a team has at least {1}.", all.coaches),
      say("{1} in {2} {territory|territories} serve {3} of {4} clients a year ({5}).", staffWords(coaches, document.leaders),
        document.territories.length, whole(plan.served), whole(document.demand), percent(plan.served / document.demand)),
    ],
    lost: lost.length ? say("{1} {municipality gets|municipalities get} no service at all: {2}.", lost.length, namesOf(lost)) : "",
  };
}

/** What serving everybody alike costs against the cheapest plan, and a button for the other of both. */
function fairness(plan, desk) {
  const price = plan.document.basis?.price_of_fairness;
  if (!price) return [];
  const isAlike = Math.abs(price.alike.travel - plan.travel) < 1e-6;
  const km = whole(wholeDifference(price.alike.travel, price.cheapest.travel));
  if (km === whole(0)) return [say("Serving everybody alike costs no client-kilometres.")].map((text) => element("p", {}, text));
  const lost = price.cheapest.unserved.length ? namesOf(price.cheapest.unserved) : "";
  const [alike, cheapest] = [price.alike, price.cheapest].map((one) => percent(one.largest_waiting_share, 0));
  const words = isAlike
    ? (lost ? say("Serving everybody alike costs {1} client-kilometres a year. The cheapest plan would save them and leave {2} without any service.", km, lost)
      : say("Serving everybody alike costs {1} client-kilometres a year. The cheapest plan would save them; up to {2} of a municipality's clients would wait instead of {3}.", km, cheapest, alike))
    : (lost ? say("This is the cheapest plan; it leaves {1} without any service. Serving everybody alike would cost {2} client-kilometres a year more.", lost, km)
      : say("This is the cheapest plan. Serving everybody alike would cost {1} client-kilometres a year more; up to {2} of a municipality's clients would wait instead of {3}.", km, alike, cheapest));
  const money = price.alike.cost !== undefined && price.cheapest.cost !== undefined
    ? [element("p", {}, say("In money, serving everybody alike costs {1} a year.", euros(wholeDifference(price.alike.cost, price.cheapest.cost))))] : [];
  const levels = plan.document.assumptions.priority.map(String);
  const others = levels.filter((level) => !level.startsWith("fairness"));
  const travel = others.indexOf("travel") + 1;
  const turned = isAlike ? [...others.slice(0, travel), "fairness", ...others.slice(travel)]
    : [...others.slice(0, 1), "fairness", ...others.slice(1)];
  const turn = button(isAlike ? say("Show the cheapest plan") : say("Show the plan that serves all alike"));
  turn.addEventListener("click", () => desk.change(withValue(desk.arguments(), "--priority", turned.join(",")), turn.textContent));
  return [element("p", {}, words), ...money, turn];
}

function more(plan, desk) {
  const one = plan.document.basis?.one_more;
  if (!one || plan.waiting < 0.005) return [];
  const coaches = staffed(one.coaches);
  const go = button(say("Try {1} coaches", coaches));
  go.addEventListener("click", () => {
    const given = desk.arguments();
    const staff = valueOf(given, "--staff");
    const next = staff === null ? withValue(given, "--coaches", String(one.coaches)) : withValue(given, "--staff", `${staff},1`);
    desk.change(next, say("{1} {coach|coaches}", coaches));
  });
  return [element("p", {}, say("With one coach more ({1}), {2} {client|clients} a year {is|are} not served instead of {3}.", one.leaders === plan.document.leaders ? coaches : say("{1} {coach|coaches}, {2} {leader|leaders}", coaches, one.leaders), people(one.waiting), people(plan.waiting))), go];
}

function table(plan, before, pinned) {
  const monthOf = (name, other) => (other?.exists && other.document.statistics !== plan.document.statistics
    ? say("{1} ({2})", name, other.document.statistics) : name);
  const columns = [[say("From the plan before"), before], ...(pinned ? [[say("From {1}", pinned.name), pinned.plan]] : [])]
    .map(([name, other]) => [monthOf(name, other), other]);
  const rows = figures.filter((figure) => figure.value(plan) !== null).map((figure) => element("tr", {},
    element("th", { scope: "row" }, figure.title()),
    element("td", { class: "n" }, figure.write(figure.value(plan))),
    ...columns.map(([, other]) => element("td", { class: "n change" }, changeOf(figure, plan, other)))));
  const head = [say("A year"), say("Now"), ...columns.map(([name]) => name)];
  return element("table", { id: "figures" }, element("caption", {}, say("Figures of this plan, and how they differ")),
    element("thead", {}, element("tr", {}, ...head.map((text, place) => element("th", { scope: "col", class: place ? "n" : null }, text)))),
    element("tbody", {}, ...rows));
}

function proof(plan, seconds, isWithinGap) {
  const { objectives, outcome, solver, reach } = plan.document;
  const rows = objectives.map(({ name, value, bound }) => element("tr", {},
    element("th", { scope: "row" }, levelNames[name]?.() ?? name),
    element("td", { class: "n" }, levelValue(name, value)), element("td", { class: "n" }, levelValue(name, bound))));
  const state = { optimal: say("proven best"), feasible: isWithinGap ? say("not proven best: within the gap, or stopped at a limit") : say("not proven best: the search was stopped") }[outcome] ?? outcome;
  return section(say("Proof"),
    element("p", {}, say("{1}; {2}, {3} s", state, solver.name, formatted(seconds, 0, 2))),
    element("table", {}, element("caption", {}, say("What each level came to, and the bound that no plan can be below")),
      element("thead", {}, element("tr", {}, ...[say("Level"), say("Value"), say("Proven bound")].map((text, place) =>
        element("th", { scope: "col", class: place ? "n" : null }, text)))), element("tbody", {}, ...rows)),
    ...(reach?.change ? [element("p", { class: "note" }, say("The longest way of {1} km limits the plan; {2} km would make it better.",
      kilometres(reach.km), formatted(reach.change.km, 0, 1)))] : []));
}

function alternatives(plan, colours) {
  const others = plan.document.alternatives ?? [];
  if (!others.length) return [];
  return [section(say("Next best plans"), element("ol", { class: "alternatives", start: "2" }, ...others.map((one, place) =>
    element("li", {}, smallMap(coloursOf(one.territories, colours), say("Plan {1}", place + 2)),
      element("p", {}, say("elsewhere than in the best plan: {1}", namesOf(one.moves))),
      element("p", { class: "note" }, listed(one.objectives.map(({ name, value }) => `${levelNames[name]?.() ?? name} ${levelValue(name, value)}`)))))))];
}

export function answerPart(desk) {
  const state = element("p", { id: "search-state", role: "status" });
  const stopping = button(say("Stop, and keep the best plan"), { id: "stop", hidden: "" });
  stopping.addEventListener("click", () => desk.stop());
  const body = element("div", { id: "answer-body" });
  const wishes = wishesPart(desk);
  const root = element("section", { id: "answer", "aria-labelledby": "answer-title", tabindex: "0" },
    element("h2", { id: "answer-title", tabindex: "-1" }, say("The answer")), state, stopping, body);

  return {
    root,
    /** Another question is asked: nothing more is counted for this answer. */
    leave: () => wishes.leave(),
    /** `words` of the search; whether it can be stopped. */
    tell(words, isRunning) {
      state.textContent = words;
      stopping.hidden = !isRunning;
      root.toggleAttribute("data-searching", isRunning);
    },
    show({ plan, given, before, pinned, seconds, colours, isPartial, warnings }) {
      const { head, rest, lost } = sentences(plan);
      body.replaceChildren(
        ...(isPartial ? [element("p", { class: "notice", id: "partial" },
          say("The best plan found so far; better ones are still looked for."))] : []),
        element("p", { class: "sentence" }, head), ...paragraphs(rest),
        ...(lost ? [element("p", { class: "lost" }, lost)] : []),
        ...(warnings.length ? [element("div", { class: "notice", id: "warnings" }, ...paragraphs(warnings))] : []),
        table(plan, before, pinned),
        element("p", { class: "note" }, say("Client-kilometres are clients × kilometres from the base, one way.")),
        ...paragraphs([plan.waiting > 0.005 && plan.largest > 0
          ? say("The largest share waits in {1}: {2}.", places(plan.largestAt), percent(plan.largest)) : "",
        plan.cost === null ? say("No figures of cost were given.") : ""]),
        ...absenceParts(plan),
        ...wishes.parts(plan, given, isPartial), ...[fairness(plan, desk)].filter((parts) => parts.length).map((parts) => section(say("What fairness costs"), ...parts)),
        ...[more(plan, desk)].filter((parts) => parts.length).map((parts) => section(say("One coach more"), ...parts)),
        ...alternatives(plan, colours), ...(isPartial ? [] : [proof(plan, seconds, valueOf(given, "--gap") !== null)]));
    },
    /** Where no plan is possible; the map may still show the plan before. */
    showDiagnosis(document, isMapOld) {
      const { reason, ways } = diagnosed(document, desk.arguments());
      const items = ways.map(({ words, change }) => {
        if (!change) return element("li", {}, words);
        const go = button(words);
        go.addEventListener("click", () => desk.change(change, words));
        return element("li", {}, go);
      });
      const text = say("No plan is possible: {1}.", reason);
      body.replaceChildren(element("div", { class: "notice", id: "diagnosis" }, element("p", { class: "sentence" }, text),
        element("h3", {}, say("What it would take: any one of these")), element("ul", { class: "ways" }, ...items)),
      ...paragraphs([isMapOld ? say("The map still shows the plan before.") : ""]));
      return text;
    },
    /** What was refused, where it belongs to no field; `again` asks once more, where that may help. */
    showProblems(texts, again = null) {
      const go = button(say("Ask again"), { id: "again" });
      go.addEventListener("click", () => again());
      body.replaceChildren(element("div", { class: "notice", id: "problems" },
        element("h3", {}, say("This can not be answered")), ...paragraphs(texts), ...(again ? [go] : [])));
    },
  };
}
