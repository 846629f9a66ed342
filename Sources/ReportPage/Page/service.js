"use strict";
/**
 * What a division comes to: who serves whom, and the figures, as `evaluate` counts them. Territories,
 * bases and staff are given, so only service has to be found: flows in a network, exactly, level by
 * level.
 *
 * A plan has the territory of each municipality (`owner`, -1 where all share it), and of each
 * territory its base and its coaches.
 */
const whatIfService = (data) => {
  const { municipalities, territories, levels } = data;
  /** Clients below this are rounding. */
  const nobody = 1e-9;

  const km = (a, b) => (a === b ? 0 : data.distances[Math.max(a, b)][Math.min(a, b)]);
  const isWithinReach = (m, base) => km(m, base) <= data.reachKm;
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const totalClients = sum(municipalities.map((m) => m.clients));
  const capacity = (plan, t) =>
    data.annualClientsPerCoach * (plan.coaches[t] + data.leaderShare * territories[t].leaders);
  const members = (plan, t) => plan.owner.flatMap((owner, m) => (owner === t ? [m] : []));

  const start = {
    owner: municipalities.map((m) => m.territory ?? -1),
    base: territories.map((t) => t.base),
    coaches: territories.map((t) => t.coaches),
  };

  function mayServe(plan, m, t) {
    if (!(municipalities[m].clients > 0) || !isWithinReach(m, plan.base[t])) return false;
    return plan.owner[m] === t || plan.owner[m] === -1
      || (data.neighbourHelp && municipalities[m].neighbours.some((k) => plan.owner[k] === t));
  }

  // ---- Flows ----

  /** The first level that differs decides. Differences below a millimetre are rounding. */
  function isLess(a, b) {
    for (let level = 0; level < a.length; level += 1) {
      if (a[level] < b[level] - 1e-9) return true;
      if (a[level] > b[level] + 1e-9) return false;
    }
    return false;
  }

  /** A network from a source over municipalities and territories to a sink. */
  function network() {
    const source = municipalities.length + territories.length;
    const sink = source + 1;
    const arcs = [];
    const leaving = Array.from({ length: sink + 1 }, () => []);
    return { source, sink, arcs, leaving };
  }

  /** The cost of an arc is a list of numbers that are compared level by level. */
  function connect({ arcs, leaving }, from, to, room, cost = []) {
    leaving[from].push(arcs.length);
    arcs.push({ from, to, room, cost });
    leaving[to].push(arcs.length);
    arcs.push({ from: to, to: from, room: 0, cost: cost.map((c) => -c) });
    return arcs.length - 2;
  }

  /** The arcs by which each node is reached most cheaply from the source, and who is reached at all. */
  function cheapestWays({ source, arcs, leaving }, free) {
    const best = leaving.map(() => null);
    const arrival = leaving.map(() => -1);
    const waits = leaving.map(() => false);
    best[source] = free;
    const queue = [source];
    for (let next = 0; next < queue.length; next += 1) {
      const here = queue[next];
      waits[here] = false;
      for (const index of leaving[here]) {
        const arc = arcs[index];
        if (arc.room <= nobody) continue;
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
    return { arrival, isReached: best.map((cost) => cost !== null) };
  }

  /**
   * As much as can flow, as cheaply as it can, by cheapest paths one after the other.
   *
   * @returns How much flows, and which nodes more could still reach.
   */
  function fill(flow, free = []) {
    let amount = 0;
    for (;;) {
      const { arrival, isReached } = cheapestWays(flow, free);
      if (!isReached[flow.sink]) return { amount, isReached };
      const path = [];
      for (let node = flow.sink; node !== flow.source; node = flow.arcs[arrival[node]].from) {
        path.push(arrival[node]);
      }
      const room = Math.min(...path.map((arc) => flow.arcs[arc].room));
      for (const arc of path) {
        flow.arcs[arc].room -= room;
        flow.arcs[arc ^ 1].room += room;
      }
      amount += room;
    }
  }

  /** Those whom the staff can serve of so many in each municipality, whatever the way. */
  function flowOf(plan, clients) {
    const flow = network();
    territories.forEach((_, t) => {
      municipalities.forEach((_, m) => {
        if (mayServe(plan, m, t)) connect(flow, m, municipalities.length + t, Infinity);
      });
      connect(flow, municipalities.length + t, flow.sink, capacity(plan, t));
    });
    clients.forEach((number, m) => connect(flow, flow.source, m, number));
    return fill(flow);
  }

  /**
   * The least share of which no municipality has more waiting, 0 to 1. Where it is too small, the
   * staff in reach of some municipalities is too few for the rest of their clients; then at least
   * what these lack has to wait, and nothing smaller is tried again.
   */
  function leastLargestShare(plan, evenShare) {
    let share = Math.max(0, evenShare);
    for (;;) {
      const asked = municipalities.map((m) => (1 - share) * m.clients);
      const { amount, isReached } = flowOf(plan, asked);
      if (amount >= sum(asked) - 1e-7) return share;
      const clients = sum(municipalities.map((m, place) => (isReached[place] ? m.clients : 0)));
      const staff = sum(territories.map((_, t) =>
        (isReached[municipalities.length + t] ? capacity(plan, t) : 0)));
      const needed = 1 - staff / clients;
      if (!(needed > share + 1e-12)) return share;
      share = needed;
    }
  }

  /**
   * Clients by municipality and territory, best by the levels in their order. Everybody flows to the
   * staff or to the queue; with fairness, no more of a municipality than the least largest share can
   * queue, and what is beyond an even share costs in a level of its own.
   */
  function serve(plan) {
    const isFair = levels.includes("fairness");
    const all = municipalities.map((m) => m.clients);
    const evenShare = isFair ? 1 - flowOf(plan, all).amount / totalClients : 1;
    const largest = isFair ? leastLargestShare(plan, evenShare) : 1;
    const cost = (of) => levels.map((level) => of[level] ?? 0);
    const flow = network();
    const links = [];
    municipalities.forEach(({ clients }, m) => {
      territories.forEach((_, t) => {
        if (!mayServe(plan, m, t)) return;
        const isOutside = plan.owner[m] !== t && plan.owner[m] !== -1;
        const served = cost({ travel: km(m, plan.base[t]), help: isOutside ? 1 : 0 });
        links.push({ m, t, arc: connect(flow, m, municipalities.length + t, clients, served) });
      });
      const even = Math.min(evenShare, largest) * clients;
      connect(flow, m, flow.sink, even, cost({ waiting: 1 }));
      const beyond = cost({ waiting: 1, beyond_even_share: 1 });
      if (largest > evenShare) connect(flow, m, flow.sink, largest * clients - even, beyond);
      connect(flow, flow.source, m, clients, cost({}));
    });
    territories.forEach((_, t) =>
      connect(flow, municipalities.length + t, flow.sink, capacity(plan, t), cost({})));
    fill(flow, cost({}));
    return links.map(({ m, t, arc }) => ({ m, t, clients: flow.arcs[arc ^ 1].room }))
      .filter((service) => service.clients > nobody);
  }

  // ---- Figures ----

  /** The pieces that a territory falls into by its road borders. */
  function pieces(plan, t) {
    const left = new Set(members(plan, t));
    const found = [];
    for (const first of left) {
      left.delete(first);
      const piece = [first];
      for (const m of piece) {
        for (const k of municipalities[m].neighbours) if (left.delete(k)) piece.push(k);
      }
      found.push(piece);
    }
    return found;
  }

  /** The municipality of whose clients the largest share waits; null where nobody has clients. */
  function worst(waiting) {
    const shares = municipalities.map(({ clients }, m) => (clients > 0 ? waiting[m] / clients : -1));
    const share = Math.max(...shares);
    return share < 0 ? null : { m: shares.indexOf(share), share };
  }

  /** All figures of a plan. The report's own plan has the service that the report shows. */
  function measure(plan) {
    const services = plan === start ? data.services : serve(plan);
    const served = municipalities.map(() => 0);
    const areas = territories.map((_, t) => {
      const own = members(plan, t);
      return {
        own, clients: sum(own.map((m) => municipalities[m].clients)), capacity: capacity(plan, t),
        coaches: plan.coaches[t], served: 0, travel: 0, waiting: 0, pieces: pieces(plan, t),
        tooFar: own.filter((m) => !isWithinReach(m, plan.base[t])),
      };
    });
    for (const { m, t, clients } of services) {
      served[m] += clients;
      areas[t].served += clients;
      areas[t].travel += clients * km(m, plan.base[t]);
    }
    const waiting = municipalities.map((municipality, m) => {
      const clients = municipality.clients - served[m];
      return clients < 1e-7 ? 0 : clients;
    });
    waiting.forEach((clients, m) => {
      if (plan.owner[m] >= 0) areas[plan.owner[m]].waiting += clients;
    });
    const coaches = sum(plan.coaches);
    const mean = totalClients / coaches;
    const evenShare = totalClients > 0 ? sum(waiting) / totalClients : 0;
    const largest = worst(waiting);
    const isHelp = ({ m, t }) => plan.owner[m] !== t && plan.owner[m] >= 0;
    return {
      territories: areas, waiting, services, coaches, evenShare, largest,
      unserved: municipalities.flatMap(({ clients }, m) => (clients > 0 && served[m] < 1e-7 ? [m] : [])),
      totals: {
        waiting: sum(waiting), fairness: 100 * (largest?.share ?? 0),
        beyond_even_share: sum(waiting.map((clients, m) =>
          Math.max(0, clients - evenShare * municipalities[m].clients))),
        travel: sum(areas.map((t) => t.travel)),
        help: sum(services.filter(isHelp).map((service) => service.clients)),
        balance: sum(areas.map((t) => Math.abs(t.clients - t.coaches * mean))),
      },
    };
  }

  // ---- Changes ----

  /** The plan after a move; where a base moves away, the nearest member takes its place. */
  function moved(plan, m, to) {
    const after = { ...plan, owner: plan.owner.slice(), base: plan.base.slice() };
    const from = plan.owner[m];
    after.owner[m] = to;
    if (plan.base[from] === m) after.base[from] = nearestBase(members(after, from));
    return after;
  }

  /** The member with the fewest client-kilometres to it, of those that reach all others if any do. */
  function nearestBase(own) {
    const central = own.filter((base) => own.every((m) => isWithinReach(m, base)));
    const kilometres = (base) => sum(own.map((m) => municipalities[m].clients * km(m, base)));
    return (central.length ? central : own).reduce((best, base) =>
      kilometres(base) < kilometres(best) - 1e-9 ? base : best);
  }

  /** The plan with so many coaches more or fewer in a territory; null where none would be left. */
  function staffed(plan, t, more) {
    if (plan.coaches[t] + more < 1) return null;
    return { ...plan, coaches: plan.coaches.map((coaches, place) => coaches + (place === t ? more : 0)) };
  }

  /** The territory where so many coaches more do most, or fewer are missed least; -1 where nowhere. */
  function bestStaffed(plan, more) {
    const order = [...levels, "balance"];
    const tried = territories.flatMap((_, t) => {
      const after = staffed(plan, t, more);
      if (!after) return [];
      const { totals } = measure(after);
      return [{ t, values: order.map((level) => totals[level]) }];
    });
    if (!tried.length) return -1;
    return tried.reduce((best, one) => (isLess(one.values, best.values) ? one : best)).t;
  }

  return { start, members, measure, moved, staffed, bestStaffed };
};
