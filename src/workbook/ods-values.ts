import type { Cell } from './cells';
import type { NumberFormat } from './number-format';
import { plainNumber } from './numbers';
import { serialToIso } from './serial-date';
import type { XmlAttributes } from './xml';

type Value = Omit<Cell, 'row' | 'column'>;

/** What an OpenDocument cell holds, of its attributes, its paragraphs and its format; nothing for an empty cell. */
export function cellValue(attributes: XmlAttributes, shown: string, format: NumberFormat): Value | undefined {
  const formula = attributes('table:formula');
  const value = typedValue(attributes, shown, format, formula !== undefined);
  if (!value)
    return formula === undefined ? undefined : { kind: 'uncalculated', text: '', formula: plainFormula(formula) };
  return formula === undefined ? value : { ...value, formula: plainFormula(formula) };
}

function typedValue(
  attributes: XmlAttributes,
  shown: string,
  format: NumberFormat,
  isFormula: boolean,
): Value | undefined {
  const type = attributes('office:value-type');
  // Older writers give an error the type of a number and only show that it is none.
  if (attributes('calcext:value-type') === 'error' || (isFormula && /^(#[A-Z0-9/]+[!?]?|Err:\d+)$/.test(shown))) {
    return { kind: 'error', text: shown };
  }
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage':
      return number(attributes('office:value') ?? '', format, type === 'percentage');
    case 'date':
      return date(attributes('office:date-value') ?? '');
    case 'time':
      return time(attributes('office:time-value') ?? '');
    case 'boolean':
      return { kind: 'boolean', text: attributes('office:boolean-value') === 'true' ? 'TRUE' : 'FALSE' };
    case 'string':
      return { kind: 'text', text: attributes('office:string-value') ?? shown };
    default:
      return shown === '' ? undefined : { kind: 'text', text: shown };
  }
}

function number(text: string, format: NumberFormat, isPercentage: boolean): Value {
  const plain = plainNumber(text);
  if (plain === undefined) return { kind: 'error', text: '#NUM!' };
  const { decimals } = format;
  return {
    kind: 'number',
    text: plain,
    ...(isPercentage || format.percent ? { percent: true as const } : {}),
    ...(decimals === undefined ? {} : { decimals }),
  };
}

function date(text: string): Value {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(text);
  if (!match) return { kind: 'error', text: '#VALUE!' };
  const [, day = '', clock = '00:00:00'] = match;
  return { kind: 'date', text: clock === '00:00:00' ? day : `${day}T${clock}` };
}

/** A time of day is a duration from the zero of the calendar, as it is in the other formats. */
function time(text: string): Value {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/.exec(text);
  const [hours = '0', minutes = '0', seconds = '0'] = match?.slice(1) ?? [];
  const iso = match && serialToIso((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400, false);
  return iso ? { kind: 'date', text: iso } : { kind: 'error', text: '#VALUE!' };
}

/** `of:=SUM([.A1:.A3])` as people write it: `SUM(A1:A3)`. */
function plainFormula(formula: string): string {
  return formula
    .replace(/^(?:\w+:)?=/, '')
    .replace(/\[([^\]]*)\]/g, (_, reference: string) => reference.replace(/(^|:)\./g, '$1').replace('.', '!'));
}
