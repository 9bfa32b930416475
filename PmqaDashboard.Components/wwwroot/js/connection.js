// Starts the circuit and keeps it. It asks again for ever, quickly at first, and loads the page anew when the server no longer
// knows the circuit: after a restart, or when a phone slept too long. Nobody has to press anything, and nothing covers the page.
// Tells what it sees as "pmqa:connection" events on document, detail { state: "up" | "down" }.
(() => {
  "use strict";

  // A reload that leads to the next failure must not become a storm.
  const RELOADS = "pmqa.reloads";
  const CALM = 10_000;
  // A page that has stayed up so long is no part of one: a server may be killed any number of times.
  const SETTLED = 2_000;
  const SIGN_IN = 10 * 60_000;
  let state = "";
  let reconnecting = false;
  let settling;

  const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

  function tell(next) {
    if (state === next) return;
    state = next;
    document.documentElement.dataset.connection = next;
    document.dispatchEvent(new CustomEvent("pmqa:connection", { detail: { state } }));
    setTimeout(announce, 1500);
    clearTimeout(settling);
    if (next === "up") settling = setTimeout(forgetReloads, SETTLED);
  }

  function forgetReloads() {
    try {
      sessionStorage.removeItem(RELOADS);
    } catch {
      // A browser that keeps nothing has counted nothing.
    }
  }

  // A line on the page says so, without a dialog; a break shorter than the delay above is not worth a word. Screens that fill
  // the display, such as the wall, have their own way and no such line.
  function announce() {
    const line = document.getElementById("connection");
    if (!line) return;
    const shown = document.querySelector(".shell") && state === "down";
    line.textContent = shown ? line.dataset.down : "";
  }

  async function serverAnswers() {
    try {
      return (await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(4000) })).ok;
    } catch {
      return false;
    }
  }

  // Never into the browser's own error page, from which a screen on a wall would not come back. A server that was away and is back
  // again is no storm, however often it happens: that reload waits for nobody and counts for nothing.
  async function reload(wasAway = false) {
    const count = wasAway ? 0 : reloadsLately();
    await wait(Math.min(250 * (2 ** count - 1), 30_000));
    while (!await serverAnswers()) await wait(1000);
    try {
      sessionStorage.setItem(RELOADS, JSON.stringify({ at: Date.now(), count: wasAway ? 0 : count + 1 }));
    } catch {
      // A browser that keeps nothing reloads without counting.
    }
    location.reload();
  }

  function reloadsLately() {
    try {
      const last = JSON.parse(sessionStorage.getItem(RELOADS) ?? "null");
      return last && Date.now() - last.at < CALM ? last.count : 0;
    } catch {
      return 0;
    }
  }

  // A page that comes back into view, or a device back into its network, does not wait for its turn.
  let hurry = () => {};
  document.addEventListener("visibilitychange", () => hurry());
  addEventListener("online", () => hurry());
  const pause = attempt => new Promise(resolve => {
    hurry = resolve;
    // Not all screens of a house in the same moment.
    setTimeout(resolve, Math.min(250 * 1.5 ** attempt, 1500) * (0.8 + 0.4 * Math.random()));
  });

  async function reconnect() {
    if (reconnecting) return;
    reconnecting = true;
    tell("down");
    let wasAway = false;
    for (let attempt = 0; ; attempt++) {
      await pause(attempt);
      try {
        if (!await serverAnswers()) {
          wasAway = true;
          continue;
        }

        if (await Blazor.reconnect()) break;
        await reload(wasAway);
        return;
      } catch {
        // The server does not answer yet.
      }
    }
    reconnecting = false;
    tell("up");
  }

  // An error on the server ends the circuit without the handler above being asked. Blazor shows its own element then.
  function watchForFailure() {
    const notice = document.getElementById("blazor-error-ui");
    if (!notice) return;
    new MutationObserver(() => {
      if (notice.style.display === "block") {
        tell("down");
        wait(2000).then(reload);
      }
    }).observe(notice, { attributes: true, attributeFilter: ["style"] });
  }

  // A screen that is open for months makes no other request: this one keeps its sign-in from running out. Where an administrator
  // has ended it, the page is loaded anew, which leads to the sign-in.
  async function keepSignIn() {
    try {
      const answer = await fetch("/account/here", { cache: "no-store", signal: AbortSignal.timeout(4000) });
      if (answer.status === 401) await reload();
    } catch {
      // The server does not answer; that is noticed elsewhere.
    }
  }

  async function start() {
    watchForFailure();
    if (typeof Blazor === "undefined") {
      tell("down");
      await reload();
      return;
    }

    let opened = false;
    const interactive = () => document.documentElement.hasAttribute("data-interactive");
    // What fails here is seen below by its silence.
    Promise.resolve(Blazor.start({
      circuit: {
        // A WebSocket at once, without asking first how to talk: the answer to that would bind the screen to the node that
        // gave it. A line that died without a word, as on a phone between two antennas, is noticed by its silence.
        configureSignalR: builder => builder
          .withUrl("_blazor", { transport: 1 /* WebSockets */, skipNegotiation: true })
          .withServerTimeout(15_000).withKeepAliveInterval(5_000),
        circuitHandlers: [{ onCircuitOpened: () => { opened = true; tell("up"); } }],
        reconnectionHandler: {
          onConnectionDown: () => { reconnect(); },
          onConnectionUp: () => { tell("up"); },
        },
      },
    })).catch(() => {});

    // The server may have gone between the page and its circuit, or between it and the scripts of whoever may report.
    const scripts = () => !document.querySelector('meta[name="pmqa-account"]') || "reporting" in document.documentElement.dataset;
    for (let seconds = 0; !scripts() || (interactive() && !opened); seconds++) {
      if (seconds >= 10) {
        tell("down");
        await reload();
        return;
      }
      await wait(1000);
    }
  }

  // A page that the browser had put aside and brings back has lost its circuit.
  addEventListener("pageshow", event => { if (event.persisted) reload(); });
  if (document.querySelector('meta[name="pmqa-account"]')) setInterval(keepSignIn, SIGN_IN);
  start();
})();
