// The planner's desk: each change of the question is answered by a new plan at once.
import { answerPart, newsOf } from "./answer.js";
import { address, fromAddress, isSame, pairs, valueOf, withValue } from "./arguments.js";
import { commandPart } from "./command.js";
import { cutPart } from "./cut.js";
import { inPlainWords, problemsOf } from "./messages.js";
import { exportPart, filesPart } from "./files.js";
import { progressWords } from "./levels.js";
import { locksOf } from "./locks.js";
import { largeMap, signsOf } from "./map.js";
import { municipalityMenu } from "./menu.js";
import { coloursOf, noPlan, planOf } from "./plan.js";
import { questionPart } from "./question.js";
import * as server from "./server.js";
import { askAgainBesides, isHeardBesides, ofPlan } from "./side.js";
import { stagesPart } from "./stages.js";
import { isGone, usable } from "./gone.js";
import { locksPart, tablesPart } from "./tables.js";
import { longestName, triedPart } from "./tried.js";
import { legendOf, views, wordsOf } from "./views.js";
import { button, element, isInMinutes, language, region, say, staffed } from "./words.js";

/** Changes of one field within this time are one step of undo, in milliseconds. */
const oneStep = 1500;

function desk() {
  let given = fromAddress();
  const past = [];
  const future = [];
  let latestField = { option: null, at: 0 };
  /** The plan on show, the one before it, and colours by municipality. */
  let [shown, before, colours] = [null, null, new Map()];
  let pinned = null;
  /** What the plan on show answers, and what is asked now. */
  let answered = null;
  let search = null;
  let view = "territories";

  const page = {
    arguments: () => given, plan: () => shown, colours: () => colours, change, stop,
    tried: () => tried.all(), tell: (text, isProblem) => tell(text, isProblem),
    /** How the page calls an option; null where it has no field. */
    labelOf: (option) => stages.labelOf(option) ?? question.labelOf(option),
  };

  // ---- What is said of changes, for everybody and for screen readers ----

  const news = element("p", { id: "news", role: "status", "aria-live": "polite" });
  function tell(text, isProblem = false) {
    news.textContent = text;
    news.classList.toggle("problem", isProblem);
  }

  // ---- Parts ----

  const answer = answerPart(page);
  const question = questionPart(page);
  const cut = cutPart(tell, () => draw());
  const pointed = element("p", { id: "pointed" });
  let pointedAt = null;
  const point = (code) => {
    pointedAt = code;
    pointed.textContent = code && shown?.exists ? wordsOf(shown, code) : say("Click a municipality, or reach it with Tab and arrow keys, then Enter.");
  };
  const map = largeMap(choose, point);
  const menu = municipalityMenu(page, (code) => map.focus(code));
  const tables = tablesPart(choose);
  const locks = locksPart(page);
  const unproven = element("p", { class: "notice", id: "unproven", hidden: "" }, say("The best plan found so far; better ones are still looked for."));
  const legend = element("ul", { class: "legend" });
  const signs = element("ul", { class: "signs", id: "signs" });
  const tried = triedPart(page, tell, async () => {
    pinned = await tried.pinned();
    if (shown) showAnswer();
    question.update(shown);
    keeping();
  });
  const stages = stagesPart(page, tell);
  const files = filesPart(page, tell, async (kind) => {
    if (kind !== "statistics") {
      location.reload();
      return;
    }
    // The plan with the new month stands beside the one before.
    const old = region.snapshots;
    const months = { table: old.toSorted().at(-1), answer: valueOf(given, "--statistics") ?? region.statistics };
    Object.assign(region, await server.regionNow());
    const added = region.snapshots.filter((name) => !old.includes(name)).at(-1);
    question.update(shown);
    if (added && months.table !== months.answer) {
      files.note(say("The table sets {1} against {2}, the newest month before it; the answer is set against {3}, the month on show before.",
        added, months.table, months.answer));
    }
    if (added) change(withValue(given, "--statistics", added), say("Statistics of {1}", added));
    else ask();
  });
  const viewing = element("select", { id: "view" }, ...Object.entries(views).map(([name, { title }]) => element("option", { value: name }, title())));
  viewing.addEventListener("change", () => {
    view = viewing.value;
    draw();
  });

  function choose(code) {
    if (isGone()) return;
    if (cut.picked()) cut.toggle(code);
    else menu.open(code, map.isAtRight(code));
  }

  // ---- The tools at the head of the page ----

  const undo = button(say("Undo"), { id: "undo" });
  const redo = button(say("Redo"), { id: "redo" });
  const keep = button(say("Keep this plan"), { id: "keep" });
  const command = commandPart("command", say("Command"), tell);
  undo.addEventListener("click", () => go(past, future, say("Undone.")));
  redo.addEventListener("click", () => go(future, past, say("Done again.")));
  keep.addEventListener("click", () => {
    if (keep.getAttribute("aria-disabled") !== "true") tried.keep(ofPlan(given), nameOfPlan());
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isTyping = event.target.matches?.("input[type=text]") && event.target.value !== event.target.defaultValue
      && event.target.dataset.shown !== event.target.value;
    if (isTyping || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) go(future, past, say("Done again."));
    else go(past, future, say("Undone."));
  });
  addEventListener("popstate", () => set(fromAddress(), ""));

  /** A name for the plan on show, by what was asked. */
  function nameOfPlan() {
    const parts = [say("{1} {coach|coaches}", staffed(shown.document.coaches)), say("{1} {territory|territories}", shown.document.territories.length)];
    const held = locksOf(given);
    const others = pairs(ofPlan(given))
      .filter(([option]) => !["--coaches", "--territories"].includes(option) && !held.some((one) => one.option === option))
      .map(([option, value]) => `${question.labelOf(option) ?? option.slice(2)} ${value === null ? "" : question.wordsOf(option, value)}`.trim());
    const all = [...parts, ...held.map(({ words }) => words), ...others];
    // Whole parts only: half a name is none.
    let count = all.length;
    const named = () => (count < all.length ? say("{1} and {2} more", all.slice(0, count).join(", "), all.length - count) : all.join(", "));
    while (count > 1 && named().length > longestName) count -= 1;
    return named().slice(0, longestName);
  }
  function keeping() {
    const can = shown?.exists && isSame(answered, ofPlan(given)) && !tried.isKept(ofPlan(given));
    keep.setAttribute("aria-disabled", String(!can));
    undo.setAttribute("aria-disabled", String(!past.length));
    redo.setAttribute("aria-disabled", String(!future.length));
  }

  // ---- Changes of the question ----

  /** Another question: `option` is the field that is being moved, so that its steps are one for undo. */
  function change(next, what, option = null) {
    if (isSame(next, given)) return;
    const isSameStep = option !== null && latestField.option === option && Date.now() - latestField.at < oneStep;
    if (!isSameStep) past.push(given);
    future.length = 0;
    latestField = { option, at: Date.now() };
    set(next, what);
  }
  function go(from, to, what) {
    if (!from.length) {
      tell(from === past ? say("There is nothing to undo.") : say("There is nothing to do again."));
      return;
    }
    to.push(given);
    latestField = { option: null, at: 0 };
    set(from.pop(), what);
  }
  function set(next, what) {
    const isAnother = !isSame(ofPlan(next), ofPlan(given));
    given = next;
    history.replaceState(null, "", address(region.name, language, given));
    // All words speak of one measure, so the page opens anew with those of the other.
    if ((valueOf(given, "--cost") === "minutes") !== isInMinutes) {
      location.reload();
      return;
    }
    for (const link of document.querySelectorAll("[data-language]")) link.href = address(region.name, link.dataset.language, given);
    question.update(shown);
    stages.update();
    locks.show();
    keeping();
    if (what) tell(what);
    if (isAnother) ask();
  }

  // ---- Searches: one at a time, the newest question waits for the desk to take the one before ----

  let isAsking = false;
  let isWaiting = false;
  async function ask() {
    isWaiting = true;
    answer.leave();
    if (isAsking) return;
    isAsking = true;
    showState();
    while (isWaiting) {
      isWaiting = false;
      try {
        const own = ofPlan(given);
        const begun = await server.asked(own);
        search = { number: begun.search, given: own, begun: performance.now() };
        command.show(begun.command);
        early.splice(0).forEach(([kind, event]) => heard[kind](event));
        watch(search);
      } catch (problem) {
        search = null;
        answer.tell("", false);
        refused([{ option: null, text: problem.message }], ask);
      }
    }
    isAsking = false;
    showState();
  }
  /** Whether an answer is still to come, for whoever waits for the page. */
  function showState() {
    document.body.dataset.search = search || isAsking ? "running" : "done";
  }
  /** Only a search that takes a while is spoken of. */
  function watch(own) {
    setTimeout(() => {
      if (search === own) answer.tell(say("Searching …"), true);
    }, 400);
  }
  async function stop() {
    answer.tell(say("Stopping …"), false);
    await server.stop().catch((problem) => tell(problem.message, true));
  }

  /** Events may come before the answer to the request that began their search. */
  const early = [];
  const mine = (kind, event) => {
    if (search && event.search === search.number) return true;
    if (isAsking && (!search || event.search > search.number)) early.push([kind, event]);
    return false;
  };
  const heard = {
    progress(event) {
      if (!mine("progress", event)) return;
      answer.tell(progressWords(event), true);
    },
    plan(event) {
      if (!mine("plan", event)) return;
      const plan = planOf(event.plan);
      if (!plan.exists) return;
      // Nothing of it can be kept: the answer is still to come.
      answered = null;
      take(plan, search.given, false);
      unproven.hidden = false;
      showAnswer({ given: search.given, isPartial: true, warnings: [] });
      keeping();
    },
    answer(event) {
      if (!mine("answer", event)) return;
      const own = search;
      search = null;
      if (event.body) unproven.hidden = true;
      document.body.dataset.milliseconds = String(Math.round(performance.now() - own.begun));
      const isWithinGap = valueOf(own.given, "--gap") !== null;
      answer.tell(event.status !== 4 ? "" : isWithinGap ? say("The search ended before all was proven: within the gap, or at a limit.")
        : say("The search was stopped before all was proven."), false);
      const problems = problemsOf(event.messages ?? "");
      if (event.body) {
        const plan = planOf(JSON.parse(event.body));
        question.refuse([]);
        if (plan.exists) {
          answered = own.given;
          take(plan, own.given, true);
          seconds = event.seconds ?? plan.document.solver.seconds;
          warnings = problems.map(({ text }) => inPlainWords(text, page.labelOf));
          showAnswer();
          tell(newsOf(plan, before));
        } else if (plan.document.diagnosis) {
          tell(answer.showDiagnosis(plan.document, shown !== null));
        } else refused([{ option: null, text: say("No plan was found before the search stopped.") }]);
        question.suggest();
      } else refused(problems.length ? problems : [{ option: null, text: say("The program ended without an answer ({1}).", String(event.status)) }], problems.length ? null : ask);
      question.update(shown);
      keeping();
      showState();
    },
    lost(event) {
      if (!mine("lost", event)) return;
      search = null;
      answer.tell("", false);
      refused([{ option: null, text: event.text }], ask);
      showState();
    },
    full(event) { tell(event.text, true); },
    // A search belongs to a page that listens, so the question is asked when it does, and again after a break.
    open() {
      usable(true);
      ask();
      askAgainBesides();
    },
    gone() {
      usable(false);
      tell(say("The desk does not answer. What was kept is safe; start the desk again, then reload this page."), true);
    },
  };
  let seconds = 0;
  /** What the command line warns of beside the plan. */
  let warnings = [];

  /** @param again what asks the same once more; null where only another question helps. */
  function refused(all, again = null) {
    const problems = all.map(({ option, text }) => ({ option, text: inPlainWords(text, page.labelOf) }));
    const rest = question.refuse(problems);
    const texts = problems.map(({ text }) => text);
    if (rest.length) answer.showProblems(rest.map(({ text }) => text), again);
    else answer.showProblems([say("See the field that is marked."), ...texts]);
    tell(texts.join(" "), true);
  }

  // ---- What is shown ----

  /** The last plan that was searched to its end, and the question to which `before` was the plan before. */
  let [latest, compared] = [null, null];
  function take(plan, own, isLast) {
    if (!compared || !isSame(compared, own)) [before, compared] = [latest, own];
    if (isLast) latest = plan;
    colours = coloursOf(plan.document.territories, colours);
    shown = plan;
    draw();
  }

  function draw() {
    const plan = shown ?? noPlan;
    map.show({ plan, view, colours, before, locked: locks.codes(), picked: cut.picked() });
    const items = legendOf(view, plan).map(([colour, words]) => {
      const swatch = element("span", { class: "swatch-box" });
      swatch.style.setProperty("--swatch", colour);
      return element("li", {}, swatch, words);
    });
    legend.replaceChildren(...items);
    signs.replaceChildren(...signsOf(plan, view, locks.codes()).map(([sign, words]) => element("li", {}, sign, words)));
    point(pointedAt);
    tables.show(plan);
  }
  function showAnswer(extra = {}) {
    answer.show({ plan: shown, given: answered, before, pinned, seconds, colours, isPartial: false, warnings, ...extra });
  }

  const main = document.getElementById("desk");
  document.getElementById("desk-title").textContent = region.title;
  document.title = `${region.title} – ${document.title}`;
  document.getElementById("desk-tools").append(
    element("div", { class: "row wrap" }, undo, redo, keep, exportPart(page, tell)),
    element("nav", { class: "jump", "aria-label": say("Parts of the page") }, ...[["question", say("Question")], ["map", say("Map")], ["answer", say("Answer")], ["tried", say("Tried plans")], ["stages", say("Stages")]]
      .map(([id, words]) => element("a", { href: `#${id}` }, words))));
  const mapPart = element("section", { id: "map", "aria-labelledby": "map-heading" },
    element("h2", { id: "map-heading", tabindex: "-1" }, say("The map")),
    element("div", { class: "field" }, element("label", { for: "view" }, say("Show")), viewing),
    unproven, element("div", { class: "map-frame" }, map.root, menu.root), pointed, legend, signs,
    element("p", { class: "note" }, say("Colours follow the plan before, so that territories can be told again; in saved files they may be others.")),
    ...(region.attribution ? [element("p", { class: "note" }, region.attribution)] : []),
    locks.root, ...tables.parts);
  main.append(news, element("div", { class: "three" }, question.root, mapPart, answer.root), tried.root, stages.root,
    element("section", { id: "command-line", "aria-labelledby": "command-title" }, element("h2", { id: "command-title" }, say("The same by command")),
      ...command.parts),
    element("section", { id: "more", "aria-labelledby": "more-title" }, element("h2", { id: "more-title" }, say("Data and regions")), files.root, cut.root, ...ending()));

  function ending() {
    if (main.dataset.mayEnd === undefined) return [];
    const end = button(say("End the desk"), { id: "end" });
    end.addEventListener("click", async () => {
      await server.end().catch(() => {});
      // Nothing is left that looks as if it could be used.
      for (const one of document.querySelectorAll(".place, #desk-tools, .skip")) one.remove();
      main.replaceChildren(element("p", { class: "sentence", role: "status" }, say("The desk has ended. This window can be closed.")));
    });
    return [end];
  }

  question.update(null);
  stages.update();
  locks.show();
  keeping();
  draw();
  server.listen(Object.fromEntries(Object.entries(heard).map(([kind, hear]) =>
    [kind, (event) => { if (!event || !isHeardBesides(kind, event)) hear(event); }])));
  tried.load();
}

if (region) desk();
