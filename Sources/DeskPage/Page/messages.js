// What the command line says, as the page says it: no options, no words of a terminal.

/** How the command line begins its lines, in its three languages. */
const faulty = /^(?:Error|Virhe|Fel): /;
const help = /^(?:Help|Usage|Ohje|Käyttö|Hjälp|Användning):/;
const remedy = /^\s+(?:mend|korjaus|åtgärd): /;
const sum = /^\d+ (?:problem|virhe|fel)/;

/** Without the option at its beginning, or the argument: the text stands beside its field or file. */
const plain = (text) => text.replace(/^(?:--[a-z-]+|FOLDER|REGION|PLAN): /, "");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The command line's messages: what is wrong, how to mend it, and the option that each is about.
 *
 * @returns `option` is null where none is named.
 */
export function problemsOf(messages) {
  const problems = [];
  for (const line of messages.split("\n")) {
    // What follows is how to type a command.
    if (help.test(line)) break;
    const wrong = /^Error: The value .* is invalid for '(--[a-z-]+)[^']*'(?:: )?(.*)$/.exec(line);
    const text = line.replace(faulty, "").trim();
    if (wrong) problems.push({ option: wrong[1], text: plain(wrong[2] || line) });
    else if (!text || sum.test(line)) continue;
    else if (/^\s/.test(line) && problems.length) {
      const before = problems.at(-1);
      before.text += remedy.test(line) ? `. ${capital(line.replace(remedy, "").trim())}` : ` ${text}`;
    } else problems.push({ option: /^(--[a-z-]+)(?=:? )/.exec(text)?.[1] ?? null, text: plain(text) });
  }
  return problems;
}

/**
 * A text of the command line with the page's names in place of its options, where the page has one.
 *
 * @param labelOf gives the page's name of an option; null where there is none.
 */
export const inPlainWords = (text, labelOf) =>
  text.replace(/(--[a-z][a-z-]*)( \p{Lu}[\p{Lu}_]*=)?/gu, (all, option, value) => {
    const label = labelOf(option);
    return label === null ? all : `\u201c${label}\u201d${value ? " " : ""}`;
  });
