// Files that are brought in: dropped on the page or chosen, looked at first, then taken in.
import { lock } from "./locks.js";
import { planOf } from "./plan.js";
import { inPlainWords, problemsOf } from "./messages.js";
import { exported, imported } from "./server.js";
import { ofPlan } from "./side.js";
import { toldFields } from "./told.js";
import { button, element, people, percent, say, staffed, whole } from "./words.js";

const kinds = () => [
  ["statistics", say("statistics of a month")], ["plan", say("a plan")], ["survey", say("a survey")], ["partners", say("natural partners")], ["staff", say("the coaches there are")],
];

/** By its name, what a file may be; people can say otherwise. */
function guess({ name }) {
  const text = name.toLowerCase();
  if (/survey|kysely|enk[aä]t/.test(text)) return "survey";
  if (/partner|kumppan/.test(text)) return "partners";
  if (/staff|henkil|personal|valmentaj|tränare/.test(text)) return "staff";
  if (/plan|suunnitelma|what-if|territor|vastuualue/.test(text) && !/statfin|12r5/.test(text)) return "plan";
  return "statistics";
}

/** @param taken is told what kind of file has changed the region. */
export function filesPart(desk, tell, taken) {
  const input = element("input", { type: "file", id: "file-input" });
  const kind = element("select", { id: "file-kind" }, ...kinds().map(([value, words]) => element("option", { value }, words)));
  const result = element("div", { id: "file-result" });
  const told = toldFields(() => look());
  const always = element("input", { type: "checkbox", id: "file-default" });
  const details = element("details", { class: "group", id: "file-told" }, element("summary", {}, say("Set right what does not match")),
    ...told.roots,
    element("div", { class: "check" }, always, element("label", { for: "file-default" }, say("Use this month from now on, where none is chosen"))));
  /** What the command for this kind of file is asked besides. */
  function options() {
    if (kind.value === "plan") return desk.arguments();
    if (kind.value !== "statistics") return [];
    return [...told.arguments(), ...(always.checked ? ["--as-default"] : [])];
  }
  const field = element("div", { class: "row wrap" },
    element("div", { class: "field" }, element("label", { for: "file-input" }, say("File")), input),
    element("div", { class: "field" }, element("label", { for: "file-kind" }, say("It holds")), kind));
  const root = element("details", { class: "group", id: "files" }, element("summary", {}, say("Bring data in")),
    element("p", { class: "note" }, say("Drop a file anywhere on the page, or choose one here. It is only looked at until you take it in.")),
    field, details, result);
  let file = null;

  async function look() {
    details.hidden = kind.value !== "statistics";
    if (!file) return;
    root.open = true;
    result.replaceChildren(element("p", {}, say("Looking at {1} …", file.name)));
    try {
      const own = file;
      const answer = await imported(own, kind.value, true, options());
      if (file === own) show(answer);
    } catch (problem) {
      result.replaceChildren(refusal([problem.message]));
      tell(problem.message, true);
    }
  }
  const plain = (text) => inPlainWords(text, (option) => told.labelOf(option) ?? desk.labelOf(option));
  const refusal = (texts) => element("div", { class: "notice" }, element("h3", {}, say("This file can not be taken in")),
    ...texts.map((text) => element("p", {}, plain(text))));

  /** What is told beside a file's contents: what was passed over, or read in a way that may not be meant. */
  const notes = (messages) => (messages?.trim() ? [element("pre", { class: "notes" }, plain(messages))] : []);

  function show({ status, body, messages }) {
    const heading = element("h3", { tabindex: "-1" }, say("What is in {1}", file.name));
    if (status !== 0 && status !== 4) {
      result.replaceChildren(heading, refusal(problemsOf(messages || body || "").map(({ text }) => text)));
    } else if (kind.value === "plan") {
      result.replaceChildren(heading, ...planParts(JSON.parse(body)), ...notes(messages));
    } else {
      const take = button(say("Take it in"), { id: "take-in" });
      const leave = button(say("Leave it"));
      take.addEventListener("click", takeIn);
      leave.addEventListener("click", forget);
      result.replaceChildren(heading, element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": heading.textContent },
        element("pre", {}, plain(body))), ...notes(messages),
      element("p", {}, say("Nothing has been written yet.")), element("div", { class: "row wrap" }, take, leave));
    }
    heading.focus();
  }

  /** How a plan from elsewhere scores, and buttons that hold it here. */
  function planParts(document) {
    const plan = planOf(document);
    const best = document.evaluation?.best?.objectives?.find(({ name }) => name === "travel");
    const hold = button(say("Hold these territories"));
    hold.addEventListener("click", () => desk.change(document.territories.reduce((given, { municipalities }) =>
      lock(given, "--territory", municipalities), desk.arguments()), say("The territories of {1} are held", file.name)));
    const bases = button(say("Hold these bases"));
    bases.addEventListener("click", () => desk.change(document.territories.reduce((given, { base }) =>
      lock(given, "--base", [base]), desk.arguments()), say("The bases of {1} are held", file.name)));
    return [
      element("p", {}, say("{1} {coach|coaches} in {2} {territory|territories}: {3} {client|clients} served, {4} {waits|wait}, at most {5} in a municipality; {6} client-kilometres.",
        staffed(document.coaches), document.territories.length, whole(plan.served), people(plan.waiting), percent(plan.largest), whole(plan.travel))),
      ...(best ? [element("p", {}, say("The best possible plan with as many territories: {1} client-kilometres.", whole(best.value)))] : []),
      element("div", { class: "row wrap" }, hold, bases),
    ];
  }

  async function takeIn() {
    try {
      const answer = await imported(file, kind.value, false, options());
      if (answer.status !== 0) {
        show(answer);
        return;
      }
      const { name } = file;
      const kindTaken = kind.value;
      forget();
      result.replaceChildren(element("p", {}, say("{1} is taken in.", name)), element("pre", {}, plain(answer.body)));
      tell(say("{1} is taken in.", name));
      await taken(kindTaken);
    } catch (problem) {
      result.append(refusal([problem.message]));
      tell(problem.message, true);
    }
  }
  function forget() {
    file = null;
    input.value = "";
    result.replaceChildren();
  }
  function choose(own) {
    if (!own) return;
    file = own;
    kind.value = guess(own);
    look();
  }
  input.addEventListener("change", () => choose(input.files[0]));
  kind.addEventListener("change", look);
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    choose(event.dataTransfer.files[0]);
  });
  return {
    root,
    /** Says something of what was taken in. */
    note: (text) => result.firstElementChild?.after(element("p", { class: "note" }, text)),
  };
}

/** The files of the plan, for the browser to save. */
export const exportPart = (desk, tell) => savingPart({
  id: "export", label: say("Files of this plan"), command: "propose", arguments: () => ofPlan(desk.arguments()), files: [
    ["report.html", say("report.html, for the board")], ["plan.xlsx", say("plan.xlsx, a workbook")], ["plan.csv", say("plan.csv, a table")],
    ["plan.svg", say("plan.svg, the map")], ["plan.geojson", say("plan.geojson, for QGIS")], ["all", say("all of them in one zip file")],
  ],
}, tell);

/** A choice of files of a command's results, and the button that saves one. */
export function savingPart({ id, label, command, arguments: asked, files }, tell) {
  const select = element("select", { id: `${id}-file` }, ...files.map(([value, words]) => element("option", { value }, words)));
  const save = button(say("Save file"), { id });
  save.addEventListener("click", async () => {
    save.setAttribute("aria-disabled", "true");
    try {
      const { blob, name } = await exported(asked(), select.value, command);
      const link = element("a", { href: URL.createObjectURL(blob), download: name });
      link.click();
      URL.revokeObjectURL(link.href);
      tell(say("{1} is saved", name));
    } catch (problem) {
      tell(problem.message, true);
    }
    save.removeAttribute("aria-disabled");
  });
  return element("div", { class: "field" }, element("label", { for: select.id }, label),
    element("div", { class: "row" }, select, save));
}
