import type { Importer } from '../importing';
import { countingDecisions, failed } from './counted-decisions';
import type { Metrics } from './rest/metrics';

/** An importer whose every outcome is counted, whichever door it is asked through. */
export function countedImporter(importer: Importer, metrics: Metrics): Importer {
  const { imports, findings } = metrics;
  const decided = countingDecisions(metrics);
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
