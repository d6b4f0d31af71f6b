// Two sides of one text joined by paragraphs, as models/rules/merging.py does it: null where both changed the same one.

export function paragraphsOf(text) {
  const parts = text.replace(/\r\n?/g, "\n").split(/\n(?:[ \t]*\n)+/);
  return parts.map((part) => part.replace(/^\n+|\n+$/g, "").replace(/\s+$/, "")).filter((part) => part.trim());
}

export function tidy(text) {
  return paragraphsOf(text).join("\n\n");
}

export function join(was, kept, typed) {
  const before = paragraphsOf(was);
  const all = [
    ...edits(before, paragraphsOf(kept)).map((one) => ({ ...one, side: 0 })),
    ...edits(before, paragraphsOf(typed)).map((one) => ({ ...one, side: 1 })),
  ].sort((a, b) => a.start - b.start || a.end - b.end || a.side - b.side);
  const joined = [];
  let at = 0;
  while (all.length) {
    const group = [all.shift()];
    const { start } = group[0];
    let { end } = group[0];
    while (all.length && touches(all[0], start, end)) {
      end = Math.max(end, all[0].end);
      group.push(all.shift());
    }
    joined.push(...before.slice(at, start));
    const now = settled(before, group, start, end);
    if (now === null) return null;
    joined.push(...now);
    at = end;
  }
  return [...joined, ...before.slice(at)].join("\n\n");
}

function touches(edit, start, end) {
  return edit.start < end || (edit.start === edit.end && edit.start === start && start === end);
}

function settled(before, group, start, end) {
  const sides = [0, 1].map((side) => group.filter((one) => one.side === side));
  const [kept, typed] = sides.map((edits) => applied(before, edits, start, end));
  if (!sides[1].length || same(kept, typed)) return kept;
  if (!sides[0].length) return typed;
  if (start !== end) return null;
  let shared = 0;
  while (shared < kept.length && kept[shared] === typed[shared]) shared += 1;
  return [...kept, ...typed.slice(shared)];
}

function applied(before, edits, start, end) {
  const parts = [];
  let at = start;
  for (const one of edits) {
    parts.push(...before.slice(at, one.start), ...one.now);
    at = one.end;
  }
  return [...parts, ...before.slice(at, end)];
}

// How one text became the other. Where as many paragraphs stand as stood, they are taken one by one.
function edits(before, now) {
  const found = [];
  let a = 0;
  let b = 0;
  for (const [nextA, nextB] of [...matches(before, now), [before.length, now.length]]) {
    if (nextA - a === nextB - b) {
      for (; a < nextA; a += 1, b += 1) found.push({ start: a, end: a + 1, now: [now[b]] });
    } else {
      found.push({ start: a, end: nextA, now: now.slice(b, nextB) });
    }
    a = nextA + 1;
    b = nextB + 1;
  }
  return found;
}

// The longest common run of paragraphs, as pairs of places; what is the same at both ends is not looked through.
function matches(before, now) {
  let first = 0;
  while (first < before.length && first < now.length && before[first] === now[first]) first += 1;
  let last = 0;
  const most = Math.min(before.length, now.length) - first;
  while (last < most && before[before.length - 1 - last] === now[now.length - 1 - last]) last += 1;
  const rows = before.length - first - last;
  const columns = now.length - first - last;
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let a = rows - 1; a >= 0; a -= 1) {
    for (let b = columns - 1; b >= 0; b -= 1) {
      lengths[a][b] = before[first + a] === now[first + b] ? lengths[a + 1][b + 1] + 1 : Math.max(lengths[a + 1][b], lengths[a][b + 1]);
    }
  }
  const pairs = Array.from({ length: first }, (_, place) => [place, place]);
  for (let a = 0, b = 0; a < rows && b < columns; ) {
    if (before[first + a] === now[first + b]) pairs.push([first + a++, first + b++]);
    else if (lengths[a + 1][b] >= lengths[a][b + 1]) a += 1;
    else b += 1;
  }
  for (let place = last; place > 0; place -= 1) pairs.push([before.length - place, now.length - place]);
  return pairs;
}

function same(one, other) {
  return one.length === other.length && one.every((part, place) => part === other[place]);
}
