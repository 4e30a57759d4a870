import type { Text } from '../foundation';
import { waiverKinds, type WaiverScope } from '../warehouse';
import { actorAtTerminal } from './actor';
import { readChoice, readCodes, readNumber } from './arguments';
import type { Command, Given } from './command';
import type { Context } from './context';
import { namedRelease, releaseArgument } from './named-release';
import type { Tongbao } from './program';
import { neededReason, reasonOption } from './reasons';

const waived: Text = { zh: '已说明（第 {id} 条）', en: 'it is explained (waiver {id})' };
const unwaived: Text = { zh: '第 {id} 条说明已收回', en: 'waiver {id} is taken back' };

export const releaseWaiveCommand: Command = {
  name: 'release waive',
  summary: { zh: '说明为何可以如此发布', en: 'explains why something in a release may stay as it is' },
  details: {
    zh: '所说明的是该机构的、符合所给各项的一切：不给业务，即其所有业务。',
    en: 'Everything of the branch that has all that is given is explained: without a service, that of all its services.',
  },
  arguments: [releaseArgument],
  options: [
    {
      name: 'kind',
      value: 'KIND',
      help: {
        zh: 'figure（未报的指标，默认）、submission（待认可的工作簿）或 rule（违反的规则）',
        en: 'figure (one that is not in; the default), submission (one that waits) or rule (one that is broken)',
      },
    },
    {
      name: 'branch',
      value: 'B',
      required: true,
      help: { zh: '报送机构，代码或名称', en: 'the branch, by code or name' },
    },
    { name: 'service', value: 'S', help: { zh: '只此业务', en: 'only this service' } },
    { name: 'indicator', value: 'I', help: { zh: '只此指标', en: 'only this indicator' } },
    { name: 'class', value: 'C', help: { zh: '只此用户类别', en: 'only this customer class' } },
    { name: 'rule', value: 'RULE', help: { zh: '只此规则，代码', en: 'only this rule, by code' } },
    { name: 'submission', value: 'ID', help: { zh: '只此提交', en: 'only this submission' } },
    reasonOption,
  ],
  examples: [
    'release waive 1 --branch 铁岭 --reason "系统改造，下期补报"',
    'release waive 1 --kind rule --branch 沈阳 --rule DDN_INSTALLS --reason "上期预受理的本期装通"',
  ],
  exitCodes: { 0: { zh: '已说明', en: 'it is explained' } },
  run: (context, given) => {
    const decision = { reason: neededReason(given), actor: actorAtTerminal() };
    return context.using(async (tongbao) => {
      const { id } = await namedRelease(tongbao, given);
      const waiver = await tongbao.releases.waive(id, readScope(context, tongbao, given), decision);
      await context.out.line(context.say(waived, { id: waiver.id }));
      return 0;
    });
  },
};

export const releaseUnwaiveCommand: Command = {
  name: 'release unwaive',
  summary: { zh: '收回说明', en: 'takes an explanation back' },
  arguments: [releaseArgument, { syntax: '<WAIVER>', help: { zh: '说明的编号', en: 'the id of the waiver' } }],
  options: [],
  examples: ['release unwaive 1 2'],
  exitCodes: { 0: { zh: '已收回', en: 'it is taken back' } },
  run: (context, given) => {
    const waiver = readNumber('WAIVER', given.words[1] ?? '', context.language);
    return context.using(async (tongbao) => {
      const { id } = await namedRelease(tongbao, given);
      await tongbao.releases.unwaive(id, waiver, { actor: actorAtTerminal() });
      await context.out.line(context.say(unwaived, { id: waiver }));
      return 0;
    });
  },
};

function readScope({ language }: Context, { catalogue }: Tongbao, given: Given): WaiverScope {
  const code = (dimension: 'reporter' | 'service' | 'indicator' | 'class', option: string): string | undefined => {
    const word = given.text(option);
    return word === undefined ? undefined : readCodes(dimension, [word], catalogue, language)[0];
  };
  const rules = catalogue.rules.map((rule) => rule.code.toLowerCase());
  const rule = given.text('rule');
  const named = rule === undefined ? undefined : readChoice('rule', rule, rules, language);
  const submission = given.text('submission');
  return {
    kind: readChoice('kind', given.text('kind') ?? 'figure', waiverKinds, language),
    branch: code('reporter', 'branch') ?? '',
    service: code('service', 'service'),
    indicator: code('indicator', 'indicator'),
    customerClass: code('class', 'class'),
    rule: catalogue.rules.find((one) => one.code.toLowerCase() === named)?.code,
    submission: submission === undefined ? undefined : readNumber('submission', submission, language),
  };
}
