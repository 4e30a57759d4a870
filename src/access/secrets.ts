import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * Secrets that machines keep: 32 random bytes between a prefix, by which scanners of leaked secrets find them, and a
 * checksum, by which they are told from what only looks like one.
 */

const prefixes = { token: 'tb_', session: 'tbs_', link: 'tbl_' } as const;
export type SecretKind = keyof typeof prefixes;

/** A secret as it is handed out, once, and what is kept of it. */
export interface NewSecret {
  readonly secret: string;
  readonly sha256: string;
  /** What it is called where it must not be shown. */
  readonly id: string;
}

export function newSecret(kind: SecretKind): NewSecret {
  const random = randomBytes(32).toString('base64url');
  const secret = `${prefixes[kind]}${random}${checksum(random)}`;
  const sha256 = hashed(secret);
  return { secret, sha256, id: sha256.slice(0, 16) };
}

/** The SHA-256 of what may be a secret of the kind, in hex; undefined for what can not be one. */
export function hashOf(kind: SecretKind, text: string): string | undefined {
  const prefix = prefixes[kind];
  const [random, sum] = [text.slice(prefix.length, -6), text.slice(-6)];
  const sound = text.startsWith(prefix) && /^[\w-]{43}$/.test(random) && checksum(random) === sum;
  return sound ? hashed(text) : undefined;
}

function hashed(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Six signs over the random part. */
function checksum(random: string): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(random));
  return sum.toString('base64url');
}
