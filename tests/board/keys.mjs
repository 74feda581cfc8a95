// node keys.mjs FILE: finds, picks and sorts with the keyboard alone, and says what was shown.
import { open } from "./browser.mjs";

const ROWS = "[...document.querySelectorAll('.list tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[0].textContent)";
const AT = "(document.activeElement.dataset.column ?? document.activeElement.type ?? '') + ':' + (document.activeElement.closest('th')?.textContent ?? '')";

await open(process.argv[2], async ({ run, key }) => {
  const say = async (step, more = {}) => console.log(JSON.stringify({
    step, rows: await run(ROWS), said: await run("document.querySelector('.list output').textContent"), ...more,
  }));
  const tab = () => key("Tab", 9);
  const tabTo = async (condition) => {
    for (let i = 0; i < 80; i += 1) {
      await tab();
      if (await run(condition)) return;
    }
    throw new Error(`no key leads to ${condition}, but to ${await run(AT)}`);
  };
  const type = async (text) => {
    for (const c of text) await key(c, c.charCodeAt(0), c);
  };
  await say("all");
  await tabTo("document.activeElement.type === 'search'");
  await type("KF-I03");
  await say("found");
  await key("Enter", 13, "\r");
  for (let i = 0; i < 6; i += 1) await key("Backspace", 8);
  await tabTo("document.activeElement.dataset.column === '7'");
  await key("ArrowDown", 40);
  await say("picked", { light: await run("document.activeElement.value") });
  await tabTo("document.activeElement.type === 'reset'");
  await key("Enter", 13, "\r");
  await run("new Promise((done) => setTimeout(done, 50))");
  await say("reset");
  await tabTo("document.activeElement.closest('th')?.cellIndex === 6");
  for (const sorted of ["ascending", "descending", "none"]) {
    await key("Enter", 13, "\r");
    await say(sorted, {
      sorted: await run("document.activeElement.closest('th').getAttribute('aria-sort')"),
      dues: await run("[...document.querySelectorAll('.list tbody tr')].map((row) => row.cells[6].textContent)"),
    });
  }
});
