import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Files larger than this, parts of an editor, are compressed with less effort, which is for seconds of every build. In bytes. */
const large = 300_000;
/** A copy has to be smaller than this share of its file, or it is not worth asking for. */
const worth = 0.9;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const copies: Readonly<Record<string, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: body.length > large ? 5 : constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gz: (body) => zip(body, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * Beside every file, what it is compressed (FILE.br, FILE.gz): smaller than what can be made while somebody waits, and made
 * once. src/api/rest/console-files.ts serves them.
 */
export function precompressed(): Plugin {
  return {
    name: 'precompressed',
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('Vite does not say where the files are');
      const assets = join(dir, 'assets');
      await Promise.all(
        (await readdir(assets)).map(async (file) => {
          const body = await readFile(join(assets, file));
          for (const [suffix, made] of Object.entries(copies)) {
            const copy = await made(body);
            if (copy.length < worth * body.length) await writeFile(join(assets, `${file}.${suffix}`), copy);
          }
        }),
      );
    },
  };
}
