import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportedTable, ExportFormat, ExportSource } from '../api';
import { TongbaoError, type Text } from '../foundation';
import { formatOption } from './answers';
import type { CommandOption, Given } from './command';
import type { Context } from './context';
import type { Tongbao } from './program';
import { unwritable, written } from './written-file';

/** Formats that no terminal shows. */
const binaryFormats = ['xlsx', 'parquet', 'arrow'] as const satisfies readonly ExportFormat[];
/** The forms in which figures are answered. */
export const figureFormats = ['table', 'csv', 'json', 'ndjson', ...binaryFormats] as const;

export const exportOptions: readonly CommandOption[] = [
  {
    ...formatOption,
    help: {
      zh: `形式：table（默认）、csv、json、ndjson，或不宜在终端显示的 ${binaryFormats.join('、')}`,
      en: `form: table (the default), csv, json, ndjson, or what no terminal shows: ${binaryFormats.join(', ')}`,
    },
  },
  {
    name: 'out',
    value: 'FILE',
    help: {
      zh: '写入文件，而不是标准输出；table 总是写到标准输出',
      en: 'writes into a file and not to standard output, where a table always goes',
    },
  },
];

/** What is said of a form that no terminal shows. */
export const needsFile: Text = {
  zh: '{format} 不能显示在终端上，请用 --out 写入文件',
  en: '{format} is nothing for a terminal: name a file by --out',
};

/** Exports figures as HTTP does, at one version: the newest where none is given. Throws `USAGE` where they have nowhere to go. */
export async function exportFigures<R>(
  { program, language, out, say }: Context,
  { warehouse: reader, catalogue }: Tongbao,
  given: Given,
  format: ExportFormat,
  asOf: number | undefined,
  tableOf: (source: ExportSource) => ExportedTable<R>,
): Promise<void> {
  const file = given.text('out');
  if (file === undefined && out.isTerminal && binaryFormats.some((one) => one === format)) {
    throw new TongbaoError('USAGE', { reason: say(needsFile, { format }) });
  }
  const version = asOf ?? (await reader.version());
  const { exportPieces } = await program.api();
  const pieces = exportPieces(tableOf({ reader, catalogue, language, version }), format);
  if (file === undefined) return out.writeAll(pieces);
  await pipeline(Readable.from(pieces), createWriteStream(file)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.path !== file) throw cause; // it is not about the file
    throw new TongbaoError('USAGE', { reason: say(unwritable, { file, reason: cause.message }) }, { cause });
  });
  await out.line(say(written, { file }));
}
