// Questions besides that of the plan: each is asked by a button, tells how far it is, and can be stopped.
import { valueOf, withSwitch, withValue } from "./arguments.js";
import { progressWords } from "./levels.js";
import { problemsOf } from "./messages.js";
import * as server from "./server.js";
import { button, element, say } from "./words.js";

/** Options that the plan's own question does not have, and switches. */
const ofSides = ["--promise", "--stages"];
/** Ways to plan stages; the last one first without. */
export const orders = ["forwards", "all-at-once"];

/** With another way to plan stages; null for the usual one. */
export function withOrder(given, order) {
  const free = orders.reduce((rest, name) => withSwitch(rest, name, null), given);
  return order ? withSwitch(free, order, true) : free;
}

/** What the plan's question is asked with. */
export const ofPlan = (given) =>
  withOrder(ofSides.reduce((rest, option) => withValue(rest, option, null), given), null);

/** What is asked besides, of a state of the page. */
export const besides = (given) => [
  ...ofSides.flatMap((option) => (valueOf(given, option) === null ? [] : [option, valueOf(given, option)])),
  ...orders.map((name) => `--${name}`).filter((name) => given.includes(name)),
];

const sides = new Map();
const events = new Set(["progress", "answer", "lost"]);

/** Hands on what is told of a question besides; false where it is of the plan's. */
export function isHeardBesides(kind, event) {
  const side = sides.get(event.command);
  if (side && events.has(kind)) side.hear(kind, event);
  return side !== undefined;
}

/** A page that was not heard for a while has lost its searches. */
export function askAgainBesides() {
  for (const side of sides.values()) side.askAgain();
}

/**
 * A question besides: `button` asks it and `parts` show how far it is.
 *
 * @param command The command's name.
 * @param words `ask` on the button.
 * @param to `asked()` gives the arguments, or null where there is nothing to ask; `found(document, begun)` and
 *   `refused(problems)` take what came of it; `begun` has `given`, `command`, and in the end `seconds` and
 *   `isStopped`.
 */
export function sideQuestion(command, words, to) {
  let own = null;
  let isAsking = false;
  let early = [];
  const go = button(words.ask, { id: `ask-${command}` });
  const state = element("p", { id: `${command}-state`, class: "note", role: "status" });
  const stop = button(say("Stop"), { id: `stop-${command}`, "aria-label": words.stop, hidden: "" });
  const root = element("div", { class: "row wrap" }, go, stop);

  function show(text) {
    const isRunning = own !== null || isAsking;
    state.textContent = text;
    stop.hidden = !isRunning;
    root.toggleAttribute("data-searching", isRunning);
  }
  const refused = (problems) => to.refused(problems);

  async function ask(given) {
    isAsking = true;
    own = null;
    early = [];
    show(say("Searching …"));
    try {
      const begun = await server.asked(given, command);
      own = { number: begun.search, command: begun.command, given };
    } catch (problem) {
      isAsking = false;
      show("");
      refused([{ option: null, text: problem.message }]);
      return;
    }
    isAsking = false;
    show(say("Searching …"));
    early.splice(0).forEach(([kind, event]) => hear(kind, event));
  }
  function hear(kind, event) {
    if (isAsking) early.push([kind, event]);
    if (isAsking || own?.number !== event.search) return;
    if (kind === "progress") {
      show(progressWords(event));
      return;
    }
    const begun = { ...own, seconds: event.seconds, isStopped: event.status === 4 };
    own = null;
    // Where nothing is left to be stopped, the focus is with what can be asked.
    if (document.activeElement === stop) go.focus();
    show("");
    if (kind === "lost") refused([{ option: null, text: event.text }]);
    else if (event.body) to.found(JSON.parse(event.body), begun);
    else {
      const problems = problemsOf(event.messages ?? "");
      refused(problems.length ? problems : [{ option: null, text: say("The program ended without an answer ({1}).", String(event.status)) }]);
    }
  }
  go.addEventListener("click", () => {
    const given = to.asked();
    if (given) ask(given);
  });
  stop.addEventListener("click", async () => {
    show(say("Stopping …"));
    await server.stop(command).catch((problem) => show(problem.message));
  });
  sides.set(command, { hear, askAgain: () => own && ask(own.given) });
  return { root, state };
}
