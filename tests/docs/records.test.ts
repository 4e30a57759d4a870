import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readCatalogue } from '../../src/catalogue';
import { recordMeasures } from '../../src/catalogue/record-measures';
import { tongbao } from '../journeys/terminal';
import { blockIn, documentText } from './blocks';

const text = documentText('docs/records.md');

describe('the document of records', () => {
  test('shows what comes out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongbao-records-'));
    try {
      const url = `sqlite:${join(folder, 'tongbao.db')}`;
      writeFileSync(join(folder, '投诉.csv'), blockIn(text, 'csv'));
      const imported = await tongbao(url, 'import', join(folder, '投诉.csv'));
      expect([imported.code, imported.err]).toEqual([0, '']);
      const { out } = await tongbao(url, '--lang', 'zh', 'observations', '--period', '2009-07', '--branch', '沈阳');
      expect(out).toBe(blockIn(text, 'text'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('has a piece of a catalogue that is accepted in one, and every measure there is', () => {
    const sample = parse(documentText('imports/liaoning/catalogue.yaml')) as object;
    const piece = parse(blockIn(text, 'yaml')) as object;
    const { records, workingDays } = readCatalogue(stringify({ ...sample, ...piece }), 'catalogue.yaml');
    expect(records.map(({ code }) => code)).toEqual(['COMPLAINT']);
    expect([workingDays.holidays.size, workingDays.working.size]).toEqual([8, 2]);
    const told = [...text.slice(text.indexOf('| `of` |')).matchAll(/^\| `(\w+)` \|/gm)]
      .slice(1)
      .map(([, name]) => name);
    expect(new Set<string | undefined>(told)).toEqual(new Set(recordMeasures));
  });

  test('names limits as they are', () => {
    const settings = readFileSync(join(__dirname, '../../docs/settings.md'), 'utf8');
    expect(settings).toContain('`LIMIT_RECORDS` | `1000000`');
    expect(settings).toContain('`LIMIT_FILE_BYTES` | `64M`');
  });
});
