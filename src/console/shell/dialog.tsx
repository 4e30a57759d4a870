import { CloseButton } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { say } from '../language';

const words = { close: { zh: '关闭', en: 'Close' } };

interface Properties {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something to be dealt with before the rest: the browser keeps the keyboard within it, and Escape ends it. */
export function Dialog({ title, onClose, children }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // the first thing to be filled in, rather than what closes it
    shown?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <CloseButton aria-label={say(words.close)} onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}
