// A visit that was not held, on paper: printed by who only reads, on one page, in both languages.

import { NARROW } from "../support/device.js";
import { PASSPHRASE, enrol } from "../support/entry.js";
import { NEWS, delegateAtWork, heading, openCase } from "../support/field.js";
import { CASE } from "../support/interview.js";
import { look } from "../support/looks.js";
import { onPaper } from "../support/paper.js";
import { answer } from "../support/questions.js";
import { expect, test } from "../support/world.js";

test("a committee member prints a visit that was not held", async ({ server, device }) => {
  const [phone, desk] = [await device(NARROW), await device(NARROW)];
  const page = await phone.open();
  await delegateAtWork(server, page);
  await openCase(page, CASE);
  await page.getByRole("button", { name: "لم تتم الزيارة" }).tap();
  await answer(page, ["one", "visit_outcome", "لم أجدهم"]);
  await page.getByRole("button", { name: "تاريخ اليوم" }).tap();
  await page.getByRole("button", { name: "تسليم الزيارة" }).tap();
  await heading(page, "سُلِّمت الزيارة");

  const office = await desk.open();
  await enrol(office, { code: server.code("committee_member"), secret: PASSPHRASE });
  await office.getByRole("link", { name: CASE }).first().tap(NEWS);
  await expect(office.getByText("لم أجدهم").first()).toBeVisible();
  await expect(office.getByRole("button", { name: "قبول" })).toHaveCount(0);
  await look(office, "reading-not-held");
  await office.getByRole("link", { name: "طباعة أو حفظ" }).tap();
  await heading(office, "طباعة الزيارة");
  await onPaper(office, "not-held-ar", [CASE, "A-0001", "لم أجدهم", "بانتظار المراجعة"], 1, 1);
  await office.getByRole("button", { name: "English" }).tap();
  await onPaper(office, "not-held-en", [CASE, "A-0001", "Nobody home"], 1, 1);
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
});
