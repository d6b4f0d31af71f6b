// Dragging items on the agenda builder. An extra: every move can be made with the buttons, and those need no script.
const outline = document.querySelector("[data-outline]");
const GRIP = '<svg viewBox="0 0 12 18"><path d="M2 2h3v3H2zM7 2h3v3H7zM2 7h3v3H2zM7 7h3v3H7zM2 12h3v3H2zM7 12h3v3H7z"/></svg>';
const EDGE = 60;
let dragged = null;
let target = null;

for (const line of outline?.querySelectorAll(".line") ?? []) {
  const grip = document.createElement("span");
  grip.className = "line__grip";
  grip.title = "Drag to move";
  grip.setAttribute("aria-hidden", "true");
  grip.innerHTML = GRIP;
  grip.addEventListener("pointerdown", (event) => lift(event, line, grip));
  line.querySelector(".line__tools").prepend(grip);
}

function lift(event, line, grip) {
  event.preventDefault();
  dragged = line;
  line.classList.add("line--dragged");
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener("pointermove", drag);
  grip.addEventListener("pointerup", drop, { once: true });
  grip.addEventListener("pointercancel", settle, { once: true });
  document.addEventListener("keydown", giveUp);
}

function drag(event) {
  clear();
  if (event.clientY < EDGE) scrollBy(0, -EDGE / 4);
  if (event.clientY > innerHeight - EDGE) scrollBy(0, EDGE / 4);
  const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(".line");
  if (!over || dragged.contains(over)) return;
  const row = over.querySelector(".line__row").getBoundingClientRect();
  const isBefore = !over.previousElementSibling && event.clientY < row.top + row.height / 2;
  const above = over.parentElement.closest(".line")?.dataset.item;
  over.classList.add(isBefore ? "line--before" : "line--after");
  target = isBefore ? ["first", above].filter(Boolean).join("-") : `after-${over.dataset.item}`;
}

function drop() {
  const [line, place] = [dragged, target];
  settle();
  if (!line || !place) return;
  const form = line.querySelector(".line__tools").cloneNode(false);
  form.action = line.dataset.place;
  form.append(line.querySelector('[name="csrf_token"]').cloneNode());
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "place", value: place }));
  document.body.append(form);
  form.submit();
}

function giveUp(event) {
  if (event.key === "Escape") settle();
}

function clear() {
  target = null;
  for (const mark of ["line--before", "line--after"]) {
    for (const line of outline.querySelectorAll(`.${mark}`)) line.classList.remove(mark);
  }
}

function settle() {
  clear();
  dragged?.classList.remove("line--dragged");
  dragged = null;
  document.removeEventListener("keydown", giveUp);
  for (const grip of outline.querySelectorAll(".line__grip")) grip.removeEventListener("pointermove", drag);
}
