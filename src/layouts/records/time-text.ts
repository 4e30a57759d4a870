import type { Cell } from '../../workbook';
import { fold } from '../fold';

const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ t]*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?[分秒]?z?)?$/;
const packed = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/;
const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/;

/** A cell's local time as `2009-07-01` or `2009-07-01T08:30:00`; undefined where it holds none. */
export function timeText({ kind, text }: Cell): string | undefined {
  if (kind === 'date') return iso.test(text) ? text : undefined;
  if (kind === 'number') return fromParts(packed.exec(text));
  if (kind !== 'text' || text.length > 40) return undefined;
  const folded = fold(text);
  return fromParts(written.exec(folded) ?? packed.exec(folded));
}

function fromParts(parts: RegExpExecArray | null): string | undefined {
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour, minute = 0, second = 0] = parts
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
