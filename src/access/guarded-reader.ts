import type { Series } from '../model';
import type { Release, RollupSpan, Submission, WarehouseReader } from '../warehouse';
import type { Gate } from './gate';
import type { Operation } from './rights';

/** What a method of the reader is asked. */
type Asked<M extends keyof WarehouseReader> = Parameters<WarehouseReader[M]>;

/**
 * A reader of a warehouse that gives a principal what they may see and nothing else, whoever asks for them. What they may
 * not ask for at all is refused; where they may see a part, what lies outside of it is as if it were not there. Every
 * method is written out, so that a new one is a decision; what else a method is asked goes through as it is.
 */
export class GuardedReader implements WarehouseReader {
  constructor(
    private readonly reader: WarehouseReader,
    private readonly gate: Gate,
  ) {}

  async closedPeriods(...asked: Asked<'closedPeriods'>) {
    this.gate.permit('periods.read');
    return this.reader.closedPeriods(...asked);
  }

  async releases(...asked: Asked<'releases'>) {
    this.gate.permit('releases.read');
    return (await this.reader.releases(...asked)).filter((one) => this.isOut(one));
  }

  async waivers(...[asked, ...more]: Asked<'waivers'>) {
    const out = (await this.releases({ ids: asked })).map(({ id }) => id);
    const reach = this.gate.reach('completeness.read');
    return (await this.reader.waivers(out, ...more)).filter(({ branch }) => isWithin(reach, branch));
  }

  async keptCatalogue(...asked: Asked<'keptCatalogue'>) {
    this.gate.permit('catalogue.read');
    return this.reader.keptCatalogue(...asked);
  }

  async catalogueVersions(...asked: Asked<'catalogueVersions'>) {
    this.gate.permit('catalogue.read');
    return this.reader.catalogueVersions(...asked);
  }

  async catalogueText(...asked: Asked<'catalogueText'>) {
    this.gate.permit('catalogue.read');
    return this.reader.catalogueText(...asked);
  }

  async auditLog(...asked: Asked<'auditLog'>) {
    this.gate.permit('audit.read');
    return this.reader.auditLog(...asked);
  }

  async version(...asked: Asked<'version'>) {
    this.gate.permit('figures.read');
    return this.reader.version(...asked);
  }

  async state(...asked: Asked<'state'>) {
    this.gate.permit('figures.read');
    return this.reader.state(...asked);
  }

  async versionAt(...asked: Asked<'versionAt'>) {
    this.gate.permit('figures.read');
    return this.reader.versionAt(...asked);
  }

  async versions(...asked: Asked<'versions'>) {
    this.gate.permit('figures.read');
    const entries = await this.reader.versions(...asked);
    const submissions = await this.submissionsByIds(entries.flatMap((one) => one?.submission ?? []));
    const known = new Set(submissions.map((one) => one?.id));
    return entries.map((one) => one && { ...one, submission: known.has(one.submission) ? one.submission : undefined });
  }

  async submission(...asked: Asked<'submission'>) {
    return this.submissionFor('submissions.read', ...asked);
  }

  async submissionsByIds(...asked: Asked<'submissionsByIds'>) {
    const reach = this.gate.reach('submissions.read');
    const found = await this.reader.submissionsByIds(...asked);
    return found.map((one) => (one && isWithin(reach, one.branch) ? one : undefined));
  }

  async submissions(...[filter, ...asked]: Asked<'submissions'>) {
    return this.reader.submissions(this.narrowed('submissions.read', filter), ...asked);
  }

  async countSubmissions(...[filter, ...asked]: Asked<'countSubmissions'>) {
    return this.reader.countSubmissions(this.narrowed('submissions.read', filter), ...asked);
  }

  async workbook(...[id, ...asked]: Asked<'workbook'>) {
    return (await this.submissionFor('workbooks.read', id)) ? this.reader.workbook(id, ...asked) : undefined;
  }

  async recordsOf(...[filter, ...asked]: Asked<'recordsOf'>) {
    // who an order was for is in it, as it is in the workbook
    const found = await this.submissionFor('workbooks.read', filter.submission);
    return found ? this.reader.recordsOf(filter, ...asked) : { rows: [], hasNext: false };
  }

  async findings(...[id, ...asked]: Asked<'findings'>) {
    return (await this.submissionFor('submissions.read', id)) ? this.reader.findings(id, ...asked) : [];
  }

  async observations(...[filter, ...asked]: Asked<'observations'>) {
    return this.reader.observations(this.narrowed('observations.read', filter), ...asked);
  }

  async countObservations(...[filter, ...asked]: Asked<'countObservations'>) {
    return this.reader.countObservations(this.narrowed('observations.read', filter), ...asked);
  }

  async observationsOf(...[id, ...asked]: Asked<'observationsOf'>) {
    return (await this.submissionFor('observations.read', id)) ? this.reader.observationsOf(id, ...asked) : [];
  }

  async rollups(...[filter, ...asked]: Asked<'rollups'>) {
    return this.reader.rollups(this.narrowed('figures.read', filter), ...asked);
  }

  async rollupSteps(...[filter, ...asked]: Asked<'rollupSteps'>) {
    return this.reader.rollupSteps(this.narrowed('figures.read', filter), ...asked);
  }

  async countRollups(...[filter, ...asked]: Asked<'countRollups'>) {
    return this.reader.countRollups(this.narrowed('figures.read', filter), ...asked);
  }

  streamRollups<S extends Series>(span: RollupSpan<S>, version: number) {
    return this.reader.streamRollups(this.narrowed('figures.read', span), version);
  }

  streamObservations(...[filter, ...asked]: Asked<'streamObservations'>) {
    return this.reader.streamObservations(this.narrowed('observations.read', filter), ...asked);
  }

  async extent(...asked: Asked<'extent'>) {
    const reach = this.gate.reach('figures.read');
    const extent = await this.reader.extent(...asked);
    return { ...extent, branches: extent.branches.filter((code) => isWithin(reach, code)) };
  }

  async firstReceived(...asked: Asked<'firstReceived'>) {
    const reach = this.gate.reach('completeness.read');
    return (await this.reader.firstReceived(...asked)).filter(({ branch }) => isWithin(reach, branch));
  }

  /** Whether a release is out for the principal: published and past its embargo, or theirs to manage. */
  private isOut({ state, embargoUntil }: Release): boolean {
    if (this.gate.may('releases.manage')) return true;
    return state === 'published' && (embargoUntil === undefined || this.gate.isOver(embargoUntil));
  }

  /** A filter cut down to the branches within reach. */
  private narrowed<F extends { readonly branches?: readonly string[] | undefined }>(
    operation: Operation,
    filter: F,
  ): F {
    const reach = this.gate.reach(operation);
    if (!reach) return filter;
    return { ...filter, branches: filter.branches?.filter((code) => reach.includes(code)) ?? reach };
  }

  /** The submission, if it is within reach. */
  private async submissionFor(operation: Operation, id: number): Promise<Submission | undefined> {
    const reach = this.gate.reach(operation);
    const submission = await this.reader.submission(id);
    return submission && isWithin(reach, submission.branch) ? submission : undefined;
  }
}

function isWithin(reach: readonly string[] | undefined, branch: string | undefined): boolean {
  return reach === undefined || (branch !== undefined && reach.includes(branch));
}
