import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Those of the system's packages know each other; the first on the path may be another one. */
const pythons = ['python3', '/usr/bin/python3'];
let pythonWithOpenpyxl: string | undefined;

/** Programs that results are held against where they are at hand, and what starts each. */
const programs = {
  soffice: 'soffice',
  lowriter: 'lowriter',
  chromium: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  python3: 'python3',
  // a library, which some python has
  get openpyxl(): string {
    return (pythonWithOpenpyxl ??= pythons.find((python) => succeeds(python, '-c', 'import openpyxl')) ?? '');
  },
  Rscript: 'Rscript',
  mysql: 'mysql',
  galera: process.env['GALERA'] ?? '/usr/lib/galera/libgalera_smm.so',
  // where scripts/mysql-server.sh has unpacked a server
  'group-replication': process.env['TEST_MYSQL_ROOT'] ?? '',
  spider: '/usr/lib/mysql/plugin/ha_spider.so',
};

export type Tool = keyof typeof programs;

/** The program of a tool, as it is started. */
export function programOf(tool: Tool): string {
  return programs[tool];
}

function isAtHand(tool: Tool): boolean {
  // libraries, which servers load
  if (tool === 'galera' || tool === 'spider') return existsSync(programs[tool]);
  if (tool === 'group-replication')
    return existsSync(join(programs[tool], 'usr/lib/mysql/plugin/group_replication.so'));
  return programs[tool] !== '' && succeeds(programs[tool], '--version');
}

function succeeds(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/**
 * `describe` where the tool is at hand. Where it is not, says loudly that the tests did not run; REQUIRE_TOOLS with its
 * name makes that a failure. `npm test` says at the end how to get it.
 */
export function describeWithTool(tool: Tool, title: string, body: () => void): void {
  if (isAtHand(tool)) return describe(title, body);
  const ledger = process.env['TEST_NOT_RUN'];
  if (ledger) appendFileSync(ledger, `${tool}\t${title}\n`);
  process.stderr.write(`\nNOT RUN: ${title}; it needs ${tool}\n`);
  if ((process.env['REQUIRE_TOOLS'] ?? '').split(',').includes(tool)) {
    test(title, () => {
      throw new Error(`REQUIRE_TOOLS asks for ${tool}, which is not at hand`);
    });
  }
}
