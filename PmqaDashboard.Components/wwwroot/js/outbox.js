// Reports on their way to the server. A report is kept in this browser from the moment it is saved until the server has
// answered, under the key that makes sending it twice one save. Kept per account, so that nobody sends another's words.
// Tells what becomes of them as "pmqa:outbox" events on document: detail { state, entry, result?, problem? }, state being
// "sending", "waiting", "signin", "sent" or "refused".

export const account = document.querySelector('meta[name="pmqa-account"]')?.content ?? "";
const OUTBOX = `pmqa.outbox.${account}.`;
const PAUSES = [1000, 2000, 4000, 8000, 15000];

// Where the browser keeps nothing (some private windows), the page's own memory has to do.
const memory = new Map();
let token = null;
let flushing = false;
let again = false;
let failures = 0;
let timer = 0;

/** Whether what was put lately outlives the page. */
export let durable = true;

export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    memory.delete(name);
    durable = true;
  } catch {
    memory.set(name, value);
    durable = false;
  }
}

export function kept(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

export function drop(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept there.
  }
}

function names() {
  const all = new Set(memory.keys());
  try {
    for (let i = 0; i < localStorage.length; i++) all.add(localStorage.key(i));
  } catch {
    // Nothing is kept there.
  }
  return [...all].filter(name => name.startsWith(OUTBOX));
}

/** What waits, oldest first. */
export const waiting = () => names().map(kept).filter(entry => entry).sort((a, b) => a.at - b.at);

/** A key made once for each save. crypto.randomUUID is only for HTTPS, which an intranet may not have. */
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");

/** Keeps a report or the taking back of one, and sends it as soon as may be. */
export function put(entry) {
  const complete = { ...entry, key: newKey(), at: Math.max(Date.now(), (waiting().at(-1)?.at ?? 0) + 1) };
  keep(OUTBOX + complete.key, complete);
  tell("sending", complete);
  flush();
  return complete;
}

/** Takes back what was not sent yet. */
export function takeBack(key) {
  const entry = kept(OUTBOX + key);
  drop(OUTBOX + key);
  return entry;
}

function tell(state, entry, more) {
  document.dispatchEvent(new CustomEvent("pmqa:outbox", { detail: { state, entry, ...more } }));
}

/** Sends what waits, one after the other, oldest first. */
export async function flush() {
  if (!account) return;
  if (flushing) {
    again = true;
    return;
  }
  flushing = true;
  clearTimeout(timer);
  do {
    again = false;
    for (const entry of waiting()) {
      const state = await send(entry);
      if (state === "sent" || state === "refused") {
        failures = 0;
        continue;
      }
      waiting().forEach(left => tell(state, left));
      timer = setTimeout(flush, PAUSES[Math.min(failures++, PAUSES.length - 1)]);
      again = false;
      break;
    }
  } while (again);
  flushing = false;
}

async function send(entry) {
  try {
    for (let attempt = 0; ; attempt++) {
      token ??= await askForToken();
      if (token.account !== account) {
        token = null;
        return "signin";
      }
      const response = await post(entry);
      if (response.ok) {
        const result = await response.json();
        drop(OUTBOX + entry.key);
        tell("sent", entry, { result });
        return "sent";
      }
      if (response.type === "opaqueredirect" || response.status === 401) {
        token = null;
        return "signin";
      }
      if (response.status >= 500 || [408, 425, 429].includes(response.status)) return "waiting";

      const problem = await response.json().catch(() => ({}));
      if (response.status === 400 && !problem.refusal && attempt === 0) {
        // The token may be of an earlier sign-in or of another server key.
        token = null;
        continue;
      }
      drop(OUTBOX + entry.key);
      tell("refused", entry, { problem });
      return "refused";
    }
  } catch (e) {
    if (e instanceof SignInNeeded) return "signin";
    return "waiting";
  }
}

class SignInNeeded extends Error {}

async function askForToken() {
  const response = await fetch("/work/token", { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(10_000) });
  if (response.type === "opaqueredirect" || response.status === 401) throw new SignInNeeded();
  if (!response.ok) throw new Error(`token: ${response.status}`);
  return response.json();
}

function post(entry) {
  const undo = entry.kind === "undo";
  return fetch(undo ? `/work/reports/${entry.reportId}/undo` : "/work/reports", {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "Accept": "application/json", "RequestVerificationToken": token.token },
    body: undo ? null : JSON.stringify({ ...entry.body, key: entry.key }),
    // What the server did with a request that took too long is not known; the key makes asking again harmless.
    signal: AbortSignal.timeout(20_000),
  });
}

addEventListener("online", () => flush());
addEventListener("storage", event => { if (event.key?.startsWith(OUTBOX)) flush(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) flush(); });
document.addEventListener("pmqa:connection", event => { if (event.detail.state === "up") flush(); });
flush();

/** Words that were typed and not saved, per account. */
export const draftName = item => `pmqa.draft.${account}.${item}`;
