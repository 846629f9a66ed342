// What matters first, second, third: an ordered list whose levels are moved by buttons.
import { valueOf, withValue } from "./arguments.js";
import { mark, originOf } from "./fields.js";
import { levelMeanings, levelNames } from "./levels.js";
import { button, element, ownValue, region, say, typed } from "./words.js";

const option = "--priority";

export function priorityField(desk) {
  const label = say("What matters first");
  const list = element("ol", { class: "levels" });
  const add = element("select", { id: "add-level" });
  const adding = button(say("Add"), {});
  const origin = originOf(option, desk, () => take(null, say("{1}: set back", label)));
  const own = () => [ownValue(option)?.value ?? ["waiting", "fairness", "travel", "balance"]].flat().map(String);
  const now = () => (valueOf(desk.arguments(), option)?.split(",") ?? own())
    .map((text) => { const [name, slack] = text.trim().split(":"); return { name, slack: slack ?? "" }; });
  const written = (levels) => levels.map(({ name, slack }) => (slack ? `${name}:${slack}` : name)).join(",");
  const nameOfLevel = (name) => levelNames[name]?.() ?? name;

  function take(levels, what) {
    const text = levels === null ? null : written(levels);
    desk.change(withValue(desk.arguments(), option, text === own().join(",") ? null : text), what);
  }
  function move(from, to) {
    const levels = now();
    const [one] = levels.splice(from, 1);
    levels.splice(to, 0, one);
    take(levels, say("{1} is now number {2}", nameOfLevel(one.name), to + 1));
    list.children[to]?.querySelector(to < from ? ".up" : ".down")?.focus();
  }
  function item({ name, slack }, place, all) {
    const title = nameOfLevel(name);
    const sign = (text, words, kind, isOn, act) => {
      const one = button(text, { class: `step ${kind}`, "aria-label": words, "aria-disabled": isOn ? null : "true" });
      if (isOn) one.addEventListener("click", act);
      return one;
    };
    const give = element("input", {
      type: "text", inputmode: "decimal", class: "short", "aria-label": say("{1}: may get worse by per cent", title),
      value: slack.replace("%", ""), placeholder: "0",
    });
    give.addEventListener("change", () => {
      const value = typed(give.value);
      const levels = now();
      levels[place].slack = value === "" || value === "0" ? "" : /^[\d.]+$/.test(value) ? `${value}%` : value;
      take(levels, say("{1} may get worse by {2}", title, levels[place].slack || "0 %"));
    });
    return element("li", {},
      element("div", { class: "level" }, element("span", {}, element("strong", {}, title),
        element("span", { class: "note" }, levelMeanings[name]?.() ?? "")),
      sign("\u2191", say("{1}: earlier", title), "up", place > 0, () => move(place, place - 1)),
      sign("\u2193", say("{1}: later", title), "down", place < all.length - 1, () => move(place, place + 1)),
      sign("\u00d7", say("{1}: leave out", title), "out", all.length > 1, () =>
        take(now().filter((_, other) => other !== place), say("{1} left out", title)))),
      ...(place < all.length - 1
        ? [element("div", { class: "slack note" }, say("may get worse by"), give, "%")] : []));
  }
  adding.addEventListener("click", () => {
    if (add.value) take([...now(), { name: add.value, slack: "" }], say("{1} added", nameOfLevel(add.value)));
  });
  const more = element("div", { class: "field" }, element("label", { for: "add-level" }, say("Further goal")),
    element("div", { class: "row" }, add, adding));
  const root = element("div", { class: "field", "data-option": option, role: "group", "aria-label": label }, list, more, ...origin.parts);
  return {
    option, root, refuse: (text) => mark(list, origin.problem, text),
    /** A value of the option in words. */
    wordsOf: (value) => value.split(",").map((text) => {
      const [name, slack] = text.trim().split(":");
      return slack ? `${nameOfLevel(name)} (+${slack})` : nameOfLevel(name);
    }).join(", "),
    update() {
      const levels = now();
      const focused = document.activeElement;
      const place = [...list.children].findIndex((child) => child.contains(focused));
      const kind = ["up", "down", "out", "short"].find((name) => focused?.classList.contains(name));
      list.replaceChildren(...levels.map(item));
      if (place >= 0) (list.children[Math.min(place, levels.length - 1)]?.querySelector(`.${kind}`))?.focus();
      const left = Object.keys(levelNames).filter((name) => !levels.some((level) => level.name === name)
        && (name !== "partners" || region.hasPartners)
        && (name !== "change" || valueOf(desk.arguments(), "--reference") !== null));
      add.replaceChildren(...left.map((name) => element("option", { value: name }, nameOfLevel(name))));
      more.hidden = left.length === 0;
      origin.update(valueOf(desk.arguments(), option) !== null, own().map((text) => nameOfLevel(text.split(":")[0])).join(", "),
        ownValue(option)?.source);
    },
  };
}
