// node axe.mjs AXE FILE…: what axe-core finds wrong with each file in light and in dark, a line each.
import { readFileSync } from "node:fs";
import { open } from "./browser.mjs";

const [axe, ...files] = process.argv.slice(2);
const source = readFileSync(axe, "utf8");
for (const file of files) {
  await open(file, async ({ send, run }) => {
    for (const value of ["light", "dark"]) {
      await send("Emulation.setEmulatedMedia", {
        media: "screen", features: [{ name: "prefers-color-scheme", value }],
      });
      await run(source);
      const found = await run(`axe.run().then((result) => ({
        ground: getComputedStyle(document.documentElement).backgroundColor,
        passes: result.passes.length,
        violations: result.violations.map((rule) => rule.id + ": " + rule.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")),
      }))`);
      console.log(JSON.stringify({ file, scheme: value, ...found }));
    }
  });
}
