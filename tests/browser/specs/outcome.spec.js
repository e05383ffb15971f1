// How a visit went: nobody was there, and it is tried again; the slip for the family.

import { CASE } from "../support/interview.js";
import { NARROW } from "../support/device.js";
import { beginVisit, delegateAtWork, heading, openCase, openSection } from "../support/field.js";
import { look } from "../support/looks.js";
import { answer, expectAnswer, question } from "../support/questions.js";
import { answerAllSections, handInUnsigned } from "../support/whole_visit.js";
import { expect, test } from "../support/world.js";

const LONG_CASE = "أم كلثوم عبدالرحيم عبدالغفور عبدالستار الاختباري";
/** Saying that nobody was there takes no longer than this. */
const QUICK_MS = 15_000;

test("nobody is at home: one screen, and it is tried again", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  await delegateAtWork(server, page);
  await openCase(page, LONG_CASE);
  await look(page, "case-to-visit");

  await test.step("said and handed in within seconds", async () => {
    const begun = Date.now();
    await page.getByRole("button", { name: "لم تتم الزيارة" }).tap();
    await heading(page, "نتيجة الزيارة");
    await page.getByText("لم أجدهم", { exact: true }).tap();
    await page.getByText("غداً", { exact: true }).tap();
    await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
    await heading(page, "سُلِّمت الزيارة");
    expect(Date.now() - begun).toBeLessThan(QUICK_MS);
    await expect(page.getByText("لم أجدهم")).toBeVisible();
    await look(page, "not-held-handed-in");
  });
  expect(phone.complaints).toEqual([]);
});

test("the screen of the outcome, and a day in either calendar", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await page.getByRole("button", { name: "لم تتم الزيارة" }).tap();
  await heading(page, "نتيجة الزيارة");
  await expect(page.getByRole("button", { name: "تسليم الزيارة" })).toHaveCount(0);
  await page.getByText("لم أجدهم", { exact: true }).tap();
  await expect(question(page, "retry_on")).toBeVisible();
  await look(page, "outcome", { focus: false });
  await page.getByText("بعد 3 أيام", { exact: true }).tap();
  await expect(question(page, "retry_on").locator(".same-day")).toContainText("هـ");
  await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
  await heading(page, "سُلِّمت الزيارة");
  await page.getByRole("link", { name: "رجوع" }).tap();
  await page.getByRole("link", { name: "رجوع" }).tap();
  await expect(page.getByRole("region", { name: "زيارات مطلوبة" })).toContainText("بعد 3 أيام");
  await page.getByRole("link", { name: "رجوع" }).tap();
  const due = page.getByRole("region", { name: "زيارات مطلوبة" });
  await expect(due.getByRole("link", { name: CASE })).toContainText("محاولة جديدة");
  await look(page, "home-due", { focus: false });
  expect(phone.complaints).toEqual([]);
});

test("the slip for the family says whom to call, and nothing of the family", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  await delegateAtWork(server, page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.address });
  await openCase(page, CASE);
  await beginVisit(page);
  await page.getByRole("link", { name: "إلى التسليم" }).tap();
  await page.getByRole("link", { name: "ورقة الزيارة للأسرة" }).tap();
  await heading(page, "ورقة الزيارة للأسرة");
  const slip = page.getByRole("region", { name: "ورقة الزيارة للأسرة" });
  for (const part of ["A-0001", "هـ", "أمل", "0500000000"]) await expect(slip).toContainText(part);
  await expect(slip).not.toContainText("نورة");
  await expect(slip).not.toContainText("فهد");
  await look(page, "slip");
  await page.getByRole("button", { name: "إرسال" }).tap();
  await expect(page.getByText("نُسخ النص")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("A-0001");
  expect(text).not.toContain("نورة");
  expect(phone.complaints).toEqual([]);
});

test("nothing changed since the last visit: one confirmation, undone by an edit", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await beginVisit(page);
  await answerAllSections(page);
  await handInUnsigned(page);
  await page.getByRole("link", { name: "رجوع" }).tap();
  await page.getByRole("link", { name: "رجوع" }).tap();
  await beginVisit(page);

  await test.step("what was answered then is shown, and taken over", async () => {
    await openSection(page, "السكن");
    const last = page.getByRole("region", { name: "كما في الزيارة السابقة؟" });
    await expect(last).toContainText("مؤجر تجريبي");
    await look(page, "same-as-last");
    await last.getByRole("button", { name: "لم يتغير شيء" }).tap();
    await expect(page.getByText("مؤكَّد كما في الزيارة السابقة")).toBeVisible();
    await expectAnswer(page, ["text", "landlord_name", "مؤجر تجريبي"]);
    await expectAnswer(page, ["one", "housing_type", "شقة"]);
    await look(page, "same-confirmed", { focus: false });
  });

  await test.step("an edit takes the confirmation back", async () => {
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
    const section = page.getByRole("link", { name: /^السكن/ });
    await expect(section).toContainText("مؤكَّد كما في الزيارة السابقة");
    await openSection(page, "السكن");
    await answer(page, ["text", "rooms", "5"]);
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
    await expect(section).not.toContainText("مؤكَّد");
  });

  await test.step("a section with several of one kind is taken over whole", async () => {
    await openSection(page, "الدخل");
    await page.getByRole("button", { name: "لم يتغير شيء" }).tap();
    await expect(page.getByText("مؤكَّد كما في الزيارة السابقة")).toBeVisible();
    await expect(page.getByRole("region", { name: /^مصدر دخل/ })).toHaveCount(2);
  });
  expect(phone.complaints).toEqual([]);
});
