import type { Text } from '../foundation';
import { periodCode } from '../model';
import { releaseNumber } from '../releases';
import { releaseKinds, type Release, type ReleaseKind, type ReleaseState } from '../warehouse';
import { actorAtTerminal } from './actor';
import { formatOption, formats, printCsv, printJson, readFormat } from './answers';
import { readChoice, readNumber, readPeriod } from './arguments';
import type { Command } from './command';
import { namedRelease, releaseArgument } from './named-release';
import { givenReason, neededReason, reasonOption } from './reasons';
import { fileRow, pick } from './row-names';
import { tableText } from './table';

const stateNames: Readonly<Record<ReleaseState, Text>> = {
  open: { zh: '开立', en: 'open' },
  published: { zh: '已发布', en: 'published' },
  abandoned: { zh: '已放弃', en: 'abandoned' },
};

const kindNames: Readonly<Record<ReleaseKind, Text>> = {
  provisional: { zh: '初步数', en: 'provisional' },
  final: { zh: '正式数', en: 'final' },
};

const columns = [
  ...['id', 'number', 'period', 'revision', 'state', 'kind', 'version', 'embargo_until', 'reason'],
  ...['opened_at', 'opened_by', 'settled_at', 'settled_by', 'catalogue_sha256', 'catalogue_changed', 'seal'],
];

export const releaseOpenCommand: Command = {
  name: 'release open',
  summary: { zh: '开立一期的通报', en: 'opens the next release of a period' },
  arguments: [
    {
      syntax: '<PERIOD>',
      help: { zh: '期：2009-07、2009-Q3、2009-H2、2009', en: 'period: 2009-07, 2009-Q3, 2009-H2, 2009' },
    },
  ],
  options: [],
  examples: ['release open 2009-H2'],
  exitCodes: { 0: { zh: '已开立', en: 'it is open' } },
  run: (context, given) => {
    const period = readPeriod(given.words[0] ?? '', context.language, 'PERIOD');
    return context.using(async ({ releases }) => {
      const { id } = await releases.open(period, { actor: actorAtTerminal() });
      const opened = {
        zh: '{period} 的通报已开立：第 {id} 号；核对：tongbao release gate {id}',
        en: 'release {id} of {period} is open; check it with: tongbao release gate {id}',
      };
      await context.out.line(context.say(opened, { id, period: periodCode(period) }));
      return 0;
    });
  },
};

export const releasePublishCommand: Command = {
  name: 'release publish',
  summary: { zh: '发布通报，此后不再改动', en: 'publishes a release, for good' },
  details: {
    zh: '发布的是此刻的数据。凡未报而未说明、有警告而未认可、违反勾稽规则而未说明的，都不能发布。',
    en: 'What the warehouse says at this moment is published. Nothing may be missing, waiting or broken that is not explained.',
  },
  arguments: [releaseArgument],
  options: [
    {
      name: 'kind',
      value: 'KIND',
      required: true,
      help: { zh: 'provisional（初步数）或 final（正式数）', en: 'provisional or final' },
    },
    {
      name: 'embargo',
      value: 'WHEN',
      help: {
        zh: '在此时刻之前只有管理通报的人能看到，如 2010-01-20T09:00:00+08:00',
        en: 'before this instant only those who manage releases see it: 2010-01-20T09:00:00+08:00',
      },
    },
    { name: 'reason', value: 'REASON', help: { zh: '为何修订；修订时必填', en: 'why it revises the one before' } },
    {
      name: 'expecting',
      value: 'VERSION',
      help: {
        zh: '只在数据仍是核对时的这一版时才发布，否则以 2 退出',
        en: 'publish the version of the figures that was looked at, or exit with 2',
      },
    },
  ],
  examples: ['release publish 1 --kind provisional', 'release publish 2 --kind final --reason "沈阳更正七月装机时间"'],
  exitCodes: { 0: { zh: '已发布', en: 'it is published' } },
  run: (context, given) => {
    const { language } = context;
    const kind = readChoice('kind', given.text('kind') ?? '', releaseKinds, language);
    const [embargo, version] = [given.text('embargo'), given.text('expecting')];
    const expecting = version === undefined ? undefined : readNumber('expecting', version, language);
    const reason = givenReason(given, 'reason');
    return context.using(async (tongbao) => {
      const { readEmbargo } = await context.program.api();
      const embargoUntil = embargo === undefined ? undefined : readEmbargo(embargo, '--embargo');
      const { id } = await namedRelease(tongbao, given);
      const request = { kind, embargoUntil, reason, expecting, actor: actorAtTerminal() };
      const release = await tongbao.releases.publish(id, request);
      const done = { zh: '{number} 已发布（{kind}）', en: '{number} is published ({kind})' };
      const number = releaseNumber(release) ?? '';
      await context.out.line(context.say(done, { number, kind: context.say(kindNames[kind]) }));
      return 0;
    });
  },
};

export const releaseAbandonCommand: Command = {
  name: 'release abandon',
  summary: { zh: '放弃开立的通报', en: 'gives an open release up' },
  arguments: [releaseArgument],
  options: [reasonOption],
  examples: ['release abandon 3 --reason "并入下期"'],
  exitCodes: { 0: { zh: '已放弃', en: 'it is given up' } },
  run: (context, given) => {
    const decision = { reason: neededReason(given), actor: actorAtTerminal() };
    return context.using(async (tongbao) => {
      const { id } = await namedRelease(tongbao, given);
      await tongbao.releases.abandon(id, decision);
      await context.out.line(context.say({ zh: '第 {id} 号通报已放弃', en: 'release {id} is given up' }, { id }));
      return 0;
    });
  },
};

export const releaseListCommand: Command = {
  name: 'release list',
  summary: { zh: '各期通报', en: 'the releases' },
  options: [{ name: 'period', value: 'P', help: { zh: '只要此期的', en: 'only those of this period' } }, formatOption],
  examples: ['release list', 'release list --period 2009-H2 --format json'],
  exitCodes: { 0: { zh: '已给出（没有也是）', en: 'answered, be it with none' } },
  run: (context, given) =>
    context.using(async ({ warehouse, catalogue }) => {
      const { language, out, say } = context;
      const period = given.text('period');
      const periods = period === undefined ? undefined : [periodCode(readPeriod(period, language))];
      const found = await warehouse.releases({ periods });
      const { releaseRow } = await context.program.api();
      const rows = found.map((one) => pick(fileRow(releaseRow(one, catalogue, true)), columns));
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, columns, rows);
          break;
        case 'json':
          await printJson(context, rows);
          break;
        case 'table': {
          const none = { zh: '没有通报', en: 'there is no release' };
          const titles = [
            { title: say({ zh: '序号', en: 'id' }), align: 'right' as const },
            { title: say({ zh: '编号', en: 'number' }) },
            { title: say({ zh: '期', en: 'period' }), align: 'right' as const },
            { title: say({ zh: '状况', en: 'state' }) },
            { title: say({ zh: '发布', en: 'settled' }), align: 'right' as const },
            { title: say({ zh: '解禁', en: 'embargo until' }), align: 'right' as const },
            { title: say({ zh: '理由', en: 'why' }) },
          ];
          const line = (one: Release): string[] => [
            ...[String(one.id), releaseNumber(one) ?? '—', one.period],
            one.kind ? `${say(stateNames[one.state])} ${say(kindNames[one.kind])}` : say(stateNames[one.state]),
            ...[one.settledAt ?? '', one.embargoUntil ?? '', one.reason ?? ''],
          ];
          await out.line(found.length === 0 ? say(none) : tableText(titles, found.map(line)));
        }
      }
      return 0;
    }),
};
