// The page is written by the server. This only carries what is done with mouse and keys to it, and
// puts the answer in its place.

const main = document.querySelector("main");
const address = main?.dataset.address;
const said = document.getElementById("said");
const progress = document.getElementById("progress");
const stop = document.getElementById("stop");
const DAY = 24 * 60 * 60 * 1000;
const FAR = 5;
let newest = 0;

async function ask(asked) {
  const mine = ++newest;
  const isNewest = () => mine === newest;
  const slow = setTimeout(() => isNewest() && busy(true), 300);
  try {
    const answer = await fetch(`${address}/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
    });
    if (!answer.ok) throw new Error(await answer.text());
    for await (const line of lines(answer.body)) if (isNewest()) take(line);
  } catch (error) {
    if (isNewest()) say(`No answer: ${error.message}`);
  } finally {
    clearTimeout(slow);
    if (isNewest()) busy(false);
  }
}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const whole = text.split("\n");
    text = whole.pop();
    for (const line of whole) yield JSON.parse(line);
  }
}

function take(line) {
  if (line.progress) say(line.progress);
  if (line.stopped) say("Stopped.");
  for (const [name, html] of Object.entries(line.parts ?? {})) put(name, html);
  if (line.open) open(line.progress !== undefined);
  if (line.said) say(line.said);
}

function put(name, html) {
  const part = document.getElementById(name);
  const focused = part.contains(document.activeElement) ? markOf(document.activeElement) : null;
  const opened = [...part.querySelectorAll("details[open] > summary")].map((each) => each.textContent);
  const typed = typedIn(part);
  part.innerHTML = html;
  for (const [field, value] of typed) {
    const again = part.querySelector(field);
    if (again) again.value = value;
  }
  for (const each of part.querySelectorAll("summary"))
    if (opened.includes(each.textContent)) each.parentElement.open = true;
  if (focused !== null) (focused && part.querySelector(focused) || part).focus?.();
}

// An answer that comes while somebody fills a form in takes nothing from it; a form that was sent
// begins anew.
function typedIn(part) {
  return [...part.querySelectorAll("form[data-ask]:not([data-sent]) :is(input, select)[name]")]
    .filter((field) => field.type !== "checkbox" && isChanged(field))
    .map((field) => [`form[data-ask="${field.form.dataset.ask}"] [name="${field.name}"]`, field.value]);
}

function isChanged(field) {
  const options = [...(field.options ?? [])];
  if (!options.length) return field.value !== field.defaultValue;
  return field.value !== (options.find((each) => each.defaultSelected) ?? options[0]).value;
}

function markOf(element) {
  const { kind, id, ask: word, rule, key } = element.dataset;
  if (kind) return `[data-kind="${kind}"][data-id="${CSS.escape(id)}"]`;
  if (rule) return `[data-rule="${rule}"][data-key="${key}"]`;
  return word ? `[data-ask="${word}"]` : "";
}

function open(isUnderWay) {
  const part = document.getElementById("opened");
  const isNew = part.hidden;
  part.hidden = false;
  if (isUnderWay && !isNew) return;
  part.focus();
  part.scrollIntoView({ block: "nearest" });
}

function busy(is) {
  main.setAttribute("aria-busy", is);
  for (const each of [progress, stop]) each.hidden = !is;
}

const say = (text) => (said.textContent = text);

// Picking up: with the mouse or with keys, a race or a session is held over a day.

let held = null;

const cell = (date) => document.querySelector(`td[data-date="${date}"]`);
const dayOf = (element) => element?.closest("[data-date]")?.dataset.date;

function pick(item) {
  held = { item, kind: item.dataset.kind, id: item.dataset.id, from: dayOf(item), to: dayOf(item) };
  item.classList.add("held-up");
}

function over(date) {
  if (!held || !date || !cell(date)) return;
  cell(held.to)?.classList.remove("target");
  held.to = date;
  cell(date).classList.add("target");
}

function letGo() {
  if (!held) return;
  cell(held.to)?.classList.remove("target");
  held.item.classList.remove("held-up");
  held.ghost?.remove();
  held = null;
}

function drop() {
  const { kind, id, from, to } = held;
  letGo();
  if (to !== from) ask({ ask: "move", kind, id, to });
  else say("It stays where it was.");
}

const movable = (target) => target.closest?.('button[data-kind="race"], button[data-kind="session"]');
const longDate = (date) => cell(date).querySelector("time").textContent;

let pressed = null;
let dragged = false;

document.addEventListener("pointerdown", (event) => {
  dragged = false;
  const item = movable(event.target);
  if (item && event.button === 0 && event.pointerType !== "touch")
    pressed = { item, x: event.clientX, y: event.clientY };
});

document.addEventListener("pointermove", (event) => {
  if (!pressed) return;
  if (!held && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FAR) {
    pick(pressed.item);
    held.ghost = pressed.item.cloneNode(true);
    held.ghost.className = `${pressed.item.className} ghost`;
    held.ghost.removeAttribute("data-kind");
    held.ghost.removeAttribute("data-id");
    held.ghost.setAttribute("aria-hidden", "true");
    document.body.append(held.ghost);
    dragged = true;
  }
  if (!held?.ghost) return;
  held.ghost.style.left = `${event.clientX + 8}px`;
  held.ghost.style.top = `${event.clientY + 8}px`;
  over(dayOf(document.elementFromPoint(event.clientX, event.clientY)));
});

document.addEventListener("pointerup", () => {
  pressed = null;
  if (held?.ghost) drop();
});

document.addEventListener("pointercancel", () => {
  pressed = null;
  letGo();
});

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && held) {
    pressed = null;
    letGo();
    say("Let go; nothing has changed.");
    return;
  }
  const item = movable(event.target);
  if (!item) return;
  if (event.key === "Enter") {
    event.preventDefault();
    if (event.repeat) return;
    if (held) return drop();
    pick(item);
    over(held.from);
    say(`Picked up from ${longDate(held.from)}. Arrows move it, Enter drops it, Escape lets go.`);
  } else if (held && event.key in STEPS) {
    event.preventDefault();
    const next = new Date(Date.parse(held.to) + STEPS[event.key] * DAY).toISOString().slice(0, 10);
    if (!cell(next)) return;
    over(next);
    cell(next).scrollIntoView({ block: "nearest" });
    say(longDate(next));
  }
});

document.addEventListener("focusout", (event) => {
  if (held && !held.ghost && event.target === held.item) letGo();
});

// Everything else: buttons, forms, numbers of rules.

document.addEventListener("click", (event) => {
  const item = movable(event.target);
  if (item) {
    if (dragged) return;
    if (item.dataset.kind === "session") ask({ ask: "session", id: item.dataset.id });
    else say(item.title);
    return;
  }
  const button = event.target.closest("button[data-ask]");
  if (button) ask({ ask: button.dataset.ask });
  const closing = event.target.closest("button[data-close]");
  if (closing) document.getElementById(closing.dataset.close).hidden = true;
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const data = new FormData(form);
  const given = Object.fromEntries(data);
  if (form.dataset.ask === "replan") given.missed = data.getAll("missed");
  if ("km" in given) given.km = Number(given.km);
  if ("weekdays" in given)
    given.weekdays = given.weekdays === "every day" ? [] : given.weekdays.split(" ");
  form.dataset.sent = "";
  ask({ ask: form.dataset.ask, ...given });
});

document.addEventListener("input", ({ target }) => delete target.form?.dataset.sent);

document.addEventListener("change", ({ target }) => {
  const { rule, key } = target.dataset;
  if (!rule || !target.checkValidity() || target.value === "") return;
  const value = target.type === "checkbox" ? target.checked : Number(target.value);
  ask({ ask: "set", rule, key, value });
});

if (main?.dataset.plan === "sought") ask({ ask: "plan" });
