import type { ReleaseGate } from '../../src/releases';
import { describeOnEveryEngine } from '../servers/engines';
import { everything, figure, gateOf, inOffice, months, officer, plainCatalogue, quarter } from './office';
import type { Given } from '../rollups/world';

const late = '2009-10-09T00:00:00.000Z';

/** What stands in each cell, with the months that are in. */
function cells({ grid }: ReleaseGate): Record<string, string> {
  return Object.fromEntries(
    grid.map((one) => [
      `${one.branch} ${one.indicator}`,
      `${one.status} ${one.figuresReported}/${one.figuresExpected}`,
    ]),
  );
}

describeOnEveryEngine('the grid of a gate', (engine) => {
  test('has every series that is expected of every branch, and nothing else', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      expect(cells(await gateOf(office))).toEqual({
        'A DONE': 'MISSING 0/3',
        'A ASKED': 'MISSING 0/3',
        'A FAULTS': 'MISSING 0/3',
        'B DONE': 'MISSING 0/3',
        'B ASKED': 'MISSING 0/3',
        'B FAULTS': 'MISSING 0/3',
        'C DONE': 'MISSING 0/3',
      });
      for (const sent of everything()) await office.send(sent);
      const gate = await gateOf(office);
      expect([...new Set(Object.values(cells(gate)))]).toEqual(['ON_TIME 3/3']);
      expect(gate.unexplained).toEqual([]);
    });
  });

  test('tells series that came late or in part, each by itself', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const none: Partial<Given> = { low: undefined, high: undefined, volume: undefined };
      await office.send({
        branch: 'A',
        period: '2009-Q3',
        figures: [
          // a quarter reported as such covers its months
          figure('2009-Q3', 'DONE', '1', '3'),
          ...months.slice(1).map((month) => figure(month, 'ASKED', '1', '3')),
          { ...figure('2009-07', 'FAULTS', '', ''), ...none, status: 'NO_BUSINESS' },
          { ...figure('2009-08', 'FAULTS', '', ''), ...none, status: 'NOT_OFFERED' },
          { ...figure('2009-09', 'FAULTS', '', ''), ...none, status: 'NOT_REPORTED' },
        ],
      });
      // a mean without its volume is not in
      const unweighted = months.map((month) => ({ ...figure(month, 'DONE', '1', '1'), volume: undefined }));
      await office.send({
        branch: 'B',
        period: '2009-Q3',
        figures: unweighted.map((one) => ({ ...one, status: 'UNWEIGHTED' })),
      });
      await office.send(
        { branch: 'C', period: '2009-Q3', figures: months.map((month) => figure(month, 'DONE', '1', '1')) },
        late,
      );
      const gate = await gateOf(office);
      expect(cells(gate)).toEqual({
        'A DONE': 'ON_TIME 3/3',
        'A ASKED': 'MISSING 2/3',
        'A FAULTS': 'MISSING 2/3',
        'B DONE': 'MISSING 0/3',
        'B ASKED': 'MISSING 0/3',
        'B FAULTS': 'MISSING 0/3',
        'C DONE': 'LATE 3/3',
      });
      expect(gate.unexplained.map(({ kind, branch, indicator }) => [kind, branch, indicator])).toEqual([
        ['figure', 'A', 'ASKED'],
        ['figure', 'A', 'FAULTS'],
        ['figure', 'B', 'DONE'],
        ['figure', 'B', 'ASKED'],
        ['figure', 'B', 'FAULTS'],
      ]);
    });
  });

  test('a series that comes later than the others of its service is late by itself', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const [a] = everything();
      if (!a) throw new Error('nothing to send');
      const first = { ...a, figures: a.figures.filter(({ indicator }) => indicator !== 'FAULTS') };
      await office.send(first);
      await office.send(a, late);
      expect(cells(await gateOf(office))).toMatchObject({ 'A DONE': 'ON_TIME 3/3', 'A FAULTS': 'LATE 3/3' });
    });
  });

  test('a waiver explains what it names and nothing else, also what is missing later', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const { releases } = office;
      const { id } = await releases.open(quarter, { actor: officer });
      const decision = { reason: 'the system was down', actor: officer };
      const waiver = await releases.waive(id, { kind: 'figure', branch: 'B', indicator: 'DONE' }, decision);
      await releases.waive(id, { kind: 'figure', branch: 'C' }, decision);
      const gate = await gateOf(office);
      expect(gate.grid.filter(({ status }) => status === 'WAIVED').map((one) => [one.branch, one.indicator])).toEqual([
        ['B', 'DONE'],
        ['C', 'DONE'],
      ]);
      expect(gate.grid.find((one) => one.branch === 'B')?.waiver).toEqual(waiver);
      expect(gate.unexplained).toHaveLength(5);
      for (const scope of [
        { kind: 'figure', branch: 'B', indicator: 'DONE' },
        { kind: 'figure', branch: 'D' },
        { kind: 'rule', branch: 'A' },
        { kind: 'submission', branch: 'A', submission: 1 },
      ] as const)
        await expect(releases.waive(id, scope, decision)).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
      expect(await releases.unwaive(id, waiver.id, { actor: officer })).toEqual(waiver);
      expect((await gateOf(office)).unexplained).toHaveLength(6);
      await expect(releases.unwaive(id, waiver.id, { actor: officer })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});

describeOnEveryEngine('submissions with warnings', (engine) => {
  test('wait for a word, unless their period has nothing to do with it or a later one has taken their place', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      for (const sent of everything()) await office.send(sent);
      await office.sendWaiting('A', '2009-Q3', ['LINE']);
      const month = await office.sendWaiting('A', '2009-08', ['LINE']);
      const year = await office.sendWaiting('B', '2009', ['LINE']);
      await office.sendWaiting('B', '2009-Q4', ['LINE']);
      const [a] = everything('3');
      if (a) await office.send(a); // the branch sent its quarter again, with nothing to warn of
      const { waiting, unexplained } = await gateOf(office);
      expect(waiting.map(({ submission, warnings }) => [submission.id, warnings])).toEqual([
        [month.id, 2],
        [year.id, 2],
      ]);
      expect(unexplained).toEqual([
        { kind: 'submission', branch: 'A', submission: month.id },
        { kind: 'submission', branch: 'B', submission: year.id },
      ]);
      const [release] = await office.warehouse.releases({});
      const scope = { kind: 'submission', branch: 'A', submission: month.id } as const;
      await office.releases.waive(release?.id ?? 0, scope, { reason: 'sent by mistake', actor: officer });
      const after = await gateOf(office);
      expect(after.waiting.map(({ waiver }) => waiver?.reason)).toEqual(['sent by mistake', undefined]);
      expect(after.unexplained).toHaveLength(1);
    });
  });

  test('that were let in are told with the reason', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const { id } = await office.sendWaiting('A', '2009-Q3', ['LINE']);
      await office.warehouse.write(async (writer) => {
        await writer.acceptSubmission(id, 'looked at it');
        await writer.addObservations(id, []);
      });
      const { accepted, waiting } = await gateOf(office);
      expect(waiting).toEqual([]);
      expect(accepted.map((one) => [one.submission.acceptedBecause, one.warnings])).toEqual([['looked at it', 2]]);
    });
  });
});
