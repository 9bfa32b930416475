// The page /work without its circuit: opening a step, typing, ticking and saving go on while the line is down. Blazor draws the
// figures and the history; these scripts own what is typed and every "data-state". Nothing is drawn by both.
import { draftName, durable, flush, keep, kept, put, takeBack, waiting } from "./outbox.js";
import { bodyOf, clearForm, close, complain, digits, fill, fillForm, formOf, itemNamed, itemOf, items, keepDraft, nameOf, open, openAgain, page, parsePercent, showChosen, texts, WORDS } from "./reporting/form.js";
import { button, dropNews, keepNews, say, signInLink, tellNews, tellSaved, toast } from "./reporting/telling.js";

let quietUntil = 0;
const lastPut = new Map();
const sameAs = body => JSON.stringify({ ...body, basedOn: null });

// ---- saving

function save(item, percent) {
  const name = item.dataset.item;
  const body = bodyOf(item, percent);
  const same = sameAs(body);
  const last = lastPut.get(name);
  const unsent = waiting().some(e => e.item === name && e.kind === "report" && sameAs(e.body) === same);
  // A double click is one save, however quick the first was and however long it waits.
  if (unsent || (last?.same === same && Date.now() - last.at < 3000)) {
    flush();
    return;
  }
  lastPut.set(name, { same, at: Date.now() });
  // From here on the outbox keeps the words.
  put({ kind: "report", item: name, name: nameOf(item), body });
  clearForm(item);
  close(item);
  // The page moves up when a step closes: the second half of a double click must not hit what came under the finger.
  quietUntil = performance.now() + 600;
}

function submit(form) {
  const percent = parsePercent(form.percent.value);
  if (percent === null) {
    complain(form, texts().badPercent);
    form.percent.focus();
    return;
  }
  save(itemOf(form), percent);
}

function takeBackUnsent(key) {
  const entry = takeBack(key);
  const item = entry && itemNamed(entry.item);
  if (!item) return;
  lastPut.delete(entry.item);
  say(item, "", "");
  if (entry.kind !== "report") return;
  fillForm(item, { ...entry.body, percent: digits(entry.body.percent) });
  open(item, true);
  keepDraft(item);
  formOf(item).percent.focus();
}

function undo(reportId, item) {
  item ??= items().find(i => i.dataset.basedOn === reportId);
  put({ kind: "undo", item: item?.dataset.item ?? "", name: nameOf(item), reportId });
}

// ---- what becomes of it

document.addEventListener("pmqa:outbox", ({ detail: { state, entry, result, problem } }) => {
  if (state === "sent") keepNews(entry, result);
  else if (state === "sending") dropNews(entry.item);
  else if (state === "refused" && entry.kind === "report") giveBack(entry, problem);

  const item = itemNamed(entry.item);
  if (!page()) return;
  if (state === "sending") toast("");
  if (!item) {
    if (state === "sent" && entry.kind === "undo") toast(fill(texts().undone, entry.name));
    return;
  }
  if (state === "sending") {
    say(item, "sending", texts().sending);
  } else if (state === "waiting") {
    say(item, "waiting", durable ? texts().waiting : texts().notKept, button(texts().takeBack, "data-take-back", entry.key));
  } else if (state === "signin") {
    say(item, "signin", texts().signIn, signInLink(), button(texts().takeBack, "data-take-back", entry.key));
  } else if (state === "refused") {
    tellRefused(item, entry, problem);
  } else if (entry.kind === "undo") {
    lastPut.delete(entry.item);
    say(item, "", "");
    toast(fill(texts().undone, entry.name));
  } else {
    tellSaved(item, entry, result);
  }
});

const why = problem => problem.detail ?? problem.title ?? "";

// The words go back to where they were typed, before what was typed since; also when another page of this browser sent them.
function giveBack(entry, problem) {
  const since = kept(draftName(entry.item));
  const draft = { percent: since?.percent || digits(entry.body.percent), refused: why(problem) };
  for (const name of WORDS) draft[name] = [entry.body[name], since?.[name]].filter(Boolean).join("\n");
  keep(draftName(entry.item), draft);
}

function tellRefused(item, entry, problem) {
  const text = fill(texts().refused, why(problem));
  lastPut.delete(entry.item);
  say(item, "refused", text);
  if (entry.kind === "report") {
    fillForm(item, kept(draftName(entry.item)) ?? {});
    open(item, true);
  }
  toast(text);
}

// ---- what people do

const isSecondHalf = click => performance.now() < quietUntil && (click.detail > 1 || click.pointerType === "touch");

document.addEventListener("click", event => {
  const target = event.target.closest("[data-tick], [data-open], [data-set], [data-cancel], [data-undo], [data-take-back]");
  if (!target || !target.closest("[data-work]") || !event.isTrusted || isSecondHalf(event)) return;
  const item = itemOf(target);
  if (target.hasAttribute("data-open")) {
    open(item, target.getAttribute("aria-expanded") !== "true");
  } else if (target.hasAttribute("data-tick")) {
    if (target.getAttribute("aria-pressed") !== "true") save(item, 100);
  } else if (target.hasAttribute("data-set")) {
    formOf(item).percent.value = digits(target.dataset.set);
    typed(item);
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

document.addEventListener("submit", event => {
  if (!event.target.matches("form[data-report]")) return;
  event.preventDefault();
  submit(event.target);
});

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-report]");
  if (form) typed(itemOf(form));
});

function typed(item) {
  showChosen(formOf(item));
  keepDraft(item);
  if (!durable) say(item, "waiting", texts().notKept);
}

// ---- the page comes, and comes again when it turns interactive

function attach() {
  const unsent = waiting();
  for (const item of items().filter(i => !i.hasAttribute("data-ready"))) {
    item.setAttribute("data-ready", "");
    tellNews(item);
    const draft = kept(draftName(item.dataset.item));
    if (draft) fillForm(item, draft);
    openAgain(item, draft !== null);
    if (draft?.refused) say(item, "refused", fill(texts().refused, draft.refused));
    if (unsent.some(entry => entry.item === item.dataset.item)) flush();
  }
}

let attaching = false;
new MutationObserver(() => {
  if (attaching || !page() || !document.querySelector("[data-item]:not([data-ready])")) return;
  attaching = true;
  queueMicrotask(() => {
    attaching = false;
    attach();
  });
}).observe(document.body, { childList: true, subtree: true });
if (page()) attach();
document.documentElement.dataset.reporting = "";
