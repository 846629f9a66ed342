// Fields of the question, each for one option of the command line.
import { switchOf, valueOf, withSwitch, withValue } from "./arguments.js";
import { button, element, formatted, ownValue, say, shownShares, typed, typedShares } from "./words.js";

/** How long typing may pause before it counts as an answer to the question, in milliseconds. */
const pause = 500;

const nameFor = (option) => `field${option.slice(1)}`;

/** A share as per cent, a number as the language writes it. */
const shownAs = (kind, value) => {
  if (value === null || value === undefined || value === "") return "";
  if (kind === "percent") return formatted(100 * Number(value), 0, 3);
  if (kind === "number") return formatted(Number(value), 0, 4).replace(/\s/g, "\u00a0");
  return String(value);
};
/** What is given, as the field shows it: `37%` and `0.37` are both 37. */
const givenAs = (kind, text) => {
  if (kind === "percent") {
    const value = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
    return Number.isFinite(value) ? shownAs(kind, value) : text;
  }
  if (kind === "shares") return shownShares(text);
  return kind === "number" && Number.isFinite(Number(text)) ? shownAs(kind, text) : text;
};
const argumentOf = (kind, text) => {
  if (kind === "shares") return typedShares(text);
  const plain = typed(text);
  return kind === "percent" && plain !== "" && !plain.endsWith("%") ? `${plain}%` : plain;
};

/**
 * The line below a field that says where its value comes from, with a button to set it back, and the
 * place for what the command line says against the value.
 */
export function originOf(option, desk, setBack) {
  const from = element("span", {});
  const summary = element("summary", {});
  const source = element("span", { class: "source" });
  const back = button(say("Set back"), { class: "link", "data-back": option });
  const more = element("details", {}, summary, source);
  const row = element("div", { class: "origin note" }, from, more, back);
  const problem = element("p", { class: "problem", id: `${nameFor(option)}-problem`, hidden: "" });
  back.addEventListener("click", setBack);
  return {
    parts: [row, problem],
    problem,
    /** `own` is the region's value in words, `text` its source; what is needed can't be set back to none. */
    update(isGiven, own, text, isNeeded = false) {
      back.hidden = !isGiven || isNeeded;
      const words = isGiven ? (own ? say("Changed; the region has {1}.", own) : say("Given by you."))
        : (own ? say("The region's own value.") : text ?? "");
      // Where there is more to tell of the source, the words open it.
      const isLong = Boolean(own && text);
      from.textContent = isLong ? "" : words;
      summary.textContent = isLong ? words : "";
      source.textContent = isLong ? text : "";
      more.hidden = !isLong;
      from.hidden = isLong;
      row.hidden = words === "";
    },
  };
}

/** Marks a control as refused or not. */
export function mark(control, problem, text) {
  problem.textContent = text ?? "";
  problem.hidden = !text;
  if (text) {
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", problem.id);
  } else {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
  }
}

/**
 * A number, share or text.
 *
 * @param field option, label, kind (number, percent, text, shares of coaches), unit, hint, `isNeeded` where the question
 *   can't do without a value, `step` where it has steppers,
 *   `current(plan)` what the plan has where nothing else is known.
 */
export function inputField(field, desk) {
  const { option, kind = "text" } = field;
  const isText = kind === "text" || kind === "shares";
  const input = element("input", {
    id: nameFor(option), type: "text", autocomplete: "off", spellcheck: "false",
    inputmode: isText ? null : "decimal", class: isText ? "wide" : null,
    placeholder: field.placeholder ?? null,
  });
  let waiting = 0;
  const setBack = () => desk.change(withValue(desk.arguments(), option, null), say("{1}: set back", field.label));
  const origin = originOf(option, desk, setBack);

  function take() {
    clearTimeout(waiting);
    const value = argumentOf(kind, input.value);
    const given = valueOf(desk.arguments(), option);
    const own = ownValue(option);
    const isOwn = own && givenAs(kind, value) === shownAs(kind, own.value);
    const now = isOwn || value === "" ? null : value;
    if (now === given || (given === null && givenAs(kind, value) === input.dataset.shown)) return;
    desk.change(withValue(desk.arguments(), option, now), `${field.label}: ${input.value || say("set back")}`, option);
  }
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(take, pause);
  });
  input.addEventListener("change", take);

  function step(by) {
    const now = Number(typed(input.value));
    if (!Number.isFinite(now)) return;
    input.value = shownAs("number", Math.max(field.least ?? 0, now + by));
    take();
  }
  const steppers = field.step ? [[-field.step, "\u2212", say("{1}: fewer", field.label)], [field.step, "+", say("{1}: more", field.label)]]
    .map(([by, sign, label]) => {
      const one = button(sign, { class: "step", "aria-label": label });
      one.addEventListener("click", () => step(by));
      return one;
    }) : [];
  const row = element("div", { class: "row" }, ...steppers.slice(0, 1), input, ...steppers.slice(1),
    ...(field.unit ? [element("span", { class: "unit" }, field.unit)] : []));
  const root = element("div", { class: "field", "data-option": option },
    element("label", { for: input.id }, field.label), row,
    ...(field.hint ? [element("p", { class: "note" }, field.hint)] : []), ...origin.parts);

  return {
    option, root, refuse: (text) => mark(input, origin.problem, text),
    update(plan) {
      const given = valueOf(desk.arguments(), option);
      const own = ownValue(option);
      const current = field.current?.(plan);
      const shown = given !== null ? givenAs(kind, given) : shownAs(kind, own?.value ?? current);
      input.dataset.shown = shown;
      // What somebody is typing is theirs.
      if (document.activeElement !== input || input.getAttribute("aria-invalid") !== "true") {
        if (document.activeElement !== input || argumentOf(kind, input.value) !== (given ?? argumentOf(kind, input.value))) input.value = shown;
      }
      const unit = field.unit ? `\u00a0${field.unit}` : "";
      origin.update(given !== null, own ? `${shownAs(kind, own.value)}${unit}` : null, own?.source, field.isNeeded);
      if (given === null && !own && field.unasked) origin.update(false, null, field.unasked);
    },
  };
}

/** One of several values; `choices` gives pairs of value and words, the first one for what is not given. */
export function choiceField(field, desk) {
  const { option } = field;
  const select = element("select", { id: nameFor(option) });
  const take = (value) => {
    const own = ownValue(option);
    desk.change(withValue(desk.arguments(), option, String(own?.value ?? "") === value ? null : value),
      `${field.label}: ${select.selectedOptions[0]?.textContent ?? say("set back")}`);
  };
  const origin = originOf(option, desk, () => take(String(ownValue(option)?.value ?? "")));
  select.addEventListener("change", () => take(select.value));
  const root = element("div", { class: "field", "data-option": option },
    element("label", { for: select.id }, field.label), select,
    ...(field.hint ? [element("p", { class: "note" }, field.hint)] : []), ...origin.parts);
  return {
    option, root, refuse: (text) => mark(select, origin.problem, text),
    update() {
      const given = valueOf(desk.arguments(), option);
      const own = ownValue(option);
      const choices = field.choices();
      const now = given ?? String(own?.value ?? "");
      if (!choices.some(([value]) => value === now)) choices.push([now, now]);
      select.replaceChildren(...choices.map(([value, words]) => element("option", { value }, words)));
      select.value = now;
      const words = own && choices.find(([value]) => value === String(own.value));
      origin.update(given !== null, words?.[1] ?? null, own?.source);
    },
  };
}

/** On or off. */
export function switchField(field, desk) {
  const option = `--${field.name}`;
  const input = element("input", { type: "checkbox", id: nameFor(option) });
  const set = (isOn) => desk.change(withSwitch(desk.arguments(), field.name, isOn),
    `${field.label}: ${(isOn ?? ownValue(option)?.value) ? say("yes") : say("no")}`);
  const origin = originOf(option, desk, () => set(null));
  input.addEventListener("change", () => set(input.checked === (ownValue(option)?.value ?? true) ? null : input.checked));
  const root = element("div", { class: "field", "data-option": option },
    element("div", { class: "check" }, input, element("label", { for: input.id }, field.label)), ...origin.parts);
  return {
    option, root, refuse: (text) => mark(input, origin.problem, text),
    update() {
      const given = switchOf(desk.arguments(), field.name);
      const own = ownValue(option);
      input.checked = given ?? own?.value ?? true;
      origin.update(given !== null, own ? (own.value ? say("yes") : say("no")) : null, own?.source);
    },
  };
}
