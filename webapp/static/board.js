// Dragging a topic to another meeting. It fills in and sends the card's own form: nothing here that the form cannot do.
const hint = document.querySelector(".board__drag");
const places = [...document.querySelectorAll("[data-place]")];
let dragged = null;

function formOf(card) {
  return card.querySelector("form");
}

function homeOf(card) {
  return card.closest("[data-place]");
}

function aimAt(place) {
  for (const one of places) one.classList.toggle("is-aimed-at", one === place);
}

// A topic that people expect where it stands moves with a reason: the card waits at its new place until it has one.
function put(card, place) {
  const form = formOf(card);
  form.elements.where.value = place.dataset.place;
  if (!("wantsReason" in card.dataset) || form.elements.reason.value.trim()) {
    form.requestSubmit();
    return;
  }
  const marker = document.createComment("where it stood");
  card.before(marker);
  place.querySelector(".slips").append(card);
  card.classList.add("is-put");
  card.querySelector("details").open = true;
  form.elements.reason.required = true;
  form.elements.reason.focus();
  const back = (event) => {
    if (event.key !== "Escape") return;
    card.removeEventListener("keydown", back);
    marker.replaceWith(card);
    card.classList.remove("is-put");
    card.querySelector("details").open = false;
    form.elements.where.value = "";
    form.elements.reason.required = false;
    card.querySelector("summary").focus();
  };
  card.addEventListener("keydown", back);
}

for (const card of document.querySelectorAll("[data-card]")) {
  if (!formOf(card)) continue;
  card.draggable = true;
  // Words in its boxes can be marked with the mouse.
  formOf(card).addEventListener("focusin", () => { card.draggable = false; });
  formOf(card).addEventListener("focusout", () => { card.draggable = true; });
  card.addEventListener("dragstart", (event) => {
    dragged = card;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.querySelector(".slip__title").textContent.trim());
    card.classList.add("is-dragged");
  });
  card.addEventListener("dragend", () => {
    card.classList.remove("is-dragged");
    dragged = null;
    aimAt(null);
  });
}

for (const place of places) {
  place.addEventListener("dragover", (event) => {
    if (!dragged || homeOf(dragged) === place) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    aimAt(place);
  });
  place.addEventListener("drop", (event) => {
    if (!dragged || homeOf(dragged) === place) return;
    event.preventDefault();
    put(dragged, place);
  });
}

if (hint) hint.hidden = document.querySelector('[data-card][draggable="true"]') === null;
