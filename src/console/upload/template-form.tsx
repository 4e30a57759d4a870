import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../http/answer';
import { failureOf } from '../http/failure';
import { saveFrom } from '../http/save';
import { language, say } from '../language';
import { useMe } from '../shell/me';
import { ForTemplates } from './queries';

const words = {
  title: { zh: '填报表样', en: 'The form to fill in' },
  hint: {
    zh: '含上期和去年同期数；用自己的表也可以。',
    en: 'With earlier figures to compare with. Your own workbook does as well.',
  },
  branch: { zh: '分公司', en: 'Branch' },
  period: { zh: '时期', en: 'Period' },
  example: { zh: '如 2010-H1', en: 'such as 2010-H1' },
  download: { zh: '下载表样', en: 'Download' },
};

/** Where a branch gets the form for a period. */
export function TemplateForm() {
  const { me, may } = useMe();
  const allowed = may('templates.read');
  const { data } = useAnswer(ForTemplates, allowed ? {} : undefined);
  const [branch, setBranch] = useState(me.branch);
  const [period, setPeriod] = useState('');
  const [failed, setFailed] = useState<string>();
  if (!allowed) return null;
  const branches = (data?.branches ?? []).filter(({ level }) => level === 'BRANCH');
  const ready = branch !== null && period.trim() !== '';
  const address = `/templates?branch=${branch ?? ''}&period=${encodeURIComponent(period.trim())}&lang=${language}`;
  const download = async (): Promise<void> => {
    setFailed(undefined);
    await saveFrom(address).catch((thrown: unknown) => setFailed(failureOf(thrown).message));
  };
  return (
    <form className="template" action={download}>
      <h2>{say(words.title)}</h2>
      <p className="fine">{say(words.hint)}</p>
      <div className="row">
        <Select
          label={say(words.branch)}
          data={branches.map(({ code, name }) => ({ value: code, label: name }))}
          value={branch}
          onChange={setBranch}
          searchable
          size="xs"
          disabled={me.branch !== null}
        />
        <TextInput
          label={say(words.period)}
          placeholder={say(words.example)}
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value)}
          size="xs"
        />
        <Button type="submit" size="xs" variant="default" disabled={!ready}>
          {say(words.download)}
        </Button>
      </div>
      {failed === undefined ? null : (
        <p className="refusal" role="alert">
          {failed}
        </p>
      )}
    </form>
  );
}
