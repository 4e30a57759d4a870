import { addressOf } from '../address';
import { say } from '../language';
import { Link } from '../link';
import { Notice } from '../states';
import { timeText } from '../times';
import { boundsText, listed } from './names';
import type { CellFragment, GateQuery, RuleFragment } from './queries';
import { together } from './together';

const words = {
  ready: { zh: '可以发布', en: 'Ready to be published' },
  readyHint: { zh: '各项或已到位，或已说明。', en: 'Everything is in order, or explained.' },
  notReady: { zh: '还不能发布：{count} 项待说明', en: 'Not ready: {count} open questions' },
  notReadyHint: {
    zh: '请补齐数据，或在下面说明理由。核对的是第 {version} 版数据。',
    en: 'Complete the figures, or explain below why they stay. This is version {version} of the figures.',
  },
  grid: { zh: '应报各项', en: 'What is expected' },
  counts: {
    zh: '按时 {onTime}，迟报 {late}，已说明 {waived}，缺 {missing}',
    en: '{onTime} in time, {late} late, {waived} explained, {missing} missing',
  },
  missing: { zh: '各单位所缺', en: 'What is missing by branch' },
  missingOf: { zh: '{branch}：缺 {count} 项', en: '{branch}: {count} missing' },
  partly: { zh: '{thing}（{reported}/{expected} 个月）', en: '{thing} ({reported} of {expected} months)' },
  waiting: { zh: '待认可的工作簿', en: 'Workbooks that wait for acceptance' },
  warnings: { zh: '{count} 条警告', en: '{count} warnings' },
  rules: { zh: '指标间的规则', en: 'Rules between figures' },
  rulesKept: {
    zh: '符合 {kept}，不符合 {broken}，无法判定 {undetermined}',
    en: '{kept} kept, {broken} broken, {undetermined} undetermined',
  },
  branch: { zh: '单位', en: 'Branch' },
  rule: { zh: '规则', en: 'Rule' },
  period: { zh: '时期', en: 'Period' },
  figures: { zh: '两边的数', en: 'Both sides' },
  standing: { zh: '说明', en: 'Explanation' },
  unexplained: { zh: '待说明', en: 'unexplained' },
  not: { zh: '不 {relation}', en: 'not {relation}' },
  limits: { zh: '未达标的指标（{count}），照实发布', en: 'Limits not met ({count}): published as they are' },
  indicator: { zh: '指标', en: 'Indicator' },
  figure: { zh: '数值', en: 'Figure' },
  limit: { zh: '限值', en: 'Limit' },
};

type Seen = NonNullable<GateQuery['release']>['gate'];

/** What stands between a release and its publication. */
export function GateParts({ gate }: { readonly gate: Seen }) {
  const { ready, version, unexplained, waiting } = gate;
  const counts = {
    onTime: gate.onTime.totalCount,
    late: gate.late.totalCount,
    waived: gate.waived.totalCount,
    missing: gate.missing.totalCount,
  };
  return (
    <>
      <Notice
        kind={ready ? 'good' : 'quiet'}
        title={ready ? say(words.ready) : say(words.notReady, { count: unexplained.totalCount })}
      >
        <p>{ready ? say(words.readyHint) : say(words.notReadyHint, { version })}</p>
      </Notice>
      <h3>{say(words.grid)}</h3>
      <p>{say(words.counts, counts)}</p>
      {gate.missing.nodes.length > 0 ? <Missing cells={gate.missing.nodes} /> : null}
      {waiting.nodes.length > 0 ? (
        <>
          <h3>{say(words.waiting)}</h3>
          <ul>
            {waiting.nodes.map(({ submission: { id, fileName, branchName, receivedAt }, warnings }) => (
              <li key={id}>
                <Link to={addressOf('/console/upload', { ids: id })}>{fileName}</Link> · {branchName} ·{' '}
                {say(words.warnings, { count: warnings })} · <span className="fine">{timeText(receivedAt)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Rules rules={gate.rules.nodes} kept={gate.kept.totalCount} />
      {gate.limits.nodes.length > 0 ? <Limits limits={gate.limits.nodes} /> : null}
    </>
  );
}

function Missing({ cells }: { readonly cells: readonly CellFragment[] }) {
  const branches = together(cells, ({ branch }) => branch);
  return (
    <section aria-label={say(words.missing)}>
      {[...branches.values()].map((of) => (
        <details key={of[0]?.branch}>
          <summary>{say(words.missingOf, { branch: of[0]?.branchName ?? '', count: of.length })}</summary>
          <p className="fine">{listed(of.map(cellText))}</p>
        </details>
      ))}
    </section>
  );
}

function cellText(cell: CellFragment): string {
  const { customerClass, customerClassName, figuresReported: reported, figuresExpected: expected } = cell;
  const parts = [cell.serviceName, cell.indicatorName, ...(customerClass === 'ALL' ? [] : [customerClassName])];
  const thing = parts.join(' ');
  return reported === 0 ? thing : say(words.partly, { thing, reported, expected });
}

function Rules({ rules, kept }: { readonly rules: readonly RuleFragment[]; readonly kept: number }) {
  const broken = rules.filter(({ verdict }) => verdict === 'BROKEN');
  const counts = { kept, broken: broken.length, undetermined: rules.length - broken.length };
  return (
    <>
      <h3>{say(words.rules)}</h3>
      <p>{say(words.rulesKept, counts)}</p>
      {broken.length === 0 ? null : (
        <div className="wide" tabIndex={0} role="region" aria-label={say(words.rules)}>
          <table className="list">
            <thead>
              <tr>
                {(['branch', 'rule', 'period', 'figures', 'standing'] as const).map((column) => (
                  <th key={column} scope="col">
                    {say(words[column])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {broken.map((one) => (
                <tr key={`${one.branch} ${one.rule} ${one.period}`}>
                  <th scope="row">{one.branchName}</th>
                  <td>{one.ruleName}</td>
                  <td className="nowrap">{one.period}</td>
                  <td className="nowrap">
                    {boundsText(one.leftLow, one.leftHigh)}{' '}
                    <span className="fine">{say(words.not, { relation: one.relation })}</span>{' '}
                    {boundsText(one.rightLow, one.rightHigh)}
                  </td>
                  <td>{one.reason ?? <span className="tag doubt">{say(words.unexplained)}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Limits({ limits }: { readonly limits: Seen['limits']['nodes'] }) {
  return (
    <details>
      <summary>{say(words.limits, { count: limits.length })}</summary>
      <div className="wide" tabIndex={0} role="region" aria-label={say(words.limit)}>
        <table className="list">
          <thead>
            <tr>
              {(['branch', 'indicator', 'period', 'figure', 'limit'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(words[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {limits.map((one, index) => (
              <tr key={index}>
                <th scope="row">{one.branchName}</th>
                <td>
                  {one.serviceName} {one.indicatorName}
                  {one.customerClass === 'ALL' ? null : <span className="fine"> {one.customerClassName}</span>}
                </td>
                <td className="nowrap">{one.period}</td>
                <td className="nowrap">{one.display}</td>
                <td className="nowrap">
                  {[...(one.min === null ? [] : [`≥ ${one.min}`]), ...(one.max === null ? [] : [`≤ ${one.max}`])].join(
                    ' ',
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
