// What is asked of single municipalities: locks on the map, each a requirement of the command line.
import { pairs, withMore, without } from "./arguments.js";
import { codeOf, language, listed, nameOf, region, say } from "./words.js";

const kinds = {
  "--together": (names) => say("{1} in one territory", listed(names)),
  "--apart": (names) => say("{1} in different territories", listed(names)),
  "--base": (names) => say("a base in {1}", listed(names)),
  "--never-base": (names) => say("no base in {1}", listed(names)),
  "--territory": (names) => (names.length === 1
    ? say("{1} alone a territory", names[0]) : say("{1} are a territory", listed(names))),
  "--unchanged": (names) => say("territory {1} unchanged", listed(names)),
  "--shared": (names) => say("{1} shared", listed(names)),
  "--add-border": (names) => say("border added: {1}", listed(names)),
  "--remove-border": (names) => say("border removed: {1}", listed(names)),
};

export const isLock = (option) => option in kinds;

/** All locks of the arguments: option, value, the municipalities, words. */
export const locksOf = (given) => pairs(given).filter(([option]) => isLock(option))
  .map(([option, value]) => {
    const codes = value.split(",").map(codeOf);
    return { option, value, codes, words: kinds[option](codes.map(nameOf)) };
  });

/** How a municipality stands in a command: by name, unless that could be another one or two. */
const nameCounts = new Map();
for (const { name } of region?.municipalities ?? []) nameCounts.set(name, (nameCounts.get(name) ?? 0) + 1);
const written = (code) => {
  const name = nameOf(code);
  return nameCounts.get(name) === 1 && /^[\p{L}][\p{L}\p{M} ./-]*$/u.test(name) ? name : code;
};
const inOrder = (codes) => [...new Set(codes)]
  .sort((a, b) => nameOf(a).localeCompare(nameOf(b), language)).map(written).join(",");

export const lock = (given, option, codes) => withMore(given, option, inOrder(codes));
export const letGo = (given, { option, value }) => without(given, option, value);
export const letAllGo = (given) => locksOf(given).reduce(letGo, given);

/** Without what says otherwise of a municipality: where it belongs, or whether it has a base. */
export function cleared(given, code, options) {
  return locksOf(given).filter((one) => options.includes(one.option) && one.codes.includes(code))
    .reduce((rest, one) => {
      const others = one.codes.filter((own) => own !== code);
      const kept = letGo(rest, one);
      const stays = others.length > 1 && one.option === "--together";
      return stays ? lock(kept, one.option, others) : kept;
    }, given);
}

/**
 * Together with others: groups that already hold any of them become one. Where one of them is to be
 * apart from another, that is let go.
 */
export function together(given, codes) {
  const joined = locksOf(given).filter((one) => one.option === "--together"
    && one.codes.some((code) => codes.includes(code)));
  const all = [...codes, ...joined.flatMap((one) => one.codes)];
  const apart = locksOf(given).filter((one) => one.option === "--apart"
    && one.codes.filter((code) => all.includes(code)).length > 1);
  return lock([...joined, ...apart].reduce(letGo, given), "--together", all);
}
