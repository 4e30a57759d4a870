import { TongbaoError } from '../foundation';
import type { Importer } from '../importing';
import type { Metrics } from './rest/metrics';

/** An importer whose every outcome is counted, whichever door it is asked through. */
export function countedImporter(importer: Importer, { imports, findings, decisions }: Metrics): Importer {
  const decided = async <T>(action: string, work: Promise<T>, outcome: (done: T) => string): Promise<T> => {
    try {
      const done = await work;
      decisions.inc({ action, outcome: outcome(done) });
      return done;
    } catch (error) {
      decisions.inc({ action, outcome: failed(error) });
      throw error;
    }
  };
  return {
    import: async (request) => {
      try {
        const outcome = await importer.import(request);
        imports.inc({ status: outcome.status });
        for (const { code, severity } of outcome.findings) findings.inc({ code, severity });
        return outcome;
      } catch (error) {
        imports.inc({ status: failed(error) });
        throw error;
      }
    },
    accept: (id, decision) => decided('accept', importer.accept(id, decision), ({ status }) => status),
    withdraw: (id, decision) =>
      decided('withdraw', importer.withdraw(id, decision), () => (decision.dryRun ? 'preview' : 'withdrawn')),
    closePeriod: (period, decision) => decided('close', importer.closePeriod(period, decision), () => 'closed'),
    openPeriod: (period, decision) => decided('open', importer.openPeriod(period, decision), () => 'open'),
  };
}

function failed(error: unknown): string {
  return error instanceof TongbaoError ? error.code : 'INTERNAL';
}
