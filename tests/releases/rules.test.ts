import { plain } from '../../src/model';
import type { RuleVerdict } from '../../src/releases';
import { describeOnEveryEngine } from '../servers/engines';
import { catalogue, everything, figure, gateOf, inOffice, officer, plainCatalogue, type Office } from './office';

/** Figures of one branch for a quarter: value, or bounds, and volume of each series. */
type Figures = Readonly<Record<'DONE' | 'ASKED' | 'FAULTS', readonly [low: string, volume: string, high?: string]>>;

describeOnEveryEngine('rules across indicators', (engine) => {
  const verdictsOf = async (office: Office): Promise<Record<string, RuleVerdict>> =>
    Object.fromEntries((await gateOf(office)).rules.map((one) => [`${one.rule.code} ${one.period}`, one.verdict]));
  const sendQuarter = (office: Office, of: Figures, periods: readonly string[] = ['2009-Q3']): Promise<unknown> =>
    office.send({
      branch: 'A',
      period: '2009-Q3',
      figures: periods.flatMap((period) =>
        Object.entries(of).map(([indicator, [low, volume, high]]) => figure(period, indicator, low, volume, high)),
      ),
    });

  // NO_MORE: DONE volume ≤ ASKED volume; GREATER: ASKED volume > DONE volume;
  // FEWER: DONE value < ASKED value; AT_LEAST: ASKED value + DONE value ≥ FAULTS value
  test.each<[string, Figures, Record<'NO_MORE' | 'GREATER' | 'FEWER' | 'AT_LEAST', RuleVerdict>]>([
    [
      'all exact and kept',
      { DONE: ['1', '4'], ASKED: ['2', '5'], FAULTS: ['3', '0'] },
      { NO_MORE: 'KEPT', GREATER: 'KEPT', FEWER: 'KEPT', AT_LEAST: 'KEPT' },
    ],
    [
      'all exact and just broken, or just not',
      { DONE: ['2', '5'], ASKED: ['2', '5'], FAULTS: ['4.000000000000001', '0'] },
      { NO_MORE: 'KEPT', GREATER: 'BROKEN', FEWER: 'BROKEN', AT_LEAST: 'BROKEN' },
    ],
    [
      'volumes broken',
      { DONE: ['1', '5.000001'], ASKED: ['1.000000000000001', '5'], FAULTS: ['2.000000000000001', '0'] },
      { NO_MORE: 'BROKEN', GREATER: 'BROKEN', FEWER: 'KEPT', AT_LEAST: 'KEPT' },
    ],
    [
      'bounds that decide nothing',
      { DONE: ['0', '4', '2'], ASKED: ['1', '5'], FAULTS: ['2', '0'] },
      { NO_MORE: 'KEPT', GREATER: 'KEPT', FEWER: 'UNDETERMINED', AT_LEAST: 'UNDETERMINED' },
    ],
    [
      'bounds that decide, by their ends',
      { DONE: ['0', '4', '1'], ASKED: ['1.5', '5', '3'], FAULTS: ['0', '0', '1.5'] },
      { NO_MORE: 'KEPT', GREATER: 'KEPT', FEWER: 'KEPT', AT_LEAST: 'KEPT' },
    ],
    [
      'bounds that surely break, and one that touches',
      { DONE: ['3', '4', '4'], ASKED: ['0', '5', '3'], FAULTS: ['7.5', '0', '9'] },
      { NO_MORE: 'KEPT', GREATER: 'KEPT', FEWER: 'BROKEN', AT_LEAST: 'BROKEN' },
    ],
  ])('%s', async (_, figures, expected) => {
    await inOffice(engine, catalogue, async (office) => {
      await sendQuarter(office, figures);
      const verdicts = await verdictsOf(office);
      expect(Object.fromEntries(Object.keys(expected).map((code) => [code, verdicts[`${code} 2009-Q3`]]))).toEqual(
        expected,
      );
    });
  });

  test('hold in the periods of their length, and say nothing of figures that are only partly in', async () => {
    await inOffice(engine, catalogue, async (office) => {
      const of: Figures = { DONE: ['2', '4'], ASKED: ['2', '5'], FAULTS: ['1', '0'] };
      await sendQuarter(office, of, ['2009-07', '2009-08']);
      expect(await verdictsOf(office)).toEqual({
        'NO_MORE 2009-Q3': 'UNDETERMINED',
        'GREATER 2009-Q3': 'UNDETERMINED',
        'FEWER 2009-Q3': 'UNDETERMINED',
        'AT_LEAST 2009-Q3': 'UNDETERMINED',
        'SAME 2009-07': 'KEPT',
        'SAME 2009-08': 'KEPT',
      });
    });
  });

  test('want an explanation where they are broken, and nowhere else', async () => {
    await inOffice(engine, catalogue, async (office) => {
      for (const sent of everything()) await office.send(sent); // all values 2, all volumes 10
      const gate = await gateOf(office);
      const broken = gate.rules.filter(({ verdict }) => verdict === 'BROKEN');
      expect(broken.map(({ rule, branch }) => [rule.code, branch])).toEqual([
        ['FEWER', 'A'],
        ['FEWER', 'B'],
        // 3 × 2 faults in a quarter are more than 2 + 2
        ['AT_LEAST', 'A'],
        ['AT_LEAST', 'B'],
        ['GREATER', 'A'],
        ['GREATER', 'B'],
      ]);
      // C reports one side only, by right: nobody can say
      expect(gate.rules.filter(({ branch }) => branch === 'C').map(({ verdict }) => verdict)).not.toContain('BROKEN');
      expect(gate.unexplained.map(({ kind, rule, branch }) => [kind, rule, branch])).toEqual(
        broken.map(({ rule, branch }) => ['rule', rule.code, branch]),
      );
      const [release] = await office.warehouse.releases({});
      await office.releases.waive(
        release?.id ?? 0,
        { kind: 'rule', branch: 'B' },
        { reason: 'so it is', actor: officer },
      );
      const after = await gateOf(office);
      expect(after.unexplained.map(({ rule, branch }) => [rule, branch])).toEqual([
        ['FEWER', 'A'],
        ['AT_LEAST', 'A'],
        ['GREATER', 'A'],
      ]);
    });
  });
});

describeOnEveryEngine('limits and quotas', (engine) => {
  test('are told where they are surely not met', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const done = (branch: string, low: string, high = low) =>
        figure('2009-Q3', 'DONE', low, branch === 'A' ? '1' : '9', high);
      const faults = (month: string, count: string) => figure(month, 'FAULTS', count, '0');
      await office.send({
        branch: 'A',
        period: '2009-Q3',
        figures: [done('A', '6'), faults('2009-07', '10'), faults('2009-08', '11'), faults('2009-09', '10.01')],
      });
      await office.send({
        branch: 'B',
        period: '2009-Q3',
        figures: [done('B', '0', '6'), faults('2009-07', '11'), faults('2009-08', '20'), faults('2009-09', '21')],
      });
      await office.send({ branch: 'C', period: '2009-Q3', figures: [done('C', '5')] });
      const { limits } = await gateOf(office);
      // the head stands at (6 + [0, 54] + 45) / 19, which may be 5 or less
      expect(
        limits.map(({ figure: one, limit, of }) => [of, one.branch, one.period, limit.max && plain(limit.max)]),
      ).toEqual([
        ['limit', 'A', '2009-Q3', '5'],
        ['quota', 'A', '2009-08', '10'],
        ['quota', 'A', '2009-09', '10'],
        ['quota', 'B', '2009-09', '20'],
      ]);
    });
  });
});
