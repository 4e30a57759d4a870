import { useMemo, useSyncExternalStore } from 'react';

/** What is picked on a page, as its address says it; undefined takes a parameter away. */
export type Picked = Readonly<Record<string, string | undefined>>;

const moved = 'tongbao:moved';

function listen(changed: () => void): () => void {
  const events = ['popstate', moved];
  for (const event of events) addEventListener(event, changed);
  return () => {
    for (const event of events) removeEventListener(event, changed);
  };
}

/** The path of the page shown, without a slash at its end. */
export function usePath(): string {
  return useSyncExternalStore(listen, () => location.pathname.replace(/(.)\/$/, '$1'));
}

/** What is picked. */
export function usePicked(): URLSearchParams {
  const search = useSyncExternalStore(listen, () => location.search);
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** Goes to another page of ours without loading anything anew. */
export function go(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

/**
 * Picks something on the page shown. It is a step that the browser goes back by, unless `quietly`: for what the page
 * picks by itself.
 */
export function pick(changes: Picked, quietly = false): void {
  const picked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') picked.delete(name);
    else picked.set(name, value);
  }
  const search = readable(picked);
  const address = location.pathname + (search && `?${search}`);
  if (quietly) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new Event(moved));
}

/** An address of one of our pages with something picked. */
export function addressOf(path: string, picked: Picked): string {
  const given = Object.entries(picked).filter((one): one is [string, string] => one[1] !== undefined);
  const search = readable(new URLSearchParams(given));
  return path + (search && `?${search}`);
}

/** The values of a parameter that holds several, separated by commas. */
export function several(picked: URLSearchParams, name: string): readonly string[] {
  return (picked.get(name) ?? '').split(',').filter((value) => value !== '');
}

/** What separates values may stand as it is: an address is read by people, too. */
function readable(picked: URLSearchParams): string {
  return picked.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
}
