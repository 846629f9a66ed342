// What the page asks the desk's server.
import { language, region } from "./words.js";

/** The name of this page at the server, which ends its search when it goes away. */
export const page = [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** What the server refused, in words. */
export class Refusal extends Error {}

async function ask(path, options = {}) {
  const answer = await fetch(path, {
    ...options, headers: { "X-Desk": "1", ...options.headers }, cache: "no-store",
  });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw Object.assign(new Refusal(problem.error ?? `${answer.status} ${answer.statusText}`), { status: answer.status });
}

const json = { "Content-Type": "application/json" };
const send = (path, body, method = "POST", signal = null) =>
  ask(path, { method, headers: json, body: JSON.stringify(body), signal });
const question = (given) => ({ region: region.name, lang: language, arguments: given });

export const asked = async (given, command = "propose") =>
  (await send("/api/answer", { page, command, ...question(given) })).json();
export const stop = (command = "propose") => send("/api/stop", { page, command });
/** What another command makes of the same arguments; null where it refuses them. */
export async function computed(command, given, signal = null) {
  const { status, body } = await (await send(`/api/${command}`, question(given), "POST", signal)).json();
  return status === 0 || status === 4 ? JSON.parse(body) : null;
}

/** The region as it is now. */
export const regionNow = async () =>
  (await ask(`/api/region?${new URLSearchParams({ region: region.name, lang: language })}`)).json();

const tried = (id = "") => `/api/tried${id && `/${encodeURIComponent(id)}`}?${new URLSearchParams({ region: region.name })}`;
export const triedPlans = async () => (await ask(tried())).json();
export const keep = async (given, name) => (await send("/api/tried", { ...question(given), name })).json();
export const triedPlan = async (id) => (await ask(tried(id))).json();
export const changeTried = async (id, change) => (await send(tried(id), change)).json();
export const removeTried = (id) => ask(tried(id), { method: "DELETE" });

/** A file of results, for the browser to save. */
export async function exported(given, file, command = "propose") {
  const answer = await send("/api/export", { ...question(given), command, file });
  const name = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
  return { blob: await answer.blob(), name: name ?? (file === "all" ? "plan.zip" : file) };
}

/** A file of figures: looked at only (`isDry`), or taken in; `given` are arguments of the command for it. */
export async function imported(file, kind, isDry, given) {
  const query = new URLSearchParams({ region: region.name, kind, lang: language, dry: isDry ? "1" : "0" });
  for (const one of given) query.append("a", one);
  return (await ask(`/api/import?${query}`, {
    method: "POST", body: file,
    headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) },
  })).json();
}
export const cut = async (what) => (await send("/api/region", { from: region.name, lang: language, ...what })).json();
export const end = () => send("/api/end", {});

/** Hears what searches tell; `heard` has a method for each kind of event. */
export function listen(heard) {
  const events = new EventSource(`/api/events?${new URLSearchParams({ page, lang: language })}`);
  for (const kind of ["progress", "plan", "answer", "lost", "full"]) {
    events.addEventListener(kind, (event) => heard[kind]?.(JSON.parse(event.data)));
  }
  events.addEventListener("open", () => heard.open?.());
  events.addEventListener("error", () => heard.gone?.());
}
