// Lighthouse's accessibility and best practices of every page, on a phone and on a desk: node bench/lighthouse.mjs address [page…].
// Pages and who opens them are those of PagesTests; 95 of 100 is the least that passes.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const home = process.env.LIGHTHOUSE_HOME;
const load = name => import(pathToFileURL(createRequire(`${home}/package.json`).resolve(name)).href);
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { launch } = await load("chrome-launcher");
const { default: WebSocket } = await load("ws");

const LEAST = 95;
const [address, ...wanted] = process.argv.slice(2);
const source = await readFile(new URL("../PmqaDashboard.Tests/EndToEnd/PagesTests.cs", import.meta.url), "utf8");
const pages = [...source.matchAll(/\{ "(\/[^"]*)", "([^"]*)" \},/g)].map(([, path, persona]) => ({ path, persona }))
  .filter(page => wanted.length === 0 || wanted.includes(page.path));

// Enters as a persona of the demonstration, as its form does.
async function enter(persona) {
  const page = await fetch(`${address}/demo`);
  const html = await page.text();
  const cookies = page.headers.getSetCookie().map(c => c.split(";")[0]);
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(html)[1];
  const field = new RegExp(`name="([^"]+)" value="${persona}"|value="${persona}"[^>]*name="([^"]+)"`).exec(html);
  const answer = await fetch(`${address}/demo/enter`, {
    method: "POST", redirect: "manual", headers: { cookie: cookies.join("; ") },
    body: new URLSearchParams({ __RequestVerificationToken: token, [field[1] ?? field[2]]: persona }),
  });
  return [...cookies, ...answer.headers.getSetCookie().map(c => c.split(";")[0])].map(c => c.split("="));
}

const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"] });
// Whatever fails here, no browser stays behind.
process.on("exit", () => chrome.process.kill());

// In the browser's own jar, so that the circuit's socket carries them too.
async function carry(cookies) {
  const { webSocketDebuggerUrl } = await (await fetch(`http://127.0.0.1:${chrome.port}/json/version`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  const ask = (id, method, params = {}) => new Promise(done => {
    socket.addEventListener("message", ({ data }) => { if (JSON.parse(data).id === id) done(JSON.parse(data)); });
    socket.send(JSON.stringify({ id, method, params }));
  });
  await new Promise(open => socket.addEventListener("open", open));
  await ask(1, "Storage.clearCookies");
  await ask(2, "Storage.setCookies", { cookies: cookies.map(([name, ...value]) => ({ name, value: value.join("="), url: address })) });
  socket.close();
}

let failed = 0;
for (const { path, persona } of pages) {
  await carry(persona ? await enter(persona) : []);
  for (const device of ["phone", "desk"]) {
    const { lhr } = await lighthouse(address + path, {
      port: chrome.port, logLevel: "error", onlyCategories: ["accessibility", "best-practices"],
      disableStorageReset: true,
    }, device === "desk" ? desktopConfig : undefined);
    const score = id => Math.round(lhr.categories[id].score * 100);
    const [accessible, practices] = [score("accessibility"), score("best-practices")];
    const low = Math.min(accessible, practices) < LEAST;
    failed += low ? 1 : 0;
    console.log(`${low ? "LOW " : "    "}${String(accessible).padStart(3)} ${String(practices).padStart(3)}  ${device}  ${path}`);
    for (const audit of Object.values(lhr.audits).filter(a => a.score !== null && a.score < 1 && a.scoreDisplayMode === "binary")) {
      console.log(`          ${audit.id}: ${(audit.details?.items ?? []).slice(0, 2).map(i => i.node?.snippet ?? i.source ?? i.url ?? i.description ?? "").join(" | ").slice(0, 240)}`);
    }
  }
}
await chrome.kill();
console.log(`${pages.length} pages, ${failed} of ${pages.length * 2} below ${LEAST}`);
process.exit(failed === 0 ? 0 : 1);
