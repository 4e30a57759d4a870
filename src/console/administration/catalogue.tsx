import { useAnswer, useFetched } from '../http/answer';
import { language, say } from '../language';
import { useMe } from '../shell/me';
import { Answered } from '../states';
import { Candidate } from './catalogue-candidate';
import { VersionList, type Versions } from './catalogue-versions';
import { CatalogueView, type CatalogueViewQuery } from './queries';

const words = {
  about: {
    zh: '目录决定谁报、报什么、怎样合计。它是一个文件：改动后在这里启用，随即生效，不必重启。',
    en: 'The catalogue says who reports, what is measured and how it adds up. It is a file: adopt a changed one here, and it holds at once, without a restart.',
  },
  save: { zh: '下载在用的目录', en: 'Download the catalogue in force' },
  asking: { zh: '正在取目录……', en: 'Fetching the catalogue…' },
  indicators: { zh: '指标', en: 'Indicators' },
  services: { zh: '业务', en: 'Services' },
  branches: { zh: '机构', en: 'Branches' },
  classes: { zh: '用户类别', en: 'Customer classes' },
  code: { zh: '编码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  other: { zh: '英文名', en: 'In Chinese' },
  unit: { zh: '单位', en: 'Unit' },
  decimals: { zh: '小数位', en: 'Decimals' },
  direction: { zh: '优劣', en: 'Better' },
  rule: { zh: '汇总', en: 'Adds up by' },
  volume: { zh: '业务量', en: 'Volume' },
  LOWER: { zh: '越低越好', en: 'lower' },
  HIGHER: { zh: '越高越好', en: 'higher' },
  NONE: { zh: '—', en: '—' },
  WEIGHTED_MEAN: { zh: '按业务量加权平均', en: 'mean weighted by volume' },
  SUM: { zh: '相加', en: 'sum' },
  MEAN: { zh: '平均（不加权）', en: 'plain mean' },
  MAXIMUM: { zh: '取最大', en: 'maximum' },
  LATEST: { zh: '取最近一轮', en: 'latest round' },
  NO_ROLLUP: { zh: '不汇总', en: 'not at all' },
};

interface Named {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

const own = ({ nameZh, nameEn }: Named): string => (language === 'zh' ? nameZh : nameEn);
const other = ({ nameZh, nameEn }: Named): string => (language === 'zh' ? nameEn : nameZh);

/** What the program knows of the world it serves. */
export default function CataloguePart() {
  const answer = useAnswer(CatalogueView, {});
  const versions = useFetched<Versions>('/catalogue/versions');
  const { may } = useMe();
  const again = (): void => {
    answer.again();
    versions.again();
  };
  return (
    <>
      <p className="fine">
        {say(words.about)}{' '}
        <a href="/catalogue" download>
          {say(words.save)}
        </a>
      </p>
      {may('catalogue.adopt') ? <Candidate again={again} /> : null}
      <VersionList answer={versions} />
      <Answered answer={answer} waiting={say(words.asking)}>
        {(catalogue) => (
          <>
            <h2>{say(words.indicators)}</h2>
            <Indicators indicators={catalogue.indicators} />
            <div className="catalogue">
              <List title={say(words.services)} entries={catalogue.services} />
              <List title={say(words.branches)} entries={catalogue.branches} />
              <List title={say(words.classes)} entries={catalogue.customerClasses} />
            </div>
          </>
        )}
      </Answered>
    </>
  );
}

function Indicators({ indicators }: Pick<CatalogueViewQuery, 'indicators'>) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(words.indicators)}>
      <table className="list">
        <thead>
          <tr>
            {(['name', 'other', 'unit', 'decimals', 'direction', 'rule', 'volume', 'code'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'decimals' ? 'number' : undefined}>
                {say(words[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicators.map((one) => (
            <tr key={one.code}>
              <th scope="row" title={one.description}>
                {own(one)}
              </th>
              <td className="nowrap">{other(one)}</td>
              <td className="nowrap">{one.unitSymbol || '—'}</td>
              <td className="number">{one.decimals}</td>
              <td className="nowrap">{say(words[one.direction])}</td>
              <td className="nowrap">{say(words[one.rollupRule === 'NONE' ? 'NO_ROLLUP' : one.rollupRule])}</td>
              <td className="nowrap">{one.volumeName ?? '—'}</td>
              <td>
                <code>{one.code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function List({ title, entries }: { readonly title: string; readonly entries: readonly Named[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <div className="wide" tabIndex={0} role="region" aria-label={title}>
        <table className="list">
          <thead>
            <tr>
              {(['name', 'other', 'code'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(words[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((one) => (
              <tr key={one.code}>
                <th scope="row">{own(one)}</th>
                <td className="nowrap">{other(one)}</td>
                <td>
                  <code>{one.code}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
