import { TongbaoError } from '../foundation';
import { periodCode } from '../model';
import { readFormat } from './answers';
import { readPeriod } from './arguments';
import { momentOptions, readMoment } from './as-of';
import type { Command } from './command';
import { needsFile } from './export-figures';
import { writeAnswer } from './written-file';

const formats = ['docx', 'xlsx', 'html'] as const;

export const bulletinCommand: Command = {
  name: 'bulletin',
  summary: { zh: '生成一期的通报', en: 'makes the bulletin of a period' },
  details: {
    zh: '按目录中 bulletin 一节的模板生成；没有模板时按业务逐一列表。同样的数据、同样的模板，生成的文件逐字节相同。',
    en: 'By the template in the section bulletin of the catalogue; without one, a table for each service. The same figures and the same template make the same file, byte for byte.',
  },
  options: [
    {
      name: 'period',
      value: 'P',
      required: true,
      help: { zh: '期，如 2009-H2', en: 'the period, such as 2009-H2' },
    },
    {
      name: 'format',
      value: 'FORMAT',
      help: { zh: '形式：docx（默认）、xlsx 或 html', en: 'form: docx (the default), xlsx or html' },
    },
    ...momentOptions,
    {
      name: 'out',
      value: 'FILE',
      help: { zh: '写入文件，而不是标准输出', en: 'writes into a file and not to standard output' },
    },
  ],
  examples: [
    'bulletin --period 2009-H2 --out 2009年下半年通报.docx',
    'bulletin --period 2009-H2 --format html --lang en > bulletin.html',
    'bulletin --period 2009-H2 --format xlsx --as-of 2010-01-15 --out bulletin.xlsx',
    'bulletin --period 2009-H2 --release 2009-H2/R1 --out 2009年下半年通报.docx',
  ],
  exitCodes: { 0: { zh: '已生成（没有数据也是）', en: 'it is made, be it without figures' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language, out, program, say } = context;
      const format = readFormat(given, formats, 'docx', language);
      const period = periodCode(readPeriod(given.text('period') ?? '', language));
      const file = given.text('out');
      if (file === undefined && out.isTerminal && format !== 'html') {
        throw new TongbaoError('USAGE', { reason: say(needsFile, { format }) });
      }
      const { warehouse: reader, catalogue } = tongbao;
      const version = (await readMoment(context, tongbao, given)) ?? (await reader.version());
      const { releaseFacts } = await program.api();
      const release = await releaseFacts(reader, catalogue, { period, release: given.text('release') });
      const { makeBulletin } = await program.bulletin();
      const { bytes } = await makeBulletin({ reader, catalogue, version, language, period, release }, format);
      if (file === undefined) await out.write(bytes);
      else await writeAnswer(context, file, bytes);
      return 0;
    }),
};
