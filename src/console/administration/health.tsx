import { useFetched, type Answer } from '../http/answer';
import { say } from '../language';
import { useMe } from '../shell/me';

const words = {
  asking: { zh: '正在询问……', en: 'Asking…' },
  alive: { zh: '程序', en: 'The program' },
  ready: { zh: '数据库', en: 'The database' },
  fine: { zh: '正常', en: 'well' },
  engine: { zh: '正常（{engine}）', en: 'well ({engine})' },
  metrics: { zh: '运行指标（Prometheus）', en: 'Metrics (Prometheus)' },
  again: { zh: '再问一次', en: 'Ask again' },
};

interface Health {
  readonly status: string;
  readonly engine?: string;
}

/** Whether the program and its database do well. */
export default function HealthPart() {
  const { may } = useMe();
  const alive = useFetched<Health>('/healthz');
  const ready = useFetched<Health>('/readyz');
  return (
    <>
      <dl className="key health">
        <dt>{say(words.alive)}</dt>
        <dd>
          <Light answer={alive} />
        </dd>
        <dt>{say(words.ready)}</dt>
        <dd>
          <Light answer={ready} />
        </dd>
      </dl>
      <p className="row middle">
        <button
          type="button"
          className="linklike"
          onClick={() => {
            alive.again();
            ready.again();
          }}
        >
          {say(words.again)}
        </button>
        {may('metrics.read') ? <a href="/metrics">{say(words.metrics)}</a> : null}
      </p>
    </>
  );
}

function Light({ answer: { data, failure } }: { readonly answer: Answer<Health> }) {
  if (failure) return <span className="tag bad">✕ {failure.message}</span>;
  if (!data) return <span role="status">{say(words.asking)}</span>;
  const engine = data.engine;
  return <span className="tag good">✓ {engine === undefined ? say(words.fine) : say(words.engine, { engine })}</span>;
}
