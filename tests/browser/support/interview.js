// What a delegate hears at a plainly invented family's: the whole form, section by section. The
// names mean test and trial; the numbers follow a pattern and have the right check digits.

import { expect } from "@playwright/test";

import { answer, answerInstance, answerOnce, card, expectAnswer, question, unfold } from "./questions.js";

/** The case that is visited, and what of it is searched for with another spelling. */
export const CASE = "نورة محمد عبدالله التجريبي";
export const MEMBER = "فرد من الأسرة";
export const INCOME = "مصدر دخل";
/** Answers that only this interview knows: nothing on the disk may show them. */
export const SECRETS = ["خالد المجرب الصغير", "مسجد النخلة البعيدة", "1000000016", "SA0380000000608010167519"];
/** A text of which only the half is typed at first. */
export const VIEW = ["أسرة متعاونة، والسكن ", "ضيق على أفرادها في الصيف."];

const yearsSince = (born) => {
  const [today, birth] = [new Date(Date.now() + 3 * 3_600_000), new Date(born)];
  const before = [today.getUTCMonth() - birth.getUTCMonth(), today.getUTCDate() - birth.getUTCDate()];
  const birthdayToCome = before[0] < 0 || (before[0] === 0 && before[1] < 0);
  return today.getUTCFullYear() - birth.getUTCFullYear() - (birthdayToCome ? 1 : 0);
};
/** Ages that the form calculates; 10 Rajab 1405 is 1 April 1985. */
export const AGES = { head: yearsSince("1985-04-01"), son: yearsSince("2014-03-20") };

const MEMBERS = [
  [
    ["text", "member_name", SECRETS[0]],
    ["text", "member_id", "١٠٠٠٠٠٠٠١٦", "1000000016"],
    ["searched", "member_relation", "ابن"],
    ["one", "member_gender", "ذكر"],
    ["date", "member_birth_date", ["20", "3", "2014"], "20 مارس 2014"],
    ["one", "member_status", "يتيم/ة"],
    ["one", "member_education", "ابتدائي"],
    ["one", "member_health", "سليم/ة"],
  ],
  [
    ["text", "member_name", "ريم محمد التجريبي"],
    ["searched", "member_relation", "ابنة"],
    ["one", "member_gender", "أنثى"],
    ["date", "member_birth_date", ["٢", "١١", "٢٠١٦"], "2 نوفمبر 2016"],
    ["one", "member_status", "يتيم/ة"],
    ["one", "member_education", "ابتدائي"],
    ["one", "member_health", "ذو/ذات إعاقة"],
    ["many", "member_disability", ["سمعية"]],
  ],
];

const INCOMES = [
  [
    ["searched", "income_source", "ضمان اجتماعي"],
    ["text", "income_amount", "٢٥٠٠", "2500"],
    ["one", "income_affects", "يؤثر"],
  ],
  [
    ["searched", "income_source", "دعم جمعيات أخرى"],
    ["text", "income_source_name", "جمعية تجريبية"],
    ["text", "income_amount", "800"],
    ["one", "income_affects", "لا يؤثر"],
  ],
];

/** The sections in order: the heading, and what is answered there. */
export const SECTIONS = [
  {
    heading: "الزيارة",
    answers: [
      ["one", "visit_type", "أولى"],
      ["one", "visit_priority", "مرتفعة"],
      ["date", "visit_date", ["10", "6", "1448"], "10 جمادى الآخرة 1448"],
      ["text", "visit_purpose", "دراسة حالة جديدة"],
      ["many", "visit_present", ["صاحب الملف", "الأبناء"]],
    ],
  },
  { heading: "فئة الأسرة", answers: [["many", "category", ["أرملة"]]] },
  {
    heading: "بيانات صاحب الملف",
    answers: [
      ["text", "first_name", "نورة"],
      ["text", "father_name", "محمد"],
      ["text", "grandfather_name", "عبدالله"],
      ["text", "family_name", "التجريبي"],
      ["one", "id_type", "هوية وطنية"],
      ["text", "id_number", "١٠٠٠٠٠١٠١٤", "1000001014"],
      ["searched", "nationality", "سعودية"],
      ["one", "gender", "أنثى"],
      ["date", "birth_date", ["١٠", "٧", "١٤٠٥"], "10 رجب 1405"],
      ["one", "marital_status", "أرمل/ة"],
      ["one", "education", "ثانوي"],
      ["one", "work", "ربة منزل"],
      ["text", "mobile", "٠٥٠٠٠٠٠٠٠١", "0500000001"],
    ],
  },
  {
    heading: "العنوان",
    answers: [
      ["searched", "region", "مكة المكرمة"],
      ["text", "city", "هجرة المثال"],
      ["one", "environment", "هجرة"],
      ["text", "national_address", "ABCD1234"],
      ["text", "nearest_mosque", SECRETS[1]],
    ],
  },
  {
    heading: "الأب المتوفى",
    answers: [
      ["text", "father_full_name", "محمد عبدالله سعد التجريبي"],
      ["date", "father_death_date", ["10", "7", "1444"], "1 فبراير 2023"],
      ["text", "father_sons", "1"],
      ["text", "father_daughters", "١", "1"],
    ],
  },
  { heading: "الوكيل أو الولي", answers: [["one", "has_guardian", "لا"]] },
  { heading: "أفراد الأسرة", answers: [], repeat: [MEMBER, MEMBERS] },
  {
    heading: "السكن",
    answers: [
      ["one", "housing_type", "شقة"],
      ["one", "housing_ownership", "إيجار"],
      ["text", "rooms", "٣", "3"],
      ["one", "housing_condition", "متوسط"],
      ["text", "rent_yearly", "12000"],
      ["text", "landlord_name", "مؤجر تجريبي"],
    ],
  },
  {
    heading: "محتويات السكن والاحتياجات",
    answers: [
      ["one", "item_fridge", "غير جيد"],
      ["many", "needs", ["سلة غذائية", "فواتير"]],
      ["text", "needs_note", "الثلاجة لا تبرّد، والفاتورة متأخرة شهرين."],
    ],
  },
  { heading: "الدخل", answers: [], repeat: [INCOME, INCOMES] },
  {
    heading: "المصروفات والديون",
    answers: [
      ["text", "expense_electricity", "250"],
      ["text", "expense_food", "٩٠٠٫٥", "900.5"],
      ["text", "expense_loans", "100"],
    ],
  },
  { heading: "الخلاصة المحسوبة", answers: [] },
  {
    heading: "الحساب البنكي",
    answers: [
      ["one", "has_account", "نعم"],
      ["text", "bank_holder", "نورة التجريبي"],
      ["searched", "bank_name", "بنك آخر"],
      ["text", "iban", "SA03 8000 0000 6080 1016 7519", "SA0380000000608010167519"],
    ],
  },
  {
    heading: "رأي الباحث",
    answers: [
      ["one", "mother_present", "نعم"],
      ["text", "recommendation", "سلة غذائية شهرية"],
    ],
  },
];

/** What is left out at first, to be found by what the finish lists: the label there, the answer. */
export const LEFT_OUT = [
  ["لون المنزل", ["text", "house_colour", "أبيض"]],
  ["التصنيف", ["one", "classification", "أولوية متوسطة"]],
];

/** Answers what the finish lists under a label, and comes back to the finish. */
export async function completeFromFinish(page, label, given) {
  await page.getByRole("link", { name: label }).tap();
  // One is led to the question, ready to type.
  await expect(question(page, given[1]).locator("input, textarea").first()).toBeFocused();
  await answer(page, given);
  await expectAnswer(page, given);
  await page.getByRole("link", { name: "كل الأقسام" }).tap();
  await page.getByRole("link", { name: "إلى التسليم" }).tap();
}

/** Gives the answers of the section that is on the screen. */
export async function answerSection(page, { answers, repeat }) {
  for (const one of answers) await answerOnce(page, one);
  if (!repeat) return;
  const [title, instances] = repeat;
  for (const [place, given] of instances.entries()) await answerInstance(page, title, place + 1, given);
}

/** Expects the answers of the section that is on the screen, as one comes back to it. */
export async function expectSection(page, { answers, repeat }) {
  for (const one of answers) await expectAnswer(page, one);
  if (!repeat) return;
  const [title, instances] = repeat;
  for (const [place, given] of instances.entries()) {
    await unfold(page, title, place + 1);
    for (const one of given) await expectAnswer(card(page, title, place + 1), one);
  }
}
