// While the desk does not answer nothing can be used, and nothing looks as if it could.

/** A network that stumbles is back before this, in milliseconds. */
const patience = 1000;
let waiting = null;

export const isGone = () => document.body.classList.contains("gone");

/** Makes all controls usable, or no longer. */
export function usable(isUsable) {
  if (isUsable) {
    clearTimeout(waiting);
    waiting = null;
    document.body.classList.remove("gone");
    for (const one of document.querySelectorAll("[data-gone]")) {
      one.disabled = false;
      delete one.dataset.gone;
    }
    return;
  }
  // A browser tries again and again, and tells of each time.
  waiting ??= setTimeout(() => {
    document.body.classList.add("gone");
    for (const one of document.querySelectorAll("button:enabled, input:enabled, select:enabled, textarea:enabled")) {
      one.disabled = true;
      one.dataset.gone = "";
    }
  }, patience);
}
