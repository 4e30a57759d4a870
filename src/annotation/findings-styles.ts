import { faultColours, type StyleSheet } from './styles';

/** The styles of the sheet of findings, by what they are for. */
export type FindingsStyles = Readonly<Record<keyof typeof recipes, number>>;

interface Recipe {
  readonly size?: number;
  readonly bold?: true;
  readonly underlined?: true;
  readonly colour?: string;
  readonly fill?: string;
  readonly framed?: true;
  readonly align?: 'center' | 'left';
}

const ink = 'FF262626';
const quiet = 'FF595959';
const cell = { framed: true, align: 'left', colour: ink } as const;
const badge = { framed: true, align: 'center', bold: true } as const;

const recipes = {
  title: { size: 16, bold: true, colour: 'FF1F3864' },
  summary: { size: 11, bold: true, colour: ink },
  note: { size: 10, colour: quiet },
  heading: { ...badge, colour: 'FFFFFFFF', fill: 'FF1F3864' },
  number: { ...cell, align: 'center', colour: quiet },
  text: cell,
  link: { ...cell, colour: 'FF0563C1', underlined: true },
  error: { ...badge, colour: 'FF9C0006', fill: faultColours.error },
  warning: { ...badge, colour: 'FF7F6000', fill: faultColours.warning },
  info: { ...badge, colour: quiet, fill: 'FFF2F2F2' },
} as const satisfies Record<string, Recipe>;

const line = '<color rgb="FFD9D9D9"/>';
const frame = `<border><left style="thin">${line}</left><right style="thin">${line}</right><top style="thin">${line}</top><bottom style="thin">${line}</bottom><diagonal/></border>`;

/** Adds the styles of the sheet of findings to those of the workbook. */
export function findingsStyles(styles: StyleSheet): FindingsStyles {
  const added = Object.entries(recipes).map(([name, recipe]: [string, Recipe]) => [name, addStyle(styles, recipe)]);
  return Object.fromEntries(added) as FindingsStyles;
}

function addStyle(styles: StyleSheet, recipe: Recipe): number {
  const { size = 10, bold, underlined, colour = ink, fill, framed, align } = recipe;
  const font = styles.add(
    'fonts',
    `<font>${bold ? '<b/>' : ''}${underlined ? '<u/>' : ''}<sz val="${size}"/><color rgb="${colour}"/><name val="Microsoft YaHei"/><family val="2"/><charset val="134"/></font>`,
  );
  const background = fill === undefined ? 0 : styles.fill(fill);
  const border = framed ? styles.add('borders', frame) : 0;
  const alignment = align
    ? `<alignment horizontal="${align}" vertical="center" wrapText="1"${align === 'left' ? ' indent="1"' : ''}/>`
    : '<alignment vertical="center"/>';
  return styles.add(
    'cellXfs',
    `<xf numFmtId="0" fontId="${font}" fillId="${background}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
  );
}
