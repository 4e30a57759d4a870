import { formWith, type Served } from '../api/served';
import type { Operation } from '../../src/access';

/** How a door answered: it let somebody through, refused them, did not know them, or was as if there were nothing. */
export type Answered = 'through' | 'FORBIDDEN' | 'UNAUTHENTICATED' | 'absent';

/** One way to ask for something that belongs to a branch. */
export interface Door {
  readonly operation: Operation;
  /** The root field of GraphQL, or the route of REST, that it is about. */
  readonly at: string;
  /** Whether it names a thing by its id, so that somebody else's is as if it were not there. */
  readonly byId?: true;
  ask(served: Served, headers: Record<string, string>): Promise<Answered>;
}

/** What is asked for: everything of this branch. */
export const own = '210100';
export const foreign = '210200';

interface Told {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  readonly error?: { readonly code: string };
}

function graphql(operation: Operation, field: string, more: { query: string; byId?: true }): Door {
  const { query, ...rest } = more;
  return {
    operation,
    at: field,
    ...rest,
    async ask(served, headers) {
      const told = (await served.graphql(query, {}, headers)) as Told;
      const code = told.errors?.[0]?.extensions.code ?? told.error?.code;
      if (code === undefined && told.data?.[field] === null) return 'absent';
      return answered(code);
    },
  };
}

function rest(operation: Operation, route: string, path: string, init: RequestInit = {}, byId?: true): Door {
  return {
    operation,
    at: route,
    ...(byId && { byId }),
    async ask(served, headers) {
      const content: Record<string, string> =
        typeof init.body === 'string' ? { 'content-type': 'application/json' } : {};
      const response = await served.fetch(path, { ...init, headers: { ...content, ...headers } });
      if (response.ok) {
        await response.arrayBuffer();
        return 'through';
      }
      return answered(((await response.json()) as Told).error?.code);
    },
  };
}

/** What was refused for another reason than who asks was let through. */
function answered(code: string | undefined): Answered {
  if (code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') return code;
  return code === 'NOT_FOUND' ? 'absent' : 'through';
}

const post = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });
const sent = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: formWith('not a workbook', 'w.csv', { branch: own, period: '2009-H2', ...fields }),
});

const noCatalogue = (): RequestInit => ({ method: 'POST', body: formWith('name: nothing', 'c.yaml') });

const figures = `filter: {periods: ["2009-H2"], branches: ["${own}"]}`;
const rows = '{ totalCount }';

/** Every door there is. Submission 1 is accepted, 2 waits; both are of the branch. Release 1 is published. */
export const doors: readonly Door[] = [
  graphql('catalogue.read', 'services', { query: '{ services { code } }' }),
  graphql('catalogue.read', 'indicators', { query: '{ indicators { code } }' }),
  graphql('catalogue.read', 'customerClasses', { query: '{ customerClasses { code } }' }),
  graphql('catalogue.read', 'branches', { query: '{ branches { code } }' }),
  graphql('catalogue.read', 'catalogueVersions', { query: '{ catalogueVersions { number } }' }),
  graphql('catalogue.read', 'catalogueChanges', { query: '{ catalogueChanges(from: 1, to: 2) { code } }', byId: true }),
  rest('catalogue.read', '/catalogue', '/catalogue'),
  rest('catalogue.read', '/catalogue/versions', '/catalogue/versions'),
  rest('catalogue.read', '/catalogue/versions/:number', '/catalogue/versions/one'),
  rest('catalogue.read', '/catalogue/changes', '/catalogue/changes?from=one'),
  rest('catalogue.adopt', '/catalogue/check', '/catalogue/check', noCatalogue()),
  rest('catalogue.adopt', '/catalogue/versions', '/catalogue/versions', noCatalogue()),
  graphql('figures.read', 'rollups', { query: `{ rollups(${figures}) ${rows} }` }),
  graphql('figures.read', 'changes', { query: `{ changes(${figures}, since: "0") { nodes { period } } }` }),
  graphql('figures.read', 'comparisons', {
    query: `{ comparisons(${figures}, with: YEAR_BEFORE) { nodes { period } } }`,
  }),
  graphql('figures.read', 'trend', {
    query: `{ trend(period: "2009-H2", periods: 2, branches: ["${own}"]) { nodes { period } } }`,
  }),
  graphql('figures.rank', 'rankings', { query: '{ rankings(filter: {periods: ["2009-H2"]}) { nodes { period } } }' }),
  graphql('figures.rank', 'contributions', {
    query: '{ contributions(period: "2009-H2", with: YEAR_BEFORE) { nodes { period } } }',
  }),
  graphql('observations.read', 'observations', { query: `{ observations(${figures}) ${rows} }` }),
  graphql('submissions.read', 'submissions', { query: `{ submissions(filter: {branches: ["${own}"]}) ${rows} }` }),
  graphql('submissions.read', 'submission', { query: '{ submission(id: 1) { id } }', byId: true }),
  graphql('completeness.read', 'completeness', { query: '{ completeness(period: "2009-H2") { branch } }' }),
  graphql('periods.read', 'closedPeriods', { query: '{ closedPeriods { period } }' }),
  graphql('audit.read', 'auditLog', { query: '{ auditLog { totalCount } }' }),
  graphql('accounts.manage', 'accounts', { query: '{ accounts { name } }' }),
  graphql('accounts.manage', 'createAccount', {
    query: 'mutation { createAccount(name: "?", role: READER) { password } }',
  }),
  graphql('accounts.manage', 'changeAccount', {
    query: 'mutation { changeAccount(name: "nobody", disabled: true) { name } }',
    byId: true,
  }),
  graphql('tokens.manage', 'tokens', { query: '{ tokens { id } }' }),
  graphql('submissions.accept', 'acceptSubmission', {
    query: 'mutation { acceptSubmission(id: 1, reason: "seen") { status } }',
    byId: true,
  }),
  graphql('submissions.withdraw', 'withdrawSubmission', {
    query: 'mutation { withdrawSubmission(id: 1, dryRun: true) { plan { hash } } }',
    byId: true,
  }),
  graphql('periods.decide', 'closePeriod', {
    query: 'mutation { closePeriod(period: "1999", reason: "over") { state } }',
  }),
  graphql('periods.decide', 'openPeriod', {
    query: 'mutation { openPeriod(period: "1998", reason: "not over") { state } }',
  }),
  graphql('releases.read', 'releases', { query: '{ releases { id } }' }),
  graphql('releases.read', 'release', { query: '{ release(id: 1) { id } }' }),
  graphql('releases.manage', 'openRelease', { query: 'mutation { openRelease(period: "1999") { id } }' }),
  graphql('releases.manage', 'waive', {
    query: `mutation { waive(id: 1, what: {kind: FIGURE, branch: "${own}"}, reason: "so it is") { id } }`,
  }),
  graphql('releases.manage', 'unwaive', { query: 'mutation { unwaive(id: 1, waiver: 1) { id } }' }),
  graphql('releases.manage', 'publishRelease', { query: 'mutation { publishRelease(id: 1, kind: FINAL) { id } }' }),
  graphql('releases.manage', 'abandonRelease', { query: 'mutation { abandonRelease(id: 1, reason: "no") { id } }' }),
  rest('figures.read', '/exports/:table.:format', `/exports/rollups.csv?periods=2009-H2&branches=${own}`),
  rest('observations.read', '/exports/:table.:format', `/exports/observations.csv?periods=2009-H2&branches=${own}`),
  rest('figures.rank', '/exports/bulletin.:format', '/exports/bulletin.html?period=2009-H2'),
  rest('submissions.read', '/submissions/:id', '/submissions/1', {}, true),
  rest('imports.read', '/imports/:id', '/imports/one'),
  rest('workbooks.read', '/submissions/:id/workbook', '/submissions/1/workbook', {}, true),
  rest('workbooks.read', '/submissions/:id/annotated', '/submissions/1/annotated', {}, true),
  rest('workbooks.read', '/submissions/:id/sheets', '/submissions/1/sheets', {}, true),
  rest('workbooks.read', '/submissions/:id/plan', '/submissions/1/plan', {}, true),
  rest('submissions.preview', '/submissions', '/submissions', sent({ dryRun: 'true' })),
  rest('submissions.send', '/submissions', '/submissions', sent({})),
  rest('submissions.accept', '/submissions', '/submissions', sent({ accept: 'seen' })),
  rest('submissions.accept', '/submissions/:id/accept', '/submissions/1/accept', post({ reason: 'seen' }), true),
  rest('submissions.withdraw', '/submissions/:id/withdraw', '/submissions/1/withdraw', post({ dryRun: true }), true),
  rest('templates.read', '/templates', `/templates?branch=${own}&period=2009-H2`),
  rest('periods.read', '/periods', '/periods'),
  rest('periods.decide', '/periods/:code/close', '/periods/1997/close', post({ reason: 'over' })),
  rest('periods.decide', '/periods/:code/open', '/periods/1996/open', post({ reason: 'not over' })),
  rest('audit.read', '/audit', '/audit'),
  rest('metrics.read', '/metrics', '/metrics'),
  rest('accounts.manage', '/accounts', '/accounts'),
  rest('accounts.manage', '/accounts', '/accounts', post({ name: '?', role: 'reader' })),
  rest(
    'accounts.manage',
    '/accounts/:name',
    '/accounts/nobody',
    { ...post({ disabled: true }), method: 'PATCH' },
    true,
  ),
  rest('tokens.manage', '/tokens', '/tokens'),
];

/**
 * Doors that are not in the table because they are open to everybody, or to everybody about themselves: what one's own
 * tokens are is told in tokens.test.ts.
 */
export const openDoors = [
  ...['me', 'createToken', 'revokeToken', '/tokens/:id'],
  ...['/', '/graphql', '/graphiql', '/healthz', '/readyz'],
  ...['/console/upload', '/console/completeness', '/console/explore', '/console/release', '/console/administration'],
  ...['/session', '/session/link', '/session/oidc', '/session/oidc/callback'],
];
