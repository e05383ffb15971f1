// Photos sent with tus-js-client over a link that breaks; the client also gives up by itself in the
// middle and begins anew. What it is told comes on standard input, what came of it goes out.

import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";

import { Upload } from "tus-js-client";

const { bearer, link, photos, seed, server } = JSON.parse(await text(process.stdin));
const headers = { Authorization: `Bearer ${bearer}` };
let dice = seed;
let gaveUp = 0;

/** A number below `sides`, the same in every run. */
function roll(sides) {
  dice = (Math.imul(dice, 1_103_515_245) + 12_345) >>> 0;
  return (dice >>> 8) % sides;
}

/** One attempt: ends with the address to go on at, or with nothing when all of it was sent. */
function attempt(bytes, id, uploadUrl) {
  const giveUpAt = roll(3) === 0 ? Infinity : roll(bytes.length);
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${link}/api/photos`,
      uploadUrl,
      headers,
      metadata: { photo: id, filename: "page.jpg" },
      chunkSize: [Infinity, 16_384, 60_000][roll(3)],
      uploadDataDuringCreation: roll(2) === 0,
      overridePatchMethod: roll(4) === 0,
      retryDelays: Array(80).fill(5),
      storeFingerprintForResuming: false,
      onProgress(sent) {
        if (sent >= giveUpAt && sent < bytes.length) {
          gaveUp += 1;
          upload.abort().then(() => resolve(upload.url ?? undefined), reject);
        }
      },
      onSuccess: () => resolve(null),
      onError: reject,
    });
    upload.start();
  });
}

async function send({ id, bytes }) {
  let url;
  do {
    url = await attempt(bytes, id, url);
  } while (url !== null);
}

let whole = 0;
for (const photo of photos) {
  await send({ id: photo.id, bytes: Buffer.from(photo.bytes, "base64") });
  const answer = await fetch(`${server}/api/photos/${photo.id}`, { headers });
  const arrived = Buffer.from(await answer.arrayBuffer());
  const digest = createHash("sha256").update(arrived).digest("hex");
  whole += answer.status === 200 && digest === photo.sha256 ? 1 : 0;
}
console.log(JSON.stringify({ whole, gave_up: gaveUp }));
