import { language } from '../language';
import { Failure, saidIn } from './failure';

/** Has a file of the server saved by the browser under the name it was sent with; throws a `Failure`. */
export async function saveFrom(path: string): Promise<void> {
  const response = await fetch(path, { headers: { 'accept-language': language } });
  if (!response.ok) {
    throw new Failure(saidIn(await response.json().catch(() => undefined), response.status), response.status);
  }
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const plain = /filename="([^"]+)"/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  save(await response.blob(), named === undefined ? (plain ?? 'tongbao') : decodeURIComponent(named));
}

/** Has the browser save a file that was made here. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // the browser has taken hold of it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
