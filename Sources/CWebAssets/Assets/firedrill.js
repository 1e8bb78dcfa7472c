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

// What is too long is not sent, and not cut either: the writer is told by how much, beside the text.
const longestForm = 65_536;
const excess = (form) => {
  for (const box of all("textarea[data-most]", form)) {
    const more = [...box.value].length - Number(box.dataset.most);
    if (more > 0) return [box, `This has ${more.toLocaleString("en")} characters more than the ${Number(box.dataset.most).toLocaleString("en")} that fit. Nothing was sent; shorten it.`];
  }
  const box = one("textarea", form);
  const size = box ? String(new URLSearchParams(new FormData(form))).length : 0;
  return size > longestForm ? [box, "This is longer than a form may be. Nothing was sent; shorten it."] : undefined;
};
const refuse = (form) => {
  one(".too-long", form)?.remove();
  const found = excess(form);
  if (!found) return false;
  found[0].after(make("p", { class: "alert too-long", role: "alert" }, found[1]));
  found[0].focus();
  return true;
};

// A second click sends nothing. The button stays enabled until its name is in the form.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  if (refuse(form)) return event.preventDefault();
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

// The page of a room: parts marked as live are loaded anew when something happens; what is typed stays.
const room = document.body.dataset.room;
const clockText = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
if (room !== undefined) {
  const stream = document.body.dataset.stream;
  const typing = document.body.dataset.typing;
  // A draft belongs to its question, so that it is there after a refusal and gone with the question.
  const kept = () => `draft ${stream} ${one("#talk")?.dataset.question}`;
  const answer = () => one("textarea[data-draft]");
  const keep = () => {
    const box = answer();
    if (box && box.value) sessionStorage.setItem(kept(), box.value);
    else if (box) sessionStorage.removeItem(kept());
  };
  const restore = () => {
    const box = answer();
    if (box && !box.value) box.value = sessionStorage.getItem(kept()) || "";
  };
  const say = (text) => {
    one(".note-line")?.remove();
    const note = make("p", { class: "question note-line", role: "status" }, text);
    one("#status").after(note);
  };

  // The clock runs here between two loads.
  let shown = performance.now();
  const tick = () => {
    const passed = Math.floor((performance.now() - shown) / 1000);
    for (const clock of all("[data-running]")) {
      const left = Math.max(0, Number(clock.dataset.left) - passed);
      clock.textContent = clockText(left);
      const box = answer();
      // What was written when the time is over counts as the answer.
      if (left <= 2 && clock.matches("[data-answer]") && box && box.value.trim() && !box.form.dataset.sent) {
        box.form.requestSubmit();
      }
    }
  };
  setInterval(tick, 1000);

  const heard = (next) => next && next.textContent.trim();
  let speaking = false;
  const speak = () => {
    const words = heard(one("#spoken"));
    if (!speaking || !words) return;
    speechSynthesis.cancel();
    speechSynthesis.speak(new SpeechSynthesisUtterance(words));
  };
  const speaker = one("[data-speak]");
  if (speaker && "speechSynthesis" in window) {
    speaker.hidden = false;
    const name = () => { speaker.textContent = speaking ? "Stop reading aloud" : "Read questions aloud"; };
    speaking = localStorage.getItem("read aloud") === "yes";
    name();
    speaker.addEventListener("click", () => {
      speaking = !speaking;
      localStorage.setItem("read aloud", speaking ? "yes" : "no");
      if (speaking) speak();
      else speechSynthesis.cancel();
      name();
    });
  }

  const opened = (part) => new Set(all("details[open]", part).map((item) => item.id || item.querySelector("summary").textContent));
  const change = (next) => {
    const before = heard(one("#spoken"));
    for (const part of all("[data-live]")) {
      const fresh = next.getElementById(part.id);
      if (!fresh || fresh.innerHTML === part.innerHTML) continue;
      // What stands for something that is shown already stays, with all that was done to it.
      if (part.dataset.shown !== undefined && part.dataset.shown === fresh.dataset.shown) continue;
      const box = one("textarea", part);
      const text = box && box.value;
      const focused = part.contains(document.activeElement) && document.activeElement.id;
      const asked = part.dataset.question !== fresh.dataset.question;
      const open = opened(part);
      for (const item of all("details", fresh)) {
        if (open.has(item.id || item.querySelector("summary").textContent)) item.open = true;
      }
      part.replaceWith(document.adoptNode(fresh));
      const newBox = one("textarea", fresh);
      if (text && newBox) {
        newBox.value = text;
        if (asked) say("The interviewer went on. What you wrote is still in the box and was not sent.");
      }
      if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
    }
    for (const mark of all("[data-mark]")) {
      const fresh = one("[data-mark]", next);
      if (fresh) mark.value = fresh.value;
    }
    shown = performance.now();
    if (heard(one("#spoken")) !== before) speak();
    all("[data-chart=line]:not([data-read])").forEach(readOut);
  };
  let wasLost = false;
  // Whether the place of this page was taken back.
  let refused = false;
  const lost = () => {
    wasLost = true;
    say("The connection is lost; this page tries again by itself. What you write is kept.");
  };
  const calm = () => {
    wasLost = false;
    one(".note-line")?.remove();
  };
  let loading = false;
  let again = false;
  const load = async () => {
    if (loading) { again = true; return; }
    if (one("form[data-sent]")) return;
    loading = true;
    try {
      const reply = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
      const next = new DOMParser().parseFromString(await reply.text(), "text/html");
      refused = reply.status === 403;
      wasLost ||= reply.status >= 500;
      if (!reply.ok) say(one(".alert", next) ? one(".alert", next).textContent : "The page cannot be loaded.");
      else if (!one("form[data-sent]")) change(next);
      if (wasLost && reply.ok) calm();
    } catch {
      lost();
      setTimeout(load, 1000);
    }
    loading = false;
    if (again) { again = false; load(); }
  };
  // A stream that the server refused is not tried again by the browser: the page says why, or goes on.
  // A window is one person, though it is loaded again after each form.
  const named = sessionStorage.getItem("window") || crypto.getRandomValues(new Uint32Array(4)).join("-");
  sessionStorage.setItem("window", named);
  const listen = () => {
    const source = new EventSource(`${stream}?after=${room}&window=${named}`);
    source.onmessage = () => load();
    source.onopen = () => { if (wasLost) load(); };
    source.onerror = async () => {
      lost();
      if (source.readyState !== EventSource.CLOSED) return;
      await load();
      if (!refused) setTimeout(listen, 5000);
    };
    source.addEventListener("present", (message) => {
      const news = JSON.parse(message.data);
      one("#presence").textContent = news.text;
      for (const item of all("[data-person]")) {
        item.textContent = (news.here || []).includes(item.dataset.person) ? "here" : "not here";
      }
    });
    source.addEventListener("typed", (message) => {
      const draft = JSON.parse(message.data);
      if (!one("#draft-text")) return;
      one("#draft-text").textContent = draft.text;
      one("#draft-heard").textContent = (draft.heard || []).join(" · ");
    });
    // The server is there and cannot look at the session.
    source.addEventListener("away", (message) => {
      wasLost = true;
      say(`${message.data} This page goes on by itself; what you write is kept.`);
    });
    source.addEventListener("back", () => load());
    source.addEventListener("over", () => { source.close(); load(); });
  };
  listen();

  restore();
  let sending;
  document.addEventListener("input", (event) => {
    if (event.target !== answer()) return;
    keep();
    if (!typing || sending) return;
    sending = setTimeout(() => {
      sending = undefined;
      const box = answer();
      if (!box) return;
      fetch(typing, { method: "POST", body: new URLSearchParams({ text: box.value.slice(0, 20000) }) }).catch(() => {});
    }, 400);
  });
  if (document.body.dataset.typing) speak();
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
  figure.dataset.read = "yes";
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

// A drawing of the page saved as PNG: the browser paints it and keeps the file, nothing is sent.
for (const button of all("[data-picture]")) {
  const drawing = one(`#${button.dataset.picture}`);
  const fail = () => button.replaceWith(make("span", { role: "status" }, "This browser makes no PNG; take the SVG."));
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await drawing.decode();
      const canvas = make("canvas", { width: drawing.naturalWidth, height: drawing.naturalHeight });
      canvas.getContext("2d").drawImage(drawing, 0, 0);
      canvas.toBlob((picture) => {
        if (!picture) return fail();
        const address = URL.createObjectURL(picture);
        make("a", { href: address, download: button.dataset.name }).click();
        setTimeout(() => URL.revokeObjectURL(address), 10_000);
      }, "image/png");
    } catch { fail(); }
  });
}

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

// Logs show the lines that hold a text, and long tables, such as traces, the rows.
const filter = (place, name, show) => {
  const id = `filter-${all(".filter").length}`;
  const box = make("p", { class: "filter" });
  const input = make("input", { id, autocomplete: "off", spellcheck: "false" });
  const count = make("span", { class: "faint", "aria-live": "polite" });
  box.append(make("label", { for: id }, name), input, count);
  place.before(box);
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase();
    const [kept, of] = show((text) => text.toLowerCase().includes(wanted));
    count.textContent = wanted ? `${kept} of ${of}` : "";
  });
};
for (const log of all("[data-filter]")) {
  const lines = log.textContent.split("\n");
  filter(log, "Lines with", (holds) => {
    const kept = lines.filter(holds);
    log.textContent = kept.join("\n");
    return [kept.length, lines.length];
  });
}
for (const table of all("figure.rows table[data-sort]")) {
  const rows = all("tbody tr", table);
  if (rows.length < 8) continue;
  filter(table.parentElement, "Rows with", (holds) => {
    rows.forEach((row) => { row.hidden = !holds(row.textContent); });
    return [rows.filter((row) => !row.hidden).length, rows.length];
  });
}

// The replay follows its slider and the arrow keys.
for (const form of all("[data-scrub]")) {
  one("input", form).addEventListener("change", () => form.requestSubmit());
}

// It plays by itself: the clock runs at the chosen speed, and at its minute the next event is shown.
for (const player of all("[data-play]")) {
  const speed = one("select", player);
  const button = one("button", player);
  const clock = one(".status .clock");
  const [hour, minute] = clock.textContent.split(":").map(Number);
  const pad = (number) => String(number).padStart(2, "0");
  let [passed, playing] = [0, undefined];
  const tick = () => {
    passed += Number(speed.value) / 10;
    const now = (hour * 60 + minute + Math.floor(passed / 60)) % 1440;
    clock.textContent = `${pad(Math.floor(now / 60))}:${pad(now % 60)}`;
    if (passed / 60 < Number(player.dataset.play)) return;
    clearInterval(playing);
    location.href = `${player.dataset.next}&speed=${speed.value}`;
  };
  const toggle = () => {
    if (playing) clearInterval(playing);
    playing = playing ? undefined : setInterval(tick, 100);
    button.textContent = playing ? "Pause" : "Play";
  };
  button.addEventListener("click", toggle);
  player.hidden = false;
  if (player.dataset.speed) toggle();
}

// The lab: what a setting does is loaded while it is changed; a newer setting ends the older request.
for (const form of all("[data-lab]")) {
  const results = one("#results");
  const page = String(Math.random()).slice(2);
  let running;
  const echo = () => {
    for (const output of all("output[data-echo]", form)) output.textContent = one(`#${output.htmlFor}`, form).value;
    for (const value of all("data", results)) {
      const output = one(`output[for="${value.value}"]`, form);
      if (output) output.textContent = value.textContent;
    }
  };
  const load = async () => {
    if (running) running.abort();
    const mine = new AbortController();
    running = mine;
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    try {
      const reply = await fetch(`${form.dataset.lab}?${asked}&window=${page}`, { signal: mine.signal });
      if (reply.status === 204) return running === mine ? load() : undefined;
      const next = new DOMParser().parseFromString(await reply.text(), "text/html");
      if (running !== mine) return;
      if (!reply.ok) return one(".card[role=status]", results).replaceChildren(one(".alert", next));
      all("details", next).forEach((item, number) => {
        const before = all("details", results)[number];
        if (before && before.open) item.open = true;
      });
      results.replaceChildren(...next.body.childNodes);
      results.dataset.shown = asked;
      history.replaceState(null, "", `${form.getAttribute("action")}?${asked}`);
      all("[data-chart=line]", results).forEach(readOut);
      echo();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.matches("select[data-reload]")) return form.requestSubmit();
    if (event.target.matches("[data-reload]")) return;
    echo();
    load();
  });
  one("button", form).hidden = true;
  echo();
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

// Spoken answers: recorded on request, kept in this browser alone, played back beside the verdict. The
// typed gist is what is sent and scored.
const shelf = () => new Promise((done, failed) => {
  const request = indexedDB.open("firedrill", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("spoken");
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
const onShelf = async (mode, work) => {
  const database = await shelf();
  return new Promise((done, failed) => {
    const request = work(database.transaction("spoken", mode).objectStore("spoken"));
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
};
const playback = (place, key, sound) => {
  const row = make("div", { class: "recording" });
  const player = make("audio", { controls: "", "aria-label": "What you said" });
  player.src = URL.createObjectURL(sound);
  const remove = make("button", { type: "button" }, "Delete this recording");
  remove.addEventListener("click", async () => {
    await onShelf("readwrite", (spoken) => spoken.delete(key));
    row.remove();
    if (place.matches("[data-playback]") && !one(".recording", place)) place.hidden = true;
    const group = place.closest("[data-spoken]");
    if (group && !one(".recording", group)) group.hidden = true;
  });
  row.append(player, remove);
  place.append(row);
};
const longestRecording = 10 * 60 * 1000;
const recorder = (place) => {
  if (!navigator.mediaDevices || !window.MediaRecorder || !window.indexedDB) return;
  // In a room the question changes while the page stays.
  const open = () => (one("#talk") ? one("#talk").dataset.question : "");
  const name = () => place.dataset.record + open();
  const button = make("button", { type: "button" }, "Say it first: record");
  const state = make("span", { role: "status", class: "faint" }, "Stays in this browser; only what you type is scored.");
  const kept = make("div");
  place.append(button, state, kept);
  let media;
  const show = async () => {
    const key = name();
    const sound = await onShelf("readonly", (spoken) => spoken.get(key));
    kept.replaceChildren();
    if (sound) playback(kept, key, sound);
  };
  const record = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      state.textContent = "The browser gives no microphone; type your answer.";
      return;
    }
    const [parts, key] = [[], name()];
    media = new MediaRecorder(stream);
    media.addEventListener("dataavailable", (event) => parts.push(event.data));
    media.addEventListener("stop", async () => {
      stream.getTracks().forEach((track) => track.stop());
      button.textContent = "Record again";
      state.textContent = "Kept in this browser. Now type the gist.";
      await onShelf("readwrite", (spoken) => spoken.put(new Blob(parts, { type: media.mimeType }), key));
      show();
    });
    media.start();
    setTimeout(() => { if (media.state === "recording") media.stop(); }, longestRecording);
    button.textContent = "Stop recording";
    state.textContent = "Recording…";
  };
  button.addEventListener("click", () => {
    if (media && media.state === "recording") media.stop();
    else record();
  });
  let shown = open();
  new MutationObserver(() => {
    if (open() === shown) return;
    shown = open();
    show();
  }).observe(place.parentElement, { childList: true, subtree: true });
  show();
};
all("[data-record]").forEach(recorder);
for (const place of all("[data-playback]")) {
  if (!window.indexedDB) break;
  const key = place.dataset.playback;
  onShelf("readonly", (spoken) => spoken.get(key)).then((sound) => {
    if (!sound) return;
    playback(place, key, sound);
    place.hidden = false;
    const group = place.closest("[data-spoken]");
    if (group) group.hidden = false;
  });
}
