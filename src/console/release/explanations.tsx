import { Button } from '@mantine/core';
import { useAct } from '../administration/act';
import { ask } from '../http/ask';
import { say } from '../language';
import { useMe } from '../shell/me';
import { Failed } from '../states';
import { thingOf, type Names } from './names';
import { Unwaive, type ListedFragment } from './queries';

const words = {
  title: { zh: '已作的说明', en: 'Explanations given' },
  branch: { zh: '单位', en: 'Branch' },
  what: { zh: '事项', en: 'What' },
  reason: { zh: '理由', en: 'Reason' },
  takeBack: { zh: '收回', en: 'Take back' },
  takeBackThis: { zh: '收回对{branch} {thing}的说明', en: 'Take back the explanation of {branch}, {thing}' },
};

export const everything = {
  FIGURE: { zh: '全部所缺', en: 'everything missing' },
  RULE: { zh: '全部不符规则之处', en: 'every broken rule' },
  SUBMISSION: { zh: '全部待认可的工作簿', en: 'every waiting workbook' },
};

interface Properties {
  readonly release: ListedFragment;
  readonly names: Names;
  readonly again: () => void;
}

/** What was explained in a release; while it is open, it can be taken back. */
export function Explanations({ release, names, again }: Properties) {
  const { may } = useMe();
  const { act, failure, busy } = useAct(again);
  if (release.waivers.length === 0) return null;
  const open = release.state === 'OPEN' && may('releases.manage');
  return (
    <>
      <h3>{say(words.title)}</h3>
      <div className="wide" tabIndex={0} role="region" aria-label={say(words.title)}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{say(words.branch)}</th>
              <th scope="col">{say(words.what)}</th>
              <th scope="col">{say(words.reason)}</th>
              {open ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {release.waivers.map((waiver) => {
              const thing = thingOf(waiver, names) ?? say(everything[waiver.kind]);
              return (
                <tr key={waiver.id}>
                  <th scope="row">{waiver.branchName}</th>
                  <td>{thing}</td>
                  <td>{waiver.reason}</td>
                  {open ? (
                    <td>
                      <Button
                        size="compact-xs"
                        variant="default"
                        disabled={busy}
                        aria-label={say(words.takeBackThis, { branch: waiver.branchName, thing })}
                        onClick={() => void act(() => ask(Unwaive, { id: release.id, waiver: waiver.id }))}
                      >
                        {say(words.takeBack)}
                      </Button>
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {failure ? <Failed failure={failure} /> : null}
    </>
  );
}
