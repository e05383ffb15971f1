// Coming in, as a person does: with a code, with a passphrase, and out again.

import { expect } from "@playwright/test";

/** A passphrase that the screen calls strong, and a PIN that it does not. */
export const PASSPHRASE = "نخلة بئر قمر جمل";
export const PIN = "402917";

/** Enrols by the code that is in the field already or is typed now, and chooses a secret. */
export async function enrol(page, { code, secret }) {
  if (code) await page.getByLabel("رمز التسجيل").fill(code);
  await page.getByRole("button", { name: "التحقق من الرمز" }).tap();
  await page.getByRole("button", { name: "نعم، متابعة" }).tap();
  await page.getByLabel("عبارة مرور أو رقم سري").fill(secret);
  await page.getByLabel("إعادة كتابتها").fill(secret);
  await page.getByRole("button", { name: "حفظ وبدء العمل" }).tap();
  await expect(page.getByRole("button", { name: "قفل" })).toBeVisible();
}

/** Opens the only profile of the device. */
export async function unlock(page, secret) {
  await page.getByLabel("عبارة المرور أو الرقم السري").fill(secret);
  await page.getByRole("button", { name: "فتح", exact: true }).tap();
  await expect(page.getByRole("button", { name: "قفل" })).toBeVisible();
}

/** Arabic again, after a browser was ended: which language was chosen last may not have reached the disk. */
export async function inArabic(page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const arabic = page.getByRole("button", { name: "العربية", exact: true });
  if (await arabic.isVisible()) await arabic.tap();
}

export async function lock(page) {
  await page.getByRole("button", { name: "قفل" }).tap();
  await expect(page.getByRole("button", { name: "فتح", exact: true })).toBeVisible();
}

/** Until the whole app lies on the device and serves itself. */
export async function servedByItself(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
}
