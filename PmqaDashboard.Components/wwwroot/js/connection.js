// Starts the circuit and keeps it: asks again for ever, and loads the page anew when the server no longer knows the circuit.
(() => {
  "use strict";

  const tell = state => document.dispatchEvent(new CustomEvent("pmqa:connection", { detail: { state } }));
  const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
  let reconnecting = false;

  // Fast at first, so that a short break is hardly seen; a screen in a corridor asks again until the server is back.
  const pause = attempt => Math.min(500 * 1.5 ** attempt, 4000);

  async function reconnect() {
    if (reconnecting) return;
    reconnecting = true;
    tell("down");
    for (let attempt = 0; ; attempt++) {
      await wait(pause(attempt));
      try {
        if (await Blazor.reconnect()) break;
        location.reload();
        return;
      } catch {
        // The server does not answer yet.
      }
    }
    reconnecting = false;
    tell("up");
  }

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { reconnect(); },
        onConnectionUp: () => { tell("up"); },
      },
    },
  }).then(() => tell("up"));
})();
