// Whoever finds the phone and copies its storage reads nothing: not what was typed, not what came
// from the association, not the secret.

import { CASE, SECRETS, SECTIONS, VIEW, answerSection } from "../support/interview.js";
import { PIN, enrol, unlock } from "../support/entry.js";
import { answer, question } from "../support/questions.js";
import { textsIn } from "../support/profile_folder.js";
import { expect, test } from "../support/world.js";

/** A family of the association's list, which nobody opened. */
const RECEIVED = ["عبدالرحمن عبدالمحسن", "1000002020", "محطة الوقود"];
/** The name of a group of tiles: browsers keep it with which of them is chosen. */
const TILES = "q-mother_present-choice";
/** What is being typed when the browser ends. */
const HALF = "كلام لم يكتمل";
const DECOYS = { file: "طعم في ملف مكشوف", page: "طعم في ذاكرة الصفحة" };

const section = (heading) => SECTIONS.find((one) => one.heading === heading);

test("nothing that was typed or received lies readable on the disk", async ({ server, device }) => {
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
  await answer(page, ["one", "mother_present", "نعم"]);
  await answer(page, ["text", "researcher_view", VIEW.join("")]);
  await question(page, "recommendation").locator("textarea").pressSequentially(HALF);
  await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");

  // What the search would find, were it readable: written beside, in the same places.
  await page.evaluate(async ({ file, page }) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("decoy", { create: true });
    const writer = await handle.createWritable();
    await writer.write(file);
    await writer.close();
    localStorage.setItem("decoy", page);
  }, DECOYS);

  // An orderly end, with the form open: the browser writes all that it means to keep of the page.
  const secrets = [...SECRETS, ...RECEIVED, ...VIEW, HALF, TILES, CASE, "أمل فهد التجريبي", PIN];
  const decoys = Object.values(DECOYS);
  const path = new URL(page.url()).pathname;
  await phone.close();
  const closed = await textsIn(phone.folder, [...secrets, ...decoys]);
  for (const decoy of decoys) expect(closed).toContainEqual(expect.stringContaining(decoy));
  expect(closed.filter((found) => !decoys.some((decoy) => found.startsWith(decoy)))).toEqual([]);

  // And a sudden one, which leaves what was open as it was.
  page = await phone.open(path);
  await unlock(page, PIN);
  await question(page, "family_impression").locator("textarea").pressSequentially(HALF);
  await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");
  await phone.kill();
  expect(await textsIn(phone.folder, secrets)).toEqual([]);
});
