import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are coded on their way. */
export type Coding = 'br' | 'gzip' | 'identity';

/** Answers smaller than this are sent as they are: nothing is gained. In bytes. */
export const leastCompressed = 1024;

/** Brotli's strength for what is compressed while somebody waits: as fast as gzip, and smaller. */
export const brotliQuality = 4;
export const gzipLevel = 5;

/** The best coding that a client takes, by its Accept-Encoding: the smallest of those it does not refuse. */
export function acceptedCoding(accepted: string | string[] | undefined): Coding {
  if (typeof accepted !== 'string') return 'identity';
  const takes = (coding: Coding): boolean =>
    accepted.split(',').some((one) => {
      const [name, ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export function coded(body: Buffer, coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return zip(body, { level: gzipLevel });
  return brotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
