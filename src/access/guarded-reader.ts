import type { Release, Submission, WarehouseReader } from '../warehouse';
import type { Gate } from './gate';
import type { Operation } from './rights';

/**
 * A reader of a warehouse that gives a principal what they may see and nothing else, whoever asks for them. What they may
 * not ask for at all is refused; where they may see a part, what lies outside of it is as if it were not there. Every
 * method is written out, so that a new one is a decision; what else a method is asked goes through as it is.
 */
export function guardedReader(reader: WarehouseReader, gate: Gate): WarehouseReader {
  /** A filter cut down to the branches within reach. */
  function within<F extends { readonly branches?: readonly string[] | undefined }>(operation: Operation, filter: F): F {
    const reach = gate.reach(operation);
    if (!reach) return filter;
    return { ...filter, branches: filter.branches?.filter((code) => reach.includes(code)) ?? reach };
  }

  /** The submission, if it is within reach. */
  async function submissionFor(operation: Operation, id: number): Promise<Submission | undefined> {
    const reach = gate.reach(operation);
    const submission = await reader.submission(id);
    return submission && isWithin(reach, submission.branch) ? submission : undefined;
  }

  /** Whether a release is out for the principal: published and past its embargo, or theirs to manage. */
  function isOut({ state, embargoUntil }: Release): boolean {
    if (gate.may('releases.manage')) return true;
    return state === 'published' && (embargoUntil === undefined || gate.isOver(embargoUntil));
  }

  const submissionsByIds: WarehouseReader['submissionsByIds'] = async (...asked) => {
    const reach = gate.reach('submissions.read');
    const found = await reader.submissionsByIds(...asked);
    return found.map((one) => (one && isWithin(reach, one.branch) ? one : undefined));
  };

  return {
    async closedPeriods(...asked) {
      gate.permit('periods.read');
      return reader.closedPeriods(...asked);
    },
    async releases(...asked) {
      gate.permit('releases.read');
      return (await reader.releases(...asked)).filter(isOut);
    },
    async waivers(asked, ...more) {
      gate.permit('releases.read');
      const out = (await reader.releases({ ids: asked })).filter(isOut).map(({ id }) => id);
      const reach = gate.reach('completeness.read');
      return (await reader.waivers(out, ...more)).filter(({ branch }) => isWithin(reach, branch));
    },
    async keptCatalogue(...asked) {
      gate.permit('catalogue.read');
      return reader.keptCatalogue(...asked);
    },
    async auditLog(...asked) {
      gate.permit('audit.read');
      return reader.auditLog(...asked);
    },
    async version(...asked) {
      gate.permit('figures.read');
      return reader.version(...asked);
    },
    async state(...asked) {
      gate.permit('figures.read');
      return reader.state(...asked);
    },
    async versionAt(...asked) {
      gate.permit('figures.read');
      return reader.versionAt(...asked);
    },
    async versions(...asked) {
      gate.permit('figures.read');
      const entries = await reader.versions(...asked);
      const submissions = await submissionsByIds(entries.flatMap((one) => one?.submission ?? []));
      const known = new Set(submissions.map((one) => one?.id));
      return entries.map(
        (one) => one && { ...one, submission: known.has(one.submission) ? one.submission : undefined },
      );
    },
    async submission(...asked) {
      const reach = gate.reach('submissions.read');
      const submission = await reader.submission(...asked);
      return submission && isWithin(reach, submission.branch) ? submission : undefined;
    },
    submissionsByIds,
    submissions: async (filter, ...asked) => reader.submissions(within('submissions.read', filter), ...asked),
    countSubmissions: async (filter, ...asked) => reader.countSubmissions(within('submissions.read', filter), ...asked),
    workbook: async (id, ...asked) =>
      (await submissionFor('workbooks.read', id)) ? reader.workbook(id, ...asked) : undefined,
    findings: async (id, ...asked) =>
      (await submissionFor('submissions.read', id)) ? reader.findings(id, ...asked) : [],
    observations: async (filter, ...asked) => reader.observations(within('observations.read', filter), ...asked),
    countObservations: async (filter, ...asked) =>
      reader.countObservations(within('observations.read', filter), ...asked),
    observationsOf: async (id, ...asked) =>
      (await submissionFor('observations.read', id)) ? reader.observationsOf(id, ...asked) : [],
    rollups: async (filter, ...asked) => reader.rollups(within('figures.read', filter), ...asked),
    rollupSteps: async (filter, ...asked) => reader.rollupSteps(within('figures.read', filter), ...asked),
    countRollups: async (filter, ...asked) => reader.countRollups(within('figures.read', filter), ...asked),
    streamRollups: (span, ...asked) => reader.streamRollups(within('figures.read', span), ...asked),
    streamObservations: (filter, ...asked) => reader.streamObservations(within('observations.read', filter), ...asked),
    async extent(...asked) {
      const reach = gate.reach('figures.read');
      const extent = await reader.extent(...asked);
      return { ...extent, branches: extent.branches.filter((code) => isWithin(reach, code)) };
    },
    async firstReceived(...asked) {
      const reach = gate.reach('completeness.read');
      return (await reader.firstReceived(...asked)).filter(({ branch }) => isWithin(reach, branch));
    },
  };
}

function isWithin(reach: readonly string[] | undefined, branch: string | undefined): boolean {
  return reach === undefined || (branch !== undefined && reach.includes(branch));
}
