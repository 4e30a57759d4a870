const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Gives every part of a zip package one date, in place, so that the same content is the same bytes whenever it is
 * written. The date is kept to two seconds, in UTC, and not before 1980.
 */
export function datePackage(bytes: Buffer, date: Date): void {
  const day = (Math.max(0, date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  const stamp = (day << 16) | time;
  let end = bytes.length - 22;
  while (end > 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  let entry = bytes.readUInt32LE(end + 16);
  while (entry < end && bytes.readUInt32LE(entry) === directoryEntry) {
    const header = bytes.readUInt32LE(entry + 42);
    bytes.writeInt32LE(stamp, entry + 12);
    bytes.writeInt32LE(stamp, header + 10);
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
}
