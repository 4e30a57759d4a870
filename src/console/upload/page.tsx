import { useCallback } from 'react';
import { pick, several, usePicked } from '../address';
import { say } from '../language';
import { useMe } from '../shell/me';
import { Notice } from '../states';
import { Button } from '@mantine/core';
import { DropZone } from './drop-zone';
import { SendingList } from './sending-list';
import { useSendings } from './sending';
import { RecentList, SentList } from './sent-list';
import { SubmissionPane } from './submission';
import { TemplateForm } from './template-form';
import './upload.css';

const words = {
  title: { zh: '报送工作簿', en: 'Send workbooks' },
  notAllowed: { zh: '报送工作簿须先登录', en: 'Log in to send workbooks' },
  cannot: { zh: '您的账号不能报送工作簿', en: 'Your account may not send workbooks' },
  cannotHint: { zh: '可以查看已收到的工作簿及其问题。', en: 'You can look at what came in and what was found in it.' },
  logIn: { zh: '登录', en: 'Log in' },
};

/** Sending workbooks, and what was found in them. The address names the submissions, so that nothing is lost by a reload. */
export default function UploadPage() {
  const { me, may, askToLogIn } = useMe();
  const picked = usePicked();
  const ids = several(picked, 'ids');
  const at = picked.get('at') ?? ids[0];
  const sent = useCallback((submission: string): void => {
    const before = several(new URLSearchParams(location.search), 'ids');
    const all = [submission, ...before.filter((id) => id !== submission)];
    pick({ ids: all.join(','), at: submission, finding: undefined, sheet: undefined, cell: undefined }, true);
  }, []);
  const { sendings, send, forget } = useSendings(sent);
  return (
    <>
      <h1>{say(words.title)}</h1>
      <div className={at === undefined ? 'sending' : undefined}>
        {may('submissions.send') ? (
          <DropZone onFiles={send} small={at !== undefined} />
        ) : me.via === 'session' ? (
          <Notice title={say(words.cannot)}>
            <p>{say(words.cannotHint)}</p>
          </Notice>
        ) : (
          <Notice title={say(words.notAllowed)}>
            <p>{say(words.cannotHint)}</p>
            <Button size="xs" onClick={askToLogIn}>
              {say(words.logIn)}
            </Button>
          </Notice>
        )}
        {at === undefined ? <TemplateForm /> : null}
      </div>
      <SendingList sendings={sendings} onForget={forget} />
      {ids.length > 1 ? <SentList ids={ids} at={at} /> : null}
      {at === undefined ? <RecentList /> : <SubmissionPane key={at} id={at} />}
    </>
  );
}
