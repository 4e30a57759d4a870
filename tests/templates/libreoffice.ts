import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeWithTool, programOf } from '../servers/tools';

const tool = programOf('soffice');

/** `describe` where LibreOffice is at hand. */
export function describeWithLibreOffice(title: string, body: () => void): void {
  describeWithTool('soffice', title, body);
}

/** `describe` where the part of LibreOffice that opens documents is at hand. */
export function describeWithWriter(title: string, body: () => void): void {
  describeWithTool('lowriter', title, body);
}

/** Settings of a fresh profile: formulas of opened workbooks are always calculated anew. */
const recalculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

const filters = { xlsx: 'xlsx:Calc MS Excel 2007 XML', ods: 'ods:calc8', txt: 'txt:Text (encoded):UTF8' } as const;

/** Opens each file in LibreOffice, lets it calculate, and saves it in the format; in the order given. */
export function savedByLibreOffice(
  files: readonly Uint8Array[],
  format: keyof typeof filters,
  kind: 'xlsx' | 'docx' = 'xlsx',
): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-office-'));
  try {
    const [profile, before, after] = ['profile', 'in', 'out'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user/registrymodifications.xcu'), recalculateAlways);
    mkdirSync(before);
    const names = files.map((bytes, index) => {
      writeFileSync(join(before, `${index}.${kind}`), bytes);
      return String(index);
    });
    execFileSync(
      tool,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--convert-to',
        filters[format],
        '--outdir',
        after,
        ...names.map((name) => join(before, `${name}.${kind}`)),
      ],
      { stdio: 'ignore' },
    );
    return names.map((name) => readFileSync(join(after, `${name}.${format}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
