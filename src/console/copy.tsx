import { Button } from '@mantine/core';
import { useState } from 'react';
import { say } from './language';

const words = {
  copied: { zh: '已复制', en: 'Copied' },
  failed: { zh: '请选中后手工复制', en: 'Select and copy it by hand' },
};

/** Puts a text on the clipboard, and says so. */
export function Copy({ text, children }: { readonly text: string; readonly children: string }) {
  const [state, setState] = useState<'copied' | 'failed'>();
  const copy = async (): Promise<void> => {
    // a browser has a clipboard for pages only by https, or on the machine itself
    await navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
    setTimeout(() => setState(undefined), 2500);
  };
  return (
    <Button size="xs" variant="default" onClick={() => void copy().catch(() => setState('failed'))}>
      <span aria-live="polite">{state ? say(words[state]) : children}</span>
    </Button>
  );
}
