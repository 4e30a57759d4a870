import { Failure, saidIn } from '../http/failure';
import { language } from '../language';

/** What the server's catalogue addresses answer, as far as it is shown. */

export interface Version {
  readonly number: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly adoptedAt: string;
  readonly adoptedBy: string;
  readonly note: string | null;
}

export interface Change {
  readonly change: 'added' | 'removed' | 'renamed' | 'changed' | 'reordered';
  readonly kind: string;
  readonly kindName: string;
  readonly code: string;
  readonly name: string | null;
  readonly fields: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

export interface Effect {
  readonly code: string;
  readonly refused: boolean;
  readonly subject: string;
  readonly message: string;
}

export interface Checked {
  readonly sha256: string;
  readonly adoptable: boolean;
  readonly problems: readonly { readonly line: number; readonly path: string; readonly message: string }[];
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
  readonly rollups: number;
  readonly inForce: Version | null;
}

/** Sends a file with its fields; throws a `Failure`. */
export async function sendCatalogue<T>(path: string, file: File, fields: Readonly<Record<string, string>>): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, file.name);
  const headers = { accept: 'application/json', 'accept-language': language };
  const response = await fetch(path, { method: 'POST', headers, body: form });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Failure(saidIn(answer, response.status), response.status);
  return answer as T;
}
