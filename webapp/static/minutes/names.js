// Names of those present, and the openings of sentences, offered while one is typed. Worked with the arrow keys, Enter
// and Escape as a combobox is; the words stay where they are typed, so the list is told of by aria-activedescendant.
const NAME = /(?:^|[\s("“])(@|(?:Cllr\.?|Councillor)\s)([\p{L}'’.-]*(?:\s[\p{L}'’.-]*)?)$/u;
const SENTENCE = /(?:^|\n)\/([\p{L} ]*)$/u;
const MOST = 8;

export class Names {
  constructor(box, list, people, sentences) {
    Object.assign(this, { box, list, people, sentences, offered: [], at: 0, slot: null });
    for (const [name, value] of [["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-haspopup", "listbox"]]) {
      box.setAttribute(name, value);
    }
    box.addEventListener("input", () => this.look());
    box.addEventListener("keydown", (event) => this.#pressed(event));
    box.addEventListener("blur", () => this.close());
    box.addEventListener("click", () => this.close());
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const place = [...list.children].indexOf(event.target.closest("[role=option]"));
      if (place >= 0) this.#take(place);
    });
  }

  // What to offer for the words before the caret.
  look() {
    const before = this.box.value.slice(0, this.box.selectionStart);
    const found = this.#asked(before);
    if (!found || !found.offered.length) {
      this.close();
      return;
    }
    Object.assign(this, { offered: found.offered.slice(0, MOST), from: found.from, at: 0 });
    this.#draw();
  }

  close() {
    this.list.hidden = true;
    this.offered = [];
    this.box.removeAttribute("aria-activedescendant");
  }

  #asked(before) {
    const sentence = SENTENCE.exec(before);
    if (sentence) {
      const words = folded(sentence[1]);
      const offered = this.sentences.filter((one) => folded(one).includes(words)).map((one) => ({ words: one, shown: one.replaceAll("@", "…") }));
      return { offered, from: before.length - sentence[1].length - 1 };
    }
    if (this.slot !== null && before.length >= this.slot && !/[\n,.;:]/.test(before.slice(this.slot))) {
      return { offered: this.#people(before.slice(this.slot).replace(/^@/, ""), ""), from: this.slot };
    }
    this.slot = null;
    const name = NAME.exec(before);
    if (!name) return null;
    const from = before.length - name[1].length - name[2].length;
    return { offered: this.#people(name[2], name[1].trim()), from };
  }

  #people(typed, after) {
    const words = folded(typed).split(" ").filter(Boolean);
    const isTitled = after !== "" && after !== "@";
    const fits = ({ said, name }) =>
      (!isTitled || said.startsWith("Councillor ")) &&
      words.every((word) => folded(`${said} ${name}`).split(" ").some((part) => part.startsWith(word)));
    const found = this.people.filter((one) => fits(one) && folded(one.said) !== folded(`${isTitled ? "Councillor " : ""}${typed}`));
    return found.map((one) => ({ words: one.said, shown: one.said, about: about(one) }));
  }

  #pressed(event) {
    if (this.list.hidden || event.isComposing) return;
    const last = this.offered.length - 1;
    const moves = { ArrowDown: this.at === last ? 0 : this.at + 1, ArrowUp: this.at === 0 ? last : this.at - 1 };
    if (event.key in moves) {
      this.at = moves[event.key];
      this.#draw();
    } else if (event.key === "Enter") {
      this.#take(this.at);
    } else if (event.key === "Escape") {
      this.slot = null;
      this.inSentence = false;
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  // Put the words chosen in; in a sentence, go on to its next name, and after the last to its end.
  #take(place) {
    const { words } = this.offered[place];
    const { from } = this;
    const isSentence = words.includes("@");
    this.#put(words, from, this.box.selectionEnd);
    this.close();
    this.inSentence ||= isSentence;
    if (!this.inSentence) return;
    const start = isSentence ? from : from + words.length;
    const line = this.box.value.slice(start).split("\n")[0];
    const next = line.indexOf("@");
    this.slot = next < 0 ? null : start + next;
    this.inSentence = next >= 0;
    if (next < 0) this.box.setSelectionRange(start + line.length, start + line.length);
    else this.#offerAll(this.slot);
  }

  // The place of a name is selected, so that somebody who is not in the list can be typed over it.
  #offerAll(place) {
    this.box.setSelectionRange(place, place + 1);
    Object.assign(this, { offered: this.#people("", "").slice(0, MOST), from: place, at: 0 });
    if (this.offered.length) this.#draw();
  }

  // As if typed, so that it can be undone and is saved.
  #put(words, from, to) {
    this.box.setSelectionRange(from, to);
    if (!document.execCommand?.("insertText", false, words)) {
      this.box.setRangeText(words, from, to, "end");
      this.box.dispatchEvent(new Event("input"));
    }
  }

  #draw() {
    this.list.replaceChildren(...this.offered.map((one, place) => option(one, place, place === this.at)));
    this.list.hidden = false;
    this.box.setAttribute("aria-activedescendant", `minute-name-${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
    const { top, left } = caretIn(this.box);
    this.list.style.top = `${top}px`;
    this.list.style.left = `${Math.max(0, Math.min(left, this.box.clientWidth - this.list.offsetWidth))}px`;
  }
}

function option({ shown, about: more }, place, isChosen) {
  const made = document.createElement("li");
  made.id = `minute-name-${place}`;
  made.className = "writing__name";
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", isChosen);
  made.textContent = shown;
  if (more) {
    const small = document.createElement("small");
    small.textContent = more;
    made.append(" ", small);
  }
  return made;
}

function about({ said, name, capacity }) {
  return [said.endsWith(name) ? "" : name, capacity].filter(Boolean).join(", ");
}

function folded(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’]/g, "'").trim();
}

// Where the line after the caret begins, in the box: its words laid out again in a copy.
function caretIn(box) {
  const copy = document.createElement("div");
  const style = getComputedStyle(box);
  for (const name of ["font", "letterSpacing", "lineHeight", "padding", "border", "boxSizing"]) copy.style[name] = style[name];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", width: `${box.offsetWidth}px` });
  copy.textContent = box.value.slice(0, box.selectionStart);
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(mark);
  box.parentElement.append(copy);
  const { offsetTop: top, offsetLeft: left, offsetHeight: height } = mark;
  copy.remove();
  return { top: Math.min(top + height - box.scrollTop, box.offsetHeight), left };
}
