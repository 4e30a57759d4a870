// Reads a workbook by another library, in a process of its own: `node bench/read-rows.mjs LIBRARY FILE`.
// Prints as JSON what was found and what it cost.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Each says how many rows and cells it was given; a cell is one that has a value. */
const libraries = {
  async exceljs(path) {
    const ExcelJS = require('exceljs');
    const found = { rows: 0, cells: 0 };
    const options = {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    };
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
      for await (const row of sheet) {
        found.rows += 1;
        row.eachCell(({ value }) => (found.cells += value === null ? 0 : 1));
      }
    }
    return found;
  },

  async sheetjs(path) {
    const { read } = require('@e965/xlsx');
    const book = read(readFileSync(path), {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
    });
    const found = { rows: 0, cells: 0 };
    for (const name of book.SheetNames) {
      for (const row of book.Sheets[name]['!data']) {
        if (!row) continue;
        found.rows += 1;
        for (const cell of row) if (cell) found.cells += 1;
      }
    }
    return found;
  },
};

const [library, path] = process.argv.slice(2);
const before = process.cpuUsage();
const found = await libraries[library](path);
const { user, system } = process.cpuUsage(before);
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ ...found, cpuSeconds: (user + system) / 1e6, peakMegabytes: maxRSS / 1024 }));
