import { join } from 'node:path';
import fc from 'fast-check';
import { loadCatalogue } from '../../src/catalogue';
import { plain, type EventRecord } from '../../src/model';
import { observationOf, Tally, type Tallied } from '../../src/records';
import { byHand, slotSeconds } from './by-hand';

const catalogue = loadCatalogue(join(__dirname, 'catalogue.yaml'));
const months = ['2009-08', '2009-09', '2009-10', '2009-11', '2009-12'];

const begin = Date.parse('2009-09-20T00:00:00Z');
const days = 30;

/** A time of a whole half-hour, or only its day. */
const time = (slots: number, bare: boolean): string =>
  new Date(begin + slots * slotSeconds * 1000).toISOString().slice(0, bare ? 10 : 19);

const slots = fc.integer({ min: 0, max: days * 48 });
const seldom = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

const event = fc
  .record({
    service: fc.constantFrom('LINE', 'LINE', 'NET'),
    customerClass: fc.constantFrom('HOME', 'FIRM', undefined),
    subscriber: fc.constantFrom('A', 'B', 'C', undefined),
    from: slots,
    took: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 900 })),
    allowed: fc.integer({ min: 0, max: 200 }),
    satisfied: fc.constantFrom(true, false, undefined),
    bare: fc.record({ accepted: seldom, due: seldom, completed: seldom }),
    lacks: fc.record({ accepted: seldom, due: seldom, completed: seldom }),
  })
  .map(({ from, took, allowed, bare, lacks, ...rest }): Omit<EventRecord, 'number' | 'row'> => {
    const accepted = lacks.accepted ? undefined : time(from, bare.accepted);
    const due = lacks.due ? undefined : time(from + allowed, bare.due);
    const completed = lacks.completed ? undefined : time(from + took, bare.completed);
    return { ...rest, accepted, due, completed, kind: 'CASE', sheet: 'S' };
  });

const events = fc
  .array(event, { maxLength: 60 })
  .map((all) => all.map((one, place): EventRecord => ({ ...one, number: String(place), row: place + 2 })));

function tallied(records: readonly EventRecord[]): Tallied[] {
  const tally = new Tally(catalogue);
  for (const record of records) tally.add(record);
  return tally.figures();
}

const line = ({ series, month, base, sum }: Tallied): string =>
  `${series.service} ${series.indicator} ${series.customerClass} ${month}: ${base}, ${sum}`;

test('whatever the records, each figure is what it comes to the long way', () => {
  fc.assert(
    fc.property(events, (records) => {
      expect(tallied(records).map(line).sort()).toEqual(byHand(records, months).sort());
    }),
    { numRuns: 300 },
  );
});

test('in whatever order they come, the figures are the same, and so are their rows', () => {
  fc.assert(
    fc.property(
      events.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const lines = (records: readonly EventRecord[]): string[] =>
          tallied(records)
            .map((one) => `${line(one)} ${one.firstRow}:${one.lastRow}`)
            .sort();
        expect(lines(shuffled)).toEqual(lines(all));
      },
    ),
    { numRuns: 100 },
  );
});

/** Of one record each, at every boundary there is. */
const about = (more: Partial<EventRecord>): EventRecord => ({
  ...{ kind: 'CASE', number: '1', service: 'LINE', sheet: 'S', row: 2, ...more },
});

const only = (indicator: string, ...records: readonly EventRecord[]): string[] =>
  tallied(records)
    .filter(({ series }) => series.indicator === indicator)
    .map(({ month, base, sum }) => `${month}: ${base}, ${sum}`);

test('to the very second in time, and a second later not', () => {
  const accepted = '2009-09-01T08:30:00';
  expect(only('IN_TIME', about({ accepted, completed: '2009-09-02T20:30:00' }))).toEqual(['2009-09: 1, 1']);
  expect(only('IN_TIME', about({ accepted, completed: '2009-09-02T20:30:01' }))).toEqual(['2009-09: 1, 0']);
});

test('who is due on a day has all of it', () => {
  const due = '2009-09-30';
  expect(only('OVERDUE', about({ due, completed: '2009-09-30T23:59:59' }))).toEqual(['2009-09: 1, 0']);
  expect(only('OVERDUE', about({ due, completed: '2009-10-01' }))).toEqual(['2009-09: 1, 1']);
  expect(only('OVERDUE', about({ due }))).toEqual(['2009-09: 1, 1']);
});

test('holidays do not pass, and days that are made up for do', () => {
  // Wednesday 30 September, noon, to Friday 9 October, noon: eight days off between them
  expect(only('WORKING_DAYS', about({ accepted: '2009-09-30T12:00:00', completed: '2009-10-09T12:00:00' }))).toEqual([
    `2009-09: 1, ${24 * 3600}`,
  ]);
  // a Saturday and the Sunday after it, of which the Saturday is worked
  expect(only('WORKING_DAYS', about({ accepted: '2009-10-10', completed: '2009-10-12' }))).toEqual([
    `2009-10: 1, ${24 * 3600}`,
  ]);
});

test('a mean is kept as its sum and its count: the sum is exact, and the mean its quotient', () => {
  const third = { accepted: '2009-09-01T00:00:00', completed: '2009-09-01T00:20:00' };
  const records = [1, 2, 3].map((row) => about({ ...third, number: String(row), row }));
  const figure = (indicator: string): string[] =>
    tallied(records)
      .filter(({ series }) => series.indicator === indicator)
      .map((one) => {
        const { low, high, volume, weighted, source } = observationOf(one, catalogue, 'NORTH');
        return [[low, high, volume, weighted].map((n) => n && plain(n)), source.cell, source.rawText].flat().join(' ');
      });
  // 20 minutes thrice are an hour, however thirds are written
  expect(figure('HOURS')).toEqual(['0.333333333333333 0.333333333333333 3 1 1:3 Case × 3']);
  expect(figure('IN_TIME')).toEqual(['100 100 3 300 1:3 Case × 3']);
  expect(figure('CASES')).toEqual(['3 3   1:3 Case × 3']);
});
