// The words of the page in its language, and the region that it is about.
const data = (id) => JSON.parse(document.getElementById(id).textContent);
const asked = new URLSearchParams(location.search).getAll("a");
/** Whether the question that the page was opened with measures ways in minutes. */
export const isInMinutes = asked[asked.lastIndexOf("--cost") + 1] === "minutes" && asked.includes("--cost");
const book = { ...data("desk-words"), ...(isInMinutes ? data("desk-minutes") : {}) };

/** Null where no region is chosen yet. */
export const region = data("desk-region");

const ownValues = new Map((region?.defaults ?? []).map((own) => [own.option, own]));
if (region) {
  ownValues.set("--statistics", { value: region.statistics, source: null });
  ownValues.set("--count", region.count);
  const last = region.shares.at(-1);
  if (last) ownValues.set("--benefit", last);
}
/** What an option has where it is not given: the region's value with its source; null where there is none. */
export const ownValue = (option) => ownValues.get(option) ?? null;
// The region's reach is in kilometres: where ways are minutes, it is none.
if (isInMinutes) ownValues.delete("--reach");

export const language = document.documentElement.lang;
export const locale = { fi: "fi-FI", sv: "sv-FI" }[language] ?? "en-GB";
export const { element, button, formatted, number, people, percent } = pageParts(locale);

const names = new Map((region?.municipalities ?? []).map(({ code, name }) => [code, name]));
export const nameOf = (code) => names.get(code) ?? code;
// A question that was asked in another language has that one's names.
const codes = new Map([
  ...(region?.municipalities ?? []).flatMap(({ code, names: all }) => all.map((name) => [name.toLowerCase(), code])),
  ...(region?.municipalities ?? []).map(({ code, name }) => [name.toLowerCase(), code])]);

/** The code of what stands in an argument: a code already, or a name in any language. */
export const codeOf = (text) => (names.has(text) ? text : codes.get(text.trim().toLowerCase()) ?? text);
export const namesOf = (all) => listed(all.map(nameOf));
/** Names of places in Finland are sorted as there, in any language. */
const alphabet = new Intl.Collator(language === "sv" ? "sv" : "fi");
export const byName = (a, b) => alphabet.compare(nameOf(a), nameOf(b));

/** `A, B and C`. */
export const listed = (texts) =>
  new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(texts);

/**
 * A phrase of the phrase book in the page's language, its gaps filled.
 *
 * Numbers choose between one and many, and are written whole; all else is written as it is.
 */
export function say(template, ...gaps) {
  let last = 1;
  return (book[template] ?? template).replace(/\{(?:(\d+):)?([^{}]*)\}/g, (_, named, inside) => {
    if (/^\d+$/.test(inside)) {
      last = Number(inside);
      const gap = gaps[last - 1];
      return typeof gap === "number" ? formatted(gap, 0, 0) : String(gap ?? "");
    }
    const [one, many] = inside.split("|");
    const count = gaps[Number(named ?? last) - 1];
    return Number(count) === 1 ? one : many ?? one;
  });
}

/** Coaches in full-time equivalents: 10, or 10.7. */
export const staffed = (coaches) => (Number.isInteger(coaches) ? coaches : formatted(coaches, 0, 2));

/** A difference with its sign, as `write` writes numbers; null where nothing differs as written. */
export function difference(value, write) {
  const shown = write(Math.abs(value));
  if (shown === write(0)) return null;
  return `${value < 0 ? "\u2212" : "+"}${shown}`;
}

/** The difference of two amounts as they are shown whole, so that whoever subtracts them gets it. */
const evenly = new Intl.NumberFormat("en", { maximumFractionDigits: 0, useGrouping: false, roundingMode: "halfEven" });
export const wholeDifference = (value, other) => Number(evenly.format(value)) - Number(evenly.format(other));

export const whole = (value) => formatted(value, 0, 0);
export const kilometres = (value) => formatted(value, 0, value < 10 ? 1 : 0);
export const euros = (value) => `${formatted(value, 0, 0)}\u00a0€`;

/** An input's text as the command line writes numbers: without spaces, with a decimal point. */
export const typed = (text) => {
  const close = text.trim().replace(/[\s\u00a0]/g, "").replace("\u2212", "-");
  // In English 56,000 is how the page itself writes fifty-six thousand.
  const isGrouped = language === "en" && /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?%?$/.test(close);
  const plain = isGrouped ? close.replaceAll(",", "") : close.replace(",", ".");
  return /^-?[\d.]+%?$/.test(plain) ? plain : text.trim();
};

/**
 * Shares of coaches as the command line lists them. Commas stand between them, or within them: `1, 0.7`,
 * `0,5; 0,7`, `0,5 0,7` and `1,1` are two coaches, `0,5` is one.
 */
export const typedShares = (text) => {
  const plain = text.trim();
  const between = plain.includes(";") ? ";" : /,\s/.test(plain) ? /,\s+/ : /\s/.test(plain) ? /\s+/ : plain.includes(".") || !/^0,\d+$/.test(plain) ? "," : ";";
  return plain.split(between).map(typed).filter(Boolean).join(",");
};
/** The same as the page shows them. */
export const shownShares = (list) => list.split(",").map((share) => {
  const value = Number(share);
  return Number.isFinite(value) ? formatted(value, 0, 4) : share;
}).join("; ");
