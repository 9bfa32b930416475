// What /screen does without a circuit: it asks how it stands with its key, and loads the page anew when that has changed. It never
// loads while the server is silent, for nothing would leave the browser's own error page. On the wall itself it only keeps the
// cookie from running out: browsers forget one after 400 days.

const state = document.querySelector("[data-screen]")?.dataset.screen;
const Rhythm = { waiting: 2000, revoked: 5000, later: 20_000, paired: 6 * 3_600_000 };

async function standing() {
  try {
    const answer = await fetch("/screen/here", { cache: "no-store", signal: AbortSignal.timeout(4000) });
    return answer.ok ? (await answer.json()).state : null;
  } catch {
    return null;
  }
}

// Not reload(): what was opened by a link of another site would be sent without its key again.
const come = () => location.replace("/screen");

async function look() {
  const now = await standing();
  document.documentElement.toggleAttribute("data-silent", now === null);
  if (now !== null && (state === "later" || now !== state)) {
    come();
    return;
  }
  setTimeout(look, now === null ? Math.min(Rhythm[state], 5000) : Rhythm[state]);
}

if (state === "again") come();
else if (state in Rhythm) setTimeout(look, Rhythm[state]);
