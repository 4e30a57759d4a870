import { plain } from '../model';
import { releaseFaults, type ReleaseFault } from '../releases';
import { verify } from '../rollups';
import type { Text } from '../foundation';
import type { Rollup, WarehouseReader } from '../warehouse';
import { auditFaults, auditFaultTexts } from './audit-chain';
import type { Command } from './command';
import type { Context } from './context';

export const verifyCommand: Command = {
  name: 'verify',
  summary: {
    zh: '由观测值重新算出每一个汇总，与库中的相比；并核对审计日志和已发布的通报',
    en: 'recomputes every rollup from the observations and compares it with what is kept; checks the audit log and published releases, too',
  },
  options: [],
  examples: ['verify'],
  exitCodes: {
    0: { zh: '全部相符', en: 'all of them agree' },
    1: {
      zh: '有不符，或审计日志、通报被动过，已逐一列出',
      en: 'some differ, or the audit log or a release was tampered with; all is listed',
    },
  },
  run: (context) =>
    context.using(async ({ warehouse, catalogue }) => {
      const { out, say, program } = context;
      let differences = 0;
      for await (const { key, kept, recomputed } of verify(warehouse, catalogue)) {
        differences += 1;
        const { branch, period, service, indicator, customerClass } = key;
        const values = { kept: describe(kept, context), recomputed: describe(recomputed, context) };
        const what = say({ zh: '库中 {kept}，重算 {recomputed}', en: 'kept {kept}, recomputed {recomputed}' }, values);
        await out.line(`${[branch, period, service, indicator, customerClass].join(' ')}: ${what}`);
      }
      const count = await rollupCount(warehouse);
      await out.line(
        say(
          { zh: '核对 {count} 个汇总，不符 {differences}', en: '{count} rollups checked, {differences} differ' },
          { count, differences },
        ),
      );
      let faults = 0;
      const checked = { entries: 0 };
      for await (const { id, kind } of auditFaults(warehouse, await program.auditSeal(), checked)) {
        faults += 1;
        await out.line(say(auditFaultTexts[kind], { id }));
      }
      await out.line(
        say(
          { zh: '核对审计日志 {entries} 条，有误 {faults}', en: '{entries} audit entries checked, {faults} are wrong' },
          { ...checked, faults },
        ),
      );
      const changed = await releasesChanged(warehouse, context);
      return differences === 0 && faults === 0 && changed === 0 ? 0 : 1;
    }),
};

const releaseFaultTexts: Readonly<Record<ReleaseFault['kind'], Text>> = {
  figures: { zh: '{release} 与其封印不符：数据、说明或通报本身被改动', en: '{release} is not what its seal says' },
  log: { zh: '{release} 的封印与审计日志中的不同', en: 'the seal of {release} is not the one in the audit log' },
  catalogue: { zh: '{release} 发布时的目录缺失或被改动', en: 'the catalogue of {release} is gone or altered' },
};

/** Proves that published releases are what they were; gives how many faults there are. */
async function releasesChanged(warehouse: WarehouseReader, { out, say }: Context): Promise<number> {
  const checked = { releases: 0 };
  let changed = 0;
  for await (const { release, kind } of releaseFaults(warehouse, checked)) {
    changed += 1;
    await out.line(say(releaseFaultTexts[kind], { release }));
  }
  const all = { zh: '核对通报 {releases} 期，有误 {changed}', en: '{releases} releases checked, {changed} are wrong' };
  if (checked.releases > 0) await out.line(say(all, { ...checked, changed }));
  return changed;
}

function describe(rollup: Rollup | undefined, { say }: Context): string {
  if (!rollup) return say({ zh: '无', en: 'none' });
  const { low, high, totals, branchesReported, monthsCovered, observations } = rollup;
  const value = low && high ? (low.eq(high) ? plain(low) : `${plain(low)}–${plain(high)}`) : '—';
  return `${value} × ${plain(totals.volume)} (${[branchesReported, monthsCovered, observations].join('/')})`;
}

async function rollupCount(reader: WarehouseReader): Promise<number> {
  const version = await reader.version();
  return reader.countRollups(await reader.extent(version), version);
}
