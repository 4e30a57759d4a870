/**
 * What is worked out of the records of a month. Where the indicator is summed, those that fit are counted; where it is a
 * weighted mean, they are a share of those that could fit.
 *
 * - `duration` the mean time from one time to another, in the indicator's unit; of those that have both
 * - `count` all of them
 * - `within` those that took at most so long, of those that have both times
 * - `overdue` those completed after they were due, or due by the month's end and not completed, of those that were due
 * - `repeats` those whose subscriber had another of the same service within so many days before, of those with a subscriber
 * - `satisfied` those whose customer was, of those that answered
 */
export const recordMeasures = ['duration', 'count', 'within', 'overdue', 'repeats', 'satisfied'] as const;
export type RecordMeasure = (typeof recordMeasures)[number];
