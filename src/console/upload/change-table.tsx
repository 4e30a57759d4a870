import { say } from '../language';

const words = {
  period: { zh: '时期', en: 'Period' },
  series: { zh: '业务和指标', en: 'Service and indicator' },
  before: { zh: '原值', en: 'Before' },
  after: { zh: '新值', en: 'After' },
  beforeVolume: { zh: '原业务量', en: 'Volume before' },
  afterVolume: { zh: '新业务量', en: 'Volume after' },
  none: { zh: '没有数因此改变。', en: 'No figure moves.' },
};

/** One figure that moves. */
export interface Change {
  readonly period: string;
  readonly serviceName: string;
  readonly indicatorName: string;
  readonly customerClass: string;
  readonly customerClassName: string;
  readonly before: string;
  readonly after: string;
  readonly beforeVolume: string | null;
  readonly afterVolume: string | null;
}

/** Figures before and after. */
export function ChangeTable({ label, changes }: { readonly label: string; readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="fine">{say(words.none)}</p>;
  return (
    <div className="wide changes" tabIndex={0} role="region" aria-label={label}>
      <table className="list">
        <caption>
          {label} · {changes.length}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say(words.period)}</th>
            <th scope="col">{say(words.series)}</th>
            {(['before', 'after', 'beforeVolume', 'afterVolume'] as const).map((side) => (
              <th key={side} scope="col" className="number">
                {say(words[side])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((one, index) => (
            <tr key={index}>
              <td className="nowrap">{one.period}</td>
              <th scope="row">
                {one.serviceName} {one.indicatorName}
                {one.customerClass === 'ALL' ? null : <span className="fine"> {one.customerClassName}</span>}
              </th>
              <td className="number">{one.before}</td>
              <td className="number">{one.before === one.after ? one.after : <strong>{one.after}</strong>}</td>
              <td className="number">{one.beforeVolume ?? '—'}</td>
              <td className="number">{one.afterVolume ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
