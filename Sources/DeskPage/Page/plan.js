// A plan as the command line prints it, looked at the ways the page needs.
import { codeOf, nameOf, region } from "./words.js";

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/** Territories named after their base bear its name in the page's language, as everything else does. */
const named = (territory) => (codeOf(territory.name) === territory.base ? { ...territory, name: nameOf(territory.base) } : territory);

/** Figures and look-ups of a plan's document; nothing is computed that the document has. */
export function planOf(printed) {
  const document = { ...printed, territories: printed.territories.map(named) };
  const byBase = new Map(document.territories.map((territory) => [territory.base, territory]));
  const territoryOf = new Map(document.territories.flatMap((territory) =>
    territory.municipalities.map((code) => [code, territory])));
  const rows = new Map(document.municipalities.map((row) => [row.municipality, row]));
  const waiting = sum(document.waiting.map(({ clients }) => clients));
  const shares = document.municipalities.filter((row) => row.waiting_share !== undefined);
  const largest = Math.max(0, ...shares.map((row) => row.waiting_share));
  return {
    document, byBase, territoryOf, rows, waiting,
    isInMinutes: document.measure === "minutes",
    /** Of infeasible questions the document has no territories. */
    exists: document.territories.length > 0,
    served: document.demand - waiting,
    largest,
    /** Where the largest share waits, as far as shares can be told apart. */
    largestAt: shares.filter((row) => largest - row.waiting_share < 5e-4).map((row) => row.municipality),
    travel: document.objectives.find(({ name }) => name === "travel")?.value
      ?? sum(document.territories.map(({ travel }) => travel)),
    cost: document.cost?.total ?? null,
  };
}

/** Before there is a plan. */
export const noPlan = planOf({
  territories: [], municipalities: [], waiting: [], objectives: [], unserved: [], demand: 0,
});

/** How a municipality counts where two territories are compared: a base more than others. */
const weight = (territory, code) => (code === territory.base ? 1.5 : 1);

/** Paul Tol's scheme “light”, as in the report; pairs of places that look alike. */
const palette = ["#77AADD", "#EE8866", "#EEDD88", "#FFAABB", "#99DDFF", "#44BB99", "#BBCC33", "#AAAA00"];
const similar = new Set(["0 4", "6 7", "5 7", "5 6", "1 3", "2 6"]);
const alike = (a, b) => similar.has(`${Math.min(a, b)} ${Math.max(a, b)}`);
/** The land of shared municipalities. */
export const sharedLand = "#DDDDDD";

/**
 * A colour for each territory: that of the territory of the plan before with which it has most
 * municipalities in common, else one that none of its neighbours has.
 *
 * @param before The colours before, by municipality.
 * @returns Colours by municipality.
 */
export function coloursOf(territories, before = new Map()) {
  const owner = new Map(territories.flatMap(({ municipalities }, t) => municipalities.map((code) => [code, t])));
  const near = territories.map(() => new Set());
  for (const [a, b] of region.borders) {
    const [one, other] = [owner.get(a), owner.get(b)];
    if (one === undefined || other === undefined || one === other) continue;
    near[one].add(other);
    near[other].add(one);
  }
  const chosen = territories.map(() => -1);
  const uses = palette.map(() => 0);
  const claims = territories.flatMap(({ municipalities, base }, t) => {
    const counts = new Map();
    for (const code of municipalities) {
      const colour = before.get(code);
      if (colour) counts.set(colour, (counts.get(colour) ?? 0) + weight({ base }, code));
    }
    return [...counts].map(([colour, count]) => ({ t, place: palette.indexOf(colour), count }));
  }).sort((a, b) => b.count - a.count);
  const isTaken = (t, place) => [...near[t]].some((other) => chosen[other] === place);
  for (const { t, place } of claims) {
    if (place < 0 || chosen[t] >= 0 || isTaken(t, place) || (uses[place] && territories.length <= palette.length)) continue;
    chosen[t] = place;
    uses[place] += 1;
  }
  const open = territories.map((_, t) => t).filter((t) => chosen[t] < 0)
    .sort((a, b) => near[b].size - near[a].size);
  for (const t of open) {
    const cost = (place) => (isTaken(t, place) ? 1000 : 0) + 10 * uses[place]
      + [...near[t]].filter((other) => chosen[other] >= 0 && alike(chosen[other], place)).length;
    const best = palette.map((_, place) => place).reduce((a, b) => (cost(b) < cost(a) ? b : a));
    chosen[t] = best;
    uses[best] += 1;
  }
  return new Map([...owner].map(([code, t]) => [code, palette[chosen[t]]]));
}

/** The municipalities whose territory has another base than before, after which it is called. */
export function movedBetween(before, now) {
  if (!before?.exists || !now?.exists) return [];
  return [...now.rows.keys()].filter((code) => before.territoryOf.get(code)?.base !== now.territoryOf.get(code)?.base);
}
