"use strict";
// What if a municipality moved, or the staff changed? Bases and leaders stay where they are.
(() => {
  const data = JSON.parse(document.getElementById("report-data").textContent).whatIf;
  const section = document.getElementById("what-if");
  if (!data || !section) return;
  const words = data.words;
  const { start, members, measure, moved, staffed, bestStaffed } = whatIfService(data);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  // ---- Words and numbers ----

  const { element, button, number, people, percent } = pageParts(data.locale);
  const filled = (template, ...texts) => template.replace(/\{(\d)\}/g, (_, place) => texts[place - 1]);
  const nameOf = (m) => data.municipalities[m].name;
  const namesOf = (all) => all.map(nameOf).join(", ");
  const territoryName = (t) => data.territories[t].name;

  // ---- Controls ----

  const choiceOf = (id, label) => {
    const select = element("select", { id });
    return { select, row: element("div", { class: "field" }, element("label", { for: id }, label), select) };
  };
  const who = choiceOf("what-if-municipality", words.municipality);
  const where = choiceOf("what-if-territory", words.territory);
  const move = button(words.move, { id: "what-if-move" });
  const undo = button(words.undo, { id: "what-if-undo" });
  const reset = button(words.reset, { id: "what-if-reset" });
  const save = button(words.save, { id: "what-if-save" });
  const news = element("p", { id: "what-if-news", "aria-live": "polite" });
  const remarks = element("ul", { id: "what-if-remarks" });

  const movable = data.municipalities.flatMap((_, m) => (start.owner[m] >= 0 ? [m] : []))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), data.locale));
  for (const m of movable) who.select.append(element("option", { value: m }, nameOf(m)));

  // ---- Tables: made once, so that a button keeps the focus when numbers change ----

  function table(id, caption, headers, ...bodies) {
    const head = element("tr", {}, ...headers.map((text, place) =>
      element("th", { scope: "col", class: place ? "number" : null }, text)));
    return element("div", { class: "scroll", role: "region", "aria-labelledby": `${id}-caption`, tabindex: "0" },
      element("table", {}, element("caption", { id: `${id}-caption` }, caption), element("thead", {}, head), ...bodies));
  }
  /** A row whose cells are filled by `fill`; a cell may hold more than text. */
  function rowOf(name, cells) {
    const shown = cells.map((content) => element("td", { class: "number" }, ...[content ?? []].flat()));
    return {
      row: element("tr", {}, element("th", { scope: "row" }, name), ...shown),
      fill: (texts) => texts.forEach((text, place) => { if (text !== null) shown[place].textContent = text; }),
    };
  }

  const levels = ["waiting", "fairness", "travel", "balance"];
  const totals = levels.map((level) => rowOf(words.levels[level], ["", "", ""]));
  const totalsBody = element("tbody", { id: "what-if-totals" }, ...totals.map(({ row }) => row));

  /** A number of coaches between buttons for one fewer and one more. */
  function stepper(place, fewer, more) {
    const shown = element("span", { class: "coaches" });
    const step = (sign, label, change) => {
      const made = button(sign, { class: "step", "aria-label": label, title: label, "data-staff": `${place}${change}` });
      made.addEventListener("click", () => changeStaff(place, change === "+" ? 1 : -1));
      return made;
    };
    return { shown, cell: [step("\u2212", fewer, "-"), shown, step("+", more, "+")] };
  }
  const steppers = data.territories.map((_, t) =>
    stepper(t, filled(words.fewer, territoryName(t)), filled(words.more, territoryName(t))));
  const regionStepper = stepper("region", words.fewerSomewhere, words.moreSomewhere);
  const emptyCells = ["", "", "", "", "", ""];
  const rows = data.territories.map((_, t) => rowOf(territoryName(t), ["", steppers[t].cell, ...emptyCells]));
  const regionRow = rowOf(words.region, ["", regionStepper.cell, ...emptyCells]);
  const rowsBody = element("tbody", { id: "what-if-territories" }, ...rows.map(({ row }) => row));
  const region = element("tfoot", { id: "what-if-region" }, regionRow.row);

  // ---- What a change comes to ----

  const drawing = whatIfMap(data, start, people);
  let plan = start;
  let current = measure(start);
  const past = [];
  const before = current;

  const describe = (m) => filled(words.detail, nameOf(m),
    plan.owner[m] >= 0 ? territoryName(plan.owner[m]) : words.shared,
    people(data.municipalities[m].clients), people(current.waiting[m]));

  /** What is changed, and what that does, in sentences. */
  function sentences(now) {
    const changes = [
      ...plan.owner.flatMap((owner, m) => (owner !== start.owner[m]
        ? [filled(words.hasMoved, nameOf(m), territoryName(start.owner[m]), territoryName(owner))] : [])),
      ...plan.coaches.flatMap((coaches, t) => (coaches !== start.coaches[t]
        ? [filled(words.hasStaff, territoryName(t), coaches, start.coaches[t])] : [])),
    ];
    const faults = now.territories.flatMap((territory, t) => [
      ...(territory.pieces.length > 1 ? [filled(words.notConnected, territoryName(t),
        territory.pieces.map(namesOf).join(" | "))] : []),
      ...(territory.tooFar.length ? [filled(words.tooFar, territoryName(t), nameOf(plan.base[t]),
        namesOf(territory.tooFar))] : []),
    ]);
    const help = now.services.filter(({ m, t }) => plan.owner[m] !== t)
      .map(({ m, t, clients }) => `${territoryName(t)} \u2192 ${nameOf(m)} ${people(clients)}`);
    const waiting = now.waiting.flatMap((clients, m) => (clients > 0 ? [`${nameOf(m)} ${people(clients)}`] : []));
    const listed = (items) => items.join(data.listSeparator);
    return [
      ...changes, ...(faults.length ? faults : [words.sound]),
      ...(help.length ? [filled(words.help, listed(help))] : []),
      ...(waiting.length ? [
        filled(words.waiting, listed(waiting)),
        now.largest.share - now.evenShare < 0.0005
          ? filled(words.sameShare, percent(now.evenShare))
          : filled(words.largestShare, nameOf(now.largest.m), percent(now.largest.share), percent(now.evenShare)),
        now.unserved.length ? filled(words.unserved, namesOf(now.unserved)) : words.allServed,
      ] : [words.nobodyWaits]),
    ];
  }

  function show() {
    const now = measure(plan);
    current = now;
    totals.forEach(({ fill }, place) => {
      const level = levels[place];
      // The best plan has the staff of the report.
      const best = now.coaches === before.coaches ? data.best[level] : undefined;
      fill([number(now.totals[level], 2), number(before.totals[level], 2),
        best === undefined ? "\u2013" : number(best, 2)]);
    });
    now.territories.forEach((territory, t) => {
      const { leaders } = data.territories[t];
      steppers[t].shown.textContent = `${plan.coaches[t]}${leaders ? ` ${words.andLeader}` : ""}`;
      rows[t].row.querySelector("[data-staff$='-']").setAttribute("aria-disabled", String(plan.coaches[t] === 1));
      rows[t].fill([
        nameOf(plan.base[t]), null, number(territory.clients, 2), number(territory.clients / plan.coaches[t], 2),
        number(territory.capacity, 1), number(territory.served, 2), number(territory.waiting, 2),
        number(territory.travel, 1),
      ]);
    });
    const all = (figure) => sum(now.territories.map((territory) => territory[figure]));
    const clients = sum(data.municipalities.map((municipality) => municipality.clients));
    regionStepper.shown.textContent = String(now.coaches);
    region.querySelector("[data-staff$='-']").setAttribute("aria-disabled", String(plan.coaches.every((c) => c === 1)));
    regionRow.fill([
      "\u2013", null, number(clients, 2), number(clients / now.coaches, 2), number(all("capacity"), 1),
      number(all("served"), 2), number(now.totals.waiting, 2), number(now.totals.travel, 1),
    ]);
    remarks.replaceChildren(...sentences(now).map((text) => element("li", {}, text)));
    undo.disabled = reset.disabled = past.length === 0;
    offerTerritories();
    colour();
  }

  const colour = () => drawing?.show(plan, current, Number(who.select.value), describe, sentences(current).join(" "));

  /** The territories that the chosen municipality could move to, its neighbours' first. */
  function offerTerritories() {
    const m = Number(who.select.value);
    const wanted = where.select.value;
    const near = new Set(data.municipalities[m].neighbours.map((k) => plan.owner[k]));
    const others = data.territories.map((_, t) => t).filter((t) => t !== plan.owner[m])
      .sort((a, b) => near.has(b) - near.has(a) || territoryName(a).localeCompare(territoryName(b), data.locale));
    where.select.replaceChildren(...others.map((t) => element("option", { value: t }, territoryName(t))));
    if (others.includes(Number(wanted)) && wanted !== "") where.select.value = wanted;
    move.disabled = others.length === 0;
  }

  // ---- Changes ----

  /** A plan that is the report's again is that plan, with the service that the report shows. */
  const sameAsStart = (changed) =>
    ["owner", "base", "coaches"].every((key) => changed[key].every((value, place) => value === start[key][place]));

  function change(to, what) {
    past.push(plan);
    plan = sameAsStart(to) ? start : to;
    tell(what);
  }

  function makeMove(m, to) {
    if (!(to >= 0) || plan.owner[m] === to || !(plan.owner[m] >= 0)) return;
    if (members(plan, plan.owner[m]).length === 1) {
      news.textContent = filled(words.lastOne, nameOf(m), territoryName(plan.owner[m]));
      return;
    }
    change(moved(plan, m, to), filled(words.justMoved, nameOf(m), territoryName(to)));
  }

  /** One coach more or fewer, in a territory or where it does most in the region. */
  function changeStaff(place, more) {
    const t = place === "region" ? bestStaffed(plan, more) : place;
    const after = t >= 0 ? staffed(plan, t, more) : null;
    if (!after) {
      news.textContent = t >= 0 ? filled(words.lastCoach, territoryName(t)) : words.lastCoaches;
      return;
    }
    change(after, filled(words.staffed, territoryName(t), after.coaches[t], sum(after.coaches)));
  }

  function tell(what) {
    show();
    const [now, then] = [current.totals, before.totals];
    news.textContent = `${what} ${filled(words.outcome, people(now.waiting), people(then.waiting),
      number(now.travel, 1), number(then.travel, 1))} ${filled(words.fairOutcome,
      percent(now.fairness / 100), percent(then.fairness / 100),
      current.unserved.length, before.unserved.length)}`;
  }

  who.select.addEventListener("change", () => { offerTerritories(); colour(); });
  move.addEventListener("click", () => makeMove(Number(who.select.value), Number(where.select.value)));
  undo.addEventListener("click", () => {
    plan = past.pop();
    tell(words.undone);
    if (undo.disabled) who.select.focus();
  });
  reset.addEventListener("click", () => {
    past.length = 0;
    plan = start;
    tell(words.startedOver);
    who.select.focus();
  });

  // ---- By mouse: choose a municipality, or drag it onto another territory ----

  let dragged = -1;
  drawing?.map.addEventListener("pointerdown", (event) => {
    dragged = drawing.placeAt(event);
    if (start.owner[dragged] === undefined || start.owner[dragged] < 0) dragged = -1;
    if (dragged < 0) return;
    who.select.value = String(dragged);
    offerTerritories();
    colour();
  });
  drawing?.map.addEventListener("pointerup", (event) => {
    const target = drawing.placeAt(event);
    if (dragged >= 0 && target >= 0 && plan.owner[target] !== plan.owner[dragged]) {
      makeMove(dragged, plan.owner[target]);
    }
    dragged = -1;
  });
  drawing?.map.addEventListener("dragstart", (event) => event.preventDefault());

  // ---- The plan as a file that `evaluate` reads ----

  function csv() {
    const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    const cell = (value) => {
      const text = harmless(String(value));
      return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const lines = data.municipalities.map((municipality, m) => {
      const t = plan.owner[m];
      const territory = data.territories[t];
      const own = territory
        ? [territory.fileName, plan.coaches[t], territory.leaders, data.municipalities[plan.base[t]].code]
        : [data.sharedMark, "", "", ""];
      return [municipality.code, ...own, municipality.fileName];
    });
    return [["municipality", "territory", "coaches", "leaders", "base", "name"], ...lines]
      .map((cells) => cells.map(cell).join(data.csv.separator)).join("\r\n") + "\r\n";
  }
  save.addEventListener("click", () => {
    const file = new Blob([data.csv.mark, csv()], { type: "text/csv;charset=utf-8" });
    const link = element("a", { href: URL.createObjectURL(file), download: "what-if.csv" });
    link.click();
    URL.revokeObjectURL(link.href);
  });

  section.append(
    element("p", {}, words.introduction), ...(words.order ? [element("p", {}, words.order)] : []),
    element("div", { class: "what-if-controls" }, who.row, where.row, move, undo, reset, save), news);
  if (drawing) {
    section.append(element("div", { class: "map what-if-map" }, drawing.map));
    section.append(...[drawing.legend(words)].filter(Boolean));
  }
  section.append(
    table("what-if-totals", words.totals,
      [words.level, words.now, words.before, words.best], totalsBody),
    table("what-if-territories", words.territories,
      [words.territoryName, words.base, words.coaches, words.clients, words.perCoach, words.capacity,
        words.served, words.waits, words.travel], rowsBody, region),
    remarks, element("p", {}, words.saving));
  section.hidden = false;
  show();
})();
