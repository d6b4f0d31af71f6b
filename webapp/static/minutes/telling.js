// Says where somebody's words are: always in sight, and aloud when it becomes another matter, not at every pause.
const WORDS = {
  keeping: "Kept on this machine; sending…",
  saved: "Saved",
  unsent: "Kept on this machine; not sent",
  asks: "Kept on this machine; not sent",
  refused: "Kept on this machine; not sent",
  "signed-out": "Kept on this machine; not sent",
  unkept: "Not kept: this browser cannot keep words. Stay on this page until it says Saved",
};

export class Telling {
  constructor(desk, choose) {
    Object.assign(this, { desk, choose, last: "", state: desk.querySelector("[data-state]"), asks: desk.querySelector("[data-asks]") });
    this.left = document.createElement("div");
    this.left.className = "writing__asks";
    this.left.hidden = true;
    this.asks.after(this.left);
  }

  tell(kind, words) {
    this.state.dataset.is = kind;
    this.state.textContent = kind === "saved" && words ? `Saved ${words}` : WORDS[kind];
    if (kind === "keeping" || kind === this.last) return;
    this.last = kind;
    this.desk.querySelector("[data-said]").textContent = [this.state.textContent, ...this.#ask(kind, words)].join(". ");
  }

  // Words of other items, or of an earlier page of this one, that somebody has to look at.
  tellLeft(drafts) {
    this.left.hidden = !drafts.length;
    const links = drafts.map(({ about, page }) => inParagraph("Words of yours are kept on this machine and not sent: ", link(about, page)));
    this.left.replaceChildren(...links);
  }

  #ask(kind, words) {
    const { signIn } = this.desk.dataset;
    const asked = {
      asks: () => [inParagraph(words), inParagraph(button("Compare and choose", this.choose))],
      refused: () => [inParagraph(words)],
      "signed-out": () => [inParagraph("You are signed out. ", link("Sign in again", signIn, "_blank"), ", then come back here: your words are sent then.")],
    }[kind]?.();
    this.asks.hidden = !asked;
    this.asks.replaceChildren(...(asked ?? []));
    return asked?.map((one) => one.textContent) ?? [];
  }
}

function inParagraph(...parts) {
  const made = document.createElement("p");
  made.append(...parts);
  return made;
}

function link(words, address, target = "") {
  const made = Object.assign(document.createElement("a"), { className: "govuk-link", href: address, target, textContent: words });
  if (target) made.rel = "noopener";
  return made;
}

function button(words, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "govuk-button govuk-button--secondary", textContent: words });
  made.addEventListener("click", press);
  return made;
}
