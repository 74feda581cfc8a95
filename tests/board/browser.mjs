// A page in Chromium, driven over the DevTools protocol through a pipe: no port, no package.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--remote-debugging-pipe", "--window-size=1600,1131",
];

/** Opens a file and gives the page to `use`: `send` a command, `run` an expression, `key` a key. */
export async function open(file, use) {
  const profile = mkdtempSync(join(tmpdir(), "board-"));
  const chromium = spawn("chromium", [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const [to, from] = [chromium.stdio[3], chromium.stdio[4]];
  const waiting = new Map();
  const heard = new Map();
  let count = 0;
  let rest = Buffer.alloc(0);
  from.on("data", (more) => {
    rest = Buffer.concat([rest, more]);
    for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) {
      const message = JSON.parse(rest.subarray(0, end).toString());
      if (message.id) waiting.get(message.id)?.(message);
      else heard.get(message.method)?.(message);
    }
  });
  let session;
  const send = (method, params = {}) => new Promise((done, failed) => {
    const id = (count += 1);
    waiting.set(id, (answer) => answer.error ? failed(new Error(`${method}: ${answer.error.message}`)) : done(answer.result));
    to.write(JSON.stringify({ id, method, params, sessionId: session }) + "\0");
  });
  const hears = (method) => new Promise((done) => heard.set(method, done));
  const run = async (expression) => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const key = async (name, code, text) => {
    const params = { key: name, code: name, windowsVirtualKeyCode: code, text };
    await send("Input.dispatchKeyEvent", { ...params, type: text ? "keyDown" : "rawKeyDown" });
    await send("Input.dispatchKeyEvent", { ...params, type: "keyUp", text: undefined });
  };
  try {
    const { targetInfos } = await send("Target.getTargets");
    const { targetId } = targetInfos.find((target) => target.type === "page");
    const attached = await send("Target.attachToTarget", { targetId, flatten: true });
    session = attached.sessionId;
    await send("Page.enable");
    await send("Page.bringToFront");
    const loaded = hears("Page.loadEventFired");
    await send("Page.navigate", { url: pathToFileURL(file).href });
    await loaded;
    return await use({ send, run, key });
  } finally {
    const ended = new Promise((done) => chromium.on("exit", done));
    session = undefined;
    send("Browser.close").catch(() => chromium.kill());
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
