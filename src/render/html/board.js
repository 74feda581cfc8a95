"use strict";
// Filters and sorts the lists. Without it every row is shown, in the order of the page.
for (const form of document.querySelectorAll("form.picks")) {
  const table = form.parentElement.querySelector("table");
  if (!table) continue;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const text = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const find = form.querySelector("input");
  const selects = [...form.querySelectorAll("select")];
  const said = form.querySelector("output");

  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = words.every((word) => text.get(row).includes(word)) &&
        selects.every((select) => select.value === "" ||
          row.cells[select.dataset.column].dataset.pick === select.value);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    said.textContent = said.dataset.say.replace("{n}", shown).replace("{all}", rows.length);
  };

  const key = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent;
  const compare = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    if (a === "" || b === "") return (a === "") - (b === "");
    return a.localeCompare(b, document.documentElement.lang, { numeric: true });
  };
  const heads = [...table.tHead.rows[0].cells];
  const sort = (head) => {
    const before = head.getAttribute("aria-sort");
    const next = before === "ascending" ? "descending" : before === "descending" ? null : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    if (next) head.setAttribute("aria-sort", next);
    const column = heads.indexOf(head);
    const sign = next === "descending" ? -1 : 1;
    const order = next ? [...rows].sort((a, b) => sign * compare(key(a, column), key(b, column))) : rows;
    body.append(...order);
  };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  table.classList.add("sortable");
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
}
