/** Where the time comes from; tests set it. */
export interface Clock {
  /** Now, as an ISO instant in UTC to the millisecond. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
