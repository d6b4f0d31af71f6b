// Single keys for those who work without a mouse. A control says its own: data-key="p" on what is pressed or gone to.
// They can be turned off (WCAG 2.1.4), and are never taken from a box that is typed in.
const SETTING = "moothall.keys";
const dialog = document.querySelector("[data-keys]");
const toggle = dialog?.querySelector("[data-keys-toggle]");
const ways = document.querySelector("[data-keys-ways]");

function isOn() {
  try {
    return localStorage.getItem(SETTING) !== "off";
  } catch {
    return true;
  }
}

function keep(on) {
  try {
    localStorage.setItem(SETTING, on ? "on" : "off");
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  show(on);
}

let on = isOn();

function show(now) {
  on = now;
  document.body.classList.toggle("keys-on", on);
  toggle.setAttribute("aria-pressed", String(on));
  toggle.textContent = on ? "Single keys are on" : "Single keys are off";
  mark();
}

// Screen readers are told of each key by the control itself, and only while it works.
function mark() {
  for (const control of document.querySelectorAll("[data-key]")) {
    if (on) control.setAttribute("aria-keyshortcuts", control.dataset.key);
    else control.removeAttribute("aria-keyshortcuts");
  }
}

function isTyping(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=button], [type=submit], [type=checkbox], [type=radio])");
}

function people() {
  return [...document.querySelectorAll("[data-person]")];
}

function current() {
  return document.activeElement?.closest("[data-person]");
}

function go(step) {
  const all = people();
  const here = all.indexOf(current());
  const first = all.findIndex((one) => "unmarked" in one.dataset);
  const next = here < 0 ? Math.max(first, 0) : Math.min(Math.max(here + step, 0), all.length - 1);
  all[next]?.focus();
}

function find(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const person = current();
  const ofPerson = person?.querySelector(named);
  if (ofPerson) return ofPerson;
  // A key of a person's does nothing while nobody is chosen: the first press goes to the first not marked.
  const any = document.querySelector(named);
  return any?.closest("[data-person]") ? null : any;
}

function press(control) {
  if (control.matches("input, textarea, select")) {
    control.closest("details")?.setAttribute("open", "");
    control.focus();
    control.select?.();
    control.scrollIntoView({ block: "nearest" });
  } else {
    control.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const at = document.activeElement ?? document.body;
  if (event.key === "Escape" && isTyping(at) && !dialog?.open) {
    (at.closest("[data-person]") ?? at.closest("[data-part]") ?? document.body).focus?.();
    at.blur();
    return;
  }
  if (!on || dialog?.open || isTyping(at)) return;
  if (event.key === "?") showKeys(event);
  else if (event.key === "j" || event.key === "k") move(event, event.key === "j" ? 1 : -1);
  else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && at.matches("[data-person]")) move(event, event.key === "ArrowDown" ? 1 : -1);
  else act(event);
});

function showKeys(event) {
  event.preventDefault();
  dialog.showModal();
}

function move(event, step) {
  event.preventDefault();
  go(step);
}

function act(event) {
  const control = find(event.key);
  if (control) {
    event.preventDefault();
    press(control);
  } else if (!current() && people().some((one) => one.querySelector(`[data-key="${CSS.escape(event.key)}"]`))) {
    move(event, 1);
  }
}

if (dialog) {
  ways.hidden = false;
  document.querySelector("[data-keys-show]").addEventListener("click", () => dialog.showModal());
  dialog.querySelector("[data-keys-close]").addEventListener("click", () => dialog.close());
  toggle.addEventListener("click", () => keep(!on));
  document.addEventListener("parts-changed", mark);
  show(on);
}
