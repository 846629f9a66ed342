// What an import can be told where a file does not say it by itself: fields, each for one option.
import { byName, element, nameOf, region, say } from "./words.js";

/** @param changed is told when somebody has said something. */
export function toldFields(changed) {
  const select = (choices) => element("select", {}, element("option", { value: "" }, "\u2013"),
    ...choices.map(([value, words]) => element("option", { value }, words)));
  const counts = () => select(region.countable.map(({ name, title }) => [name, title]));
  const present = () => select(region.municipalities.map(({ code }) => code).sort(byName).map((code) => [code, nameOf(code)]));
  const text = () => element("input", { type: "text", class: "wide", autocomplete: "off", spellcheck: "false" });

  const fields = [
    { option: "--period", label: say("Month, such as 2026-06"), hint: say("Where the file has several; else the newest."), parts: [[null, text]] },
    {
      option: "--column", label: say("A count that has another title in the file"), hint: say("The figure here, and its title there."),
      parts: [[say("figure"), counts], [say("title in the file"), text]],
    },
    {
      option: "--merged", label: say("A former municipality that is part of another one now"), hint: say("Its number, such as 911, and where it belongs."),
      parts: [[say("former number"), text], [say("municipality now"), present]],
    },
    {
      option: "--split", label: say("A count that is known for the whole region only"), hint: say("It is split by the unemployed, and marked an estimate."),
      parts: [[say("figure"), counts], [say("sum"), text]],
    },
  ].map(({ option, label, hint, parts }) => {
    const rows = element("div", {});
    /** A row for one more, of which all parts are to be filled. */
    function add() {
      const controls = parts.map(([name, make], place) => {
        const control = make();
        control.setAttribute("aria-label", name === null ? label : `${label}: ${name}`);
        if (place === 0 && rows.children.length === 0) control.id = `file${option}`;
        control.addEventListener("change", () => {
          if (parts.length > 1 && [...rows.children].every(isFull)) add();
          changed();
        });
        return control;
      });
      rows.append(element("div", { class: "row" }, ...controls));
    }
    const values = (row) => [...row.children].map(({ value }) => value.trim());
    const isFull = (row) => values(row).every(Boolean);
    add();
    return {
      option, label,
      root: element("div", { class: "field" }, element("p", { class: "label" }, label), rows, element("p", { class: "note" }, hint)),
      arguments: () => [...rows.children].filter(isFull).flatMap((row) => [option, values(row).join("=")]),
    };
  });
  return {
    roots: fields.map(({ root }) => root),
    arguments: () => fields.flatMap((field) => field.arguments()),
    labelOf: (option) => fields.find((field) => field.option === option)?.label ?? null,
  };
}
