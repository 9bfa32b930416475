// The page /work without its circuit: opening a step, typing, ticking and saving go on while the line is down. Blazor draws the
// figures and the history; this script owns what is typed and every "data-state". Nothing here is drawn by both.
import { draftName, drop, durable, flush, keep, kept, put, takeBack, waiting } from "./outbox.js";

const TOAST = 15_000;
let texts = {};
let toastTimer = 0;
let quietUntil = 0;
const lastPut = new Map();

const page = () => document.querySelector("[data-work]");
const items = () => [...document.querySelectorAll("[data-item]")];
const itemOf = element => element.closest("[data-item]");
const itemNamed = name => items().find(item => item.dataset.item === name);
const formOf = item => item.querySelector("form[data-report]");
const opener = item => item.querySelector("[data-open]");
const nameOf = item => item.dataset.name ?? "";
const WORDS = ["result", "obstacles", "recommendation"];

const toArabic = text => text.replace(/[๐-๙]/g, d => String.fromCharCode(d.charCodeAt(0) - 0x0e50 + 0x30));
const toThai = text => text.replace(/[0-9]/g, d => String.fromCharCode(d.charCodeAt(0) - 0x30 + 0x0e50));
const digits = value => page()?.dataset.digits === "thai" ? toThai(String(value)) : toArabic(String(value));
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");

/** 0 to 100 with at most two decimal places, in Thai or Arabic digits; null for anything else. */
export function parsePercent(text) {
  const plain = toArabic(text).trim().replace(/\s*%$/, "");
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return null;
  const value = Number(plain);
  return value <= 100 ? value : null;
}

// ---- opening and typing

function open(item, wanted) {
  opener(item).setAttribute("aria-expanded", String(wanted));
  item.querySelector("[data-panel]").hidden = !wanted;
  if (!wanted) return;
  const form = formOf(item);
  if (form && form.percent.value === "" && item.dataset.percent) form.percent.value = digits(item.dataset.percent);
  form?.setAttribute("data-based-on", form.dataset.basedOn ?? item.dataset.basedOn ?? "");
  showChosen(form);
}

function showChosen(form) {
  if (!form) return;
  const value = parsePercent(form.percent.value);
  for (const button of form.querySelectorAll("[data-set]")) button.setAttribute("aria-pressed", String(Number(button.dataset.set) === value));
  if (value !== null) complain(form, "");
}

function complain(form, text) {
  form.querySelector("[data-error]").textContent = text;
  if (text) form.percent.setAttribute("aria-invalid", "true");
  else form.percent.removeAttribute("aria-invalid");
}

function keepDraft(item) {
  const form = formOf(item);
  const draft = { percent: form.percent.value, basedOn: form.dataset.basedOn ?? "" };
  for (const name of WORDS) draft[name] = form[name].value;
  keep(draftName(item.dataset.item), draft);
  if (!durable) say(item, "waiting", texts.notKept);
}

function fillForm(item, draft) {
  const form = formOf(item);
  if (!form) return;
  form.percent.value = draft.percent ?? "";
  for (const name of WORDS) form[name].value = draft[name] ?? "";
  if (draft.basedOn) form.dataset.basedOn = draft.basedOn;
}

function clearForm(item) {
  const form = formOf(item);
  if (!form) return;
  form.reset();
  form.removeAttribute("data-based-on");
  complain(form, "");
  drop(draftName(item.dataset.item));
}

/** Closes a step and keeps the reader where they were. */
function close(item) {
  const inside = item.querySelector("[data-panel]").contains(document.activeElement);
  open(item, false);
  if (inside) opener(item).focus();
}

// ---- saving

function bodyOf(item, percent) {
  const form = formOf(item);
  const basedOn = form.dataset.basedOn || item.dataset.basedOn;
  const body = {
    stepId: item.dataset.step,
    unit: item.dataset.unit || null,
    percent,
    basedOn: basedOn ? Number(basedOn) : null,
  };
  for (const name of WORDS) body[name] = form[name].value.trim() || null;
  return body;
}

function save(item, percent) {
  const body = bodyOf(item, percent);
  const same = JSON.stringify({ ...body, basedOn: null });
  const last = lastPut.get(item.dataset.item);
  const unsent = waiting().some(e => e.item === item.dataset.item && e.kind === "report" && JSON.stringify({ ...e.body, basedOn: null }) === same);
  // A double click is one save, however quick the first was and however long it waits.
  if (unsent || (last?.same === same && Date.now() - last.at < 3000)) {
    flush();
    return;
  }
  lastPut.set(item.dataset.item, { same, at: Date.now() });
  // From here on the outbox keeps the words.
  put({ kind: "report", item: item.dataset.item, name: nameOf(item), body });
  clearForm(item);
  close(item);
  // The page moves up when a step closes: the second half of a double click must not hit what came under the finger.
  quietUntil = performance.now() + 600;
}

function submit(form) {
  const item = itemOf(form);
  const percent = parsePercent(form.percent.value);
  if (percent === null) {
    complain(form, texts.badPercent);
    form.percent.focus();
    return;
  }
  save(item, percent);
}

// ---- telling

function say(item, state, text, ...more) {
  if (state) item.dataset.state = state;
  else delete item.dataset.state;
  const line = item.querySelector("[data-message]");
  line.replaceChildren(...(text ? [text] : []), ...more);
}

function button(text, attribute, value) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute(attribute, value);
  return made;
}

function signInLink() {
  const link = document.createElement("a");
  link.href = `/account/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = texts.signInLink;
  return link;
}

function toast(text, undo) {
  const place = page()?.querySelector("[data-toast]");
  if (!place) return;
  clearTimeout(toastTimer);
  place.replaceChildren(...(text ? [text] : []), ...(undo ? [button(texts.undo, "data-undo", undo)] : []));
  const hide = () => {
    // It stays while somebody is on it.
    if (place.matches(":hover, :focus-within")) toastTimer = setTimeout(hide, 2000);
    else place.replaceChildren();
  };
  toastTimer = setTimeout(hide, TOAST);
}

function overtaken(entry, result) {
  const list = document.createElement("ul");
  for (const other of result.overtaken ?? []) {
    const line = document.createElement("li");
    const words = [other.result, other.obstacles, other.recommendation].filter(Boolean).join(" · ");
    const percent = other.percent === null ? texts.withdrawn : `${digits(other.percent)}%`;
    line.textContent = `${other.accountName}: ${percent}${words ? ` — ${words}` : ""}`;
    list.append(line);
  }
  return list.children.length > 0 ? list : null;
}

document.addEventListener("pmqa:outbox", ({ detail: { state, entry, result, problem } }) => {
  const item = itemNamed(entry.item);
  if (state === "refused" && entry.kind === "report") {
    // The words go back to where they were typed, before what was typed since; also when another page of this browser sent them.
    const since = kept(draftName(entry.item));
    const draft = { percent: since?.percent || digits(entry.body.percent), refused: problem.detail ?? problem.title ?? "" };
    for (const name of WORDS) draft[name] = [entry.body[name], since?.[name]].filter(Boolean).join("\n");
    keep(draftName(entry.item), draft);
  }
  if (!item || !page()) return;
  if (state === "sending") {
    toast("");
    say(item, "sending", texts.sending);
  } else if (state === "waiting") {
    say(item, "waiting", texts.waiting, button(texts.takeBack, "data-take-back", entry.key));
  } else if (state === "signin") {
    say(item, "signin", texts.signIn, signInLink(), button(texts.takeBack, "data-take-back", entry.key));
  } else if (state === "refused") {
    refused(item, entry, problem);
  } else if (entry.kind === "undo") {
    lastPut.delete(entry.item);
    say(item, "", "");
    toast(fill(texts.undone, entry.name));
  } else {
    sent(item, entry, result);
  }
});

function sent(item, entry, result) {
  const others = overtaken(entry, result);
  if (others) say(item, "overtaken", texts.overtaken, others);
  else say(item, entry.body.percent === 100 ? "ticked" : "saved", texts.saved);
  toast(fill(texts.savedToast, entry.name, digits(entry.body.percent)), result.reportId);
}

function refused(item, entry, problem) {
  const why = problem.detail ?? problem.title ?? "";
  lastPut.delete(entry.item);
  say(item, "refused", fill(texts.refused, why));
  if (entry.kind === "report") {
    fillForm(item, kept(draftName(entry.item)) ?? {});
    open(item, true);
  }
  toast(fill(texts.refused, why));
}

function takeBackUnsent(key) {
  const entry = takeBack(key);
  if (!entry) return;
  const item = itemNamed(entry.item);
  lastPut.delete(entry.item);
  if (!item) return;
  say(item, "", "");
  if (entry.kind !== "report") return;
  fillForm(item, { ...entry.body, percent: digits(entry.body.percent) });
  open(item, true);
  keepDraft(item);
  formOf(item).percent.focus();
}

// ---- what people do

const isSecondHalf = click => performance.now() < quietUntil && (click.detail > 1 || click.pointerType === "touch");

document.addEventListener("click", event => {
  const target = event.target.closest("[data-tick], [data-open], [data-set], [data-cancel], [data-undo], [data-take-back]");
  if (!target || !target.closest("[data-work]") || isSecondHalf(event)) return;
  const item = itemOf(target);
  if (target.hasAttribute("data-open")) {
    open(item, target.getAttribute("aria-expanded") !== "true");
  } else if (target.hasAttribute("data-tick")) {
    if (target.getAttribute("aria-pressed") !== "true") save(item, 100);
  } else if (target.hasAttribute("data-set")) {
    const form = formOf(item);
    form.percent.value = digits(target.dataset.set);
    showChosen(form);
    keepDraft(item);
  } else if (target.hasAttribute("data-cancel")) {
    clearForm(item);
    if (item.dataset.state === "refused") say(item, "", "");
    close(item);
  } else if (target.hasAttribute("data-take-back")) {
    takeBackUnsent(target.getAttribute("data-take-back"));
  } else {
    undo(target.getAttribute("data-undo"), item);
  }
});

function undo(reportId, item) {
  item ??= items().find(i => i.dataset.basedOn === reportId);
  page().querySelector("[data-toast]").replaceChildren();
  put({ kind: "undo", item: item?.dataset.item ?? "", name: item ? nameOf(item) : "", reportId });
}

document.addEventListener("submit", event => {
  if (!event.target.matches("form[data-report]")) return;
  event.preventDefault();
  submit(event.target);
});

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-report]");
  if (!form) return;
  showChosen(form);
  keepDraft(itemOf(form));
});

// ---- the page comes, and comes again when it turns interactive

function attach() {
  const root = page();
  if (!root) return;
  texts = JSON.parse(root.dataset.texts);
  const unsent = waiting();
  for (const item of items().filter(i => !i.hasAttribute("data-ready"))) {
    item.setAttribute("data-ready", "");
    const draft = kept(draftName(item.dataset.item));
    if (draft && formOf(item)) {
      fillForm(item, draft);
      open(item, true);
      if (draft.refused) say(item, "refused", fill(texts.refused, draft.refused));
    }
    if (unsent.some(entry => entry.item === item.dataset.item)) flush();
  }
}

let attaching = false;
new MutationObserver(() => {
  if (attaching || !document.querySelector("[data-item]:not([data-ready])")) return;
  attaching = true;
  queueMicrotask(() => {
    attaching = false;
    attach();
  });
}).observe(document.body, { childList: true, subtree: true });
attach();
