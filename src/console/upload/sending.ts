import { useCallback, useEffect, useRef, useState } from 'react';
import { failureOf, Failure, isRecord, saidIn } from '../http/failure';
import { language } from '../language';

/** A file on its way to the server. */
export interface Sending {
  readonly key: number;
  readonly name: string;
  readonly state: 'waits' | 'sent' | 'read' | 'failed';
  /** How much of it is over there, in percent. */
  readonly percent: number;
  readonly failure?: Failure;
}

interface Sendings {
  readonly sendings: readonly Sending[];
  readonly send: (files: readonly File[]) => void;
  readonly forget: (key: number) => void;
}

/** Sends files one after another; `onSent` hears the submission that each became. */
export function useSendings(onSent: (submission: string) => void): Sendings {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const turn = useRef(Promise.resolve());
  const last = useRef(0);
  const heard = useRef(onSent);
  heard.current = onSent;
  const change = useCallback((key: number, change: Partial<Sending>): void => {
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);
  const forget = useCallback((key: number): void => setSendings((all) => all.filter((one) => one.key !== key)), []);

  const send = useCallback(
    (files: readonly File[]): void => {
      const added = files.map((file) => ({ file, key: (last.current += 1) }));
      const waiting = added.map(({ file, key }) => ({ key, name: file.name, state: 'waits', percent: 0 }) as const);
      setSendings((all) => [...all, ...waiting]);
      for (const { file, key } of added) {
        turn.current = turn.current.then(async () => {
          try {
            const submission = await sendFile(file, (percent) =>
              change(key, { state: percent < 100 ? 'sent' : 'read', percent }),
            );
            forget(key);
            heard.current(submission);
          } catch (thrown) {
            change(key, { state: 'failed', failure: failureOf(thrown) });
          }
        });
      }
    },
    [change, forget],
  );

  const busy = sendings.some(({ state }) => state !== 'failed');
  useEffect(() => {
    if (!busy) return;
    // what has not arrived is lost with the page
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [busy]);
  return { sendings, send, forget };
}

/** Sends a file, and gives the submission that it became, good or not. Only XMLHttpRequest tells how far it is. */
function sendFile(file: File, onProgress: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/submissions');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', language);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.min(99, Math.floor((100 * loaded) / total)));
    request.upload.onload = () => onProgress(100);
    request.onerror = () => reject(failureOf(undefined));
    request.onload = () => {
      const answer: unknown = request.response;
      const said = saidIn(answer, request.status);
      const id = isRecord(answer) && typeof answer['id'] === 'number' ? answer['id'] : said.submission?.id;
      if (id === undefined) reject(new Failure(said, request.status));
      else resolve(String(id));
    };
    onProgress(0);
    request.send(form);
  });
}
