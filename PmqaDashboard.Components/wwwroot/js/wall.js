// What the wall does without the server: the clock, the age of the picture, and starting over when nothing else has helped.
// It reads what was rendered, not the socket, so that a circuit that has stopped drawing cannot pass for a living one.

const Stale = 4500; // ms without a beat until the age is shown; beats come about every 2 s
const StaleWhenDown = 2500; // the same when the line is known to be gone
const Hopeless = 60_000; // ms without a beat until the page is loaded anew, if the server answers
const Bangkok = 7 * 3_600_000;

let beat = null; // the last beat that was rendered, as text
let sequence = null; // that of the last picture
let beatAt = performance.now(); // when it was seen, by a clock that nobody sets
let fiscal = null; // fiscal time at that moment
let nextTry = 0; // when starting over may be tried again

const digits = wall => wall.dataset.digits === "thai"
  ? text => String(text).replace(/[0-9]/g, d => String.fromCharCode(0x0e50 + Number(d)))
  : String;
const fill = (pattern, value) => pattern.replace("{0}", value);

// Text nodes are written, not replaced: they remain the ones that the server's diffs refer to.
function write(element, text) {
  if (!element) return;
  if (!element.firstChild) element.append("");
  if (element.firstChild.data !== text) element.firstChild.data = text;
}

function ago(milliseconds, words, show) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return fill(words.seconds, show(seconds));
  if (seconds < 3600) return fill(words.minutes, show(Math.floor(seconds / 60)));
  if (seconds < 86_400) return fill(words.hours, show(Math.floor(seconds / 3600)));
  return fill(words.days, show(Math.floor(seconds / 86_400)));
}

function listen(wall) {
  const heart = wall.querySelector("[data-beat]");
  const now = performance.now();
  if (heart && heart.dataset.beat !== beat) {
    beat = heart.dataset.beat;
    sequence = wall.dataset.sequence;
    beatAt = now;
    fiscal = Date.parse(beat);
  } else if (fiscal !== null && wall.dataset.sequence !== sequence) {
    // A newer picture lives as well, and carries no time of its own.
    sequence = wall.dataset.sequence;
    fiscal += now - beatAt;
    beatAt = now;
  }
}

function tell(wall, silence) {
  const pulse = wall.querySelector("[data-pulse]");
  if (!pulse || fiscal === null) return;
  const words = pulse.dataset;
  const show = digits(wall);
  const now = fiscal + silence;
  const down = document.documentElement.dataset.connection === "down"; // connection.js says so
  const state = silence < (down ? StaleWhenDown : Stale) ? "live" : "stale";
  write(wall.querySelector(".clock time"), show(new Date(now + Bangkok).toISOString().slice(11, 16)));
  if (state === "live") {
    const age = wall.dataset.changed ? now - Date.parse(wall.dataset.changed) : null;
    write(pulse.querySelector(".word"), words.live);
    write(pulse.querySelector(".age"), age === null ? "" : fill(words.lastChange, age < 60_000 ? words.now : ago(age, words, show)));
  } else {
    write(pulse.querySelector(".word"), fill(words.of, ago(silence, words, show)));
    write(pulse.querySelector(".age"), down ? words.reconnecting : words.waiting);
  }
  if (pulse.dataset.pulse !== state) {
    // Said once to a screen reader, not with every second.
    write(pulse.querySelector(".said"), state === "live" ? words.live : pulse.querySelector(".word").textContent);
    pulse.dataset.pulse = state;
  }
}

// A dead server would answer a reload with the browser's error page, which nothing could leave. So it is asked first.
async function startOver() {
  if (performance.now() < nextTry) return;
  nextTry = performance.now() + 10_000;
  try {
    const answer = await fetch("/health", { cache: "no-store" });
    if (answer.ok) location.reload();
  } catch {
    // Not yet.
  }
}

// A text that is longer than its lines turns them; only the browser knows how many there are.
function measureTexts(wall) {
  for (const text of wall.querySelectorAll(".turn:not([data-measured])")) {
    const parts = Math.ceil((text.firstElementChild.scrollHeight - 2) / text.clientHeight);
    text.dataset.measured = "";
    if (parts < 2 || getComputedStyle(text).overflow !== "hidden") continue;
    text.style.setProperty("--parts", parts);
    text.dataset.parts = parts;
  }
}

function measureAnew() {
  for (const text of document.querySelectorAll(".wall .turn[data-measured]")) {
    delete text.dataset.measured;
    delete text.dataset.parts;
  }
}

addEventListener("resize", measureAnew);
document.fonts?.ready.then(measureAnew);

// For somebody who stands at the wall with a keyboard. The buttons are the page's own; a link or a field keeps its keys.
document.addEventListener("keydown", event => {
  const act = { " ": "pause", ArrowRight: "forth", ArrowLeft: "back" }[event.key];
  if (!act || event.target.closest?.("a, button, input, select, textarea") || event.ctrlKey || event.altKey || event.metaKey) return;
  const button = document.querySelector(`.wall [data-act=${act}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function tick() {
  const wall = document.querySelector(".wall");
  if (!wall) return;
  listen(wall);
  const silence = performance.now() - beatAt;
  tell(wall, silence);
  measureTexts(wall);
  // connection.js brings a lost line back; this is for a line that is up and says nothing, or for its failure.
  if (silence > Hopeless) startOver();
}

document.addEventListener("pmqa:connection", tick);
new MutationObserver(tick).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-beat", "data-sequence"] });
setInterval(tick, 500);
tick();
