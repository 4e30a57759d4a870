import { Button } from '@mantine/core';
import type { ComponentProps, MouseEvent } from 'react';

interface Properties extends Omit<ComponentProps<typeof Button<'button'>>, 'loading' | 'disabled'> {
  readonly busy: boolean;
  /** What is being done, while it is. */
  readonly doing: string;
  readonly disabled?: boolean;
}

/**
 * Does something at the reader's word. While that is under way, the button says so, to whoever looks and to whoever
 * listens; it stays where the keyboard is, and does nothing a second time.
 */
export function ActButton({ busy, doing, onClick, children, ...button }: Properties) {
  const once = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <>
      <Button {...button} aria-busy={busy} aria-disabled={busy} onClick={once}>
        {busy ? doing : children}
      </Button>
      <span className="unseen" role="status">
        {busy ? doing : null}
      </span>
    </>
  );
}
