"use strict";
// What if a municipality moved? Bases, coaches and leaders stay where they are, so only who serves
// whom has to be found anew: a transport problem, solved exactly, level by level.
(() => {
  const data = JSON.parse(document.getElementById("report-data").textContent).whatIf;
  const section = document.getElementById("what-if");
  if (!data || !section) return;
  const words = data.words;

  // ---- The plan and its figures ----

  /** Kilometres between two municipalities. */
  const km = (a, b) => (a === b ? 0 : data.distances[Math.max(a, b)][Math.min(a, b)]);
  const isWithinReach = (m, base) => km(m, base) <= data.reachKm;
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const totalClients = sum(data.municipalities.map((m) => m.clients));
  const coachesInAll = sum(data.territories.map((t) => t.coaches));
  const capacity = (t) =>
    data.annualClientsPerCoach * (data.territories[t].coaches + data.leaderShare * data.territories[t].leaders);

  /** Who belongs where at the start. A territory of -1 means shared by all. */
  const start = {
    owner: data.municipalities.map((m) => m.territory ?? -1),
    base: data.territories.map((t) => t.base),
  };

  const members = (plan, t) => plan.owner.flatMap((owner, m) => (owner === t ? [m] : []));

  function mayServe(plan, m, t) {
    if (!(data.municipalities[m].clients > 0) || !isWithinReach(m, plan.base[t])) return false;
    return plan.owner[m] === t || plan.owner[m] === -1
      || (data.neighbourHelp && data.municipalities[m].neighbours.some((k) => plan.owner[k] === t));
  }

  /** What a client of m costs in each level where the staff of t serves it. */
  function costs(plan, m, t) {
    const isOutside = plan.owner[m] !== t && plan.owner[m] !== -1;
    const all = { waiting: -1, travel: km(m, plan.base[t]), help: isOutside ? 1 : 0 };
    return data.levels.map((level) => all[level]);
  }

  /** The first level that differs decides. Differences below a millimetre are rounding. */
  function isLess(a, b) {
    for (let level = 0; level < a.length; level += 1) {
      if (a[level] < b[level] - 1e-9) return true;
      if (a[level] > b[level] + 1e-9) return false;
    }
    return false;
  }

  /**
   * Clients by municipality and territory, best by the levels in their order: successive shortest
   * paths from a source over municipalities and territories to a sink, the cost of an arc being a
   * list of numbers that are compared level by level. Ends where one more client would cost more
   * than it gives.
   */
  function serve(plan) {
    const places = data.municipalities.length;
    const source = places + data.territories.length;
    const sink = source + 1;
    const arcs = [];
    const leaving = Array.from({ length: sink + 1 }, () => []);
    const none = data.levels.map(() => 0);
    function connect(from, to, room, cost) {
      leaving[from].push(arcs.length);
      arcs.push({ from, to, room, cost });
      leaving[to].push(arcs.length);
      arcs.push({ from: to, to: from, room: 0, cost: cost.map((c) => -c) });
    }
    const links = [];
    data.territories.forEach((_, t) => {
      data.municipalities.forEach((municipality, m) => {
        if (!mayServe(plan, m, t)) return;
        links.push({ m, t, arc: arcs.length });
        connect(m, places + t, municipality.clients, costs(plan, m, t));
      });
      connect(places + t, sink, capacity(t), none);
    });
    data.municipalities.forEach((municipality, m) => connect(source, m, municipality.clients, none));
    for (;;) {
      const path = cheapestPath(arcs, leaving, source, sink, none);
      if (!path) break;
      const amount = Math.min(...path.map((arc) => arcs[arc].room));
      for (const arc of path) {
        arcs[arc].room -= amount;
        arcs[arc ^ 1].room += amount;
      }
    }
    return links.map(({ m, t, arc }) => ({ m, t, clients: arcs[arc ^ 1].room }))
      .filter((service) => service.clients > 1e-9);
  }

  /** The arcs of the cheapest path with room, if it costs less than nothing. */
  function cheapestPath(arcs, leaving, source, sink, none) {
    const best = leaving.map(() => null);
    const arrival = leaving.map(() => -1);
    const waits = leaving.map(() => false);
    best[source] = none;
    const queue = [source];
    for (let next = 0; next < queue.length; next += 1) {
      const here = queue[next];
      waits[here] = false;
      for (const index of leaving[here]) {
        const arc = arcs[index];
        if (arc.room <= 1e-9) continue;
        const cost = best[here].map((value, level) => value + arc.cost[level]);
        if (best[arc.to] !== null && !isLess(cost, best[arc.to])) continue;
        best[arc.to] = cost;
        arrival[arc.to] = index;
        if (!waits[arc.to]) {
          waits[arc.to] = true;
          queue.push(arc.to);
        }
      }
    }
    if (best[sink] === null || !isLess(best[sink], none)) return null;
    const path = [];
    for (let node = sink; node !== source; node = arcs[arrival[node]].from) path.push(arrival[node]);
    return path;
  }

  /** The pieces that a territory falls into by its road borders. */
  function pieces(plan, t) {
    const left = new Set(members(plan, t));
    const found = [];
    for (const first of left) {
      left.delete(first);
      const piece = [first];
      for (const m of piece) {
        for (const k of data.municipalities[m].neighbours) if (left.delete(k)) piece.push(k);
      }
      found.push(piece);
    }
    return found;
  }

  /** All figures of a plan, as `evaluate` counts them. */
  function measure(plan) {
    const services = serve(plan);
    const served = data.municipalities.map(() => 0);
    const territories = data.territories.map((territory, t) => {
      const own = members(plan, t);
      return {
        own, clients: sum(own.map((m) => data.municipalities[m].clients)), capacity: capacity(t),
        served: 0, travel: 0, waiting: 0, pieces: pieces(plan, t),
        tooFar: own.filter((m) => !isWithinReach(m, plan.base[t])),
      };
    });
    for (const { m, t, clients } of services) {
      served[m] += clients;
      territories[t].served += clients;
      territories[t].travel += clients * km(m, plan.base[t]);
    }
    const waiting = data.municipalities.map((municipality, m) => {
      const clients = municipality.clients - served[m];
      return clients < 1e-7 ? 0 : clients;
    });
    waiting.forEach((clients, m) => {
      if (plan.owner[m] >= 0) territories[plan.owner[m]].waiting += clients;
    });
    const mean = totalClients / coachesInAll;
    return {
      territories, waiting, services,
      totals: {
        waiting: sum(waiting), travel: sum(territories.map((t) => t.travel)),
        balance: sum(territories.map((t, index) => Math.abs(t.clients - data.territories[index].coaches * mean))),
      },
    };
  }

  /** The plan after a move; where a base moves away, the nearest member takes its place. */
  function moved(plan, m, to) {
    const after = { owner: plan.owner.slice(), base: plan.base.slice() };
    const from = plan.owner[m];
    after.owner[m] = to;
    if (plan.base[from] === m) after.base[from] = nearestBase(members(after, from));
    return after;
  }

  /** The member with the fewest client-kilometres to it, of those that reach all others if any do. */
  function nearestBase(own) {
    const central = own.filter((base) => own.every((m) => isWithinReach(m, base)));
    const kilometres = (base) => sum(own.map((m) => data.municipalities[m].clients * km(m, base)));
    return (central.length ? central : own).reduce((best, base) =>
      kilometres(base) < kilometres(best) - 1e-9 ? base : best);
  }

  // ---- What the page shows ----

  const number = (value, digits) => {
    const shown = Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
    return new Intl.NumberFormat(data.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      .format(shown).replace(/^-/, "\u2212");
  };
  const filled = (template, ...texts) => template.replace(/\{(\d)\}/g, (_, place) => texts[place - 1]);
  const nameOf = (m) => data.municipalities[m].name;
  const territoryName = (t) => data.territories[t].name;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }
  const button = (label, attributes = {}) => element("button", { type: "button", ...attributes }, label);

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
  const totals = element("tbody", { id: "what-if-totals" });
  const rows = element("tbody", { id: "what-if-territories" });
  const remarks = element("ul", { id: "what-if-remarks" });

  const movable = data.municipalities.flatMap((_, m) => (start.owner[m] >= 0 ? [m] : []))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), data.locale));
  for (const m of movable) who.select.append(element("option", { value: m }, nameOf(m)));

  function table(id, caption, headers, body) {
    const head = element("tr", {}, ...headers.map((text, place) =>
      element("th", { scope: "col", class: place ? "number" : null }, text)));
    return element("div", { class: "scroll", role: "region", "aria-labelledby": `${id}-caption`, tabindex: "0" },
      element("table", {}, element("caption", { id: `${id}-caption` }, caption), element("thead", {}, head), body));
  }
  const row = (name, cells) => element("tr", {}, element("th", { scope: "row" }, name),
    ...cells.map((text) => element("td", { class: "number" }, text)));

  // ---- The map: a copy of the report's, recoloured as municipalities move ----

  function copiedMap() {
    const original = document.querySelector(`[data-scenario="${data.scenario}"] svg.plan-map`)
      ?? document.querySelector("svg.plan-map");
    if (!original) return null;
    const copy = original.cloneNode(true);
    const ids = new Map();
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) {
      if (!part.id) continue;
      ids.set(part.id, `what-if-${part.id}`);
      part.id = ids.get(part.id);
    }
    const renamed = (text) => text.replace(/#([^\s)"']+)/g, (whole, id) => (ids.has(id) ? `#${ids.get(id)}` : whole));
    for (const part of [copy, ...copy.querySelectorAll("*")]) {
      for (const { name, value } of [...part.attributes]) {
        if (name === "aria-labelledby" || name === "aria-describedby") {
          part.setAttribute(name, value.split(" ").map((id) => ids.get(id) ?? id).join(" "));
        } else if (value.includes("#")) part.setAttribute(name, renamed(value));
        // What the report's own map says on hover and focus is about the plan before any move.
        if (name === "tabindex") part.removeAttribute(name);
      }
    }
    return copy;
  }
  const map = copiedMap();
  const shapes = data.municipalities.map((municipality) =>
    map?.querySelector(`.municipality[data-municipality="${municipality.code}"]`) ?? null);
  const fills = data.territories.map((_, t) => shapes[start.owner.indexOf(t)]?.getAttribute("fill") ?? null);
  const placeOf = new Map(data.municipalities.map((municipality, m) => [municipality.code, m]));
  const borders = [...(map?.querySelectorAll(".border[data-between]") ?? [])]
    .map((line) => ({ line, sides: line.dataset.between.split(" ").map((code) => placeOf.get(code)) }))
    .filter(({ sides }) => sides.length === 2);

  /** The thick line between territories, the thin one inside: each kind has a group that draws it. */
  function divide({ line, sides: [a, b] }, owner) {
    const kind = owner[a] === owner[b] ? "municipal-border" : "territory-border";
    if (line.classList.contains(kind)) return;
    line.setAttribute("class", `border ${kind}`);
    map.querySelector(`.${kind}s`)?.append(line);
  }

  function colour(now) {
    const chosen = Number(who.select.value);
    shapes.forEach((shape, m) => {
      if (!shape) return;
      const fill = fills[plan.owner[m]];
      if (fill) shape.setAttribute("fill", fill);
      shape.classList.toggle("what-if-chosen", m === chosen);
      const title = shape.querySelector("title");
      if (title) title.textContent = describe(now, m);
    });
    borders.forEach((border) => divide(border, plan.owner));
    // Arrows and numbers drawn on the map are the report's: they would lie after a move.
    map?.classList.toggle("what-if-changed", plan.owner.some((owner, m) => owner !== start.owner[m]));
  }

  const describe = (now, m) => filled(words.detail, nameOf(m),
    plan.owner[m] >= 0 ? territoryName(plan.owner[m]) : words.shared,
    number(data.municipalities[m].clients, 2), number(now.waiting[m], 2));

  // ---- Moves ----

  let plan = start;
  let current = measure(start);
  const past = [];
  const before = current;

  function show() {
    const now = measure(plan);
    current = now;
    totals.replaceChildren(...["waiting", "travel", "balance"].map((level) => {
      const best = data.best[level];
      return row(words.levels[level], [
        number(now.totals[level], 2), number(before.totals[level], 2),
        best === null || best === undefined ? "\u2013" : number(best, 2),
      ]);
    }));
    rows.replaceChildren(...now.territories.map((territory, t) => row(territoryName(t), [
      nameOf(plan.base[t]),
      String(data.territories[t].coaches) + (data.territories[t].leaders ? ` ${words.andLeader}` : ""),
      number(territory.clients, 2), number(territory.clients / data.territories[t].coaches, 2),
      number(territory.capacity, 1), number(territory.served, 2), number(territory.waiting, 2),
      number(territory.travel, 1),
    ])));
    const waiting = now.waiting.flatMap((clients, m) =>
      (clients > 0 ? [`${nameOf(m)} ${number(clients, 2)}`] : []));
    const notes = now.territories.flatMap((territory, t) => [
      ...(territory.pieces.length > 1 ? [filled(words.notConnected, territoryName(t),
        territory.pieces.map((piece) => piece.map(nameOf).join(", ")).join(" | "))] : []),
      ...(territory.tooFar.length ? [filled(words.tooFar, territoryName(t), nameOf(plan.base[t]),
        territory.tooFar.map(nameOf).join(", "))] : []),
    ]);
    if (!notes.length) notes.push(words.sound);
    const help = now.services.filter(({ m, t }) => plan.owner[m] !== t)
      .map(({ m, t, clients }) => `${territoryName(t)} \u2192 ${nameOf(m)} ${number(clients, 2)}`);
    if (help.length) notes.push(filled(words.help, help.join(", ")));
    notes.push(waiting.length ? filled(words.waiting, waiting.join(", ")) : words.nobodyWaits);
    const moves = plan.owner.flatMap((owner, m) => (owner !== start.owner[m]
      ? [filled(words.hasMoved, nameOf(m), territoryName(start.owner[m]), territoryName(owner))] : []));
    remarks.replaceChildren(...[...moves, ...notes].map((text) => element("li", {}, text)));
    undo.disabled = reset.disabled = past.length === 0;
    offerTerritories();
    colour(now);
    return now;
  }

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

  function makeMove(m, to) {
    if (!(to >= 0) || plan.owner[m] === to || !(plan.owner[m] >= 0)) return;
    if (members(plan, plan.owner[m]).length === 1) {
      news.textContent = filled(words.lastOne, nameOf(m), territoryName(plan.owner[m]));
      return;
    }
    past.push(plan);
    plan = moved(plan, m, to);
    tell(filled(words.justMoved, nameOf(m), territoryName(to)));
  }

  function tell(what) {
    const now = show();
    news.textContent = `${what} ${filled(words.outcome, number(now.totals.waiting, 2),
      number(before.totals.waiting, 2), number(now.totals.travel, 1), number(before.totals.travel, 1))}`;
  }

  who.select.addEventListener("change", () => { offerTerritories(); colour(current); });
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

  const placeAt = (event) => {
    const shape = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-municipality]");
    return shape && map.contains(shape) ? placeOf.get(shape.dataset.municipality) ?? -1 : -1;
  };
  let dragged = -1;
  map?.addEventListener("pointerdown", (event) => {
    dragged = placeAt(event);
    if (start.owner[dragged] === undefined || start.owner[dragged] < 0) dragged = -1;
    if (dragged < 0) return;
    who.select.value = String(dragged);
    offerTerritories();
    colour(current);
  });
  map?.addEventListener("pointerup", (event) => {
    const target = placeAt(event);
    if (dragged >= 0 && target >= 0 && plan.owner[target] !== plan.owner[dragged]) {
      makeMove(dragged, plan.owner[target]);
    }
    dragged = -1;
  });
  map?.addEventListener("dragstart", (event) => event.preventDefault());

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
        ? [territory.fileName, territory.coaches, territory.leaders, data.municipalities[plan.base[t]].code]
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
    element("p", {}, words.introduction),
    element("div", { class: "what-if-controls" }, who.row, where.row, move, undo, reset, save), news);
  if (map) section.append(element("div", { class: "map what-if-map" }, map));
  section.append(
    table("what-if-totals", words.totals,
      [words.level, words.now, words.before, words.best], totals),
    table("what-if-territories", words.territories,
      [words.territoryName, words.base, words.coaches, words.clients, words.perCoach, words.capacity,
        words.served, words.waits, words.travel], rows),
    remarks, element("p", {}, words.saving));
  section.hidden = false;
  show();
})();
