// The delegate's ways around a visit, as a person goes them.

import { expect } from "@playwright/test";

import { enrol, PIN } from "./entry.js";
import { answer } from "./questions.js";

/** Devices ask for news every ten seconds. */
export const NEWS = { timeout: 25_000 };

export const heading = (page, text) =>
  expect(page.getByRole("heading", { level: 1, name: text, exact: true })).toBeVisible();

/** Comes in as the delegate; the cases and the association's profile have come. */
export async function delegateAtWork(server, page, code = server.code("delegate")) {
  await enrol(page, { code, secret: PIN });
  await expect(page.getByText(/ملفاً|ملفات/).first()).toBeVisible(NEWS);
}

/** Opens a case by its name, from a delegate's first screen or from the office's cases. */
export async function openCase(page, name) {
  await page.getByLabel("بحث في ملفات الأيتام").fill(name);
  // The list follows a moment after the last letter, faster than anybody aims but not faster than a
  // test: until then something else lies under the finger, such as a visit of the same name.
  const rows = page.getByRole("region", { name: "ملفات الأيتام" }).getByRole("listitem");
  await expect(rows).toHaveCount(1, NEWS);
  await expect(rows).toContainText(name);
  await rows.getByRole("link", { name }).tap();
  await heading(page, name);
}

/** Begins a visit to the case on the screen. */
export async function beginVisit(page) {
  await page.getByRole("button", { name: "بدء زيارة" }).tap();
  await expect(page.getByRole("heading", { name: "أقسام الزيارة" })).toBeVisible();
}

/** Opens a section from the visit's overview. */
export async function openSection(page, name) {
  await page.getByRole("link", { name: new RegExp(`^${name}`) }).tap();
  await heading(page, name);
}

export const saved = (page) => expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");

/** Draws a signature with the mouse or a finger. */
export async function draw(page) {
  const pad = page.locator("#signature");
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await pad.boundingBox();
  for (const [from, to] of [[0.2, 0.5], [0.55, 0.85]]) {
    await page.mouse.move(x + width * from, y + height * 0.6);
    await page.mouse.down();
    for (let step = 1; step <= 12; step += 1) {
      const along = from + ((to - from) * step) / 12;
      await page.mouse.move(x + width * along, y + height * (0.5 + 0.2 * Math.sin(step)));
    }
    await page.mouse.up();
  }
}

/** The applicant signs, from the end of the visit or from the request, where one comes back to. */
export async function signDeclaration(page, name) {
  await page.getByRole("button", { name: "إلى الإقرار والتوقيع" }).tap();
  await heading(page, "الإقرار والتعهد");
  await answer(page, ["one", "signer", "طالب الدعم"]);
  await answer(page, ["text", "signer_name", name]);
  await answer(page, ["one", "manner", "توقيع"]);
  await draw(page);
  await page.getByRole("button", { name: "توقيع الإقرار" }).tap();
  await heading(page, "موقَّع");
  await page.getByRole("link", { name: "رجوع" }).tap();
}
