// An office as large as a supervisor's: more cases than fit on a screen, of families that are plainly
// invented. Ids and numbers are made from a counter, so every run has the same.

const BRANCH = "b4cqbov4ffuwxdhjwlesdatnim";
const FIRST = ["سعاد", "فهد", "ليلى", "ناصر", "عبير", "تركي", "هدى", "ماجد"];
const FATHER = ["صالح", "عبدالرحمن", "مبارك", "سعد", "راشد"];
const FAMILY = ["التجريبي", "الاختباري", "النموذجي"];
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Where the first ten of these families live, and nobody else. */
export const TOGETHER = "قرية التجربة العاشرة";

/** 16 bytes in base32, as ids are written. */
function id(number) {
  const bytes = Buffer.alloc(16, 0);
  bytes.write("case", 0);
  bytes.writeUInt32BE(number, 12);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("").padEnd(130, "0");
  return bits.match(/.{5}/g).map((five) => ALPHABET[parseInt(five, 2)]).join("");
}

/** A number with the check digit of an identity number. */
function identity(number) {
  const nine = `1${String(number).padStart(8, "0")}`;
  const sum = [...nine].reduce((sum, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

/** The name of the nth of these families. */
export const nameOf = (number) =>
  [FIRST[number % 8], FATHER[number % 5], `${number}`, FAMILY[number % 3]].join(" ");

/** So many cases that are nobody's, for the server's office. */
export function manyCases(count) {
  const cases = Array.from({ length: count }, (_, place) => {
    const number = 1000 + place;
    return `
[[cases]]
id = "${id(number)}"
branch = "${BRANCH}"
number = "B-${number}"
name = "${nameOf(number)}"
identity_number = "${identity(number)}"
mobile = "050${String(9_000_000 + number).padStart(7, "0")}"
category = "poor_family"
region = "منطقة مكة المكرمة"
city = "${place < 10 ? TOGETHER : "هجرة المثال"}"
${place === 0 ? 'visited_by = "woman"\nto_be_present = "والدتها"' : ""}
`;
  });
  return cases.join("\n");
}
