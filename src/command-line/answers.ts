import type { Language } from '../foundation';
import { readChoice } from './arguments';
import type { CommandOption, Given } from './command';
import type { Context } from './context';
import { csvLine } from './csv';

/** The forms in which most commands answer. */
export const formats = ['table', 'csv', 'json'] as const;

export const formatOption: CommandOption = {
  name: 'format',
  value: 'FORMAT',
  help: { zh: '形式：table（默认）、csv 或 json', en: 'form: table (the default), csv or json' },
};

export function readFormat<T extends string>(given: Given, choices: readonly T[], fallback: T, language: Language): T {
  const text = given.text('format');
  return text === undefined ? fallback : readChoice('format', text, choices, language);
}

/** A row as CSV and JSON print it: names to values. Exact decimals are text. */
export type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Prints rows under a line with `columns`. */
export async function printCsv(
  context: Context,
  columns: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<void> {
  await context.out.line(csvLine(columns));
  for await (const row of rows) {
    if (context.out.closed) return;
    await context.out.line(csvLine(columns.map((column) => row[column] ?? null)));
  }
}

/** Prints rows as one JSON array, a row a line. */
export async function printJson(context: Context, rows: Iterable<object> | AsyncIterable<object>): Promise<void> {
  let before = '[\n';
  for await (const row of rows) {
    if (context.out.closed) return;
    await context.out.write(`${before}${JSON.stringify(row)}`);
    before = ',\n';
  }
  await context.out.line(before === '[\n' ? '[]' : '\n]');
}
