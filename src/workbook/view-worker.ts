import { SheetCollector } from './collecting';
import { serveTasks } from './serve-tasks';
import { viewOf, type Window } from './view';
import type { Viewing } from './worker-messages';

/** Reads one workbook after another in a process of its own, and hands over what is seen of it. */
void serveTasks<Window | undefined, Viewing>(async (file, window) => {
  const opening = await file.open((workbook) => viewOf(workbook, window, new SheetCollector(file.limits)));
  return opening.ok ? { ok: true, view: opening.value } : opening;
});
