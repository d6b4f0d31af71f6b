// Joins each [was, kept, typed] of a JSON list on standard input, as the minutes page does; null is a conflict.
import { join, tidy } from "../../webapp/static/minutes/merging.js";

let read = "";
for await (const part of process.stdin) read += part;
process.stdout.write(JSON.stringify(JSON.parse(read).map(([was, kept, typed]) => [join(was, kept, typed), tidy(typed)])));
