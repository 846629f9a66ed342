// The employment rate: a slider with the published rates and the points where the headcount changes.
import { valueOf, withValue } from "./arguments.js";
import { inputField } from "./fields.js";
import { button, element, ownValue, percent, region, say } from "./words.js";

const option = "--employment-rate";

export function rateField(desk) {
  const label = say("Employment rate");
  const field = inputField({ option, label, kind: "percent", unit: "%" }, desk);
  const slider = element("input", { type: "range", min: "0", max: "100", step: "0.5", id: "rate-slider", "aria-label": label });
  const rail = element("div", { class: "rail", "aria-hidden": "true" });
  const tips = element("p", { class: "note", id: "rate-tips" });
  const take = (value) => {
    const isOwn = Math.abs(value / 100 - Number(ownValue(option)?.value)) < 1e-9;
    desk.change(withValue(desk.arguments(), option, isOwn ? null : `${value}%`),
      say("Employment rate: {1}", percent(value / 100)), option);
  };
  slider.addEventListener("input", () => take(Number(slider.value)));
  const rates = element("ul", { class: "chips", "aria-label": say("Published rates") },
    ...region.rates.map(({ rate, title }) => {
      const one = button(`${title} ${percent(rate)}`, { class: "chip-button" });
      one.addEventListener("click", () => take(Number((100 * rate).toFixed(6))));
      return element("li", {}, one);
    }));
  field.root.querySelector(".row").after(slider, rail, rates, tips);
  let points = [];

  function place(kind, share) {
    const tick = element("span", { class: kind });
    tick.style.setProperty("--at", String(share));
    return tick;
  }
  function draw() {
    rail.replaceChildren(...region.rates.map(({ rate }) => place("published", rate)),
      ...points.map(({ value }) => place("tipping", value)));
    const now = Number(slider.value) / 100;
    const above = points.filter(({ value }) => value > now).sort((a, b) => a.value - b.value)[0];
    const below = points.filter(({ value }) => value <= now).sort((a, b) => b.value - a.value)[0];
    // Up: from what is shown on, so many are enough.
    const shown = ({ value }) => percent(Math.ceil(1000 * value - 1e-6) / 1000);
    tips.textContent = [
      above ? say("By workload {2} {coach|coaches} {is|are} enough from {1} on.", shown(above), above.coaches) : "",
      below ? say("Below {1} the workload takes {2} {coach|coaches}.", shown(below), below.coaches + 1) : "",
    ].filter(Boolean).join(" ");
  }
  return {
    ...field,
    update(plan) {
      field.update(plan);
      const given = valueOf(desk.arguments(), option);
      const own = Number(ownValue(option)?.value ?? 0);
      const share = given === null ? own : given.endsWith("%") ? Number(given.slice(0, -1)) / 100 : Number(given);
      if (Number.isFinite(share)) slider.value = String(100 * share);
      slider.setAttribute("aria-valuetext", percent(Number.isFinite(share) ? share : 0));
      draw();
    },
    /** `points` of the command sensitivity: from which rate on how many coaches are enough. */
    tell(found) {
      points = found;
      draw();
    },
  };
}
