// Where the caret goes when other words come into the box: into its own paragraph, among the same words. What was typed
// last may be a space or an empty paragraph, which no tidied text holds: it stays before the caret.
const BLANK = /\n(?:[ \t]*\n)+/;

export function keepPlace(value, caret, text) {
  const head = value.slice(0, caret);
  const isBeforeWord = /^\S/.test(value.slice(caret));
  const words = isBeforeWord ? head : head.trimEnd();
  const gap = head.slice(words.length);
  const before = words.split(BLANK).at(-1);
  const after = value.slice(words.length).split(BLANK)[0].trimEnd();
  const start = paragraph(text, before, after);
  if (start < 0) return { text, caret: Math.min(caret, text.length) };
  const place = start + before.length;
  if (after) return { text, caret: place + gap.length };
  return { text: text.slice(0, place) + gap + text.slice(place), caret: place + gap.length };
}

// Where the paragraph begins that is still the same, or at least begins so; -1 where it is gone.
function paragraph(text, before, after) {
  let at = 0;
  const begins = text.split("\n\n").map((words) => {
    const place = at;
    at += words.length + 2;
    return { words, place };
  });
  const same = begins.find((one) => one.words === before + after);
  const like = same ?? begins.find((one) => before && one.words.startsWith(before));
  return like ? like.place : -1;
}
