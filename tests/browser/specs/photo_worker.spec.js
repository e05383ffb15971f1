// The compute worker on a photo: what the browser decodes, turned once, and what is refused in words
// before or after it tried. Nothing of it holds up the page.

import { crc32 } from "node:zlib";

import { expect, test } from "@playwright/test";

import { PHONE, newDevice } from "../support/device.js";
import { prepareInWorker } from "../support/photo_worker.js";
import { startSite } from "../support/site.js";

/** A bitmap (BMP) in shades: it stands for HEIC, a kind that the app knows the size of and no more, and only some browsers decode. */
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

/** A picture of 1200 by 800, half of it dark, as the browser writes it in one of its kinds. */
const written = async (type) =>
  Buffer.from(
    await page.evaluate(async (type) => {
      const canvas = new OffscreenCanvas(1200, 800);
      const context = canvas.getContext("2d");
      context.fillStyle = "#e0e0d8";
      context.fillRect(0, 0, 1200, 800);
      context.fillStyle = "#181818";
      context.fillRect(600, 0, 600, 800);
      const bytes = await (await canvas.convertToBlob({ type, quality: 0.9 })).arrayBuffer();
      return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
    }, type),
    "base64",
  );

/** The size of the photo in an answer: what its frame says. */
function size(answer) {
  expect(answer.slice(0, 2)).toBe("Ok");
  const bytes = Buffer.from(answer, "latin1");
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc2, 0, 17, 8]));
  return [bytes.readUInt16BE(frame + 7), bytes.readUInt16BE(frame + 5)];
}

/** Exif that says: the camera was held upright, a quarter turn clockwise is missing. */
const HELD = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");

function jpegHeld(jpeg) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(HELD.length + 8);
  const segment = [Buffer.from([0xff, 0xe1]), length, Buffer.from("Exif\0\0"), HELD];
  return Buffer.concat([jpeg.subarray(0, 2), ...segment, jpeg.subarray(2)]);
}

/** A chunk of a PNG. */
function chunk(kind, data) {
  const [head, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(kind), data]);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, sum]);
}

const pngHeld = (png) => Buffer.concat([png.subarray(0, 33), chunk("eXIf", HELD), png.subarray(33)]);

test("every kind that the browser knows is taken from it", async () => {
  for (const type of ["image/jpeg", "image/png", "image/webp"]) {
    const { answer } = await prepareInWorker(page, await written(type));
    expect(size(answer)).toEqual([1200, 800]);
  }
  // Its wild shades make it smaller than it was, in the same proportions.
  const { answer } = await prepareInWorker(page, bitmap(1300, 900));
  const [width, height] = size(answer);
  expect(width / height).toBeCloseTo(1300 / 900, 2);
});

test("a photo is turned upright, and once", async () => {
  for (const held of [jpegHeld(await written("image/jpeg")), pngHeld(await written("image/png"))]) {
    const { answer } = await prepareInWorker(page, held);
    expect(size(answer)).toEqual([800, 1200]);
  }
});

test("what is no photo is refused in words", async () => {
  const png = await written("image/png");
  const jpeg = await written("image/jpeg");
  const spoilt = Buffer.from(png).fill(0x55, 60, png.length - 20);
  for (const [bytes, fault] of [
    [Buffer.from("%PDF-1.7\n1 0 obj"), "NotAPicture"],
    [Buffer.from("\0\0\0\x20ftypheic\0\0\0\0mif1heic", "latin1"), "HeicNotReadable"],
    [bitmap(40, 30).subarray(0, 20), "NotAPicture"],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "Damaged"],
    [jpeg.subarray(0, jpeg.length / 2), "Damaged"],
    [png.subarray(0, png.length / 2), "Damaged"],
    [spoilt, "Damaged"],
  ]) {
    const { answer } = await prepareInWorker(page, bytes);
    expect(answer.slice(0, 3)).toBe("Err");
    expect(answer).toContain(fault);
  }
});

test("a small file that claims a huge picture is not decoded", async () => {
  const size = Buffer.from([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 6, 0, 0, 0]);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const claim = Buffer.concat([signature, chunk("IHDR", size), chunk("IDAT", Buffer.alloc(9)), chunk("IEND", Buffer.alloc(0))]);
  const { answer, milliseconds } = await prepareInWorker(page, claim);
  expect(answer).toContain("TooManyPixels");
  expect(milliseconds).toBeLessThan(5_000);
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
