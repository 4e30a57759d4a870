import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { say } from '../language';
import { Notice } from '../states';

const words = {
  title: { zh: '这一页没有打开', en: 'This page could not be opened' },
  hint: {
    zh: '多半是程序刚刚更新过。重新载入即可，所选内容都在地址里，不会丢。',
    en: 'Most likely the program has just been renewed. Load it again: what you picked is in the address.',
  },
  reload: { zh: '重新载入', en: 'Load again' },
};

interface State {
  readonly failed: boolean;
}

/** Stands around a page, so that one that fails, or whose files are gone since an update, leaves more than an empty window. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { failed: false };

  static getDerivedStateFromError(this: void): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice title={say(words.title)} kind="bad">
        <p>{say(words.hint)}</p>
        <Button size="xs" onClick={() => location.reload()}>
          {say(words.reload)}
        </Button>
      </Notice>
    );
  }
}
