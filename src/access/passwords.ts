import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { TongbaoError } from '../foundation';

/** What scrypt costs: 32 MiB, three times over. It is kept with each hash, so that it can be raised. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const [saltBytes, keyBytes] = [16, 32];
/** The most memory that a stored hash may ask for, in bytes. */
const mostMemory = 2 ** 28;
/** How many are worked out at a time; a machine is not to be brought down by log-ins. */
const atATime = 2;
/** How many may wait for their turn. */
const mostWaiting = 20;

/** A password as it may be kept: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, keyBytes, cost);
  const { N, r, p } = cost;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether it is the password that was hashed. Takes as long where there is none to compare with. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const [scheme, N, r, p, salt = '', key = ''] = (hashed ?? (await nobodys())).split('$');
  if (scheme !== 'scrypt') return false;
  const expected = Buffer.from(key, 'base64url');
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64url'), expected.length, parameters);
  return timingSafeEqual(actual, expected) && hashed !== undefined;
}

/** A password nobody has thought of. */
export function newPassword(): string {
  return randomBytes(15).toString('base64url');
}

let nobody: Promise<string> | undefined;

/** A hash to compare with where there is no account, so that names can't be found out by time. */
function nobodys(): Promise<string> {
  return (nobody ??= hashPassword(newPassword()));
}

let running = 0;
const waiting: (() => void)[] = [];

/** Works out a key when its turn comes; throws `RATE_LIMITED` where too many wait already. */
async function derive(password: string, salt: Buffer, length: number, parameters: typeof cost): Promise<Buffer> {
  if (waiting.length >= mostWaiting)
    throw new TongbaoError('RATE_LIMITED', { seconds: 5, setting: 'LIMIT_LOGIN_TRIES' });
  if (running >= atATime) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await new Promise((resolve, reject) => {
      const options = { ...parameters, maxmem: mostMemory };
      scrypt(password.normalize('NFKC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
