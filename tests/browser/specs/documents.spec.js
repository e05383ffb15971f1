// Papers: seen and matched, or photographed where that is allowed; what a camera and a file may give;
// a page that is killed in between; and the position of a house.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { CASE } from "../support/interview.js";
import { NARROW } from "../support/device.js";
import { PIN, inArabic, unlock } from "../support/entry.js";
import { beginVisit, delegateAtWork, heading, openCase, openSection, saved } from "../support/field.js";
import { look } from "../support/looks.js";
import { BLURRED, DARK, SHARP, file, jpeg } from "../support/pictures.js";
import { answer, expectAnswer, question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

const row = (page, paper) => page.locator(`#q-${paper}`);
const record = (page, paper) => row(page, paper).getByRole("button", { name: "تسجيل" }).tap();
const camera = (page, id = "page") => page.locator(`#${id}-camera`);
const preparing = (page) => page.getByText("تُجهَّز الصورة");
const done = (page) => page.getByRole("button", { name: "تم، الصورة واضحة" });
const thumbs = (page) => page.locator(".thumb img");
const match = (page) => page.getByRole("button", { name: "طوبق بالأصل", exact: true });
/** Preparing a photo takes as long as it takes on two busy cores. */
const SLOW = { timeout: 30_000 };

async function take(page, picture, id) {
  await camera(page, id).setInputFiles(jpeg(picture));
  await expect(preparing(page)).toHaveCount(0, SLOW);
}

const shownPicture = (page) => page.locator(".page-picture img").getAttribute("src");

test("papers are seen, matched and photographed", async ({ server, device }) => {
  const phone = await device(NARROW);
  let page = await phone.open();
  const [sharp, blurred, dark] = await Promise.all([SHARP(), BLURRED(), DARK()]);
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await beginVisit(page);

  await test.step("the list says what is missing", async () => {
    await openSection(page, "المستندات");
    await expect(row(page, "identity_card")).toContainText("لم يُرَ بعد");
    await look(page, "papers-missing");
  });

  await test.step("an identity document is seen and matched, not photographed", async () => {
    await record(page, "identity_card");
    await heading(page, "هوية صاحب الملف");
    await expect(page.getByText("هذا المستند لا يُصوَّر")).toBeVisible();
    await expect(page.locator("input[type=file]")).toHaveCount(0);
    await answer(page, ["text", "number", "١٠٠٠٠٠١٠١٤"]);
    await answer(page, ["text", "issuer", "الأحوال المدنية النموذجية"]);
    await answer(page, ["date", "expires", ["10", "6", "1452"], "1452"]);
    await look(page, "document-no-photo", { focus: false });
    await match(page).tap();
    await expect(page.getByText(/طابقه أمل فهد التجريبي، .*الساعة/)).toBeVisible();
    await look(page, "document-matched", { focus: false });
    await page.getByRole("link", { name: "إلى المستندات" }).tap();
    await expect(row(page, "identity_card")).toContainText("طوبق بالأصل");
  });

  await test.step("a later edit undoes the matching, an old date is told", async () => {
    await row(page, "identity_card").getByRole("link").tap();
    await answer(page, ["date", "expires", ["10", "6", "1440"], "1440"]);
    await answer(page, ["date", "issued", ["10", "6", "1441"], "1441"]);
    await expect(page.getByText("لا يُطابَق بالأصل قبل تصحيح ما عُلّم عليه أعلاه.")).toBeVisible();
    await expect(match(page)).toHaveCount(0);
    await answer(page, ["date", "issued", ["10", "6", "1430"], "1430"]);
    await expect(page.getByText("لا يُطابَق بالأصل قبل تصحيح ما عُلّم عليه أعلاه.")).toHaveCount(0);
    await page.getByRole("link", { name: "رجوع" }).tap();
    await expect(row(page, "identity_card")).toContainText("منتهٍ");
    await expect(row(page, "identity_card")).not.toContainText("طابقه");
  });

  await test.step("a bill is photographed; the picture is there at once", async () => {
    await record(page, "electricity_bill");
    await heading(page, "فاتورة كهرباء");
    await expect(camera(page)).toHaveAttribute("capture", "environment");
    await answer(page, ["text", "number", "30012345678"]);
    await camera(page).setInputFiles(jpeg(sharp));
    // Typing goes on while the picture is prepared.
    await answer(page, ["text", "issuer", "شركة الكهرباء النموذجية"]);
    await expect(done(page)).toBeVisible(SLOW);
    await expect(page.getByText("هل تُقرأ هذه الصورة؟")).toHaveCount(0);
    await expectAnswer(page, ["text", "issuer", "شركة الكهرباء النموذجية"]);
    await look(page, "page-taken", { focus: false });
  });

  await test.step("it is turned and cropped, by finger and by keys", async () => {
    const before = await shownPicture(page);
    await page.getByRole("button", { name: "تدوير" }).tap();
    await expect.poll(() => shownPicture(page), SLOW).not.toBe(before);
    for (let turns = 0; turns < 3; turns += 1) {
      const last = await shownPicture(page);
      await page.getByRole("button", { name: "تدوير" }).tap();
      await expect.poll(() => shownPicture(page), SLOW).not.toBe(last);
    }
    await page.getByRole("button", { name: "قص إلى الورقة" }).tap();
    await expect(page.getByRole("slider")).toHaveCount(4, SLOW);
    // The paper is in sight under the corners.
    await expect(page.locator(".corners-picture")).toBeVisible();
    await expect(page.locator(".corners")).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
    const corner = page.getByRole("slider", { name: "الزاوية العليا اليسرى" });
    const from = await corner.getAttribute("aria-valuetext");
    await corner.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await corner.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 24, y + height / 2 + 30, { steps: 5 });
    await page.mouse.up();
    await expect(corner).not.toHaveAttribute("aria-valuetext", from);
    const dragged = await corner.getAttribute("aria-valuetext");
    await corner.focus();
    await corner.press("ArrowRight");
    await expect(corner).not.toHaveAttribute("aria-valuetext", dragged);
    await look(page, "page-crop", { focus: false });
    const uncropped = await page.locator(".corners-picture").getAttribute("src");
    await page.getByRole("button", { name: "قص", exact: true }).tap();
    await expect(done(page)).toBeVisible(SLOW);
    expect(await shownPicture(page)).not.toBe(uncropped);
    await done(page).tap();
    await expect(thumbs(page)).toHaveCount(1);
  });

  await test.step("a doubtful picture is asked about at once", async () => {
    await take(page, blurred);
    await expect(page.getByText("الصورة مهتزة أو غير واضحة")).toBeVisible(SLOW);
    await look(page, "page-doubt", { focus: false });
    await take(page, dark, "again-doubt");
    await expect(page.getByText("الصورة معتمة")).toBeVisible(SLOW);
    await page.getByRole("button", { name: "إبقاء الصورة" }).tap();
    await expect(page.getByText("الصورة معتمة")).toHaveCount(0);
    await take(page, sharp, "again");
    await done(page).tap();
    await expect(thumbs(page)).toHaveCount(2);
  });

  await test.step("what is no photo is told in words, and nothing is lost", async () => {
    const large = join(server.folder, "large.jpg");
    await writeFile(large, Buffer.concat([sharp, Buffer.alloc(60 * 1024 * 1024)]));
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(400)]);
    const wrong = [
      [file("empty.jpg", "image/jpeg", Buffer.alloc(0)), "الملف فارغ."],
      [file("letter.jpg", "image/jpeg", Buffer.from("not a picture ".repeat(40))), "هذا الملف ليس صورة."],
      [jpeg(sharp.subarray(0, 3000)), /الصورة ناقصة أو تالفة|هذا الملف ليس صورة/],
      [file("photo.heic", "image/heic", heic), "صيغة الصورة (HEIC) لا يقرؤها هذا الجهاز."],
      [large, "الملف أكبر من أن يكون صورة مستند."],
    ];
    for (const [given, words] of wrong) {
      await page.locator("#page-file").setInputFiles(given);
      await expect(page.getByRole("alert").getByText(words)).toBeVisible(SLOW);
    }
    await look(page, "page-fault", { focus: false });
    await expect(thumbs(page)).toHaveCount(2);
    await expectAnswer(page, ["text", "number", "30012345678"]);
  });

  await test.step("the camera kills the page: the same question, with what was typed", async () => {
    await question(page, "note").locator("textarea").tap();
    await question(page, "note").locator("textarea").pressSequentially("كُتبت قبل التصوير");
    await page.waitForTimeout(250);
    const path = new URL(page.url()).pathname;
    await phone.kill();
    page = await phone.open(path);
    await inArabic(page);
    await unlock(page, PIN);
    await heading(page, "فاتورة كهرباء");
    await expect(question(page, "note").locator("textarea")).toHaveValue("كُتبت قبل التصوير");
    await expect(thumbs(page)).toHaveCount(2, SLOW);
    await saved(page);
  });

  await test.step("a page kept earlier is looked at, and taken out", async () => {
    await page.locator(".thumb").first().tap();
    await expect(done(page)).toBeVisible();
    await page.getByRole("button", { name: "حذف الصفحة" }).tap();
    await page.getByRole("button", { name: "نعم، حذف" }).tap();
    await expect(thumbs(page)).toHaveCount(1);
    await match(page).tap();
    await page.getByRole("link", { name: "إلى المستندات" }).tap();
    await expect(row(page, "electricity_bill")).toContainText("صفحة مصورة");
  });

  await test.step("two of one kind are a list", async () => {
    await record(page, "family_record");
    await heading(page, "كرت العائلة أو سجل الأسرة");
    const first = page.url();
    await page.getByRole("button", { name: "إضافة مستند آخر من النوع نفسه" }).tap();
    await expect(page).not.toHaveURL(first);
    await heading(page, "كرت العائلة أو سجل الأسرة");
    await page.getByRole("link", { name: "رجوع" }).tap();
    await expect(row(page, "family_record")).toContainText("مستندان");
    await look(page, "papers", { focus: false });
    await row(page, "family_record").getByRole("link").tap();
    await expect(page.getByRole("link", { name: /بلا رقم/ })).toHaveCount(2);
    await look(page, "papers-of-a-kind", { focus: false });
  });

  await test.step("a paper that was only begun was not seen, and can be taken out", async () => {
    await page.getByRole("link", { name: /بلا رقم/ }).first().tap();
    await expect(page.getByText("لم يُرَ بعد")).toBeVisible();
    await page.getByRole("button", { name: "حذف المستند" }).tap();
    await look(page, "document-remove", { focus: false });
    await page.getByRole("button", { name: "نعم، حذف" }).tap();
    await expect(row(page, "family_record")).toContainText("لم يُرَ بعد");
    await expect(row(page, "family_record")).not.toContainText("مستندان");
  });
  expect(phone.complaints).toEqual([]);
});

test("a position is recorded once, when it is asked for", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await beginVisit(page);
  await openSection(page, "العنوان");
  const take = page.getByRole("button", { name: "تسجيل الموقع الآن" });

  await test.step("not allowed: said in words", async () => {
    await take.tap();
    await expect(page.getByText("لم يُسمح للتطبيق بمعرفة الموقع")).toBeVisible();
    await question(page, "position").scrollIntoViewIfNeeded();
    await look(page, "position-denied", { focus: false });
  });

  await test.step("allowed: with its accuracy, to be opened in the maps", async () => {
    const context = page.context();
    await context.grantPermissions(["geolocation"], { origin: server.address });
    await context.setGeolocation({ latitude: 22.435, longitude: 41.752, accuracy: 8 });
    await take.tap();
    await expect(page.getByText("دقة جيدة: 8 م")).toBeVisible();
    await expect(page.getByRole("link", { name: "فتح في خرائط الجهاز" })).toHaveAttribute("href", /22\.435000,41\.752000/);
    await context.setGeolocation({ latitude: 22.435, longitude: 41.752, accuracy: 450 });
    await page.getByRole("button", { name: "تسجيله من جديد" }).tap();
    await expect(page.getByText("دقة ضعيفة: 450 م")).toBeVisible();
    await look(page, "position", { focus: false });
    await page.getByRole("button", { name: "حذف الموقع" }).tap();
    await expect(take).toBeVisible();
  });
  expect(phone.complaints).toEqual([]);
});
