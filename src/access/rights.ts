import type { Text } from '../foundation';
import { roles, type Rank, type Role } from './principal';

/**
 * How far a right goes: to everything, to what is one's own, or nowhere. One's own is what belongs to one's branch; of
 * figures also those of the units above it; of tokens those of one's account.
 */
export type Right = 'all' | 'own' | 'none';

interface Rights {
  readonly help: Text;
  readonly of: Readonly<Record<Role, Right>>;
}

/** A row of the table, in the order of `roles`: reader, uploader, officer, administrator. */
function row(
  ...[reader, uploader, officer, administrator, zh, en]: [Right, Right, Right, Right, string, string]
): Rights {
  return { help: { zh, en }, of: { reader, uploader, officer, administrator } };
}

/** The one table of who may do what. Whatever can be asked of the program is one of these operations. */
export const rights = {
  'catalogue.read': row(
    'all',
    'all',
    'all',
    'all',
    '看目录：业务、指标、机构',
    'the catalogue: services, indicators, branches',
  ),
  'catalogue.adopt': row(
    'none',
    'none',
    'none',
    'all',
    '检查、启用新的目录',
    'to check another catalogue and put it in force',
  ),
  'figures.read': row('all', 'own', 'all', 'all', '看指标及其变化', 'figures, rolled up, and how they moved'),
  'figures.rank': row(
    'all',
    'none',
    'all',
    'all',
    '看排名和各家的贡献',
    'who ranks where and adds what, which takes everybody’s figures',
  ),
  'observations.read': row('all', 'own', 'all', 'all', '看各分公司所报的数', 'what branches reported, cell by cell'),
  'submissions.read': row(
    'all',
    'own',
    'all',
    'all',
    '看收到的工作簿及其问题',
    'what workbooks came in, and what was found in them',
  ),
  'completeness.read': row('all', 'own', 'all', 'all', '看谁已报、谁未报', 'who has reported and who has not'),
  'periods.read': row('all', 'all', 'all', 'all', '看哪些期已封账', 'which periods are closed'),
  'templates.read': row('all', 'own', 'all', 'all', '取填报表样', 'the form a branch fills in'),
  'workbooks.read': row(
    'none',
    'own',
    'all',
    'all',
    '取工作簿原件、批注本和其中的逐件记录',
    'workbooks as sent, their annotated copies, and the records in them',
  ),
  'submissions.preview': row('none', 'own', 'all', 'all', '试报，不入库', 'to check a workbook without sending it'),
  'submissions.send': row('none', 'own', 'all', 'all', '报送工作簿', 'to send a workbook'),
  'imports.read': row(
    'none',
    'own',
    'all',
    'all',
    '看排队导入的进展（自己排的）',
    'how far imports in the queue have come; one’s own are those one has put there',
  ),
  'submissions.accept': row('none', 'none', 'all', 'all', '认可有警告的工作簿', 'to let a workbook with warnings in'),
  'submissions.withdraw': row('none', 'none', 'all', 'all', '撤回已接受的工作簿', 'to take an accepted workbook back'),
  'periods.decide': row('none', 'none', 'all', 'all', '封账、解封', 'to close and open periods'),
  'releases.read': row(
    'all',
    'all',
    'all',
    'all',
    '看已发布且解禁的通报',
    'releases that are published and no longer under embargo',
  ),
  'releases.manage': row(
    'none',
    'none',
    'all',
    'all',
    '开立、核对、发布通报',
    'to open, check and publish releases, and to see them before others do',
  ),
  'audit.read': row('none', 'none', 'all', 'all', '看审计日志', 'the audit log'),
  'metrics.read': row(
    'all',
    'none',
    'all',
    'all',
    '看运行指标（Prometheus）',
    'how the program is running (Prometheus)',
  ),
  'tokens.manage': row('own', 'own', 'own', 'all', '发放和撤销令牌', 'to make and revoke tokens'),
  'accounts.manage': row('none', 'none', 'none', 'all', '管理账号', 'to make, change and disable accounts'),
} as const satisfies Record<string, Rights>;

export type Operation = keyof typeof rights;

/** All operations, in the order of the table. */
export const operations = Object.keys(rights) as Operation[];

/** How far somebody of a role may go; nobody without one goes anywhere. */
export function rightOf(role: Role | undefined, operation: Operation): Right {
  return role === undefined ? 'none' : rights[operation].of[role];
}

/** The roles that may do something everywhere. */
export function rolesFor(operation: Operation): readonly Role[] {
  return roles.filter((role) => rightOf(role, operation) === 'all');
}

const reaches: Record<Right, number> = { none: 0, own: 1, all: 2 };

/** Whether somebody of one rank may do all that one of another may: no one hands on more than they have. */
export function outranks(one: Partial<Rank>, other: Rank): boolean {
  const elsewhere = other.branch !== undefined && one.branch !== undefined && one.branch !== other.branch;
  return !elsewhere && operations.every((of) => reaches[rightOf(one.role, of)] >= reaches[rightOf(other.role, of)]);
}
