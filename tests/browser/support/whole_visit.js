// A whole interview, from the case on the screen until it is handed in, as fast as a test can: what
// the case filled in already is left as it is where it is the same.

import { expect } from "@playwright/test";

import { heading } from "./field.js";
import { LEFT_OUT, SECTIONS } from "./interview.js";
import { answerInstance, answerOnce, question } from "./questions.js";

async function answerSection(page, { answers, repeat }) {
  const extra = LEFT_OUT.map(([, given]) => given);
  for (const one of [...answers, ...extra]) {
    if (answers.includes(one) || (await question(page, one[1]).count()) > 0) await answerOnce(page, one);
  }
  if (!repeat) return;
  const [title, instances] = repeat;
  for (const [place, given] of instances.entries()) await answerInstance(page, title, place + 1, given);
}

/** Answers the visit whose overview is on the screen; ends on the last section. */
export async function answerAllSections(page) {
  await page.getByRole("link", { name: /^الزيارة/ }).tap();
  for (const section of SECTIONS) {
    await heading(page, section.heading);
    await answerSection(page, section);
    if (section !== SECTIONS.at(-1)) await page.getByRole("link", { name: "التالي" }).tap();
  }
  const view = question(page, "researcher_view").locator("textarea");
  await view.fill("أسرة متعاونة، والسكن ضيق على أفرادها في الصيف.");
  await view.press("Tab");
  await page.getByRole("link", { name: "كل الأقسام" }).tap();
}

/** Hands in without a declaration, from the visit's overview. */
export async function handInUnsigned(page) {
  await page.getByRole("link", { name: "إلى التسليم" }).tap();
  await page.getByRole("button", { name: "تسليم بلا إقرار" }).tap();
  await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
  await heading(page, "سُلِّمت الزيارة");
}

/** Confirms every section that may stay as it was, from the visit's overview. */
export async function confirmAll(page) {
  await page.getByRole("link", { name: /^الزيارة/ }).tap();
  for (const section of SECTIONS) {
    await heading(page, section.heading);
    const same = page.getByRole("button", { name: "لم يتغير شيء" });
    if ((await same.count()) > 0) {
      await same.tap();
      await expect(page.getByText("مؤكَّد كما في الزيارة السابقة")).toBeVisible();
    }
    await answerSection(page, section);
    if (section !== SECTIONS.at(-1)) await page.getByRole("link", { name: "التالي" }).tap();
  }
}
