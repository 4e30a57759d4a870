import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useFetched, type Answer } from '../http/answer';
import { say } from '../language';
import { Answered } from '../states';
import { timeText } from '../times';
import { Changes } from './catalogue-changes';
import type { Change, Version } from './catalogue-rows';

const words = {
  asking: { zh: '正在取各版……', en: 'Fetching the versions…' },
  none: {
    zh: '还没有启用过的版本：用的是服务启动时的文件。',
    en: 'No version was adopted yet: it is the file that the server began with.',
  },
  versions: { zh: '启用过的各版', en: 'Versions' },
  number: { zh: '版', en: 'Version' },
  adopted: { zh: '启用', en: 'Adopted' },
  who: { zh: '何人', en: 'Who' },
  file: { zh: '文件', en: 'File' },
  note: { zh: '为何', en: 'What for' },
  inForce: { zh: '在用', en: 'in force' },
  download: { zh: '下载第 {number} 版', en: 'Download version {number}' },
  save: { zh: '下载', en: 'Download' },
  compare: { zh: '比较两版', en: 'Compare two versions' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  comparing: { zh: '正在比较……', en: 'Comparing…' },
};

export type Versions = { readonly versions: readonly Version[] };

/** The catalogues that were adopted, each to be saved, and any two to be compared. */
export function VersionList({ answer }: { readonly answer: Answer<Versions> }) {
  return (
    <>
      <h2>{say(words.versions)}</h2>
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ versions }) =>
          versions.length === 0 ? (
            <p>{say(words.none)}</p>
          ) : (
            <>
              <Table versions={versions} />
              {versions.length > 1 ? <Comparison versions={versions} /> : null}
            </>
          )
        }
      </Answered>
    </>
  );
}

function Table({ versions }: Versions) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(words.versions)}>
      <table className="list">
        <thead>
          <tr>
            {(['number', 'adopted', 'who', 'file', 'note'] as const).map((column) => (
              <th key={column} scope="col">
                {say(words[column])}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {versions.map(({ number, adoptedAt, adoptedBy, fileName, sha256, note }, index) => (
            <tr key={number}>
              <th scope="row" className="nowrap">
                {number} {index === 0 ? <span className="fine">{say(words.inForce)}</span> : null}
              </th>
              <td className="nowrap">{timeText(adoptedAt)}</td>
              <td className="nowrap">{adoptedBy}</td>
              <td title={sha256}>{fileName}</td>
              <td>{note ?? '—'}</td>
              <td>
                <a href={`/catalogue/versions/${number}`} download aria-label={say(words.download, { number })}>
                  {say(words.save)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Comparison({ versions }: Versions) {
  const [newest, before] = versions;
  const [from, setFrom] = useState(before?.number ?? 0);
  const [to, setTo] = useState(newest?.number ?? 0);
  const [open, setOpen] = useState(false);
  const answer = useFetched<{ changes: readonly Change[] }>(
    open ? `/catalogue/changes?from=${from}&to=${to}` : undefined,
  );
  const numbers = versions.map(({ number }) => String(number));
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.compare)}</summary>
      <div className="row">
        <NativeSelect
          label={say(words.from)}
          data={numbers}
          value={String(from)}
          onChange={(event) => setFrom(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label={say(words.to)}
          data={numbers}
          value={String(to)}
          onChange={(event) => setTo(Number(event.currentTarget.value))}
        />
      </div>
      {open ? (
        <Answered answer={answer} waiting={say(words.comparing)}>
          {({ changes }) => <Changes changes={changes} />}
        </Answered>
      ) : null}
    </details>
  );
}
