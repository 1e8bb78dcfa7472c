// What pages do beyond forms and links: live news, keys, sliders, read-outs, sorting, filters.
// Every page works without it.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const make = (name, attributes = {}, text = "") => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
};
const inField = (target) => target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");

// A second click sends nothing. The button stays enabled until its name is in the form.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => all("button", form).forEach((button) => { button.disabled = true; }));
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  location.reload();
});

// News of the session from other windows and programs.
const drill = document.body.dataset.drill;
if (drill !== undefined) {
  let dirty = false;
  document.addEventListener("input", () => { dirty = true; });
  const known = Number(drill);
  const source = new EventSource(`${document.body.dataset.stream}?after=${known}`);
  source.onmessage = (message) => {
    if (Number(message.lastEventId) <= known || one("form[data-sent]")) return;
    source.close();
    if (!dirty) return location.reload();
    const line = JSON.parse(message.data);
    const note = make("p", { class: "question", role: "status" },
      `The session went on elsewhere: [${line.number}] ${line.text}. `);
    note.append(make("a", { href: location.href.split("#")[0] }, "Show it"));
    one("#status").after(note);
  };
}

// The clock of a question: the time since the page was opened, beside the time that is expected.
for (const clock of all("[data-limit]")) {
  const start = Date.now();
  const text = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const show = () => {
    const seconds = Math.round((Date.now() - start) / 1000);
    clock.textContent = `${text(seconds)} of ${text(Number(clock.dataset.limit))}`;
    clock.classList.toggle("soon", seconds > clock.dataset.limit);
  };
  clock.setAttribute("aria-live", "off");
  show();
  setInterval(show, 1000);
}

// Sliders beside the beliefs: moving one takes from the others in proportion, so that all make 100.
for (const list of all("[data-shares]")) {
  const rows = all("li", list).map((item) => {
    const number = one("input[type=number]", item);
    const label = one("label", item).textContent.trim();
    const range = make("input", { type: "range", min: 0, max: 100, step: 1, "aria-label": label });
    range.value = number.value;
    item.append(range);
    return { number, range };
  });
  const value = (row) => Math.max(0, Number(row.number.value) || 0);
  const show = (row, share) => {
    row.number.value = String(Math.round(share * 10) / 10);
    row.range.value = share;
  };
  rows.forEach((row) => row.range.addEventListener("input", () => {
    const rest = rows.filter((other) => other !== row);
    const mine = Number(row.range.value);
    const sum = rest.reduce((total, other) => total + value(other), 0);
    rest.forEach((other) => {
      show(other, sum > 0 ? value(other) * (100 - mine) / sum : (100 - mine) / rest.length);
    });
    show(row, mine);
  }));
  rows.forEach((row) => row.number.addEventListener("input", () => { row.range.value = value(row); }));
}

// The read-out of a line chart, by pointer and arrow keys; its values are in the table behind it.
const readOut = (figure) => {
  const rows = all("tbody tr", figure).map((row) => all("td", row).map((cell) => cell.textContent));
  const names = all("thead th", figure).map((cell) => cell.textContent);
  const output = one(".readout", figure);
  if (rows.length < 2) return;
  const times = rows.map((row) => Number(row[0].replaceAll(",", "")));
  const [first, last] = [times[0], times[times.length - 1]];
  const line = (number) => rows[number].map((cell, index) =>
    index === 0 ? `${cell} min` : `${names[index].replace(/ \[.*\]$/, "")} ${cell || "none"}${unit(names[index])}`
  ).join(" · ");
  const unit = (name) => (name.match(/\[(.*)\]$/) || ["", ""])[1].replace(/^(?=[^%])/, " ").trimEnd();
  output.hidden = false;
  output.textContent = "Point at the chart, or use the arrow keys, to read its values.";
  for (const svg of all("svg", figure)) {
    const grid = one('path[stroke="#D9D9D9"]', svg);
    const ends = grid && grid.getAttribute("d").match(/M([\d.]+) [\d.]+ L([\d.]+)/);
    if (!ends) continue;
    const [left, right] = [Number(ends[1]), Number(ends[2])];
    const box = svg.viewBox.baseVal;
    const hair = document.createElementNS(svg.namespaceURI, "line");
    hair.setAttribute("class", "hair");
    hair.setAttribute("y1", 40);
    hair.setAttribute("y2", box.height - 60);
    let shown = rows.length - 1;
    const show = (number) => {
      shown = Math.min(rows.length - 1, Math.max(0, number));
      const x = left + (times[shown] - first) / (last - first) * (right - left);
      hair.setAttribute("x1", x);
      hair.setAttribute("x2", x);
      svg.append(hair);
      output.textContent = line(shown);
    };
    const drawing = svg.parentElement;
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", "Chart; arrow keys read its values");
    const point = (event) => {
      const bounds = svg.getBoundingClientRect();
      const x = (event.clientX - bounds.left) / bounds.width * box.width;
      const time = first + (x - left) / (right - left) * (last - first);
      let best = 0;
      times.forEach((other, index) => {
        if (Math.abs(other - time) < Math.abs(times[best] - time)) best = index;
      });
      show(best);
    };
    svg.addEventListener("pointermove", point);
    svg.addEventListener("pointerdown", point);
    drawing.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -rows.length, End: rows.length };
      if (!(event.key in steps)) return;
      event.preventDefault();
      event.stopPropagation();
      show(shown + steps[event.key]);
    });
  }
};
all("[data-chart=line]").forEach(readOut);

// Tables sort by a click on a heading; figures by size, texts by letters.
const figureOf = (text) => {
  const number = parseFloat(text.replaceAll(",", ""));
  return Number.isNaN(number) ? null : number;
};
for (const table of all("table[data-sort]")) {
  all("th", table).forEach((heading, column) => {
    if (!heading.textContent.trim() || all("tbody tr", table).length < 3) return;
    const button = make("button", { type: "button" }, heading.textContent);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      all("th", table).forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = all("tbody tr", table).sort((a, b) => {
        const [x, y] = [a.cells[column].textContent, b.cells[column].textContent];
        const [p, q] = [figureOf(x), figureOf(y)];
        const order = p !== null && q !== null ? p - q : x.localeCompare(y);
        return down ? -order : order;
      });
      one("tbody", table).append(...rows);
    });
  });
}

// Logs show the lines that hold a text.
for (const log of all("[data-filter]")) {
  const lines = log.textContent.split("\n");
  const id = `filter-${all("[data-filter]").indexOf(log)}`;
  const box = make("p", { class: "filter" });
  const input = make("input", { id, autocomplete: "off", spellcheck: "false" });
  const count = make("span", { class: "faint", "aria-live": "polite" });
  box.append(make("label", { for: id }, "Lines with"), input, count);
  log.before(box);
  input.addEventListener("input", () => {
    const kept = lines.filter((text) => text.toLowerCase().includes(input.value.toLowerCase()));
    log.textContent = kept.join("\n");
    count.textContent = input.value ? `${kept.length} of ${lines.length}` : "";
  });
}

// The replay follows its slider and the arrow keys.
for (const form of all("[data-scrub]")) {
  one("input", form).addEventListener("change", () => form.requestSubmit());
}

// Keys.
const unfold = (id) => {
  const part = document.getElementById(id);
  if (!part) return;
  if (part.matches("details")) part.open = true;
  part.scrollIntoView({ block: "nearest" });
  const first = one("form input:not([type=hidden]), form textarea, form button:not(:disabled)", part);
  (first || one("a, summary", part) || part).focus();
};
let digits = "";
let pending;
const choose = (digit) => {
  clearTimeout(pending);
  digits += digit;
  const press = () => {
    const button = all("[data-key]").find((item) => item.dataset.key === digits && !item.disabled);
    digits = "";
    if (!button) return;
    const folded = button.closest("details");
    if (folded) folded.open = true;
    button.click();
  };
  const longer = all("[data-key]").some((item) => item.dataset.key.length > digits.length
    && item.dataset.key.startsWith(digits));
  if (longer) pending = setTimeout(press, 700);
  else press();
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (inField(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const follow = (relation) => { const link = one(`.scrub a[rel=${relation}]`); if (link) link.click(); };
  if (drill === undefined) {
    if (event.key === "ArrowLeft") follow("prev");
    if (event.key === "ArrowRight") follow("next");
    return;
  }
  const acts = {
    "/": () => { const ask = document.getElementById("ask"); if (ask) ask.focus(); },
    b: () => unfold("beliefs"), m: () => unfold("mitigate"), u: () => unfold("update"),
    q: () => unfold("question"), w: () => unfold("more"), e: () => unfold("timeline"),
    d: () => { const link = document.getElementById("declare"); if (link) link.click(); },
    "?": () => document.getElementById("keys").showModal(),
  };
  if (/^[0-9]$/.test(event.key)) choose(event.key);
  else if (event.key in acts) acts[event.key]();
  else return;
  event.preventDefault();
});
