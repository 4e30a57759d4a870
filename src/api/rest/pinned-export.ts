import type { Request, Response } from 'express';
import type { Gate } from '../../access';
import type { WarehouseReader } from '../../warehouse';
import { versionAsOf } from '../as-of';
import { Deadline } from '../deadline';
import { turnsOf, type Heavy } from '../heavy';
import { exchangeOf } from '../http/exchange';
import { guardedFor } from '../principal';

/** What a file is made of: the warehouse as whoever asks may see it, at one version throughout. */
export interface Pinned {
  readonly reader: WarehouseReader;
  readonly version: number;
  /** Aborted when nobody waits for the file any more. */
  readonly signal: AbortSignal;
}

/**
 * Makes a file in its turn: of the version that `asOf` names, else of the newest, and no longer than somebody waits for
 * it. Which version it is, the answer says.
 */
export async function pinnedExport(
  { request, response, gate, heavy }: { request: Request; response: Response; gate: Gate; heavy: Heavy },
  asOf: string | undefined,
  make: (pinned: Pinned) => Promise<void>,
): Promise<void> {
  const deadline = new Deadline(response);
  const { signal } = deadline;
  const leave = await heavy.enter(turnsOf(gate.principal), deadline);
  try {
    const reader = guardedFor(request).warehouse.within(signal);
    const version = (await versionAsOf(reader, asOf)) ?? (await exchangeOf(request).state()).figures;
    response.set('X-Warehouse-Version', String(version));
    await make({ reader, version, signal });
  } catch (error) {
    if (!signal.aborted) throw error; // else nobody is there any more to be told
  } finally {
    leave();
  }
}
