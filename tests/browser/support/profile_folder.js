// Reads everything that a browser left in its profile folder, and looks for texts in it, in the
// encodings that browsers write texts in.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const ENCODINGS = ["utf8", "utf16le"];

/** Which of the texts lie in which files of the folder, as `text → file`. */
export async function textsIn(folder, texts) {
  const found = [];
  const wanted = texts.flatMap((text) => ENCODINGS.map((encoding) => [text, Buffer.from(text, encoding)]));
  for (const file of await filesIn(folder)) {
    // A lock is a link to a process that is gone.
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    for (const [text, pattern] of wanted) if (bytes.includes(pattern)) found.push(`${text} → ${file.slice(folder.length)}`);
  }
  return found;
}
