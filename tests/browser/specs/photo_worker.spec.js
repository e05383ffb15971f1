// The compute worker on a photo: what the app decodes itself, what it leaves to the browser, what
// neither knows. Nothing of it holds up the page.

import { expect, test } from "@playwright/test";

import { PHONE, newDevice } from "../support/device.js";
import { prepareInWorker } from "../support/photo_worker.js";
import { startSite } from "../support/site.js";

/** A bitmap (BMP) in shades, which the app itself does not decode: it stands for HEIC, which only some browsers do. */
function bitmap(width, height) {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let at = 54; at < file.length; at += 1) file[at] = (at * 7) % 251;
  return file;
}

let site;
let device;
let page;

test.beforeAll(async () => {
  site = await startSite();
  device = await newDevice(site.address, PHONE);
  page = await device.open();
  await page.waitForSelector("h1");
});

test.afterAll(async () => {
  await device?.remove();
  await site?.stop();
});

test("a kind that the browser knows is taken from it", async () => {
  const { answer } = await prepareInWorker(page, bitmap(1300, 900));
  expect(answer.slice(0, 2)).toBe("Ok");
  // A JPEG is inside.
  expect(answer).toContain("JFIF");
});

test("what neither knows is refused in words", async () => {
  for (const [bytes, fault] of [
    [Buffer.from("%PDF-1.7\n1 0 obj"), "NotAPicture"],
    [Buffer.from("\0\0\0\x20ftypheic\0\0\0\0mif1heic", "latin1"), "HeicNotReadable"],
    [bitmap(40, 30).subarray(0, 20), "NotAPicture"],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "Damaged"],
  ]) {
    const { answer } = await prepareInWorker(page, bytes);
    expect(answer.slice(0, 3)).toBe("Err");
    expect(answer).toContain(fault);
  }
});

/** A photo of 12 megapixels with much in it, as the browser writes it. */
const large = () =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const context = canvas.getContext("2d");
    context.fillStyle = "#f4f2ea";
    context.fillRect(0, 0, 4000, 3000);
    context.fillStyle = "#202028";
    context.font = "40px sans-serif";
    for (let line = 0; line < 60; line += 1) {
      context.fillText("نص مخترع لصفحة مصورة ".repeat(14), 3900, 60 + line * 49);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 })).arrayBuffer());
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  });

test("the page goes on while a photo is prepared", async () => {
  const photo = Buffer.from(await large(), "hex");
  const { milliseconds, heldUp, answer } = await prepareInWorker(page, photo);
  expect(answer.slice(0, 2)).toBe("Ok");
  expect(answer.length).toBeLessThan(210_000);
  expect(heldUp).toBeLessThan(milliseconds / 2);
});
