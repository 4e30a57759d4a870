import { MultiSelect, TagsInput } from '@mantine/core';
import { pick } from '../address';
import { say } from '../language';
import { isPeriod } from '../periods';
import { charts, everyBranch, grains, mostSeries, seriesText, type Picked } from './picked';
import type { ChoicesQuery, SeriesOfQuery } from './queries';

const words = {
  series: { zh: '业务和指标（最多 {most} 项）', en: 'Services and indicators (up to {most})' },
  branches: { zh: '机构', en: 'Branches' },
  all: { zh: '各分公司', en: 'Every branch' },
  periods: { zh: '时期', en: 'Periods' },
  grain: { zh: '细分到', en: 'Broken down by' },
  SAME: { zh: '不细分', en: 'not at all' },
  MONTH: { zh: '月', en: 'month' },
  QUARTER: { zh: '季', en: 'quarter' },
  HALF_YEAR: { zh: '半年', en: 'half-year' },
  YEAR: { zh: '年', en: 'year' },
  chart: { zh: '图形', en: 'Chart' },
  ranking: { zh: '排名', en: 'Ranking' },
  bar: { zh: '柱形', en: 'Bars' },
  line: { zh: '折线', en: 'Lines' },
  multiples: { zh: '小图', en: 'Small multiples' },
  remove: { zh: '去掉', en: 'Remove' },
};

interface Properties {
  readonly choices: ChoicesQuery;
  readonly picked: Picked;
  readonly series: SeriesOfQuery['rollups']['nodes'];
  readonly periods: readonly string[];
}

/** Where it is picked what is shown. */
export function ChoiceFields({ choices, picked, series, periods }: Properties) {
  const groups = new Map<string, { readonly group: string; readonly items: { value: string; label: string }[] }>();
  for (const one of series) {
    const group = groups.get(one.service) ?? { group: one.serviceName, items: [] };
    const class_ = one.customerClass === 'ALL' ? '' : ` · ${one.customerClassName}`;
    const item = { value: seriesText(one), label: `${one.serviceName} ${one.indicatorName}${class_}` };
    groups.set(one.service, { ...group, items: [...group.items, item] });
  }
  return (
    <div className="choices">
      <MultiSelect
        className="wide-field"
        label={say(words.series, { most: mostSeries })}
        data={[...groups.values()]}
        value={picked.series.map(seriesText)}
        onChange={(chosen) => pick({ series: chosen.join(','), at: undefined })}
        maxValues={mostSeries}
        classNames={{ inputField: 'narrow' }}
        searchable
        hidePickedOptions
      />
      <MultiSelect
        className="wide-field"
        label={say(words.branches)}
        data={[
          { value: everyBranch, label: say(words.all) },
          ...choices.branches.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        value={[...picked.branches]}
        onChange={(chosen) => pick({ branches: chosen.join(','), at: undefined })}
        classNames={{ inputField: 'narrow' }}
        searchable
        hidePickedOptions
      />
      <TagsInput
        label={say(words.periods)}
        data={[...periods]}
        classNames={{ inputField: 'narrow' }}
        value={[...picked.periods]}
        onChange={(chosen) =>
          pick({ periods: chosen.filter(isPeriod).sort().join(','), period: undefined, at: undefined })
        }
      />
      <label className="native">
        <span>{say(words.grain)}</span>
        <select
          value={picked.grain ?? 'SAME'}
          onChange={(event) => pick({ grain: event.currentTarget.value, at: undefined })}
        >
          {(['SAME', ...grains] as const).map((grain) => (
            <option key={grain} value={grain}>
              {say(words[grain])}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="segments">
        <legend>{say(words.chart)}</legend>
        {charts.map((chart) => (
          <label key={chart}>
            <input
              type="radio"
              name="chart"
              checked={chart === picked.chart}
              onChange={() => pick({ chart, at: undefined })}
            />
            <span>{say(words[chart])}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
