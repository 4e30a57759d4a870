import { several, usePicked } from '../address';
import { useAnswer } from '../http/answer';
import { say } from '../language';
import { Link } from '../link';
import { latestFirst } from '../periods';
import { Answered, Notice } from '../states';
import { ChoiceFields } from './choice-fields';
import { Panel } from './panel';
import { pickedIn, seriesText } from './picked';
import { Choices, SeriesOf, type ChoicesQuery } from './queries';
import './explore.css';

const words = {
  title: { zh: '查数', en: 'Explore' },
  asking: { zh: '正在取可选的业务、机构和时期……', en: 'Asking what there is to pick from…' },
  asking2: { zh: '正在取这一期的指标……', en: 'Asking which indicators the period has…' },
  none: { zh: '库里还没有数据', en: 'There are no figures yet' },
  noneHint: {
    zh: '有工作簿入库后，就能在这里比较各项指标。',
    en: 'Once a workbook is in, its figures can be compared here.',
  },
  upload: { zh: '报送工作簿', en: 'Send a workbook' },
  noSeries: { zh: '这一期没有数据', en: 'There are no figures of this period' },
  noSeriesHint: { zh: '请另选时期。', en: 'Pick another one.' },
};

/** Figures of one's choice, beside and after each other, each leading to where it came from. */
export default function ExplorePage() {
  const answer = useAnswer(Choices, {});
  return (
    <>
      <h1>{say(words.title)}</h1>
      <Answered answer={answer} waiting={say(words.asking)}>
        {(choices) => <WithChoices choices={choices} />}
      </Answered>
    </>
  );
}

function WithChoices({ choices }: { readonly choices: ChoicesQuery }) {
  const address = usePicked();
  const known = latestFirst(choices.submissions.nodes.map(({ period }) => period));
  const asked = [...several(address, 'periods'), ...several(address, 'period')];
  const periods = asked.length > 0 ? asked : known.slice(0, 1);
  const answer = useAnswer(SeriesOf, periods.length === 0 ? undefined : { periods });
  if (periods.length === 0) {
    return (
      <Notice title={say(words.none)}>
        <p>{say(words.noneHint)}</p>
        <Link to="/console/upload">{say(words.upload)}</Link>
      </Notice>
    );
  }
  return (
    <Answered answer={answer} waiting={say(words.asking2)}>
      {({ rollups: { nodes } }) => {
        const series = [...new Map(nodes.map((node) => [seriesText(node), node])).values()];
        const picked = pickedIn(address, choices, periods, series[0]);
        return (
          <>
            <ChoiceFields {...{ choices, picked, series }} periods={known} />
            {series.length === 0 ? (
              <Notice title={say(words.noSeries)}>
                <p>{say(words.noSeriesHint)}</p>
              </Notice>
            ) : (
              picked.series.map((one) => <Panel key={seriesText(one)} picked={picked} series={one} choices={choices} />)
            )}
          </>
        );
      }}
    </Answered>
  );
}
