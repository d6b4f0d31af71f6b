// Words that an earlier page kept and could not send, of this item or another: sent now, or told where they are.
import { claim } from "./drafts.js";
import { join, tidy } from "./merging.js";
import { post } from "./saving.js";

// The newest left draft of an item, taken by this page; null where there is none.
export async function leftOf(item, kept) {
  for (const draft of kept.filter((one) => one.item === item).reverse()) {
    if (await claim(draft.id)) return draft;
  }
  return null;
}

// Send every draft that no page has. Gives those that somebody has to look at, and whether any was sent.
export async function sendLeft(drafts, form) {
  const waiting = [];
  let sent = 0;
  for (const draft of await drafts.all()) {
    const release = await claim(draft.id);
    if (release) {
      if (await isSent(draft, drafts, form)) sent += 1;
      else waiting.push(draft);
      release();
    }
  }
  return { waiting, sent };
}

async function isSent(draft, drafts, form) {
  while (draft.sent || tidy(draft.text) !== tidy(draft.baseText)) {
    draft.sent ??= { name: draft.id, text: draft.text, base: draft.base };
    const answer = await post(draft.save, form, draft.sent);
    if (!answer?.ok) return false;
    const { revision, text } = await answer.json();
    const joined = join(draft.sent.text, text, draft.text);
    if (joined === null) return false;
    Object.assign(draft, { base: revision, baseText: text, text: joined, sent: null });
    await drafts.put(draft);
  }
  await drafts.remove(draft.id);
  return true;
}
