// Asks the app's compute worker to prepare a photo, as the page does (`host/message.rs`), without the
// screens around it.

/** What may be wrong with a photo, in the order in which it crosses (`photo/mod.rs`). */
const FAULTS = ["Empty", "NotAPicture", "HeicNotReadable", "TooLargeFile", "TooManyPixels", "Damaged"];

/** The work as postcard: the second of its kinds, the photo's bytes, no quarter turns, no corners. */
function work(bytes) {
  const length = [];
  for (let rest = bytes.length; ; rest >>>= 7) {
    length.push(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
    if (rest < 0x80) break;
  }
  return Buffer.concat([Buffer.from([1, ...length]), bytes, Buffer.from([0, 0])]);
}

/**
 * How long it took, the longest that the page was held up meanwhile, and the answer: "Ok…" with its
 * bytes as Latin letters, or "Err…" with the fault.
 */
export async function prepareInWorker(page, bytes) {
  const message = work(bytes).toString("base64");
  return page.evaluate(async ([encoded, faults]) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const script = document.querySelector("meta[name=mandoob-worker]").content;
    await new Promise((resolve) => setTimeout(resolve));
    const started = performance.now();
    let [last, heldUp] = [started, 0];
    const beat = setInterval(() => {
      const now = performance.now();
      heldUp = Math.max(heldUp, now - last);
      last = now;
    });
    const worker = new Worker(script, { type: "module", name: "compute" });
    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(event.message || "the worker fell"));
      worker.postMessage(bytes, [bytes.buffer]);
    });
    const milliseconds = performance.now() - started;
    clearInterval(beat);
    worker.terminate();
    const letters = Array.from(answer.subarray(1), (byte) => String.fromCharCode(byte)).join("");
    const said = answer[0] === 0 ? `Ok${letters}` : `Err${faults[answer[1]]}`;
    return { milliseconds, heldUp, answer: said };
  }, [message, FAULTS]);
}
