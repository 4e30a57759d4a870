import type { Request, Response } from 'express';
import type { Gate } from '../../access';
import type { WarehouseReader } from '../../warehouse';
import { versionAsked, type AskedMoment } from '../as-of';
import { Deadline } from '../deadline';
import { turnsOf, type Heavy } from '../heavy';
import { exchangeOf } from '../http/exchange';
import { guardedFor } from '../principal';
import type { QueryReader } from './query';

/** What a file is made of: the warehouse as whoever asks may see it, at one version throughout. */
export interface Pinned {
  readonly reader: WarehouseReader;
  readonly version: number;
  /** Aborted when nobody waits for the file any more. */
  readonly signal: AbortSignal;
}

/** The parameters by which an address says of when its file is to be. */
export const momentParameters = ['asOf', 'release'] as const;

export function readMoment({ single }: QueryReader): AskedMoment {
  return { asOf: single('asOf'), release: single('release') };
}

/**
 * Makes a file in its turn: of the version that a time or a release names, else of the newest, and no longer than somebody waits for
 * it. Which version it is, the answer says.
 */
export async function pinnedExport(
  { request, response, gate, heavy }: { request: Request; response: Response; gate: Gate; heavy: Heavy },
  moment: AskedMoment,
  make: (pinned: Pinned) => Promise<void>,
): Promise<void> {
  const deadline = new Deadline(exchangeOf(request));
  const { signal } = deadline;
  const leave = await heavy.enter(turnsOf(gate.principal), deadline);
  try {
    const reader = guardedFor(request).warehouse.within(signal);
    const version = (await versionAsked(reader, moment)) ?? (await exchangeOf(request).state()).figures;
    response.set('X-Warehouse-Version', String(version));
    await make({ reader, version, signal });
  } catch (error) {
    if (!signal.aborted) throw error; // else nobody is there any more to be told
  } finally {
    leave();
  }
}
