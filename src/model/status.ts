/**
 * What became of a figure. The first six are said by a branch's observation, the last two by a rollup.
 *
 * - `REPORTED` a value with the volume behind it
 * - `NO_VOLUME` the branch says that nothing happened: volume 0, so that no mean exists
 * - `NO_BUSINESS` the branch writes 无: it has no such business in the period
 * - `NOT_OFFERED` the branch does not offer the service
 * - `NOT_REPORTED` blank, — or /: nothing is known
 * - `UNWEIGHTED` a mean without its volume: it is shown, but can't be weighted into a rollup
 * - `COMPLETE` every month of every expected branch is in
 * - `PARTIAL` something expected is missing, or is there without a weight
 */
export const figureStatuses = [
  'REPORTED',
  'NO_VOLUME',
  'NO_BUSINESS',
  'NOT_OFFERED',
  'NOT_REPORTED',
  'UNWEIGHTED',
  'COMPLETE',
  'PARTIAL',
] as const;

export type FigureStatus = (typeof figureStatuses)[number];

/** The statuses that a single observation can have. */
export type ObservationStatus = Exclude<FigureStatus, 'COMPLETE' | 'PARTIAL'>;
