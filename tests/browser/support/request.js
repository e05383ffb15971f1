// A support request on its way to the committee, by the screens that an officer and a supervisor use.

import { expect } from "@playwright/test";

import { NEWS, heading, openCase } from "./field.js";
import { answer } from "./questions.js";

/** What a request asks for: money, or a thing. */
export const RENT = {
  subject: "إيجار متأخر لستة أشهر",
  answers: [
    ["one", "sort", "إيجار"],
    ["text", "subject", "إيجار متأخر لستة أشهر"],
    ["text", "amount", "٦٠٠٠", "6000"],
    ["text", "reason", "توقف الدخل بعد وفاة العائل، والمالك يطلب الإخلاء."],
    ["one", "urgency", "عادي: يحتمل مدة الرد"],
  ],
};
export const FRIDGE = {
  subject: "ثلاجة",
  answers: [
    ["one", "sort", "أجهزة"],
    ["text", "subject", "ثلاجة"],
    ["one", "manner", "شيء أو خدمة"],
    ["text", "item", "ثلاجة"],
    ["text", "quantity", "1"],
    ["text", "reason", "تعطلت القديمة."],
    ["one", "urgency", "قريب: خلال أسابيع"],
  ],
};

/** Writes a request in the case on the screen; ends on the request. */
export async function writeRequest(page, asked) {
  await page.getByRole("button", { name: "كتابة طلب دعم اليتيم" }).tap();
  await heading(page, "طلب دعم اليتيم");
  for (const one of asked.answers) await answer(page, one);
}

/** The applicant reads the notice, at the request on the screen. */
export async function giveNotice(page) {
  await page.getByRole("button", { name: "عرض الإشعار على صاحب الطلب" }).tap();
  await page.getByRole("button", { name: "قرأتُ ذلك" }).tap();
  await expect(page.getByText("لم يُبلَّغ بعد")).toHaveCount(0);
}

/** Hands in the request on the screen, whatever holds it; what does is asked about first. */
export async function handInRequest(page) {
  const sure = page.getByRole("button", { name: "نعم، تسليم الطلب" });
  const done = page.getByText("مُسلَّم، بانتظار المشرف").first();
  await page.getByRole("button", { name: "تسليم الطلب" }).tap();
  await expect(sure.or(done).first()).toBeVisible();
  if (await sure.isVisible()) await sure.tap();
  await expect(done).toBeVisible();
}

/** The shortest way of a request to the supervisor: written and handed in, and nothing else. */
export async function askFor(page, name, asked) {
  await openCase(page, name);
  await writeRequest(page, asked);
  await handInRequest(page);
}

/** The supervisor forwards what was asked for, from the first screen, and knows of all that holds it. */
export async function forward(page, name) {
  await page.getByRole("link", { name: /رفعها للجنة/ }).tap();
  const row = page.getByRole("link", { name: new RegExp(name) });
  await expect(row).toBeVisible(NEWS);
  await row.tap();
  const holds = page.getByRole("region", { name: "ما يوقف الطلب" });
  await expect(holds).toBeVisible();
  for (const hold of await holds.getByRole("checkbox").all()) await hold.check();
  await page.getByRole("button", { name: "رفع للجنة" }).tap();
  await page.getByRole("button", { name: "نعم، رفع الطلب" }).tap();
  await expect(page.getByRole("button", { name: "نعم، رفع الطلب" })).toHaveCount(0);
}
