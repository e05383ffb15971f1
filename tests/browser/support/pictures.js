// Pictures as a phone's camera gives them: a page of an invented letter on a dark table, sharp or
// blurred, in light or not. Made by a browser of their own, so that no device sees it.

import { chromium } from "@playwright/test";

import { CHROMIUM } from "./paths.js";

const LINES = [
  "شركة الكهرباء النموذجية – فاتورة تجريبية",
  "رقم الحساب: 30012345678",
  "اسم المشترك: مشترك تجريبي للاختبار",
  "تاريخ الإصدار: 10 / 5 / 1448",
  "قيمة الاستهلاك لهذا الشهر: 214.50 ريالاً",
  "يسدد المبلغ خلال ثلاثين يوماً من تاريخ الإصدار.",
  "هذه الورقة صُنعت للاختبار، وليس فيها بيانات أحد.",
];

const html = (filter, lines) => `
  <body style="margin:0">
    <div style="position:relative; width:1500px; height:2000px; background:#4b3b2f; filter:${filter}">
      <div dir="rtl" style="position:absolute; left:150px; top:180px; width:1040px; height:1480px; padding:80px;
        background:#fbfaf6; font:38px/2.1 'Noto Sans Arabic','DejaVu Sans',sans-serif; color:#111">
        ${lines.map((line) => `<p style="margin:0 0 20px">${line}</p>`).join("").repeat(2)}
      </div>
    </div>
  </body>`;

/** A JPEG of a page; `filter` is what CSS does to the whole picture. */
export async function picture(filter = "none", lines = LINES) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1500, height: 2000 } });
    await page.setContent(html(filter, lines));
    return await page.screenshot({ type: "jpeg", quality: 90 });
  } finally {
    await browser.close();
  }
}

export const SHARP = () => picture();
/** A page of small print: as large a file as a page becomes. */
export const DENSE = () =>
  picture("none", [`<span style="font-size:15px; line-height:1.35; display:block">${`${LINES.join(" ")} `.repeat(7)}</span>`]);
export const BLURRED = () => picture("blur(14px)");
export const DARK = () => picture("brightness(0.08)");

/** What an input is given in place of a photo. */
export const file = (name, mimeType, buffer) => ({ name, mimeType, buffer });
export const jpeg = (buffer, name = "photo.jpg") => file(name, "image/jpeg", buffer);
