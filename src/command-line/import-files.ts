import { accessSync, constants, readdirSync, statSync, type Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { TongbaoError, type Language } from '../foundation';

export interface ImportFiles {
  /** Paths, in the order in which they were named; a directory's by name. */
  readonly files: readonly string[];
  /** What stands in a named directory and is no workbook: hidden files, lock files, directories. */
  readonly passedOver: readonly string[];
}

/** Finds the files that paths stand for. All must be there and readable, else it throws `USAGE` with those that are not. */
export function importFiles(paths: readonly string[], language: Language): ImportFiles {
  const files: string[] = [];
  const passedOver: string[] = [];
  const faults: TongbaoError[] = [];
  const attempt = <T>(path: string, look: () => T): T | undefined => {
    try {
      return look();
    } catch (cause) {
      faults.push(new TongbaoError('FILE_UNREADABLE', { file: path, reason: (cause as Error).message }, { cause }));
      return undefined;
    }
  };
  const readable = (path: string): Stats => {
    accessSync(path, constants.R_OK);
    return statSync(path);
  };
  for (const path of paths) {
    const found = attempt(path, () => readable(path));
    if (!found?.isDirectory()) {
      files.push(path);
      continue;
    }
    for (const name of attempt(path, () => readdirSync(path))?.sort() ?? []) {
      const inside = join(path, name);
      if (isNoWorkbook(name) || attempt(inside, () => readable(inside))?.isDirectory()) passedOver.push(inside);
      else files.push(inside);
    }
  }
  if (faults.length === 0) return { files, passedOver };
  throw new TongbaoError('USAGE', { reason: faults.map((fault) => fault.text(language)).join('\n') });
}

/** Names of what systems and spreadsheet programs leave in a directory: `.DS_Store`, `~$报表.xlsx`. */
function isNoWorkbook(path: string): boolean {
  return /^(\.|~\$)/.test(basename(path));
}
