import { Workbook } from 'exceljs';
import { parsePeriod, type FindingCode } from '../../src/model';
import { describeOnEveryEngine } from '../servers/engines';
import { codes, installs, july, send, stored, type Order, type Orders } from './orders';
import { catalogue, clerk, examiner, figures, inProvince, untrue } from './province';

afterAll(() => examiner.close());

describeOnEveryEngine('records', (engine) => {
  test('figures come of them, name their rows, and roll up; what they came of can be read', async () => {
    await inProvince(engine, async (province) => {
      const orders: Order[] = [
        ['A1', july(1), july(2)],
        ['A2', july(1), july(3, 12)],
        ['A3', july(30), '2009-08-01'],
        ['A4', july(31), ''],
      ];
      const outcome = await send(province, { branch: '沈阳', period: '2009-H2', orders });
      expect(outcome).toMatchObject({ status: 'accepted', observations: 2 });
      // 1 day and 2½ days; the third, whose completion is but a day, took two; the last has not been completed
      expect(await installs(province)).toEqual(['2009-07 1.75 1.75 2 CSV!3:4', '2009-08 2 2 1 CSV!5:5']);
      expect(await stored(province, outcome.id ?? 0)).toEqual(['3 A1', '4 A2', '5 A3', '6 A4']);
      expect(await untrue(province)).toEqual([]);
      const { warehouse } = province;
      const dated = { by: 'completed', month: '2009-07' } as const;
      const ofFigure = await warehouse.recordsOf({ submission: outcome.id ?? 0, service: 'FIXED_LINE', dated }, 1);
      expect(ofFigure).toMatchObject({ rows: [{ number: 'A1', accepted: '2009-07-01T00:00:00' }], hasNext: true });
      const next = await warehouse.recordsOf({ submission: outcome.id ?? 0, dated }, 9, ofFigure.rows[0]?.ordinal);
      expect(next).toMatchObject({ rows: [{ number: 'A2' }], hasNext: false });
    });
  });

  test('so many that they come in several pieces, more than one of which is under way, are all there', async () => {
    await inProvince(engine, async (province) => {
      const orders = Array.from({ length: 12_000 }, (_, place): Order => [
        `N${place}`,
        july(1 + (place % 27)),
        july(2 + (place % 27)),
      ]);
      const outcome = await send(province, { branch: '沈阳', period: '2009-07', orders });
      expect(outcome).toMatchObject({ status: 'accepted', observations: 1 });
      expect(await installs(province)).toEqual(['2009-07 1 1 12000 CSV!3:12002']);
      const last = await province.warehouse.recordsOf({ submission: outcome.id ?? 0 }, 9, orders.length - 3);
      expect(last).toMatchObject({ rows: [{ number: 'N11998' }, { number: 'N11999' }], hasNext: false });
    });
  });

  test('of records that nothing comes of it is told which they are', async () => {
    await inProvince(engine, async ({ importer }) => {
      const lines = ['沈阳分公司装机工单', '工单号,业务类别,用户类别,受理时间,装通时间'];
      for (const [number, rest] of ['互联网接入,', '互联网接入,专线用户', '电话信息,'].entries())
        lines.push(`H${number},${rest},${july(1)},${july(2)}`);
      const request = { fileName: '沈阳.csv', bytes: Buffer.from(lines.join('\n')), period: parsePeriod('2009-07') };
      const { status, findings, observations } = await importer.import({ ...request, actor: clerk, dryRun: true });
      expect([status, observations]).toEqual(['preview', 1]);
      const told = findings.filter(({ code }) => code === 'RECORDS_WITHOUT_FIGURES');
      expect(told).toMatchObject([
        { severity: 'warning', cell: 'A3', values: { service: '互联网接入', class: '–', count: 1 } },
        { severity: 'warning', cell: 'A5', values: { service: '电话信息', class: '–', count: 1 } },
      ]);
    });
  });

  test('an order that is carried over counts where it was completed', async () => {
    await inProvince(engine, async (province) => {
      const carried: Order = ['B1', july(30), '2009-08-02'];
      await send(province, { branch: '沈阳', period: '2009-07', orders: [['B0', july(1), july(2)], carried] });
      const second = await send(province, { branch: '沈阳', period: '2009-08', orders: [carried] });
      expect(codes(second)).not.toContain('RECORDS_COUNTED_ALREADY');
      expect(await installs(province)).toEqual(['2009-07 1 1 1 CSV!3:3', '2009-08 3 3 1 CSV!3:3']);
    });
  });

  test('the same order in two workbooks counts once, and says so; what relies on that is not taken away', async () => {
    await inProvince(engine, async (province) => {
      const { importer } = province;
      const first = await send(province, {
        ...{ branch: '沈阳', period: '2009-07' },
        orders: [
          ['C1', july(1), july(2)],
          ['C2', july(1), july(5)],
        ],
      });
      const august: Orders = {
        ...{ branch: '沈阳', period: '2009-08' },
        // by now it is said to have taken a month
        orders: [
          ['C2', july(1), '2009-08-05'],
          ['C3', '2009-08-01 00:00', '2009-08-02 06:00'],
        ],
      };
      const preview = await send(province, august, { dryRun: true });
      expect(codes(preview)).toContain('RECORDS_COUNTED_ALREADY');
      const second = await send(province, august);
      expect(second.findings.find(({ code }) => code === 'RECORDS_COUNTED_ALREADY')).toMatchObject({
        severity: 'info',
        values: { count: 1, submissions: [String(first.id)] },
      });
      expect(await stored(province, second.id ?? 0)).toEqual([`3 C2 completed in ${first.id}`, '4 C3']);
      expect(await installs(province)).toEqual(['2009-07 2.5 2.5 2 CSV!3:4', '2009-08 1.25 1.25 1 CSV!4:4']);
      // of another branch it is another order
      const elsewhere = await send(province, { ...august, branch: '大连' });
      expect(codes(elsewhere)).not.toContain('RECORDS_COUNTED_ALREADY');

      const withdraw = (id: number | undefined) => importer.withdraw(id ?? 0, { reason: 'a slip', actor: clerk });
      const before = await figures(province);
      await expect(withdraw(first.id)).rejects.toMatchObject({
        code: 'RECORDS_RELIED_ON',
        values: { count: 1, submissions: [String(second.id)] },
      });
      const without = { branch: '沈阳', period: '2009-07', orders: [['C1', july(1), july(3)]] } as const;
      await expect(send(province, without)).rejects.toMatchObject({ code: 'RECORDS_RELIED_ON' });
      expect(await figures(province)).toEqual(before);
      // a revision that has it, too, is what counts it from now on
      const revised = await send(province, { ...without, orders: [...without.orders, ['C2', july(1), july(6)]] });
      expect(await stored(province, second.id ?? 0)).toEqual([`3 C2 completed in ${revised.id}`, '4 C3']);
      // withdrawn, the first counts it again
      await withdraw(revised.id);
      expect(await stored(province, second.id ?? 0)).toEqual([`3 C2 completed in ${first.id}`, '4 C3']);
      expect(await figures(province)).toEqual(before);
      await withdraw(second.id);
      await withdraw(first.id);
      expect(await installs(province, '210100')).toEqual([]);
      // now it counts in august
      await send(province, august, { accept: 'sent again' });
      expect(await installs(province, '210100')).toEqual(['2009-08 18.125 18.125 2 CSV!3:4']);
      expect(await untrue(province)).toEqual([]);
    });
  });

  test('what would stand again is held against what counts by now', async () => {
    await inProvince(engine, async (province) => {
      const order = (completed: string): Order => ['D1', july(1), completed];
      const withdraw = (id: number | undefined) =>
        province.importer.withdraw(id ?? 0, { reason: 'a slip', actor: clerk });
      await send(province, { branch: '沈阳', period: '2009-07', orders: [order(july(2)), ['D0', july(1), july(2)]] });
      const revised = await send(province, { branch: '沈阳', period: '2009-07', orders: [['D0', july(1), july(3)]] });
      const moved = await send(province, { branch: '沈阳', period: '2009-08', orders: [order('2009-08-02')] });
      expect(codes(moved)).not.toContain('RECORDS_COUNTED_ALREADY');
      await expect(withdraw(revised.id)).rejects.toMatchObject({ code: 'RECORDS_MOVED' });
      await withdraw(moved.id);
      await withdraw(revised.id);
      expect(await installs(province)).toEqual(['2009-07 1 1 2 CSV!3:4']);
    });
  });

  test('a workbook that is not let in leaves none of its records behind', async () => {
    await inProvince(engine, async (province) => {
      const { importer, warehouse } = province;
      const faulty: Orders = { branch: '沈阳', period: '2009-07', orders: [['F1', july(5), july(2)]] };
      const sound: Orders = {
        ...faulty,
        orders: [
          ['F1', july(2), july(5)],
          ['F1', july(2), july(6)],
        ],
      };
      const refused = await send(province, faulty, { keep: true });
      expect([refused.status, ...codes(refused)]).toEqual(
        expect.arrayContaining(['rejected', 'RECORD_TIMES_REVERSED']),
      );
      expect(refused.findings[0]).toMatchObject({ sheet: 'CSV', cell: 'A3' });
      const waits = await send(province, sound, { keep: true, accept: undefined });
      expect(waits).toMatchObject({ status: 'checked' });
      expect(waits.findings).toContainEqual(expect.objectContaining({ code: 'RECORD_TWICE', cell: 'A4' }));
      expect(await send(province, sound, { dryRun: true })).toMatchObject({ status: 'preview' });
      for (const { id } of [refused, waits]) expect(await stored(province, id ?? 0)).toEqual([]);
      const again = warehouse.recordBatch();
      await again.discard();
      // accepted later, they come in with it
      await importer.accept(waits.id ?? 0, { reason: 'the first is right', actor: clerk });
      expect(await stored(province, waits.id ?? 0)).toEqual(['3 F1']);
      expect(await installs(province)).toEqual(['2009-07 3 3 1 CSV!3:3']);
    });
  });

  test('a summary beside the records is held against them', async () => {
    await inProvince(engine, async (province) => {
      const book = new Workbook();
      const records = book.addWorksheet('装机工单');
      records.addRows([
        ['工单号', '业务类别', '受理时间', '装通时间'],
        ['G1', '固定电话', new Date('2009-07-01T08:00:00Z'), new Date('2009-07-02T20:00:00Z')],
        ['G2', '固定电话', new Date('2009-07-03T08:00:00Z'), new Date('2009-07-04T08:00:00Z')],
        ['G3', '固定电话', new Date('2009-08-03T08:00:00Z'), new Date('2009-08-05T08:00:00Z')],
      ]);
      const summary = book.addWorksheet('固定电话');
      summary.addRows([
        ['沈阳分公司固定电话业务2009年下半年'],
        ['月份', '装机平均时间（天）', '装机数', '移机平均时间（天）', '移机数'],
        ['7月', 1.25, 2, 1.5, 10],
        ['8月', 2.5, 1, 1.25, 12],
      ]);
      const bytes = new Uint8Array(await book.xlsx.writeBuffer());
      const { importer } = province;
      const request = { fileName: '沈阳.xlsx', bytes, period: parsePeriod('2009-H2'), actor: clerk };
      const first = await importer.import(request);
      const about = (code: FindingCode) => first.findings.filter((one) => one.code === code);
      expect(about('RECORDS_AGREE')).toMatchObject([{ sheet: '固定电话', cell: 'B3' }]);
      expect(about('RECORDS_DIFFER')).toMatchObject([
        {
          severity: 'warning',
          sheet: '固定电话',
          cell: 'B4',
          values: { stated: '2.5天 × 1', counted: '2天 × 1' },
        },
      ]);
      expect(first.status).toBe('checked');
      await importer.import({ ...request, accept: 'the records are right' });
      expect(await installs(province)).toEqual(['2009-07 1.25 1.25 2 装机工单!2:3', '2009-08 2 2 1 装机工单!4:4']);
      const version = await province.warehouse.version();
      expect((await province.warehouse.observations({}, version, 10)).rows).toHaveLength(4);
      expect(await untrue(province)).toEqual([]);
    });
  });
});

test('the catalogue of the sample says what comes of records', () => {
  const said = catalogue.records.map(({ code, figures: all }) => [code, ...all.map(({ indicator }) => indicator)]);
  expect(said).toEqual([
    ['INSTALL_ORDER', 'INSTALL_TIME'],
    ['FAULT', 'REPAIR_TIME'],
    ['COMPLAINT', 'COMPLAINT_TIME', 'COMPLAINT_SATISFACTION'],
    ['HOTLINE_ORDER', 'REPEATED_ORDERS', 'OVERDUE_ORDERS'],
  ]);
});
