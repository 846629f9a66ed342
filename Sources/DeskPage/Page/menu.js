// What can be asked of the municipality that was chosen on the map.
import * as locks from "./locks.js";
import { wordsOf } from "./views.js";
import { button, byName, element, nameOf, namesOf, region, say } from "./words.js";

const belonging = ["--together", "--territory", "--shared"];

/**
 * @param desk `arguments()`, `plan()`, `change(arguments, what)` of the page.
 * @param back Puts the focus where it was before the menu.
 */
export function municipalityMenu(desk, back) {
  const root = element("div", {
    id: "municipality-menu", role: "dialog", "aria-labelledby": "menu-name", hidden: "",
  });

  function close() {
    const code = root.dataset.municipality;
    root.hidden = true;
    if (code) back(code);
  }
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });

  function choice(id, label, codes, action, act) {
    if (codes.length === 0) return [];
    const select = element("select", { id },
      ...codes.map((code) => element("option", { value: code }, nameOf(code))));
    const go = button(action);
    go.addEventListener("click", () => act(select.value));
    return [element("div", { class: "field" }, element("label", { for: id }, label),
      element("div", { class: "row" }, select, go))];
  }

  /**
   * Opens for a municipality of the plan on show.
   *
   * @param isAtRight whether it lies in the right half of the map.
   */
  function open(code, isAtRight) {
    const plan = desk.plan();
    const given = desk.arguments();
    const name = nameOf(code);
    const territory = plan?.territoryOf.get(code) ?? null;
    root.dataset.municipality = code;
    const act = (label, changed, what) => {
      const one = button(label);
      one.addEventListener("click", () => finish(changed, what));
      return one;
    };
    const finish = (changed, what) => {
      close();
      desk.change(changed, what);
    };
    const own = locks.locksOf(given).filter((one) => one.codes.includes(code));
    const free = (options) => locks.cleared(given, code, options);
    const actions = [];
    if (territory) {
      const isBase = territory.base === code;
      actions.push(act(
        isBase ? say("Keep the base here") : say("Hold in territory {1}", territory.name),
        isBase ? locks.lock(free(["--never-base"]), "--base", [code])
          : locks.together(free(belonging), [code, territory.base]),
        say("{1} stays in territory {2}", name, territory.name)));
      actions.push(act(say("Hold the whole territory {1}", territory.name),
        locks.lock(territory.municipalities.reduce((rest, one) =>
          locks.cleared(rest, one, belonging), given), "--territory", territory.municipalities),
        say("territory {1} stays as it is", territory.name)));
    }
    if (territory?.base !== code) {
      actions.push(act(say("Put a base here"), locks.lock(free(["--never-base", "--shared"]), "--base", [code]), say("a base in {1}", name)));
    }
    actions.push(
      act(say("Never a base here"), locks.lock(free(["--base"]), "--never-base", [code]), say("no base in {1}", name)),
      act(say("Shared by all in reach"), locks.lock(free([...belonging, "--base", "--apart"]), "--shared", [code]), say("{1} shared", name)));
    const others = region.municipalities.map((one) => one.code).filter((one) => one !== code).sort(byName);
    const bases = (plan?.document.territories ?? []).map(({ base }) => base)
      .filter((base) => base !== territory?.base && base !== code).sort(byName);
    const choices = [
      ...choice("menu-into", say("Draw it into the territory of"), bases, say("Draw"), (base) =>
        finish(locks.together(free(belonging), [code, base]), say("{1} drawn into territory {2}", name, nameOf(base)))),
      ...choice("menu-together", say("Together with"), others, say("Join"), (other) =>
        finish(locks.together(given, [code, other]), say("{1} in one territory", namesOf([code, other])))),
      ...choice("menu-apart", say("Apart from"), others, say("Part"), (other) =>
        finish(locks.lock(given, "--apart", [code, other]), say("{1} in different territories", namesOf([code, other])))),
    ];
    const shut = button(say("Close"), { class: "quiet" });
    shut.addEventListener("click", close);
    root.replaceChildren(
      element("h3", { id: "menu-name", tabindex: "-1" }, name),
      element("p", { class: "note" }, plan ? wordsOf(plan, code) : name),
      ...(own.length ? [element("ul", { class: "locks" }, ...own.map((one) => element("li", {},
        element("span", {}, one.words),
        act(say("Let go"), locks.letGo(given, one), say("let go: {1}", one.words)))))] : []),
      element("div", { class: "actions" }, ...actions),
      element("p", { class: "note" }, say("A base is where the coaches of a territory start from.")), ...choices, shut);
    root.hidden = false;
    // Beside the municipality, and in sight whole.
    root.classList.toggle("at-left", isAtRight);
    root.scrollTop = 0;
    root.querySelector("h3").focus({ preventScroll: true });
    root.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  return { root, open, close, isOpen: () => !root.hidden };
}
