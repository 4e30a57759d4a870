import { useState } from 'react';
import { failureOf, type Failure } from '../http/failure';

/** Something that is done at the reader's word: what went wrong with it, and whether it is under way. */
export function useAct(done: () => void) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const act = async (doIt: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await doIt();
      done();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { act, failure, busy };
}
