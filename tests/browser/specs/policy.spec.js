// The policy at hand: staff read and sign it, a guide opens, an administrator sees who has signed and
// no cases; who is due for a visit, and a day's visits.

import { NARROW } from "../support/device.js";
import { PASSPHRASE, enrol } from "../support/entry.js";
import { NEWS, delegateAtWork, draw, heading } from "../support/field.js";
import { look } from "../support/looks.js";
import { expect, test } from "../support/world.js";

const WORDS = "دليل تجريبي من سطر واحد";
const SIGNER = "بدر سعد الاختباري";

test.describe("where staff sign", () => {
  test.use({
    association: "bukayriyah-development",
    guides: { bylaws: { file: "bylaws.txt", bytes: WORDS } },
  });

  test("the policy is signed, a guide opens, and the administrator sees it", async ({ server, device }) => {
    const [phone, desk] = [await device(NARROW), await device(NARROW)];
    const page = await phone.open();
    await delegateAtWork(server, page, server.code(SIGNER));

    await test.step("the delegate reads and signs", async () => {
      await page.getByRole("link", { name: "قراءة السياسة والتوقيع" }).tap(NEWS);
      await heading(page, "توقيع الاطلاع على السياسة");
      await expect(page.getByText("وتركز الجمعية على صيغة العلاقات مع المستفيدين")).toBeVisible();
      const channels = page.getByRole("region", { name: "القنوات المستخدمة للتواصل مع المستفيدين" });
      await expect(channels.getByRole("listitem")).toHaveCount(8);
      const tools = "الأدوات المتاحة لموظف علاقات المستفيدين للتواصل مع المستفيدين";
      await expect(page.getByRole("region", { name: tools }).getByRole("listitem")).toHaveCount(4);
      await page.getByRole("button", { name: "توقيع الاطلاع" }).tap();
      await expect(page.getByText("التوقيع مطلوب قبل الحفظ.")).toBeVisible();
      await look(page, "policy-sign", { focus: false });
      await draw(page);
      await page.getByRole("button", { name: "توقيع الاطلاع" }).tap();
      await expect(page.getByText("تم التوقيع على الاطلاع")).toBeVisible();
      await look(page, "policy-signed");
      await page.getByRole("link", { name: "رجوع" }).tap();
      await heading(page, "السياسة والأدلة");
      await expect(page.getByText("السياسة بانتظار توقيع الاطلاع")).toHaveCount(0);
      await look(page, "policy");
    });

    await test.step("a guide opens in a page of its own", async () => {
      await page.getByRole("button", { name: /^فتح / }).tap();
      const show = page.getByRole("link", { name: /عرض في صفحة جديدة$/ });
      await expect(show).toBeFocused();
      const opened = page.context().waitForEvent("page");
      await show.tap();
      const guide = await opened;
      await expect(guide.locator("body")).toContainText(WORDS);
      await guide.close();
      const kept = page.waitForEvent("download");
      await page.getByRole("link", { name: /حفظ الملف$/ }).tap();
      expect((await kept).suggestedFilename()).toBe("bylaws.txt");
    });

    await test.step("who is due for a visit, and a day of it", async () => {
      await page.getByRole("link", { name: "رجوع" }).tap();
      await page.getByRole("link", { name: "زيارات بالمبادرة" }).tap();
      await heading(page, "زيارات بالمبادرة");
      await expect(page.getByRole("region", { name: "حان وقت زيارتهم" }).getByRole("listitem")).not.toHaveCount(0);
      await look(page, "outreach");
      await page.getByRole("link", { name: "خطة زيارات يوم" }).tap();
      await heading(page, "خطة زيارات يوم");
      await page.getByRole("button", { name: "أقل" }).tap();
      await expect(page.getByText("5 زيارات").first()).toBeVisible();
      await look(page, "outreach-day", { focus: false });
      await page.emulateMedia({ media: "print" });
      await expect(page.getByText("كم زيارة يتسع لها اليوم؟")).toBeHidden();
      await page.emulateMedia({ media: null });
    });

    await test.step("the administrator sees who signed, and no case", async () => {
      const office = await desk.open();
      await enrol(office, { code: server.code("administrator"), secret: PASSPHRASE });
      await look(office, "home-administrator");
      await expect(office.getByRole("link", { name: /ملف|طلب|زيارة/ })).toHaveCount(0);
      await office.getByRole("link", { name: "السياسة ومن أقر بالاطلاع عليها" }).tap();
      const signed = office.getByRole("region", { name: "من وقّع على الاطلاع" });
      await expect(signed.getByText("على النسخة السارية")).toBeVisible(NEWS);
      await expect(signed.getByRole("listitem").filter({ hasText: SIGNER })).toContainText("على النسخة السارية");
      await look(office, "policy-administrator");
      await office.getByRole("link", { name: "رجوع" }).tap();
      await office.getByRole("link", { name: "نتائج قياس الرضا" }).tap();
      await expect(office.getByText("لا نتائج بعد.")).toBeVisible();
      await look(office, "satisfaction-empty");
    });
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  });
});

test("two printed dates that are not one day are shown, and neither is chosen", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  await enrol(page, { code: server.code("administrator"), secret: PASSPHRASE });
  await page.getByRole("link", { name: "السياسة ومن أقر بالاطلاع عليها" }).tap();
  await expect(page.getByText("التاريخان المطبوعان ليسا يوماً واحداً")).toBeVisible(NEWS);
  await expect(page.getByText("لم يختر البرنامج أحدهما.")).toBeVisible();
  await look(page, "policy-dates-apart");
  expect(phone.complaints).toEqual([]);
});
