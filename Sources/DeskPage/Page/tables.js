// The plan in tables beside the map: territories, municipalities, and the locks in words.
import { letAllGo, letGo, locksOf } from "./locks.js";
import { button, byName, element, formatted, nameOf, namesOf, people, percent, region, say, staffed, whole } from "./words.js";

/** A table in a frame that it moves in; `heads` are pairs of a title and whether numbers stand below it. */
export function table(id, caption, heads, rows) {
  return element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
    element("table", { id }, element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...heads.map(([text, isNumber]) =>
        element("th", { scope: "col", class: isNumber ? "n" : null }, text)))),
      element("tbody", {}, ...rows)));
}
/** A row; `cells` are pairs like those of heads. */
export const row = (head, cells) => element("tr", {}, element("th", { scope: "row" }, head),
  ...cells.map(([text, isNumber]) => element("td", { class: isNumber ? "n" : null }, text)));

export function tablesPart(choose) {
  const territories = element("details", { class: "group", id: "territory-table" });
  const municipalities = element("details", { class: "group", id: "municipality-table" });
  const link = (code) => {
    const one = button(nameOf(code), { class: "link", "data-choose": code });
    one.addEventListener("click", () => choose(code));
    return one;
  };
  return {
    parts: [territories, municipalities],
    show(plan) {
      const { document } = plan;
      const focused = globalThis.document.activeElement?.dataset?.choose;
      territories.replaceChildren(element("summary", {}, say("Territories as a table")), table(
        "territories", say("Territories: clients a year and staff"),
        [[say("Territory")], [say("Municipalities")], [say("Coaches"), true], [say("Clients"), true], [say("Capacity"), true],
          [say("Served"), true], [say("Helps")], [say("Travel km"), true]],
        document.territories.map((one) => row(one.name, [
          [namesOf(one.municipalities)],
          [one.leaders ? `${staffed(one.coaches)} + ${one.leaders}` : String(staffed(one.coaches)), true],
          [people(one.clients), true], [people(one.capacity), true], [people(one.served), true],
          [one.helps.map((help) => `${nameOf(help.municipality)} ${people(help.clients)}`).join(", ")], [whole(one.travel), true],
        ]))));
      municipalities.replaceChildren(element("summary", {}, say("Municipalities as a table")), table(
        "municipalities", say("Municipalities: clients a year and who serves them"),
        [[say("Municipality")], [say("Territory")], [say("Clients"), true], [say("Waiting"), true], [say("Share who wait"), true]],
        (plan.exists ? [...plan.rows.keys()] : region.municipalities.map(({ code }) => code)).sort(byName).map((code) => {
          const own = plan.rows.get(code);
          return row(link(code), [
            [plan.territoryOf.get(code)?.name ?? (plan.exists ? say("shared") : "")], [own ? formatted(own.clients, 1, 1) : "", true],
            [own ? formatted(own.waiting, 1, 1) : "", true],
            [own?.waiting_share === undefined ? "" : percent(own.waiting_share), true],
          ]);
        })), ...(document.estimated ? [element("p", { class: "note" }, say("The people counted in the municipalities are estimates, at least in part: split from a larger total, or for a count that is not published."))] : []));
      if (focused) municipalities.querySelector(`[data-choose="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}

/** The locks in words, each with a button that lets it go. */
export function locksPart(desk) {
  const list = element("ul", { class: "locks" });
  const all = button(say("Let go of all"), { id: "let-all-go" });
  all.addEventListener("click", () => desk.change(letAllGo(desk.arguments()), say("All locks are let go.")));
  const none = element("p", { class: "note" }, say("Nothing is held. Choose a municipality on the map to hold it, or ask something of it."));
  const root = element("section", { id: "locks", "aria-labelledby": "locks-title" },
    element("h3", { id: "locks-title", tabindex: "-1" }, say("Held on the map")), none, list, all);
  return {
    root,
    show() {
      const locks = locksOf(desk.arguments());
      list.replaceChildren(...locks.map((lock) => {
        const go = button(say("Let go"), { "aria-label": say("Let go: {1}", lock.words) });
        go.addEventListener("click", () => {
          desk.change(letGo(desk.arguments(), lock), say("let go: {1}", lock.words));
          root.querySelector("h3").focus();
        });
        return element("li", {}, element("span", {}, lock.words), go);
      }));
      none.hidden = locks.length > 0;
      all.hidden = locks.length < 2;
    },
    codes: () => new Set(locksOf(desk.arguments()).flatMap(({ codes }) => codes)),
  };
}
