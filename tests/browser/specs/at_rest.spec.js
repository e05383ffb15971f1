// Whoever finds the phone and copies its storage reads nothing: not what was typed, not what came
// from the association, not the secret.

import { CASE, SECRETS, SECTIONS, VIEW, answerSection } from "../support/interview.js";
import { PIN, enrol } from "../support/entry.js";
import { answer, question } from "../support/questions.js";
import { textsIn } from "../support/profile_folder.js";
import { expect, test } from "../support/world.js";

/** A family of the association's list, which nobody opened. */
const RECEIVED = ["عبدالرحمن عبدالمحسن", "1000002020", "محطة الوقود"];
const DECOYS = { file: "طعم في ملف مكشوف", page: "طعم في ذاكرة الصفحة" };

const section = (heading) => SECTIONS.find((one) => one.heading === heading);

test("nothing that was typed or received lies readable on the disk", async ({ server, device }) => {
  test.setTimeout(120_000);
  const phone = await device();
  let page = await phone.open();
  await enrol(page, { code: server.code("delegate"), secret: PIN });
  await page.getByRole("link", { name: CASE }).tap();
  await page.getByRole("button", { name: "بدء زيارة" }).tap();
  for (const heading of ["العنوان", "أفراد الأسرة", "الحساب البنكي"]) {
    await page.getByRole("link", { name: new RegExp(`^${heading}`) }).tap();
    await answerSection(page, section(heading));
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
  }
  await page.getByRole("link", { name: /^رأي الباحث/ }).tap();
  await answer(page, ["text", "researcher_view", VIEW.join("")]);
  await question(page, "recommendation").locator("textarea").pressSequentially("توصية لم تكتمل");
  await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");

  // What the search would find, were it readable: written beside, in the same places.
  await page.evaluate(async ({ file, page }) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("decoy", { create: true });
    const writer = await handle.createWritable();
    await writer.write(file);
    await writer.close();
    localStorage.setItem("decoy", page);
  }, DECOYS);

  const secrets = [...SECRETS, ...RECEIVED, VIEW[0], VIEW[1], "توصية لم تكتمل", CASE, "أمل فهد التجريبي", PIN];
  await phone.kill();
  const afterKill = await textsIn(phone.folder, [...secrets, DECOYS.file]);
  expect(afterKill).toEqual([expect.stringContaining(DECOYS.file)]);

  // And after an orderly end, when the browser has written all that it means to write.
  page = await phone.open();
  await expect(page.getByLabel("عبارة المرور أو الرقم السري")).toBeVisible();
  await page.evaluate((text) => localStorage.setItem("decoy", text), DECOYS.page);
  await phone.close();
  const afterClose = await textsIn(phone.folder, [...secrets, DECOYS.page]);
  expect(afterClose.length).toBeGreaterThan(0);
  expect(afterClose.filter((found) => !found.startsWith(DECOYS.page))).toEqual([]);
});
