import { importWorkbook, acceptSubmission } from './import-workbook';
import { examineAhead } from './check';
import type { AheadImporter, ImporterParts } from './importer';
import { closePeriod, openPeriod } from './periods';
import { withdraw } from './withdraw';

export function createImporter(parts: ImporterParts): AheadImporter {
  return {
    ahead: (request) => ({ ...request, ahead: examineAhead(parts, request) }),
    import: (request) => importWorkbook(parts, request),
    accept: (submission, decision) => acceptSubmission(parts, submission, decision),
    withdraw: (submission, decision) => withdraw(parts, submission, decision),
    closePeriod: (period, decision) => closePeriod(parts, period, decision),
    openPeriod: (period, decision) => openPeriod(parts, period, decision),
  };
}
