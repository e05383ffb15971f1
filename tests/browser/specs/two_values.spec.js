// إجابتان مختلفتان: one delegate's two phones change the same answer while both are without a network.
// Both values are kept, shown with who and when, and a person chooses.

import { CASE } from "../support/interview.js";
import { NARROW } from "../support/device.js";
import { PASSPHRASE, enrol } from "../support/entry.js";
import { NEWS, beginVisit, delegateAtWork, heading, openCase, openSection, saved } from "../support/field.js";
import { look } from "../support/looks.js";
import { answer, question } from "../support/questions.js";
import { expect, test } from "../support/world.js";

const sent = (page) => expect(page.getByText("كل شيء مُرسَل").first()).toBeVisible(NEWS);
const offline = (page) => expect(page.locator("[data-sync]")).toHaveAttribute("data-sync", "offline", NEWS);

test("two phones change the same answer; a person chooses", async ({ server, device }) => {
  const [first, second] = [await device(NARROW), await device(NARROW)];
  const one = await first.open();
  const two = await second.open();
  await delegateAtWork(server, one);
  await delegateAtWork(server, two, await server.newCode("delegate"));
  await openCase(one, CASE);
  await beginVisit(one);
  await openSection(one, "العنوان");
  await answer(one, ["text", "house_colour", "أبيض"]);
  await one.getByRole("link", { name: "كل الأقسام" }).tap();
  await sent(one);

  await test.step("the other phone goes on with the same visit", async () => {
    await openCase(two, CASE);
    await two.getByRole("link", { name: "متابعة الزيارة" }).tap();
    await openSection(two, "العنوان");
    await expect(question(two, "house_colour").locator("input")).toHaveValue("أبيض");
  });

  await test.step("both change it without a network", async () => {
    await server.stop();
    await openSection(one, "العنوان");
    for (const [page, colour] of [[one, "أزرق"], [two, "أخضر"]]) {
      await answer(page, ["text", "house_colour", colour]);
      await saved(page);
      await page.getByRole("link", { name: "كل الأقسام" }).tap();
      await offline(page);
    }
    await server.start();
    await sent(one);
    await sent(two);
  });

  await test.step("both values are there, with who and when", async () => {
    const banner = one.getByText("سؤال له إجابتان مختلفتان");
    await expect(banner).toBeVisible(NEWS);
    await look(one, "visit-undecided", { focus: false });
    await openSection(one, "العنوان");
    await expect(question(one, "house_colour")).toContainText("لهذا السؤال إجابتان مختلفتان");
    await one.getByRole("link", { name: "كل الأقسام" }).tap();
    await one.getByRole("link", { name: "إلى التسليم" }).tap();
    await expect(banner).toBeVisible();
    await one.getByRole("link", { name: "اختيار الصحيحة" }).tap();
    await heading(one, "إجابتان مختلفتان");
    const choices = one.getByRole("region", { name: "لون المنزل" }).getByRole("button");
    await expect(choices).toHaveCount(2);
    for (const colour of ["أزرق", "أخضر"]) {
      await expect(choices.filter({ hasText: colour })).toContainText("أمل فهد التجريبي");
    }
    await look(one, "two-values");
    // The one that is reckoned with is chosen: it is written anew.
    await choices.first().tap();
    await expect(one.getByText("لا إجابات مختلفة.")).toBeVisible(NEWS);
    await look(one, "two-values-chosen", { focus: false });
  });

  await test.step("the other phone follows", async () => {
    await expect(two.getByText("سؤال له إجابتان مختلفتان")).toHaveCount(0, NEWS);
  });
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});

test("two desks change the same of a case; one value is chosen there", async ({ server, device }) => {
  const desks = [await device(NARROW), await device(NARROW)];
  const pages = [];
  for (const [place, desk] of desks.entries()) {
    const page = await desk.open();
    pages.push(page);
    const code = place === 0 ? server.code("supervisor") : await server.newCode("supervisor");
    await enrol(page, { code, secret: PASSPHRASE });
    await page.getByRole("navigation").getByRole("link", { name: "الملفات" }).tap();
    await openCase(page, CASE);
  }
  await server.stop();
  for (const [place, page] of pages.entries()) {
    await page.getByRole("button", { name: "تعديل الشروط" }).tap();
    await page.getByLabel("من يلزم حضوره الزيارة؟ (اختياري)").fill(place === 0 ? "عمّها" : "جدّتها");
    await page.getByRole("button", { name: "حفظ الشروط" }).tap();
    await offline(page);
  }
  await server.start();
  const [one, two] = pages;
  const choices = one.getByRole("region", { name: "من يلزم حضوره" }).getByRole("button");
  await expect(choices).toHaveCount(2, NEWS);
  await expect(choices.first()).toContainText("سالم ناصر الاختباري");
  await look(one, "case-two-values", { focus: false });
  const chosen = choices.filter({ hasText: "جدّتها" });
  await chosen.tap();
  await expect(choices).toHaveCount(0, NEWS);
  await expect(two.getByRole("region", { name: "من يلزم حضوره" })).toHaveCount(0, NEWS);
  for (const page of pages) await expect(page.getByText("جدّتها").first()).toBeVisible(NEWS);
  expect(desks.flatMap((desk) => desk.complaints)).toEqual([]);
});
