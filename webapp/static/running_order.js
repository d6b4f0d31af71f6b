// Presses of the running order without a new page: the parts that changed are put in, the keyboard stays where it was,
// and what the network swallowed is sent again. Without this script every press is a plain form.
const told = document.querySelector("[data-told]");
const waiting = [];
let isSending = false;
const AGAIN_AFTER = 3000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-swap]") || event.defaultPrevented) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  const person = form.closest("[data-person]");
  const isMark = ["present", "apologies", "absent"].includes(body.get("act"));
  const next = isMark ? following(person) : person?.id;
  event.submitter?.classList.add("press--sent");
  waiting.push({ action: form.action, body, next: next ?? person?.id, about: person?.id ?? form.closest("[data-part]")?.id });
  send();
});

// After a mark comes the next person for whom nothing is marked yet: the roll is called with one key each.
function following(person) {
  if (!person) return null;
  const all = [...document.querySelectorAll("[data-person]")];
  return all.slice(all.indexOf(person) + 1).find((one) => "unmarked" in one.dataset)?.id;
}

async function send() {
  if (isSending || !waiting.length) return;
  isSending = true;
  const press = waiting[0];
  try {
    const answer = await fetch(press.action, { method: "POST", body: press.body });
    if (answer.status >= 500) throw new Error("not now");
    const text = await answer.text();
    waiting.shift();
    isSending = false;
    show(answer, text, press);
    if (waiting.length) send();
  } catch {
    isSending = false;
    rememberTime(press.body);
    say(`No connection. ${waiting.length === 1 ? "One press waits" : `${waiting.length} presses wait`}, and will be sent.`);
    document.body.classList.add("presses-wait");
    setTimeout(send, AGAIN_AFTER);
  }
}

// A press that waits happened when it was pressed, not when it gets through.
function rememberTime(body) {
  if (!body.has("at") || body.get("at")) return;
  const now = new Date().toLocaleTimeString("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
  body.set("at", now);
}

function show(answer, text, press) {
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.querySelector("[data-part]")) {
    location.assign(answer.redirected ? answer.url : location.href);
    return;
  }
  document.body.classList.remove("presses-wait");
  const was = document.activeElement?.id;
  for (const part of document.querySelectorAll("[data-part]")) {
    const now = page.getElementById(part.id);
    if (now && now.outerHTML !== part.outerHTML) put(part, now);
  }
  document.title = page.title;
  document.dispatchEvent(new Event("parts-changed"));
  const refusal = document.querySelector("#refusal .govuk-error-summary");
  refocus(refusal ? press.about : press.next, was, Boolean(refusal));
  say(refusal ? refusal.textContent : whatIsThere(press.about));
}

function put(part, now) {
  part.replaceWith(document.adoptNode(now));
}

function refocus(id, was, isRefused) {
  const wanted = document.getElementById(id);
  const box = isRefused ? wanted?.querySelector("[aria-invalid]") : null;
  // Somebody who has gone on to type elsewhere is left there.
  if (was && document.activeElement?.id === was && document.activeElement !== document.body) return;
  (box ?? wanted)?.focus({ preventScroll: false });
}

function whatIsThere(id) {
  const said = document.getElementById(id)?.querySelector("[data-said]");
  const quorum = document.querySelector(".quorum__words");
  return [said, quorum].map((one) => one?.textContent.replace(/\s+/g, " ").trim() ?? "").join(". ");
}

function say(words) {
  told.textContent = words.replace(/\s+/g, " ").trim();
}

addEventListener("online", send);
addEventListener("beforeunload", (event) => {
  if (waiting.length) event.preventDefault();
});
