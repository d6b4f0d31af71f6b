// Writing the minutes: saved as they are typed, kept here while they cannot be sent. Without script the form saves too.
import { Drafts, claim, newId } from "./minutes/drafts.js";
import { leftOf, sendLeft } from "./minutes/left.js";
import { Names } from "./minutes/names.js";
import { Saving, ask } from "./minutes/saving.js";
import { Telling } from "./minutes/telling.js";

const SWEEP_EVERY = 10000;
const OPENS_WITHIN = 3000;
const desk = document.querySelector("[data-writing]");
const form = desk?.querySelector("[data-form]");
if (form) start();

async function start() {
  const { writer, keptWith, save, now, page, item, about } = desk.dataset;
  const drafts = new Drafts(writer, keptWith);
  const telling = new Telling(desk, () => saving.compare());
  const says = { told: (kind, words) => telling.tell(kind, words), changed: drawPreview };
  const saving = new Saving(form, { save, now, page }, drafts, says);
  const left = await within(drafts.all().then((kept) => leftOf(item, kept)));
  saving.begin(left ?? (await fresh({ item, save, page, about })), !left);
  new Names(form.elements.text, desk.querySelector("[data-names]"), people(), sentences());
  desk.querySelector("[data-with-script]").hidden = false;
  form.querySelector("[data-preview-now]").addEventListener("click", togglePreview);
  form.elements.text.addEventListener("select", shareSelection);
  const sweep = async () => {
    const { waiting, sent } = await sendLeft(drafts, form);
    telling.tellLeft(waiting);
    if (sent) saving.comeBack();
  };
  const sweeping = () => sweep().catch(() => {});
  sweeping();
  setInterval(sweeping, SWEEP_EVERY);
  desk.dataset.isReady = "";
}

async function fresh(about) {
  const { base, text, sent_as: name } = form.elements;
  const draft = { id: newId(), ...about, base: Number(base.value), baseText: text.defaultValue, text: text.value, sent: null };
  // What came back refused, or with a preview, was sent under a name and is not what is kept.
  if ("typed" in desk.dataset) draft.sent = { name: name.value, text: text.value, base: draft.base };
  await claim(draft.id);
  return draft;
}

// A browser that keeps nothing must not keep anybody waiting either.
function within(promise) {
  const late = new Promise((resolve) => setTimeout(resolve, OPENS_WITHIN, null));
  return Promise.race([promise.catch(() => null), late]);
}

function people() {
  return [...desk.querySelectorAll("[data-person]")].map(({ dataset }) => ({ said: dataset.saidAs, name: dataset.name, capacity: dataset.capacity }));
}

function sentences() {
  return [...desk.querySelectorAll("[data-sentence]")].map(({ dataset }) => dataset.sentence);
}

function togglePreview(event) {
  event.preventDefault();
  const paper = desk.querySelector("[data-preview-paper]");
  paper.hidden = !paper.hidden;
  event.currentTarget.setAttribute("aria-expanded", !paper.hidden);
  drawPreview();
  if (!paper.hidden) paper.querySelector("#preview-heading").focus();
}

// The words as the site will print them; it makes them safe before they come.
async function drawPreview() {
  if (desk.querySelector("[data-preview-paper]").hidden) return;
  const body = new FormData(form);
  const answer = await ask(desk.dataset.preview, { method: "POST", body });
  const words = desk.querySelector("[data-preview-words]");
  if (answer?.ok) words.innerHTML = await answer.text();
  else words.textContent = "The preview comes from the site, which cannot be reached now.";
}

// The words selected, for whatever marks them as an ask or an undertaking: a box named by data-selected-words.
function shareSelection() {
  const { value, selectionStart, selectionEnd } = form.elements.text;
  for (const box of document.querySelectorAll("[data-selected-words]")) box.value = value.slice(selectionStart, selectionEnd).trim();
}
