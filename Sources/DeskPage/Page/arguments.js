// What the command line is asked, as a list of its arguments: the whole state of the page.

const flags = new Set(["--neighbour-help", "--no-neighbour-help", "--forwards", "--all-at-once"]);

/** Options and values, in the order in which they are given. */
export function pairs(list) {
  const found = [];
  for (let place = 0; place < list.length; place += 1) {
    if (flags.has(list[place])) found.push([list[place], null]);
    else found.push([list[place], list[place += 1] ?? ""]);
  }
  return found;
}

const list = (all) => all.flatMap(([option, value]) => (value === null ? [option] : [option, value]));

/** The value of an option; null where it is not given. */
export const valueOf = (given, option) => pairs(given).findLast(([name]) => name === option)?.[1] ?? null;

/** All values of an option that can be given several times. */
export const valuesOf = (given, option) =>
  pairs(given).filter(([name]) => name === option).map(([, value]) => value);

/** With another value; null or an empty one takes the option out. */
export function withValue(given, option, value) {
  const all = pairs(given);
  const kept = all.filter(([name]) => name !== option);
  if (value === null || value === "") return list(kept);
  const place = all.findIndex(([name]) => name === option);
  kept.splice(place < 0 ? kept.length : place, 0, [option, value]);
  return list(kept);
}

/** With a switch on, off, or (null) as the region has it. */
export function withSwitch(given, name, isOn) {
  const kept = pairs(given).filter(([option]) => option !== `--${name}` && option !== `--no-${name}`);
  if (isOn !== null) kept.push([isOn ? `--${name}` : `--no-${name}`, null]);
  return list(kept);
}

export const switchOf = (given, name) =>
  pairs(given).reduce((is, [option]) =>
    (option === `--${name}` ? true : option === `--no-${name}` ? false : is), null);

export const withMore = (given, option, value) =>
  (valuesOf(given, option).includes(value) ? given : list([...pairs(given), [option, value]]));

export const without = (given, option, value) =>
  list(pairs(given).filter(([name, own]) => name !== option || own !== value));

/** Whether two lists ask the same. */
export const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The page's address, which holds its state. */
export function address(region, language, given) {
  const query = new URLSearchParams();
  if (region) query.set("region", region);
  query.set("lang", language);
  for (const one of given) query.append("a", one);
  return `/?${query}`;
}

export const fromAddress = () => new URLSearchParams(location.search).getAll("a");
