import { randomBytes } from 'node:crypto';
import { silentLog } from '../../src/foundation';
import { decimal, plain, type Finding, type Observation } from '../../src/model';
import { openWarehouse, type ObservationKey, type WarehouseReader } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse, observation, send, take } from './sample';

async function inPages(reader: WarehouseReader, limit: number, filter = {}): Promise<string[]> {
  const keys: string[] = [];
  let after: ObservationKey | undefined;
  for (;;) {
    const { rows, hasNext } = await reader.observations(filter, await reader.version(), limit, after);
    expect(rows.length).toBeLessThanOrEqual(limit);
    keys.push(...rows.map((one) => [one.period, one.branch, one.service, one.indicator, one.customerClass].join(' ')));
    if (!hasNext) return keys;
    after = rows.at(-1);
  }
}

describeOnEveryEngine('reading', (engine) => {
  test('an observation comes back as it was given, to the last digit', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const given: Observation[] = [
        observation({ low: decimal('0'), high: decimal('0.00001'), volume: decimal('999999999999999999.999999') }),
        observation({
          low: decimal('999999999999999999.123456789012345'),
          high: decimal('999999999999999999.123456789012345'),
        }),
        observation({
          low: decimal('-1.5'),
          high: decimal('-0.000000000000001'),
          volume: undefined,
          status: 'UNWEIGHTED',
        }),
        observation({ low: undefined, high: undefined, volume: undefined, status: 'NO_BUSINESS' }),
        observation({
          source: {
            sheet: "it's \\ “表”🙂",
            cell: 'XFD1048576',
            rawText: '',
            volumeCell: 'E11',
            volumeRawText: 'x'.repeat(32767),
          },
        }),
      ];
      const { id } = await send(warehouse, given);
      const back = await warehouse.observationsOf(id);
      const text = (one: Observation) => ({
        ...one,
        ...Object.fromEntries(
          (['low', 'high', 'volume'] as const).map((part) => [part, one[part] && plain(one[part])]),
        ),
      });
      expect(back.map(text)).toEqual(
        given.map(
          (one, ordinal) => expect.objectContaining({ ...text(one), submission: id, ordinal, validFrom: 1 }) as unknown,
        ),
      );
    });
  });

  test('a figure finer than the columns is refused, never rounded', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await expect(send(warehouse, [observation({ low: decimal('0.0000000000000001') })])).rejects.toThrow('decimals');
      expect(await warehouse.version()).toBe(0);
    });
  });

  test('a workbook comes back byte by byte, and is kept once', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const bytes = randomBytes(3 * 2 ** 20 + 17);
      const findings: Finding[] = [
        { code: 'FILE_EMPTY', severity: 'info', cells: [], values: {} },
        {
          code: 'CSV_MALFORMED',
          severity: 'warning',
          sheet: '表',
          cell: 'A1',
          cells: ['A2', 'A3'],
          rawText: '无',
          values: { line: 3, reason: ['甲', '乙'] },
        },
      ];
      for (const branch of ['210100', '210200']) {
        await warehouse.write((writer) => take(writer, bytes, { branch }, findings));
      }
      expect(Buffer.from((await warehouse.workbook(2)) ?? []).equals(bytes)).toBe(true);
      expect(await warehouse.workbook(3)).toBeUndefined();
      expect(await warehouse.findings(2)).toEqual(findings);
      expect((await warehouse.submissionsByIds([2, 9, 1])).map((one) => one?.branch)).toEqual([
        '210200',
        undefined,
        '210100',
      ]);
    });
  });

  test('pages of any size, put together, are the whole in key order', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const periods = ['2009-07', '2009-08', '2009-Q3', '2009-H2', '2009'];
      const given = periods.flatMap((period) =>
        ['FIXED_LINE', 'DDN'].flatMap((service) =>
          ['ALL', 'GENERAL', 'a'].map((customerClass) => observation({ period, service, customerClass })),
        ),
      );
      for (const branch of ['210100', '210200'])
        await send(
          warehouse,
          given.map((one) => ({ ...one, branch })),
          { branch },
        );
      const key = (one: Observation) =>
        [one.period, one.branch, one.service, one.indicator, one.customerClass].join('\u0000');
      const whole = ['210100', '210200'].flatMap((branch) => given.map((one) => key({ ...one, branch }))).sort();
      for (const limit of [1, 7, 60, 100]) {
        expect(await inPages(warehouse, limit)).toEqual(whole.map((one) => one.replaceAll('\u0000', ' ')));
      }
      expect(
        await inPages(warehouse, 4, { branches: ['210200'], services: ['DDN'], periods: ['2009', '2009-07'] }),
      ).toHaveLength(6);
      const series = [{ service: 'DDN', indicator: 'INSTALL_TIME', customerClass: 'a' }];
      expect(await warehouse.countObservations({ series }, 2)).toBe(10);
      expect(await warehouse.countObservations({ customerClasses: ['A'] }, 2)).toBe(0); // codes differ by case
      expect(await warehouse.countObservations({ services: [] }, 2)).toBe(0);
      expect(await warehouse.countObservations({ submissions: [2] }, 2)).toBe(30);
    });
  });

  test('submissions are listed newest first, by page', async () => {
    await inWarehouse(engine, async (warehouse) => {
      for (const branch of ['1', '2', '1', '3', '1']) await send(warehouse, [observation({ branch })], { branch });
      const first = await warehouse.submissions({ branches: ['1', '3'] }, 2);
      expect([first.rows.map((one) => [one.id, one.revision, one.observations]), first.hasNext]).toEqual([
        [
          [5, 3, 1],
          [4, 1, 1],
        ],
        true,
      ]);
      const second = await warehouse.submissions({ branches: ['1', '3'] }, 2, 4);
      expect([second.rows.map((one) => one.id), second.hasNext]).toEqual([[3, 1], false]);
      expect(await warehouse.countSubmissions({ periods: ['2009-H2'], branches: ['1'] })).toBe(3);
    });
  });

  test('who was first with what', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const at = (day: string) => ({ receivedAt: `2010-01-${day}T00:00:00.000Z` });
      await send(warehouse, [observation({ status: 'NOT_REPORTED' })], at('02'));
      await send(warehouse, [observation(), observation({ period: '2009-08' })], at('05'));
      await send(warehouse, [observation(), observation({ service: 'DDN' })], at('04'));
      await send(warehouse, [observation(), observation({ indicator: 'REPAIR_TIME' })], at('06'));
      const found = await warehouse.firstReceived(['2009-07', '2009-08', '2009-H2'], await warehouse.version());
      const came = found.map((one) =>
        [one.branch, one.service, one.indicator, one.customerClass, one.receivedAt].join(' '),
      );
      expect(came.sort()).toEqual([
        '210100 DDN INSTALL_TIME ALL 2010-01-04T00:00:00.000Z',
        '210100 FIXED_LINE INSTALL_TIME ALL 2010-01-04T00:00:00.000Z',
        '210100 FIXED_LINE REPAIR_TIME ALL 2010-01-06T00:00:00.000Z',
      ]);
    });
  });
});

test('in memory, readers wait for the writer', async () => {
  const warehouse = await openWarehouse({ url: 'sqlite::memory:', log: silentLog });
  await warehouse.migrate();
  let seen: Promise<number> | undefined;
  const failing = warehouse.write(async (writer) => {
    const bytes = Buffer.from('w');
    const { id } = await take(writer, bytes);
    await writer.addObservations(id, [observation()]);
    seen = warehouse.countObservations({}, 1);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await seen).toBe(0);
  await warehouse.close();
});
