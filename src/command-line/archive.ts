import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { TongbaoError, type Text } from '../foundation';
import type { Archive, ArchiveProgress, Warehouse } from '../warehouse';
import { actorAtTerminal } from './actor';
import { formatOption, formats, printCsv, printJson, readFormat } from './answers';
import { readVersion } from './as-of';
import type { Command } from './command';
import type { Context } from './context';
import { Progress } from './progress';
import { tableText } from './table';
import { intoFile, type Sink } from './whole-file';

type Tell = (progress: ArchiveProgress) => Promise<void>;

const alreadyThere: Text = {
  zh: '{file} 已存在；归档不覆盖文件',
  en: '{file} is there already; an archive overwrites nothing',
};
const fileNeeded: Text = {
  zh: '请用 --out FILE 说明写到哪里，或用 --dry-run 只看有多少',
  en: 'say where to by --out FILE, or only look by --dry-run',
};
const made: Text = {
  zh: '第 {horizon} 版以前的汇总 {held} 行已归档到 {file}，并从数据库移出；SHA-256 {sha256}',
  en: 'archived in {file} and gone from the database: {held} rollups of versions before {horizon}; SHA-256 {sha256}',
};
const wouldBe: Text = {
  zh: '可归档第 {horizon} 版以前的汇总 {held} 行',
  en: '{held} rollups of versions before {horizon} could be archived',
};
const nothing: Text = {
  zh: '第 {horizon} 版以前没有可归档的汇总',
  en: 'there are no rollups of versions before {horizon} to archive',
};
const swept: Text = {
  zh: '上次归档中断，续移出 {rows} 行',
  en: 'the archive before was cut off; {rows} more rollups are gone from the database',
};
const putBack: Text = {
  zh: '已恢复第 {horizon} 版以前的汇总 {held} 行',
  en: 'put back: {held} rollups of versions before {horizon}',
};

export const archiveCreateCommand: Command = {
  name: 'archive create',
  summary: {
    zh: '把早已被取代的汇总移到文件里',
    en: 'moves rollups that were replaced long ago to a file',
  },
  details: {
    zh:
      '被取代的汇总只用来回答当时（--as-of）的数。归档后，那一版以前的汇总不能再问（ARCHIVED），直到恢复归档文件；\n' +
      '现在的数、已发布的通报、各版上报的数和撤回都不受影响。FILE 完整写成并落盘后才从数据库移出；中断后再运行即接着移出。',
    en: 'A rollup that was replaced is only needed to say what the warehouse said at the time (--as-of). Once archived, rollups of versions before that one can not be asked for (ARCHIVED) until the file is put back; figures of now, releases, what was reported in any version and withdrawals are as before. Nothing leaves the database before FILE is whole and on the disk; after a run that was cut off the next one goes on.',
  },
  options: [
    {
      name: 'before',
      value: 'WHEN',
      required: true,
      help: {
        zh: '归档到何时：版本号、日期（当日终了，UTC）、时刻或通报编号，如 12、2010-01-15、2009-H2/R0',
        en: 'up to when: a version, a day (its end, UTC), an instant or the number of a release: 12, 2010-01-15, 2009-H2/R0',
      },
    },
    { name: 'out', value: 'FILE', help: { zh: '写到哪个文件', en: 'the file to write' } },
    { name: 'dry-run', help: { zh: '只说可归档多少', en: 'only say how much could be archived' } },
  ],
  examples: [
    'archive create --before 2009-01-01 --dry-run',
    'archive create --before 2009-01-01 --out rollups-2008.archive',
  ],
  exitCodes: { 0: { zh: '已归档，或没有可归档的', en: 'it is archived, or there was nothing to be' } },
  run: async (context, given) => {
    const { out, say } = context;
    const [file, dryRun] = [given.text('out'), given.switch('dry-run')];
    if (file === undefined && !dryRun) throw new TongbaoError('USAGE', { reason: say(fileNeeded) });
    if (file !== undefined && existsSync(file))
      throw new TongbaoError('USAGE', { reason: say(alreadyThere, { file }) });
    return context.using(async (tongbao) => {
      const { warehouse } = tongbao;
      await sweepRest(context, warehouse);
      const asked = (await readVersion(context, tongbao, given, 'before')) ?? 0;
      // figures that have not moved since are current, however many versions there were of other things
      const horizon = Math.min(asked, (await warehouse.state()).figures);
      const actor = actorAtTerminal();
      const madeBy = actor.name;
      // what speaks against it is found before anything is written
      await warehouse.rehearse((writer) => writer.archive.add({ horizon, held: 0, sha256: '', madeBy }));
      if (file === undefined || dryRun) {
        const held = await inFull(context, warehouse, horizon, () => Promise.resolve());
        await out.line(say(held === 0 ? nothing : wouldBe, { horizon, held }));
        return 0;
      }
      const hash = createHash('sha256');
      const held = await intoFile(context, file, (sink) =>
        inFull(context, warehouse, horizon, (bytes) => sink((hash.update(bytes), bytes))),
      );
      if (held === 0) {
        await rm(file);
        await out.line(say(nothing, { horizon }));
        return 0;
      }
      const sha256 = hash.digest('hex');
      await warehouse.write(async (writer) => {
        const { madeAt, ...after } = await writer.archive.add({ horizon, held, sha256, madeBy });
        const subject = `archive ${horizon}`;
        await writer.audit({ actor, action: 'archive.create', subject, before: null, after: { ...after, madeAt } });
      });
      await withProgress(context, (tell) => warehouse.archives.sweep(tell));
      await out.line(say(made, { horizon, held, file, sha256 }));
      return 0;
    });
  },
};

export const archiveListCommand: Command = {
  name: 'archive list',
  summary: { zh: '归档过什么', en: 'what was archived' },
  options: [formatOption],
  examples: ['archive list', 'archive list --format json'],
  exitCodes: { 0: { zh: '已给出（没有也是）', en: 'answered, be it with none' } },
  run: (context, given) =>
    context.using(async ({ warehouse }) => {
      const { language, out, say } = context;
      const archives = (await warehouse.archives.list()).map(({ horizon, held, madeAt, madeBy, sha256 }: Archive) => ({
        ...{ horizon, rollups: held, made_at: madeAt, made_by: madeBy, sha256 },
      }));
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, ['horizon', 'rollups', 'made_at', 'made_by', 'sha256'], archives);
          break;
        case 'json':
          await printJson(context, archives);
          break;
        case 'table': {
          const titles = [
            { title: say({ zh: '此版以前', en: 'before version' }), align: 'right' as const },
            { title: say({ zh: '汇总（行）', en: 'rollups' }), align: 'right' as const },
            { title: say({ zh: '归档（UTC）', en: 'archived (UTC)' }) },
            { title: say({ zh: '何人', en: 'by' }) },
            { title: 'SHA-256' },
          ];
          const lines = archives.map(({ horizon, rollups, made_at, made_by, sha256 }) => [
            ...[String(horizon), String(rollups), made_at.replace('T', ' ').slice(0, 16), made_by, sha256.slice(0, 16)],
          ]);
          await out.line(
            lines.length === 0 ? say({ zh: '没有归档过', en: 'nothing is archived' }) : tableText(titles, lines),
          );
        }
      }
      return 0;
    }),
};

export const archiveRestoreCommand: Command = {
  name: 'archive restore',
  summary: { zh: '恢复最近一次归档', en: 'puts the newest archive back' },
  details: {
    zh: '要么全部恢复，要么什么也不改；文件须与归档时的一字节不差。更早的归档，在它以后的都恢复之后才能恢复。',
    en: 'All of it or nothing; the file has to be, to the byte, what was written. An earlier archive can be put back once all later ones are.',
  },
  arguments: [
    {
      syntax: '<FILE>',
      help: { zh: 'tongbao archive create 写出的文件', en: 'a file that tongbao archive create wrote' },
    },
  ],
  options: [],
  examples: ['archive restore rollups-2008.archive'],
  exitCodes: { 0: { zh: '已恢复', en: 'it is put back' } },
  run: async (context, given) => {
    const [file = ''] = given.words;
    const hash = createHash('sha256');
    const refuse = (cause: Error): never => {
      throw new TongbaoError('FILE_UNREADABLE', { file, reason: cause.message }, { cause });
    };
    const read = (async () => {
      for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) hash.update(piece);
    })();
    await read.catch(refuse);
    const sha256 = hash.digest('hex');
    return context.using(async ({ warehouse }) => {
      await sweepRest(context, warehouse);
      const actor = actorAtTerminal();
      const { horizon, held } = await warehouse.write(async (writer) => {
        const archive = await writer.archive.putBack({ name: file, sha256, bytes: createReadStream(file) });
        const subject = `archive ${archive.horizon}`;
        await writer.audit({ actor, action: 'archive.restore', subject, before: { ...archive }, after: null });
        return archive;
      });
      await context.out.line(context.say(putBack, { horizon, held }));
      return 0;
    });
  },
};

/** Ends what a run before has begun. */
async function sweepRest(context: Context, warehouse: Warehouse): Promise<void> {
  const rows = await withProgress(context, (tell) => warehouse.archives.sweep(tell));
  if (rows > 0) await context.err.line(context.say(swept, { rows }));
}

/** Hands over all bytes of an archive; gives how many rollups are in it. */
function inFull(context: Context, { archives }: Warehouse, horizon: number, sink: Sink): Promise<number> {
  return withProgress(context, async (tell) => {
    const content = archives.content(horizon, tell);
    for (;;) {
      const { done, value } = await content.next();
      if (done) return value;
      await sink(value);
    }
  });
}

async function withProgress<T>({ err }: Context, work: (tell: Tell) => Promise<T>): Promise<T> {
  let line: Progress | undefined;
  try {
    return await work(({ branch, place, branches, rows }) => {
      line ??= new Progress(err, branches, false);
      return line.step(place, `${branch} ${rows}`);
    });
  } finally {
    await line?.clear();
  }
}
