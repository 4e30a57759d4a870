import type { Catalogues } from '../adoption';
import type { Gate } from './gate';

/** The catalogues as a principal may check and adopt them, under their name and no other. */
export function guardedCatalogues(catalogues: Catalogues, gate: Gate): Catalogues {
  const { actor } = gate;
  return {
    async check(candidate) {
      gate.permit('catalogue.adopt');
      return catalogues.check(candidate);
    },
    async adopt(candidate, request) {
      gate.permit('catalogue.adopt');
      return catalogues.adopt(candidate, { ...request, actor });
    },
  };
}
