// The month of a date field: in both calendars and both directions, by finger and by key, and the
// thirtieth of a month that has none.

import { NARROW } from "../support/device.js";
import { PIN, enrol } from "../support/entry.js";
import { look } from "../support/looks.js";
import { expect, test } from "../support/world.js";

const PARTS = ["اليوم", "الشهر", "السنة"];
const toggle = (page) => page.locator("#session-day-open");
const day = (page, date) => page.locator(`[id="session-day-day-${date}"]`);
const month = (page) => page.locator(".month-name");

async function write(page, parts) {
  for (const [place, part] of parts.entries()) await page.getByLabel(PARTS[place], { exact: true }).fill(part);
}

async function holds(page, parts) {
  for (const [place, part] of parts.entries()) {
    await expect(page.getByLabel(PARTS[place], { exact: true })).toHaveValue(part);
  }
}

/** Presses keys, and expects the focus on a day after each. */
async function walk(page, steps) {
  for (const [key, date] of steps) {
    await page.keyboard.press(key);
    await expect(day(page, date), key).toBeFocused();
  }
}

test("a day is chosen from a month", async ({ server, device }) => {
  const phone = await device(NARROW);
  const page = await phone.open();
  await enrol(page, { code: server.code("secretary"), secret: PIN });
  await page.getByRole("link", { name: "جلسات اللجنة" }).tap();
  await expect(page.getByText("لا جلسات بعد.")).toBeVisible();
  await look(page, "sessions-empty");
  await page.getByRole("button", { name: "بدء جلسة" }).tap();

  await test.step("in the Gregorian calendar, from right to left", async () => {
    await write(page, ["١", "2", "٢٠٢٣"]);
    await expect(page.getByText("يوافق 10 رجب 1444 هـ – 1 فبراير 2023 م")).toBeVisible();
    await toggle(page).tap();
    await expect(day(page, "2023-02-01")).toBeFocused();
    await expect(day(page, "2023-02-01")).toHaveAttribute("aria-selected", "true");
    await expect(month(page)).toContainText("فبراير 2023 م");
    await expect(month(page)).toContainText("رجب 1444 هـ – شعبان 1444 هـ");
    await look(page, "month-gregorian", { focus: false });
    await day(page, "2023-02-01").focus();
    await walk(page, [
      ["ArrowRight", "2023-01-31"],
      ["ArrowLeft", "2023-02-01"],
      ["ArrowDown", "2023-02-08"],
      ["Home", "2023-02-05"],
      ["End", "2023-02-11"],
      ["PageDown", "2023-03-11"],
      ["Shift+PageUp", "2022-03-11"],
    ]);
    await page.keyboard.press("Escape");
    await expect(toggle(page)).toBeFocused();
    await holds(page, ["١", "2", "٢٠٢٣"]);
  });

  await test.step("in the Hijri calendar, by finger", async () => {
    await page.getByText("هجري", { exact: true }).tap();
    await holds(page, ["10", "7", "1444"]);
    await toggle(page).tap();
    await expect(month(page)).toContainText("رجب 1444 هـ");
    await look(page, "month-hijri", { focus: false });
    await page.getByRole("button", { name: "الشهر السابق" }).tap();
    await expect(month(page)).toContainText("جمادى الآخرة 1444 هـ");
    await expect(page.locator("td.month-day")).toHaveCount(29);
    await page.getByRole("button", { name: "الشهر التالي" }).tap();
    await day(page, "2023-02-20").tap();
    await holds(page, ["29", "7", "1444"]);
    await expect(toggle(page)).toBeFocused();
  });

  await test.step("the thirtieth of a month of 29 days is asked about", async () => {
    await write(page, ["30", "٦", "1444"]);
    const next = page.getByRole("button", { name: "1 رجب 1444 هـ – 23 يناير 2023 م" });
    await expect(next).toBeVisible();
    await look(page, "month-thirtieth", { focus: false });
    await page.getByRole("button", { name: "بدء جلسة" }).last().tap();
    await expect(page.getByText("تاريخ الجلسة مطلوب كاملاً")).toBeVisible();
    await next.tap();
    await holds(page, ["1", "7", "1444"]);
  });

  await test.step("from left to right the arrows turn round", async () => {
    await page.getByRole("button", { name: "English" }).tap();
    await toggle(page).tap();
    await expect(day(page, "2023-01-23")).toBeFocused();
    await walk(page, [["ArrowRight", "2023-01-24"], ["ArrowLeft", "2023-01-23"]]);
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Day", { exact: true })).toHaveValue("1");
  });
  expect(phone.complaints).toEqual([]);
});
