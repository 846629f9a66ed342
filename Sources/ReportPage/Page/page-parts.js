"use strict";
/**
 * What the report's page and the planner's desk both write with: elements, and numbers as the
 * language has them.
 */
const pageParts = (locale) => {
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }
  const button = (label, attributes = {}) => element("button", { type: "button", ...attributes }, label);

  const formatted = (value, least, most) => new Intl.NumberFormat(locale, {
    minimumFractionDigits: least, maximumFractionDigits: most, roundingMode: "halfEven",
  }).format(value).replace(/^-/, "\u2212");
  const number = (value, digits) =>
    formatted(Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value, digits, digits);
  /** People as sentences and maps count them: whole from ten up. */
  const people = (value) => formatted(value, 0, value >= 9.95 ? 0 : value < 0.1 ? 2 : 1);
  /** What would be rounded to nothing or to the whole, and is neither, is told as less or more. */
  const percent = (share, digits = 1) => {
    const [step, size] = [10 ** -digits, 100 * share];
    const [sign, shown] = size > 1e-4 && size < step / 2 ? ["<", step]
      : size < 100 - 1e-4 && size > 100 - step / 2 ? [">", 100 - step] : ["", size];
    return `${sign}${formatted(shown, 0, digits)}${locale.startsWith("en") ? " " : "\u00a0"}%`;
  };

  return { element, button, formatted, number, people, percent };
};
