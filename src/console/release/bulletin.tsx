import { Button } from '@mantine/core';
import { useState } from 'react';
import { addressOf } from '../address';
import { language, say } from '../language';
import { useMe } from '../shell/me';

const words = {
  title: { zh: '通报稿', en: 'The bulletin' },
  draft: { zh: '草稿，按核对时的数据', en: 'A draft, of the figures that were looked at' },
  forbidden: {
    zh: '通报把各单位的数并列，查阅需要相应权限。',
    en: 'The bulletin sets everybody’s figures side by side, which you may not see.',
  },
  preview: { zh: '预览', en: 'Preview' },
  hide: { zh: '收起预览', en: 'Hide the preview' },
  apart: { zh: '单独打开（可打印）', en: 'Open by itself, to print' },
};

const files = { docx: 'Word .docx', xlsx: 'Excel .xlsx', html: '.html' };

interface Properties {
  readonly period: string;
  /** The release that it is of; without one it is a draft of a version. */
  readonly number?: string | undefined;
  readonly version?: number;
}

/** The bulletin to be looked at and taken away. */
export function Bulletin({ period, number, version }: Properties) {
  const { may } = useMe();
  const [shown, setShown] = useState(false);
  const asOf = version === undefined ? undefined : String(version);
  const address = (format: string): string =>
    addressOf(`/exports/bulletin.${format}`, { period, release: number, asOf, lang: language });
  if (!may('figures.rank')) {
    return (
      <>
        <h3>{say(words.title)}</h3>
        <p>{say(words.forbidden)}</p>
      </>
    );
  }
  return (
    <>
      <h3>{say(words.title)}</h3>
      {number === undefined ? <p className="fine">{say(words.draft)}</p> : null}
      <div className="row middle">
        <Button variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {say(shown ? words.hide : words.preview)}
        </Button>
        {(['docx', 'xlsx', 'html'] as const).map((format) => (
          <a key={format} href={address(format)} download>
            {files[format]}
          </a>
        ))}
        <a href={address('html')} target="_blank" rel="noreferrer">
          {say(words.apart)}
        </a>
      </div>
      {/* it runs nothing, and is no part of the page */}
      {shown ? <iframe className="bulletin" title={say(words.title)} src={address('html')} sandbox="" /> : null}
    </>
  );
}
