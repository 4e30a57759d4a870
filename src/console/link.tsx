import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { go } from './address';

interface Properties {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
  readonly label?: string;
}

/** A link to one of our own pages, which is shown without loading anything anew. */
export function Link({ to, children, className, current, label }: Properties) {
  const follow = (event: MouseEvent): void => {
    // whoever wants another window or tab gets it from the browser
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // a row of links may be longer than the window is wide
    if (current) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <a
      ref={link}
      href={to}
      onClick={follow}
      className={className}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  );
}
