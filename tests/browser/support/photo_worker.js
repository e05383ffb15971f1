// Asks the app's compute worker to prepare a photo, as the page does (`host/message.rs`), without the
// screens around it.

/** The work as CBOR: the photo's bytes, no quarter turns, no corners. */
function work(bytes) {
  const text = (word) => [0x60 + word.length, ...Buffer.from(word)];
  const long = (word) => [0x78, word.length, ...Buffer.from(word)];
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const word = (it) => (it.length < 24 ? text(it) : long(it));
  const head = [0xa1, ...word("PreparePhoto"), 0xa2, ...word("bytes"), 0x5a, ...length];
  const tail = [...word("shaping"), 0xa2, ...word("quarter_turns"), 0, ...word("corners"), 0xf6];
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]);
}

/**
 * How long it took, the longest that the page was held up meanwhile, and the answer's bytes as Latin
 * letters, after the CBOR's first heads: "Ok…", or "Err…" with the fault.
 */
export async function prepareInWorker(page, bytes) {
  const message = work(bytes).toString("base64");
  return page.evaluate(async (encoded) => {
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
    // A map of one, a text: two bytes of heads.
    const letters = Array.from(answer.subarray(2), (byte) => String.fromCharCode(byte)).join("");
    return { milliseconds, heldUp, answer: letters };
  }, message);
}
