// What the browser prints of the screen: pages of A4 with the words that belong there, and nothing
// of the app. The file stays in results/ to be looked at.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";

import { RESULTS } from "./paths.js";

/** A4 in points, as a browser rounds it; and the same across. */
const A4 = { width: 595, height: 842 };
export const ACROSS = { width: 842, height: 595 };

/** The pages of a PDF: their boxes in points. */
const boxes = (pdf) =>
  [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map((found) => ({
    width: Math.round(Number(found[1])),
    height: Math.round(Number(found[2])),
  }));

/** Prints what is on the page and looks at it: A4, the words on it, nothing to press. */
export async function onPaper(page, name, words, least = 1, most = 9, size = A4) {
  await expect(page.locator(".sheet")).toBeVisible();
  await mkdir(RESULTS, { recursive: true });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await writeFile(join(RESULTS, `${name}.pdf`), pdf);
  const pages = boxes(pdf);
  expect(pages.length).toBeGreaterThanOrEqual(least);
  expect(pages.length).toBeLessThanOrEqual(most);
  for (const box of pages) expect(box).toEqual(size);
  await page.emulateMedia({ media: "print" });
  for (const text of words) await expect(page.locator(".sheet").getByText(text).first()).toBeVisible();
  const shown = await page.locator("button, .header, .bottom-bar, .button").evaluateAll(
    (elements) => elements.filter((element) => element.checkVisibility()).map((element) => element.outerHTML),
  );
  expect(shown).toEqual([]);
  await page.emulateMedia({ media: null });
}
