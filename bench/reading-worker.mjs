// A process of the program's own pool, which goes through the rows of workbooks and says what that cost.
import { createRequire } from 'node:module';
import { at } from '../scripts/project.mjs';

const { serveTasks } = createRequire(import.meta.url)(at('dist', 'src', 'workbook', 'index.js'));

await serveTasks(async (file) => {
  const before = process.cpuUsage();
  const found = { rows: 0, cells: 0 };
  const walked = await file.open(async ({ sheets }) => {
    for (const sheet of sheets) {
      for await (const rows of sheet.rows()) {
        found.rows += rows.length;
        for (const row of rows) found.cells += row.length;
      }
    }
  });
  if (!walked.ok) return { finding: walked.finding };
  const { user, system } = process.cpuUsage(before);
  return { ...found, cpuSeconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
});
