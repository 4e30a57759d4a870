/*
 * Makes the sample province's workbooks of 2012-H1, with what it manages besides its services, and what stands in them
 * as plain facts, for tests to add up by themselves: node scripts/sample-2012.mjs. The same numbers each time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { parse } from 'yaml';
import { branchFacts } from './sample-2012/facts.mjs';
import { drawers } from './sample-2012/sheets.mjs';

const root = join(import.meta.dirname, '..');
const home = join(root, 'imports', 'liaoning');
const read = (...path) => parse(readFileSync(join(...path), 'utf8'));
const catalogue = read(home, 'catalogue.yaml');
const units = [...read(root, 'src', 'catalogue', 'common.yaml').units, ...catalogue.units];
const folder = join(home, '2012-H1');
mkdirSync(folder, { recursive: true });

const facts = [];
for (const [index, { code, name }] of catalogue.organisation.branches.entries()) {
  const own = branchFacts(catalogue, code, index);
  facts.push(...own.map((fact) => ({ branch: code, ...fact })));
  const workbook = new ExcelJS.Workbook();
  workbook.creator = `${name.zh}分公司`;
  workbook.created = workbook.modified = new Date('2012-07-10T00:00:00Z');
  const draw = drawers[index % drawers.length];
  draw({ workbook, catalogue, units, branch: name.zh, facts: own });
  await workbook.xlsx.writeFile(join(folder, `${name.zh}分公司2012年上半年服务管理报表.xlsx`));
}
const fields = ['branch', 'period', 'service', 'indicator', 'class', 'value', 'numerator', 'volume'];
const managed = facts.filter(({ period }) => period.includes('Q'));
const lines = [fields, ...managed.map((fact) => fields.map((field) => fact[field] ?? ''))];
writeFileSync(join(root, 'tests', 'journeys', 'sample-2012.csv'), lines.map((line) => `${line.join(',')}\n`).join(''));
