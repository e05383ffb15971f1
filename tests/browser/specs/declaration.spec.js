// إقرار وتعهد: signed by finger over what is recorded, stale after an edit, renewed with a thumbprint
// before a witness; and a visit's end that says so.

import { CASE } from "../support/interview.js";
import { NARROW } from "../support/device.js";
import { NEWS, beginVisit, delegateAtWork, draw, heading, openCase, openSection } from "../support/field.js";
import { PIN, unlock } from "../support/entry.js";
import { look } from "../support/looks.js";
import { SHARP, jpeg } from "../support/pictures.js";
import { answer, problem } from "../support/questions.js";
import { expect, test } from "../support/world.js";

const SLOW = { timeout: 30_000 };
const toFinish = (page) => page.getByRole("link", { name: "إلى التسليم" }).tap();
const step = (page) => page.getByRole("region", { name: "الإقرار والتعهد" });
const sign = (page) => page.getByRole("button", { name: "توقيع الإقرار" }).tap();

test("the applicant signs what is recorded, and again after a change", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  const thumb = await SHARP();
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await beginVisit(page);
  await openSection(page, "العنوان");
  await answer(page, ["text", "city", "هجرة المثال"]);
  await answer(page, ["text", "house_colour", "أبيض"]);
  await page.getByRole("link", { name: "كل الأقسام" }).tap();

  await test.step("the end of the visit names the declaration as a step", async () => {
    await toFinish(page);
    await expect(step(page)).toContainText("لم يُوقَّع");
    await look(page, "finish-unsigned");
    await page.getByRole("button", { name: "إلى الإقرار والتوقيع" }).tap();
    await heading(page, "الإقرار والتعهد");
  });

  await test.step("what is declared is there to be read", async () => {
    await expect(page.getByText("بصحة البيانات التي قدّمتها للجمعية")).toBeVisible();
    await page.getByRole("button", { name: "عرض كل الإجابات" }).tap();
    await expect(page.getByText("هجرة المثال")).toBeVisible();
    await look(page, "declaration", { focus: false });
    await page.getByRole("button", { name: "طي الإجابات" }).tap();
  });

  await test.step("what is missing is told at its question", async () => {
    await sign(page);
    await expect(problem(page, "signer")).toBeVisible();
    await expect(problem(page, "signer_name")).toBeVisible();
    await answer(page, ["one", "signer", "طالب الدعم"]);
    await answer(page, ["text", "signer_name", "نورة محمد عبدالله التجريبي"]);
    await answer(page, ["text", "signer_id", "1000001014"]);
    await answer(page, ["one", "manner", "توقيع"]);
    await sign(page);
    await expect(page.getByText("التوقيع مطلوب قبل الحفظ.")).toBeVisible();
  });

  await test.step("a finger draws; the last stroke is taken back, and all of it", async () => {
    const ink = page.locator("#signature .signature-ink");
    await draw(page);
    const both = await ink.getAttribute("d");
    await page.getByRole("button", { name: "تراجع" }).tap();
    expect((await ink.getAttribute("d")).length).toBeLessThan(both.length);
    await page.getByRole("button", { name: "مسح", exact: true }).tap();
    await expect(ink).toHaveAttribute("d", "");
    await draw(page);
    await look(page, "declaration-drawn", { focus: false });
  });

  await test.step("what was drawn is there after the page was lost", async () => {
    const ink = page.locator("#signature .signature-ink");
    const drawn = await ink.getAttribute("d");
    await page.waitForTimeout(500);
    await page.reload();
    await unlock(page, PIN);
    await expect(ink).toHaveAttribute("d", drawn, NEWS);
    await sign(page);
    await heading(page, "موقَّع");
    await expect(page.getByRole("img", { name: "توقيع نورة محمد عبدالله التجريبي" })).toBeVisible();
    await expect(page.getByText("أمل فهد التجريبي")).toBeVisible();
    await look(page, "declaration-signed", { focus: false });
  });

  await test.step("an edit makes it stale; what changed is shown", async () => {
    await page.getByRole("link", { name: "رجوع" }).tap();
    await expect(step(page)).toContainText("موقَّع");
    await page.getByRole("link", { name: "رجوع" }).tap();
    await openSection(page, "العنوان");
    await answer(page, ["text", "house_colour", "أزرق"]);
    await page.getByRole("link", { name: "كل الأقسام" }).tap();
    await toFinish(page);
    await expect(step(page)).toContainText("إقرار يلزم تجديده");
    await look(page, "finish-stale", { focus: false });
    await step(page).getByRole("button", { name: "إقرار جديد" }).tap();
    await expect(page.getByText("لون المنزل: أزرق")).toBeVisible();
  });

  await test.step("a guardian gives a thumbprint before a witness", async () => {
    await answer(page, ["one", "signer", "ولي أو وصي"]);
    await answer(page, ["text", "signer_name", "عبدالمحسن عبدالعزيز عبدالوهاب الاختباري"]);
    await answer(page, ["searched", "signer_relation", "أخ"]);
    await answer(page, ["one", "manner", "بصمة"]);
    await sign(page);
    await expect(problem(page, "witness_name")).toBeVisible();
    await answer(page, ["text", "witness_name", "شاهد التجربة الأول"]);
    await sign(page);
    await expect(page.getByText("صورة البصمة مطلوبة قبل الحفظ.")).toBeVisible();
    const letter = { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 ".repeat(40)) };
    await page.locator("#thumb-file").setInputFiles(letter);
    await expect(page.getByRole("alert").getByText("هذا الملف ليس صورة.")).toBeVisible(SLOW);
    await page.locator("#thumb-camera").setInputFiles(jpeg(thumb));
    await expect(page.getByRole("img", { name: "صورة البصمة" })).toBeVisible(SLOW);
    await look(page, "declaration-thumb", { focus: false });
    await sign(page);
    await heading(page, "موقَّع");
    await expect(page.getByText("شاهد التجربة الأول")).toBeVisible();
    await expect(page.locator(".page-picture img")).toBeVisible(SLOW);
    await look(page, "declaration-thumb-signed", { focus: false });
  });
  expect(phone.complaints).toEqual([]);
});

test("what changes while it is being signed is not signed for", async ({ server, device }) => {
  const [phone, other] = [await device(NARROW), await device(NARROW)];
  const [page, two] = [await phone.open(), await other.open()];
  const ink = page.locator("#signature .signature-ink");
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await beginVisit(page);
  await openSection(page, "العنوان");
  await answer(page, ["text", "house_colour", "أبيض"]);
  await page.getByRole("link", { name: "كل الأقسام" }).tap();
  await toFinish(page);
  await page.getByRole("button", { name: "إلى الإقرار والتوقيع" }).tap();
  await heading(page, "الإقرار والتعهد");
  await answer(page, ["one", "signer", "طالب الدعم"]);
  await answer(page, ["text", "signer_name", "نورة محمد عبدالله التجريبي"]);
  await answer(page, ["one", "manner", "توقيع"]);
  await draw(page);

  await test.step("an answer changes elsewhere: the drawing is cleared, in words", async () => {
    await delegateAtWork(server, two, await server.newCode("delegate"));
    await openCase(two, CASE);
    // The visit that was begun on the first phone may come a moment after the cases.
    await two.getByRole("link", { name: "متابعة الزيارة" }).tap(NEWS);
    await openSection(two, "العنوان");
    await answer(two, ["text", "house_colour", "أزرق"]);
    await two.getByRole("link", { name: "كل الأقسام" }).tap();
    await expect(page.getByText("تغيّر ما يُقَرّ به والشاشة مفتوحة")).toBeVisible(NEWS);
    await expect(ink).toHaveAttribute("d", "");
    await look(page, "declaration-renewed", { focus: false });
  });

  await test.step("drawn anew, it is signed over what stands", async () => {
    await draw(page);
    await sign(page);
    await heading(page, "موقَّع");
    await page.getByRole("button", { name: "عرض كل الإجابات" }).tap();
    await expect(page.getByText("أزرق")).toBeVisible();
  });
  expect([...phone.complaints, ...other.complaints]).toEqual([]);
});
