import { Button, TextInput } from '@mantine/core';
import { useRef, useState, type DragEvent } from 'react';
import { say } from '../language';
import { Failed, Notice, Waiting } from '../states';
import { useAct } from './act';
import { Changes } from './catalogue-changes';
import { sendCatalogue, type Checked, type Version } from './catalogue-rows';

const words = {
  drop: {
    zh: '把改好的目录文件拖到这里，先看会改动什么',
    en: 'Drop a changed catalogue here to see what it would change',
  },
  choose: { zh: '选择目录文件', en: 'Choose a catalogue file' },
  kind: { zh: 'YAML 文件；选了并不启用', en: 'a YAML file; choosing it puts nothing in force' },
  checking: { zh: '正在检查 {name}……', en: 'Checking {name}…' },
  problems: { zh: '{name} 有 {count} 处错误，不能启用', en: '{name} has {count} problems and can not be adopted' },
  line: { zh: '行', en: 'Line' },
  place: { zh: '位置', en: 'Place' },
  problem: { zh: '问题', en: 'Problem' },
  correct: { zh: '改正后再选一次。', en: 'Correct them, and choose the file again.' },
  refused: { zh: '不能启用：已存的数会不对', en: 'It can not be adopted: figures that are stored would be wrong' },
  touched: { zh: '启用会涉及已存的数', en: 'Adopting it touches stored figures' },
  rebuilt: {
    zh: '{count} 个汇总会重算，与启用在同一个事务里。',
    en: '{count} rollups are worked out anew, in the same transaction.',
  },
  harmless: { zh: '不涉及已存的数', en: 'No stored figure is touched' },
  same: { zh: '{name} 就是在用的目录', en: '{name} is the catalogue in force' },
  changes: { zh: '{name} 会改动什么', en: 'What {name} would change' },
  note: { zh: '为何改动（与版本一同保存）', en: 'What for (kept with the version)' },
  adopt: { zh: '启用这个目录', en: 'Adopt this catalogue' },
  adopted: { zh: '已启用，为第 {number} 版', en: 'It is in force, as version {number}' },
  another: { zh: '算了', en: 'Never mind' },
};

/** Where a catalogue is handed in: what is wrong with it or what it would change, and its adoption. */
export function Candidate({ again }: { readonly again: () => void }) {
  const [file, setFile] = useState<File>();
  const [checked, setChecked] = useState<Checked>();
  const [adopted, setAdopted] = useState<Version>();
  const { act, failure, busy } = useAct(() => undefined);
  const check = (chosen: File): void => {
    setFile(chosen);
    setChecked(undefined);
    setAdopted(undefined);
    void act(async () => setChecked(await sendCatalogue<Checked>('/catalogue/check', chosen, {})));
  };
  const forget = (): void => {
    setFile(undefined);
    setChecked(undefined);
  };
  return (
    <>
      <Choice onFile={check} />
      {adopted ? <Notice title={say(words.adopted, { number: adopted.number })} kind="good" /> : null}
      {failure ? <Failed failure={failure} again={file && (() => check(file))} /> : null}
      {busy && file ? <Waiting>{say(words.checking, { name: file.name })}</Waiting> : null}
      {checked && file ? (
        <Outcome
          checked={checked}
          file={file}
          forget={forget}
          done={(version) => {
            setAdopted(version);
            forget();
            again();
          }}
        />
      ) : null}
    </>
  );
}

function Choice({ onFile }: { readonly onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const [first] = files ?? [];
    if (first) onFile(first);
  };
  const dragged = (event: DragEvent, now: boolean): void => {
    event.preventDefault();
    setOver(now);
  };
  return (
    <div
      className={`candidate ${over ? 'over' : ''}`}
      onDragOver={(event) => dragged(event, true)}
      onDragLeave={(event) => dragged(event, false)}
      onDrop={(event) => {
        dragged(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <p>{say(words.drop)}</p>
      <Button onClick={() => input.current?.click()}>{say(words.choose)}</Button>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml"
        hidden
        aria-label={say(words.choose)}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <p className="fine">{say(words.kind)}</p>
    </div>
  );
}

interface OutcomeProperties {
  readonly checked: Checked;
  readonly file: File;
  readonly forget: () => void;
  readonly done: (version: Version) => void;
}

function Outcome({ checked, file, forget, done }: OutcomeProperties) {
  const { name } = file;
  if (checked.problems.length > 0) return <Problems checked={checked} name={name} />;
  if (checked.inForce?.sha256 === checked.sha256) return <Notice title={say(words.same, { name })} />;
  return (
    <section aria-label={say(words.changes, { name })}>
      <h2>{say(words.changes, { name })}</h2>
      <Effects checked={checked} />
      <Changes changes={checked.changes} />
      {checked.adoptable ? <Adoption checked={checked} file={file} forget={forget} done={done} /> : null}
    </section>
  );
}

function Problems({ checked: { problems }, name }: { readonly checked: Checked; readonly name: string }) {
  const title = say(words.problems, { name, count: problems.length });
  return (
    <>
      <Notice title={title} kind="bad">
        <p>{say(words.correct)}</p>
      </Notice>
      <div className="wide" tabIndex={0} role="region" aria-label={title}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col" className="number">
                {say(words.line)}
              </th>
              <th scope="col">{say(words.place)}</th>
              <th scope="col">{say(words.problem)}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ line, path, message }) => (
              <tr key={`${line} ${path} ${message}`}>
                <th scope="row" className="number">
                  {line}
                </th>
                <td>
                  <code>{path}</code>
                </td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What it does to stored figures, what is refused first. */
function Effects({ checked: { effects, rollups, adoptable } }: { readonly checked: Checked }) {
  if (effects.length === 0 && rollups === 0) return <Notice title={say(words.harmless)} kind="good" />;
  const ordered = [...effects].sort((a, b) => Number(b.refused) - Number(a.refused));
  return (
    <Notice title={say(adoptable ? words.touched : words.refused)} kind={adoptable ? 'quiet' : 'bad'}>
      <ul>
        {ordered.map(({ code, subject, refused, message }) => (
          <li key={`${code} ${subject}`} className={refused ? 'refusal' : undefined}>
            {message}
          </li>
        ))}
      </ul>
      {rollups === 0 ? null : <p>{say(words.rebuilt, { count: rollups })}</p>}
    </Notice>
  );
}

/** Adopts what was looked at, in place of what it was compared with, or nothing. */
function Adoption({ checked, file, forget, done }: OutcomeProperties) {
  const [note, setNote] = useState('');
  const { act, failure, busy } = useAct(() => undefined);
  const adopt = async (): Promise<void> => {
    const expecting: Record<string, string> = checked.inForce ? { expecting: checked.inForce.sha256 } : {};
    const fields = { ...expecting, ...(note.trim() === '' ? {} : { note }) };
    done((await sendCatalogue<{ version: Version }>('/catalogue/versions', file, fields)).version);
  };
  return (
    <form action={() => act(adopt)} className="after">
      <div className="row">
        <TextInput
          className="reason"
          label={say(words.note)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={1000}
        />
        <Button type="submit" loading={busy}>
          {say(words.adopt)}
        </Button>
        <Button variant="default" onClick={forget}>
          {say(words.another)}
        </Button>
      </div>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  );
}
