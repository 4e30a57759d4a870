import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Served } from '../api/served';
import { deviations, type CsvRow } from '../journeys/expected-figures';

/** A row of figures as GraphQL answers it. */
export interface Row {
  readonly branch: string;
  readonly period: string;
  readonly service: string;
  readonly indicator: string;
  readonly customerClass: string;
  readonly unit: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly volume: string;
  readonly display: string;
}

/** Where a client finds the server, and who it is there. */
export function environmentOf(served: Served): NodeJS.ProcessEnv {
  return { ...process.env, TONGBAO_URL: served.url, TONGBAO_TOKEN: served.token };
}

/** Runs a script in a process of its own, as its author's readers would, and gives back what it printed. */
export async function printedBy(program: string, argument: string, served: Served): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [argument], {
    env: environmentOf(served),
    maxBuffer: 2 ** 26,
  });
  return stdout;
}

/** Runs a client of this folder; what it reports is JSON. */
export async function reported<T>(script: string, served: Served): Promise<T> {
  return JSON.parse(await printedBy(process.execPath, join(__dirname, script), served)) as T;
}

/** What of the published half-year a client missed or got otherwise, in words. */
export function deviationsIn(rows: readonly Row[]): string[] {
  return deviations(rows.map(asCsv));
}

function asCsv({ customerClass, low, high, display: _display, ...row }: Row): CsvRow {
  return { ...row, customer_class: customerClass, low: low ?? '', high: high ?? '' };
}
