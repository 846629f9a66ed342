// Lines of the map: the borders between municipalities, told from the land's own edge.

/** The rings of a path of straight lines, as lists of points in tenths. */
function rings(path) {
  const found = [];
  let [x, y] = [0, 0];
  let ring = null;
  for (const [, letter, numbers] of path.matchAll(/([MLHVZ])([^MLHVZ]*)/gi)) {
    const values = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const isRelative = letter === letter.toLowerCase();
    const kind = letter.toUpperCase();
    if (kind === "Z") {
      if (ring?.length) [x, y] = ring[0].map((value) => value / 10);
      continue;
    }
    for (let place = 0; place < values.length; place += kind === "H" || kind === "V" ? 1 : 2) {
      if (kind !== "V") x = values[place] + (isRelative ? x : 0);
      if (kind === "V") y = values[place] + (isRelative ? y : 0);
      else if (kind !== "H") y = values[place + 1] + (isRelative ? y : 0);
      if (kind === "M" && place === 0) found.push(ring = []);
      ring?.push([Math.round(10 * x), Math.round(10 * y)]);
    }
  }
  return found.filter((points) => points.length > 2);
}

const keyOf = ([ax, ay], [bx, by]) =>
  (ax < bx || (ax === bx && ay < by) ? `${ax} ${ay} ${bx} ${by}` : `${bx} ${by} ${ax} ${ay}`);

/**
 * The borders of areas that fit together.
 *
 * @param outlines `code` and `path` of each area.
 * @returns Lines with the codes on both sides of each; `b` is null at the edge of the land.
 */
export function bordersOf(outlines) {
  const sides = new Map();
  const all = outlines.map(({ code, path }) => ({ code, rings: rings(path) }));
  const edges = (ring) => ring.map((point, place) => [point, ring[(place + 1) % ring.length]])
    .filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1]);
  for (const { code, rings: own } of all) {
    for (const ring of own) {
      for (const [a, b] of edges(ring)) {
        const key = keyOf(a, b);
        sides.set(key, [...(sides.get(key) ?? []), code]);
      }
    }
  }
  const lines = new Map();
  const shown = ([x, y]) => `${x / 10} ${y / 10}`;
  for (const { code, rings: own } of all) {
    for (const ring of own) {
      let latest = null;
      for (const [a, b] of edges(ring)) {
        const other = sides.get(keyOf(a, b)).find((side) => side !== code) ?? null;
        // A border belongs to both: the first by code draws it.
        if (other !== null && other < code) {
          latest = null;
          continue;
        }
        const name = `${code} ${other ?? ""}`;
        const line = lines.get(name) ?? { a: code, b: other, path: "" };
        line.path += latest === name ? `L${shown(b)}` : `M${shown(a)}L${shown(b)}`;
        latest = name;
        lines.set(name, line);
      }
    }
  }
  return [...lines.values()];
}
