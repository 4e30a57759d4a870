/** What a column of a record sheet can hold. */
export const recordFields = [
  'number',
  'service',
  'customerClass',
  'subscriber',
  'accepted',
  'due',
  'completed',
  'satisfied',
] as const;
export type RecordField = (typeof recordFields)[number];

/** The times that a record can have. */
export const recordTimes = ['accepted', 'due', 'completed'] as const;
export type RecordTime = (typeof recordTimes)[number];

/** One event that a branch recorded: an order, a fault, a complaint, a call, a visit. */
export interface EventRecord {
  /** The kind of record, a code of the catalogue. */
  readonly kind: string;
  /** What it goes by; of one branch and kind, the same number is the same event. */
  readonly number: string;
  readonly service: string;
  /** Absent where the sheet tells no classes apart. */
  readonly customerClass?: string | undefined;
  /** Who it is about, as far as that tells whether two are about the same. */
  readonly subscriber?: string | undefined;
  /** Local time as written, `2009-07-01` or `2009-07-01T08:30:00`; absent where it did not come to that. */
  readonly accepted?: string | undefined;
  readonly due?: string | undefined;
  readonly completed?: string | undefined;
  /** What the customer answered; absent where nobody asked. */
  readonly satisfied?: boolean | undefined;
  readonly sheet: string;
  /** The row of the sheet, from 1, as people count. */
  readonly row: number;
}

/** The parts of a stored record, in the order in which they are written in a line: see `recordParts`. */
export const recordColumns = [
  'batch',
  'ordinal',
  'kind',
  'number',
  'service',
  'customer_class',
  'subscriber',
  'accepted',
  'due',
  'completed',
  'satisfied',
  'sheet',
  'sheet_row',
] as const;

/** A record as it is stored: with the batch it came in, and its place there, from 0. */
export function recordParts(batch: number, ordinal: number, record: EventRecord): (string | number | null)[] {
  const { kind, number, service, customerClass, subscriber, accepted, due, completed, satisfied, sheet, row } = record;
  const answered = satisfied === undefined ? null : Number(satisfied);
  // one list and no lists in it: there are half a million of them
  return [
    batch,
    ordinal,
    kind,
    number,
    service,
    customerClass ?? null,
    subscriber ?? null,
    accepted ?? null,
    due ?? null,
    completed ?? null,
    answered,
    sheet,
    row,
  ];
}
