// Asks yaml-language-server, over the protocol that editors speak, what it offers and what it
// marks in a ledger. See README.md beside this file.
//
//     node drive.mjs SERVER LEDGER < questions.json
//
// A question is {file, text, line, character}, lines and characters from 0; without a place the
// marks of the file are asked for. Every question must have an answer: it waits for one, and gives
// up after a minute. The answers are printed as one JSON list.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [server, ledger] = process.argv.slice(2);
const settings = JSON.parse(readFileSync(join(ledger, ".vscode/settings.json"), "utf8"));
const root = pathToFileURL(ledger + "/").href;

/** What the editor's settings say of `section`, such as `yaml`. */
function section(name) {
  const own = Object.entries(settings).filter(([key]) => key.startsWith(name + "."));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(name.length + 1), value]));
}

const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const waiting = new Map();
const marks = new Map();
let buffer = Buffer.alloc(0);
let last = 0;

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  child.stdin.write(body);
}

function ask(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}

function receive(message) {
  if (message.method === "workspace/configuration") {
    const result = message.params.items.map((item) => section(item.section ?? "yaml"));
    send({ id: message.id, result });
  } else if (message.method === "textDocument/publishDiagnostics") {
    // Before the schema is read there are none.
    const found = message.params.diagnostics;
    if (found.length > 0) marks.get(message.params.uri)?.(found);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
    waiting.delete(message.id);
  }
}

child.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const body = buffer.subarray(end + 4, end + 4 + length).toString();
    buffer = buffer.subarray(end + 4 + length);
    receive(JSON.parse(body));
  }
});

setTimeout(() => {
  child.kill();
  console.error("no answer within a minute to question", answers.length + 1);
  process.exit(1);
}, 60_000);

const answers = [];
await ask("initialize", {
  processId: process.pid,
  rootUri: root,
  workspaceFolders: [{ uri: root, name: "ledger" }],
  capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { documentationFormat: ["markdown", "plaintext"], snippetSupport: true } } } },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: section("yaml") } } });

let version = 0;
for (const { file, text, line, character } of JSON.parse(readFileSync(0, "utf8"))) {
  const uri = root + file;
  const marked = new Promise((resolve) => marks.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: ++version, text } } });
  if (line === undefined) {
    answers.push(await marked);
  } else {
    // An editor asks again with every key; before the schema is read nothing is offered.
    let offered = [];
    while (offered.length === 0) {
      const found = await ask("textDocument/completion", { textDocument: { uri }, position: { line, character } });
      offered = found?.items ?? found ?? [];
    }
    answers.push(offered);
  }
  send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
}
console.log(JSON.stringify(answers));
child.kill();
process.exit(0);
