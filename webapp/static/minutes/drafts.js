// Words kept in this browser until the site has them. Sealed with a key that only their writer's pages carry, so that
// the next person at this machine reads nothing; on a plain-http site, where browsers give no sealing, kept as they are.
const NAME = "moothall-minutes";
const opened = open();

export class Drafts {
  constructor(writer, key) {
    this.writer = writer;
    this.key = crypto.subtle?.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  }

  // Keep a draft, on the disk for good before the promise is kept.
  async put(draft) {
    const kept = { id: draft.id, writer: this.writer, item: draft.item, at: Date.now(), ...(await this.#sealed(draft)) };
    await done("readwrite", (store) => store.put(kept));
  }

  async remove(id) {
    await done("readwrite", (store) => store.delete(id));
  }

  // Everything this writer has kept, the oldest first. What no key of theirs opens stays where it is.
  async all() {
    const kept = (await done("readonly", (store) => store.getAll())).filter((one) => one.writer === this.writer);
    kept.sort((a, b) => a.at - b.at);
    const drafts = await Promise.all(kept.map((one) => this.#unsealed(one).catch(() => null)));
    return drafts.filter(Boolean);
  }

  async #sealed(draft) {
    if (!this.key) return { draft };
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify(draft));
    return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await this.key, words) };
  }

  async #unsealed(kept) {
    if (kept.draft) return kept.draft;
    const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, await this.key, kept.sealed);
    return JSON.parse(new TextDecoder().decode(words));
  }
}

// Take a draft for as long as this page lives, or until what comes back is called; null while another page has it.
export function claim(id) {
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    const take = (lock) => (lock ? new Promise((release) => resolve(release)) : resolve(null));
    navigator.locks.request(id, { ifAvailable: true }, take);
  });
}

export function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("-");
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function done(mode, act) {
  const transaction = (await opened).transaction("drafts", mode, { durability: "strict" });
  const request = act(transaction.objectStore("drafts"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
