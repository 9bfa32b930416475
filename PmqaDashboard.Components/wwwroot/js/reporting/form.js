// What stands on the page /work, and what is typed into it.
import { draftName, drop, keep } from "../outbox.js";

export const WORDS = ["result", "obstacles", "recommendation"];

export const page = () => document.querySelector("[data-work]");
export const items = () => [...document.querySelectorAll("[data-item]")];
export const itemOf = element => element.closest("[data-item]");
export const itemNamed = name => items().find(item => item.dataset.item === name);
export const formOf = item => item.querySelector("form[data-report]");
export const opener = item => item.querySelector("[data-open]");
export const nameOf = item => item?.dataset.name ?? "";

/** The words that the page gave for this script, in the person's language. */
export const texts = () => JSON.parse(page().dataset.texts);
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");

const toArabic = text => text.replace(/[๐-๙]/g, d => String.fromCharCode(d.charCodeAt(0) - 0x0e50 + 0x30));
const toThai = text => text.replace(/[0-9]/g, d => String.fromCharCode(d.charCodeAt(0) - 0x30 + 0x0e50));

/** A value in the person's digits. */
export const digits = value => page()?.dataset.digits === "thai" ? toThai(String(value)) : toArabic(String(value));

/** 0 to 100 with at most two decimal places, in Thai or Arabic digits; null for anything else. */
export function parsePercent(text) {
  const plain = toArabic(text).trim().replace(/\s*%$/, "");
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return null;
  const value = Number(plain);
  return value <= 100 ? value : null;
}

const opened = new Set();

/** Opens again what was open before the page was drawn anew, and what has words that were not saved. */
export function openAgain(item, always) {
  if (!always && !opened.has(item.dataset.item)) return;
  open(item, true);
  // Blazor reads the history when the title is clicked; js/work.js takes only real clicks.
  opener(item).dispatchEvent(new MouseEvent("click", { bubbles: true }));
}

export function open(item, wanted) {
  if (wanted) opened.add(item.dataset.item);
  else opened.delete(item.dataset.item);
  opener(item).setAttribute("aria-expanded", String(wanted));
  item.querySelector("[data-panel]").hidden = !wanted;
  const form = formOf(item);
  if (!wanted || !form) return;
  if (form.percent.value === "" && item.dataset.percent) form.percent.value = digits(item.dataset.percent);
  // What the person saw when the typing began; the server tells what others wrote since.
  form.dataset.basedOn ??= item.dataset.basedOn ?? "";
  showChosen(form);
}

/** Closes a step and keeps the reader where they were. */
export function close(item) {
  const inside = item.querySelector("[data-panel]").contains(document.activeElement);
  open(item, false);
  if (inside) opener(item).focus();
}

/** Shows which of the quick percentages is the one in the field. */
export function showChosen(form) {
  const value = parsePercent(form.percent.value);
  for (const button of form.querySelectorAll("[data-set]")) {
    button.setAttribute("aria-pressed", String(value !== null && Number(button.dataset.set) === value));
  }
  if (value !== null) complain(form, "");
}

export function complain(form, text) {
  form.querySelector("[data-error]").textContent = text;
  if (text) form.percent.setAttribute("aria-invalid", "true");
  else form.percent.removeAttribute("aria-invalid");
}

export function keepDraft(item) {
  const form = formOf(item);
  const draft = { percent: form.percent.value, basedOn: form.dataset.basedOn ?? "" };
  for (const name of WORDS) draft[name] = form[name].value;
  keep(draftName(item.dataset.item), draft);
}

export function fillForm(item, draft) {
  const form = formOf(item);
  if (!form) return;
  form.percent.value = draft.percent ?? "";
  for (const name of WORDS) form[name].value = draft[name] ?? "";
  if (draft.basedOn) form.dataset.basedOn = draft.basedOn;
}

export function clearForm(item) {
  const form = formOf(item);
  if (!form) return;
  form.reset();
  form.removeAttribute("data-based-on");
  complain(form, "");
  drop(draftName(item.dataset.item));
}

/** The report that the item's form makes. */
export function bodyOf(item, percent) {
  const form = formOf(item);
  const basedOn = form.dataset.basedOn ?? item.dataset.basedOn;
  const body = {
    stepId: item.dataset.step,
    unit: item.dataset.unit || null,
    percent,
    basedOn: basedOn ? Number(basedOn) : null,
  };
  for (const name of WORDS) body[name] = form[name].value.trim() || null;
  return body;
}
