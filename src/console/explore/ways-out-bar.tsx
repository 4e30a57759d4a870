import { useState } from 'react';
import { Copy } from '../copy';
import { say } from '../language';
import { Button } from '@mantine/core';
import type { Picked, SeriesCode } from './picked';
import { savePng, saveSvg } from './picture';
import { csvAddress, graphiqlAddress } from './ways-out';

const words = {
  link: { zh: '复制链接', en: 'Copy link' },
  query: { zh: 'GraphQL 查询', en: 'As a query' },
  failed: { zh: '图片未能保存', en: 'The picture could not be saved' },
};

interface Properties {
  readonly picked: Picked;
  readonly series: SeriesCode;
  readonly title: string;
  readonly picture: (() => string) | undefined;
}

/** How what is seen is taken elsewhere. */
export function WaysOut({ picked, series, title, picture }: Properties) {
  const [failed, setFailed] = useState(false);
  const png = (): void => {
    if (picture) void savePng(picture(), title).catch(() => setFailed(true));
  };
  return (
    <div className="ways push">
      <Copy text={location.href}>{say(words.link)}</Copy>
      <Button size="xs" variant="default" component="a" href={csvAddress(picked, series)} download>
        CSV
      </Button>
      <Button size="xs" variant="default" disabled={!picture} onClick={() => picture && saveSvg(picture(), title)}>
        SVG
      </Button>
      <Button size="xs" variant="default" disabled={!picture} onClick={png}>
        PNG
      </Button>
      <Button size="xs" variant="default" component="a" href={graphiqlAddress(picked, series)}>
        {say(words.query)}
      </Button>
      {failed ? <span role="alert">{say(words.failed)}</span> : null}
    </div>
  );
}
