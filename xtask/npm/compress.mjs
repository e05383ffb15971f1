// Compressed copies (.br, .gz) of the files named, beside each: by Node's own codecs, of which brotli is the
// one that browsers have, too.
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import zlib from "node:zlib";

const { constants } = zlib;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
/** 2^24: as far back as browsers' decoders look. */
const WINDOW = 24;
/** Bytes from which on a file's sizes are worth a line. */
const LARGE = 100_000;

async function compress(path) {
  const bytes = await readFile(path);
  // Machine code repeats itself at distances as glyphs of a font do.
  const mode = path.endsWith(".wasm") ? constants.BROTLI_MODE_FONT : constants.BROTLI_MODE_GENERIC;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: WINDOW,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_MODE]: mode,
  };
  const [br, gz] = await Promise.all([
    brotli(bytes, { params }),
    gzip(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  if (bytes.length > LARGE) {
    console.error(`   ${path}: ${bytes.length} bytes, br ${br.length}, gz ${gz.length}`);
  }
}

await Promise.all(process.argv.slice(2).map(compress));
