// A large workbook of work orders, as an operator's system would export it: written row by row, once.
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

const services = ['固定电话', '移动电话', '互联网接入', '专线电路', '小灵通', '数据通信'];
const classes = ['公众客户', '商务客户', '大客户'];
const offices = Array.from({ length: 40 }, (_, number) => `第${number + 1}营业厅`);
const headings =
  '工单号,业务,客户类别,受理营业厅,受理时间,完成时间,是否超时,用时（小时）,收费（元）,联系次数,满意度,备注'.split(',');
const firstDay = Date.UTC(2026, 0, 1);

/** The workbook with that many rows of orders below its headings; kept for the next run. */
export async function orderWorkbook(rows) {
  const path = join(tmpdir(), `tongbao-orders-${rows}.xlsx`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(unfinished),
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = book.addWorksheet('工单');
  sheet.columns = headings.map((_, index) => ({
    style: index === 4 || index === 5 ? { numFmt: 'yyyy-mm-dd hh:mm:ss' } : index === 8 ? { numFmt: '0.00' } : {},
  }));
  sheet.addRow(headings).commit();
  for (let index = 0; index < rows; index += 1) {
    sheet.addRow(order(index)).commit();
    // the writer holds what the file has not taken yet
    if (index % 5000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await book.commit();
  renameSync(unfinished, path);
  return path;
}

/** The same order for the same number. */
function order(index) {
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  const minutes = 20 + (mixed % 4000);
  const accepted = firstDay + index * 61_000;
  return [
    `GD2026${String(index).padStart(8, '0')}`,
    services[mixed % services.length],
    classes[(mixed >>> 8) % classes.length],
    offices[(mixed >>> 12) % offices.length],
    new Date(accepted),
    new Date(accepted + minutes * 60_000),
    minutes > 2880 ? '是' : '否',
    Math.round((minutes / 60) * 100) / 100,
    (mixed % 30_000) / 100,
    1 + ((mixed >>> 20) % 4),
    1 + ((mixed >>> 5) % 5),
    index % 7 === 0 ? '客户要求改期' : '无',
  ];
}
