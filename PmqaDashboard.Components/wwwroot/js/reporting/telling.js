// What the page /work says: at a step, and in the toast, which screen readers speak.
import { account } from "../outbox.js";
import { digits, fill, page, texts } from "./form.js";

const TOAST = 15_000;
const NEWS = 30_000;
const NEWS_OF_OTHERS = 600_000;
let timer = 0;

/** Words at a step; data-state says what they are about. */
export function say(item, state, text, ...more) {
  if (state) item.dataset.state = state;
  else delete item.dataset.state;
  item.querySelector("[data-message]").replaceChildren(...(text ? [text] : []), ...more);
}

export function button(text, attribute, value) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute(attribute, value);
  return made;
}

export function signInLink() {
  const link = document.createElement("a");
  link.href = `/account/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = texts().signInLink;
  return link;
}

/** Says something for a while, with the way back when a report is named. */
export function toast(text, undo) {
  const place = page()?.querySelector("[data-toast]");
  if (!place) return;
  clearTimeout(timer);
  place.replaceChildren(...(text ? [text] : []), ...(undo ? [button(texts().undo, "data-undo", undo)] : []));
  const hide = () => {
    // It stays while somebody is on it.
    if (place.matches(":hover, :focus-within")) timer = setTimeout(hide, 2000);
    else place.replaceChildren();
  };
  timer = setTimeout(hide, TOAST);
}

/** A report was saved. */
export function tellSaved(item, entry, result) {
  const others = whatOthersWrote(result);
  if (others) {
    say(item, "overtaken", texts().overtaken, others);
  } else {
    say(item, entry.body.percent === 100 ? "ticked" : "saved", texts().saved);
    // The tick is shown at once; from then on only the figures say whether it still holds.
    setTimeout(() => { if (item.dataset.state === "ticked") item.dataset.state = "saved"; }, 5000);
  }
  toast(fill(texts().savedToast, entry.name, digits(entry.body.percent)), result.reportId);
}

function whatOthersWrote(result) {
  const list = document.createElement("ul");
  for (const other of result.overtaken ?? []) {
    const line = document.createElement("li");
    const words = [other.result, other.obstacles, other.recommendation].filter(Boolean).join(" · ");
    const percent = other.percent === null ? texts().withdrawn : `${digits(other.percent)}%`;
    line.textContent = `${other.accountName}: ${percent}${words ? ` — ${words}` : ""}`;
    list.append(line);
  }
  return list.children.length > 0 ? list : null;
}

// What was saved is told also when the page was loaded anew in between, as after a restart of the server.
const newsName = item => `pmqa.news.${account}.${item}`;

export function keepNews(entry, result) {
  try {
    sessionStorage.setItem(newsName(entry.item), JSON.stringify({ entry, result, at: Date.now() }));
  } catch {
    // Then it is told now or not at all.
  }
}

export function dropNews(item) {
  try {
    sessionStorage.removeItem(newsName(item));
  } catch {
    // None was kept.
  }
}

export function tellNews(item) {
  let news = null;
  try {
    news = JSON.parse(sessionStorage.getItem(newsName(item.dataset.item)) ?? "null");
  } catch {
    return;
  }
  if (!news || news.entry.kind === "undo") return;
  const lasts = news.result.overtaken?.length ? NEWS_OF_OTHERS : NEWS;
  if (Date.now() - news.at < lasts) tellSaved(item, news.entry, news.result);
  else dropNews(item.dataset.item);
}
