// What stays until its author has seen it: a visit in a case that went to somebody else, and what was
// being written while the supervisor accepted the visit. And what is on a screen only is not lost unasked.

import { CASE } from "../support/interview.js";
import { NARROW } from "../support/device.js";
import { PASSPHRASE, enrol, unlock } from "../support/entry.js";
import { NEWS, beginVisit, delegateAtWork, heading, openCase, openSection, saved } from "../support/field.js";
import { look } from "../support/looks.js";
import { answer, question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

/** Whom anybody may visit; and to whom the case goes. */
const FAMILY = "عبدالرحمن عبدالمحسن عبدالعزيز الاختباري";
const OTHER = "خالد عمر النموذجي";
const LEFT = "لم يعد هذا الملف مسنداً إليك";
const LATE = "كُتب بعد قبول الزيارة";
const sent = (page) => expect(page.getByText("كل شيء مُرسَل").first()).toBeVisible(NEWS);
const tab = (page, name) => page.getByRole("navigation", { name: "أقسام المكتب" }).getByRole("link", { name });

/** A reason that is half-written outlives a lock. */
async function keptThroughLock(office) {
  const reason = "متى تكون المحاولة القادمة؟";
  const comment = office.locator("#comment");
  const begin = office.getByRole("button", { name: "إعادة للاستكمال" });
  await begin.tap();
  await comment.fill(reason);
  // On its way to the engine within a fraction of a second; until then the lock would ask.
  await office.waitForTimeout(1_500);
  await office.getByRole("button", { name: "قفل", exact: true }).tap();
  await unlock(office, PASSPHRASE);
  await begin.tap();
  await expect(comment).toHaveValue(reason);
  await office.getByRole("button", { name: "إلغاء" }).tap();
}

test("a case changes hands in the middle of a visit", async ({ server, device }) => {
  const [phone, desk] = [await device(NARROW), await device(NARROW)];
  const [page, office] = [await phone.open(), await desk.open()];
  await delegateAtWork(server, page);
  await openCase(page, FAMILY);
  await beginVisit(page);
  await openSection(page, "العنوان");
  await answer(page, ["text", "house_colour", "أبيض"]);
  await page.getByRole("link", { name: "كل الأقسام" }).tap();
  await sent(page);

  await enrol(office, { code: server.code("supervisor"), secret: PASSPHRASE });
  await tab(office, "الملفات").tap();
  await openCase(office, FAMILY);
  await office.getByRole("link", { name: "إسناد أو تكليف بزيارة" }).tap();
  await office.getByRole("radio", { name: new RegExp(OTHER) }).tap();
  await office.getByRole("button", { name: "إسناد", exact: true }).tap();
  await sent(office);

  await test.step("her visit says so, and goes on", async () => {
    await expect(page.getByText(LEFT)).toBeVisible(NEWS);
    await look(page, "visit-left", { focus: false });
    await openSection(page, "العنوان");
    await answer(page, ["text", "house_colour", "أزرق"]);
    await saved(page);
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
  });

  await test.step("the case and the first screen say so too", async () => {
    await page.getByRole("link", { name: "رجوع" }).tap();
    await heading(page, FAMILY);
    await expect(page.getByText(LEFT)).toBeVisible();
    await look(page, "case-left", { focus: false });
    await page.getByRole("link", { name: "رجوع" }).tap();
    const row = page.getByRole("region", { name: "أمور تحتاج إلى اطلاعك" }).getByRole("link", { name: FAMILY });
    await expect(row).toContainText("زيارة لك لم تُسلَّم");
    await look(page, "home-staying", { focus: false });
    await row.tap();
    await page.getByRole("link", { name: "متابعة الزيارة" }).first().tap();
    await openSection(page, "العنوان");
    await expect(question(page, "house_colour").locator("input")).toHaveValue("أزرق");
  });
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
});

test("what is being written while a visit is accepted is shown, and put away", async ({ server, device }) => {
  const [phone, desk] = [await device(NARROW), await device(NARROW)];
  const [page, office] = [await phone.open(), await desk.open()];
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await page.getByRole("button", { name: "لم تتم الزيارة" }).tap();
  await page.getByText("لم أجدهم", { exact: true }).tap();
  await page.getByText("بعد 3 أيام", { exact: true }).tap();
  await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
  await heading(page, "سُلِّمت الزيارة");
  await sent(page);

  const note = "باب البيت الخلفي مفتوح";
  await test.step("she writes on while the supervisor accepts", async () => {
    await page.getByRole("link", { name: "رجوع" }).tap();
    await page.getByRole("link", { name: /^نتيجة الزيارة/ }).tap();
    await question(page, "outcome_note").locator("textarea, input").first().fill(note);
    await saved(page);
    await enrol(office, { code: server.code("supervisor"), secret: PASSPHRASE });
    await office.getByRole("link", { name: CASE }).first().tap(NEWS);
    await keptThroughLock(office);
    await office.getByRole("button", { name: "قبول" }).tap();
    await office.getByRole("button", { name: "نعم، قبول الزيارة" }).tap();
    await sent(office);
  });

  await test.step("it is shown with what to do, and discarded after asking", async () => {
    await expect(page.getByText(LATE)).toBeVisible(NEWS);
    await expect(page.getByText(note)).toBeVisible();
    await look(page, "written-late", { focus: false });
    await page.getByRole("button", { name: "حذف المكتوب" }).tap();
    await page.getByRole("button", { name: "نعم، حذف" }).tap();
    await expect(page.getByText(LATE)).toHaveCount(0);
    await expect(page.getByText(note)).toHaveCount(0);
  });
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
});
