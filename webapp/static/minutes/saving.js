// Saves the text of one minute as it is typed. First in this browser, then on the site; what comes back is joined in.
import { keepPlace } from "./caret.js";
import { newId } from "./drafts.js";
import { join, tidy } from "./merging.js";

const AFTER_TYPING = 1000;
const AT_LATEST = 6000;
const LOOK_EVERY = 15000;
const PATIENCE = 20000;
const LONGEST_WAIT = 60000;
const CLOSED = { 404: "You cannot write in these minutes any more." };

export class Saving {
  // `told(kind, words)` is called with what to tell the person; `changed()` when the box has got other words.
  constructor(form, addresses, drafts, { told, changed }) {
    Object.assign(this, { form, addresses, drafts, told, changed, box: form.elements.text, waits: 0, problem: "", refusals: 0 });
  }

  // Take up what this browser kept, or begin from what the site has; with it what was typed while the page was opening.
  begin(draft, isFresh) {
    this.draft = draft;
    const { value, defaultValue } = this.box;
    if (isFresh) draft.text = value;
    else if (value !== defaultValue) draft.text = join(defaultValue, draft.text, value) ?? `${draft.text}\n\n${value}`;
    if (draft.text !== value) this.box.value = draft.text;
    this.box.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    document.addEventListener("visibilitychange", () => (document.hidden ? this.now() : this.comeBack()));
    addEventListener("online", () => this.now());
    addEventListener("focus", () => this.comeBack());
    addEventListener("pageshow", (event) => event.persisted && this.comeBack());
    setInterval(() => document.hidden || this.waits || this.comeBack(), LOOK_EVERY);
    if (this.isOwed) this.now();
  }

  get isOwed() {
    return Boolean(this.draft.sent) || tidy(this.box.value) !== tidy(this.draft.baseText);
  }

  typed() {
    this.draft.text = this.box.value;
    if (this.problem === "refused") this.problem = "";
    this.keep().then(() => this.isOwed && !this.problem && !this.waits && !this.isUnkept && this.told("keeping"));
    this.since ??= Date.now();
    this.#later(Math.min(AFTER_TYPING, Math.max(0, this.since + AT_LATEST - Date.now())));
  }

  // Write the draft down here, on the disk: one writing at a time, and after it the newest.
  keep() {
    this.queued ??= Promise.resolve(this.keeping).then(() => {
      this.queued = null;
      this.keeping = (this.isOwed ? this.drafts.put(this.draft) : this.drafts.remove(this.draft.id)).then(
        () => this.#unkept(false),
        () => this.#unkept(true),
      );
      return this.keeping;
    });
    return this.queued;
  }

  // Send what is owed. A save whose answer never came is sent again under its name before anything newer.
  async now() {
    clearTimeout(this.timer);
    if (this.isBusy || this.problem === "asks" || this.problem === "refused" || !this.isOwed) return;
    this.isBusy = true;
    try {
      this.draft.sent ??= { name: newId(), text: this.box.value, base: this.draft.base };
      await this.keep();
      await this.#send(this.draft.sent);
    } finally {
      this.isBusy = false;
    }
    if (this.isOwed && !this.problem) this.#later(AFTER_TYPING);
  }

  // Back from sleep, another window or a signed-out spell: is it still us, and what did the others write?
  async comeBack() {
    if (this.isBusy || this.isLooking || this.problem === "asks") return;
    this.isLooking = true;
    const answer = await this.#ask(this.addresses.now);
    const state = answer?.ok ? await answer.json().catch(() => null) : null;
    this.isLooking = false;
    if (!state || this.isBusy) return;
    if (state.writer !== this.form.elements.writer.value) {
      this.#somebodyElse();
      return;
    }
    this.form.elements.csrf_token.value = state.token;
    if (this.problem === "signed-out") this.problem = "";
    if (!this.draft.sent) this.#joinIn(this.draft.baseText, state);
    this.now();
  }

  // Leave for the page that shows both sides, with everything typed, under a name the draft knows again afterwards.
  async compare() {
    const { elements } = this.form;
    this.draft.sent = { name: newId(), text: this.box.value, base: this.draft.sent?.base ?? this.draft.base };
    await this.keep();
    elements.sent_as.value = this.draft.sent.name;
    elements.base.value = this.draft.sent.base;
    this.isLeaving = true;
    this.form.requestSubmit();
  }

  async #send(sent) {
    const answer = await post(this.addresses.save, this.form, sent);
    if (!answer || answer.status >= 500 || answer.status === 429) {
      this.waits += 1;
      this.told("unsent");
      return;
    }
    this.waits = 0;
    const words = await answer.json().catch(() => CLOSED[answer.status]);
    if (answer.ok) this.#kept(sent, words);
    else if (answer.status === 409) this.#problem("asks", words);
    else if (answer.status === 422 || answer.status === 404) this.#refused(words);
    else this.#signedOut(answer.status === 400);
  }

  #kept(sent, saved) {
    this.refusals = 0;
    this.draft.sent = null;
    this.#joinIn(sent.text, saved);
    this.since = this.isOwed ? Date.now() : undefined;
    this.keep();
    if (this.isOwed) this.told("keeping");
    else this.told("saved", saved.at);
  }

  // Take in what the site has now. Where it touches the paragraph being typed, nothing is taken: the next save asks.
  #joinIn(was, { revision, text }) {
    const isOlder = revision < this.draft.base;
    const joined = isOlder ? this.box.value : join(was, text, this.box.value);
    if (joined === null || (revision === this.draft.base && tidy(text) === tidy(this.draft.baseText))) return;
    Object.assign(this.draft, { base: revision, baseText: text });
    if (tidy(joined) !== tidy(this.box.value)) this.#show(joined);
    this.form.elements.base.value = revision;
    this.keep();
  }

  // Other words in the box, and the caret among the same words as before.
  #show(words) {
    const { selectionStart, value, scrollTop } = this.box;
    const { text, caret } = keepPlace(value, selectionStart, words);
    this.box.value = text;
    this.draft.text = text;
    if (document.activeElement === this.box) this.box.setSelectionRange(caret, caret);
    this.box.scrollTop = scrollTop;
    this.changed();
  }

  // The same words would be refused again: what is typed next is tried anew.
  #refused(words) {
    this.draft.sent = null;
    this.#problem("refused", words);
  }

  #signedOut(mayBeTheToken) {
    this.#problem("signed-out");
    this.refusals += 1;
    if (mayBeTheToken && this.refusals < 3) setTimeout(() => this.comeBack());
  }

  // What is on this page is not for whoever signed in since. It is kept, sealed, and the page becomes theirs.
  async #somebodyElse() {
    this.#problem("signed-out");
    await this.keep();
    if (!this.isUnkept) location.replace(this.addresses.page);
  }

  #problem(kind, words) {
    this.problem = kind;
    this.told(kind, words);
  }

  #unkept(isSo) {
    this.isUnkept = isSo;
    onbeforeunload = isSo ? (event) => this.isOwed && event.preventDefault() : null;
    if (isSo) this.told("unkept");
  }

  #later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), this.waits ? Math.min(LONGEST_WAIT, 1000 * 2 ** this.waits) : wait);
  }

  // A button with a name sends the form as it is; the button that saves is answered here, and the page stays.
  #submitted(event) {
    if (this.isLeaving || event.submitter?.name) return;
    event.preventDefault();
    if (this.problem === "asks") {
      this.compare();
      return;
    }
    if (this.problem === "refused") this.problem = "";
    if (this.isOwed) this.now();
    else this.told("saved");
  }

  #ask(address) {
    return ask(address, { headers: { Accept: "application/json" } });
  }
}

// One save of a text, as the form would send it. Null where no answer came.
export function post(address, form, sent) {
  const { csrf_token: token, writer } = form.elements;
  const body = new FormData();
  const fields = { csrf_token: token.value, writer: writer.value, base: sent.base, sent_as: sent.name, text: sent.text };
  Object.entries(fields).forEach(([name, value]) => body.set(name, value));
  return ask(address, { method: "POST", body });
}

export function ask(address, options) {
  return fetch(address, { ...options, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
}
