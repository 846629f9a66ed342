// The command that the page is, to be copied.
import { button, element, say } from "./words.js";

/**
 * @param label What is read out of the frame that the command stands in.
 * @param tell says what happened to those who hear the page.
 */
export function commandPart(id, label, tell) {
  const code = element("code", { id });
  const copy = button(say("Copy the command"), { id: `copy-${id}` });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      tell(say("The command is copied."));
    } catch {
      getSelection().selectAllChildren(code);
      tell(say("The command is marked; copy it with Ctrl+C."));
    }
  });
  return {
    parts: [element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": label }, element("pre", {}, code)), copy],
    show(text) { code.textContent = text; },
  };
}
