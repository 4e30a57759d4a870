import Table from 'cli-table3';

/** The widest a table may be, in columns of a terminal. */
const widest = 100;
const gap = 2;
/** No column gives way to less than this. */
const narrowest = 8;

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const noLines = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '' },
  ...{ 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
};

/**
 * A table for a terminal, without lines and never wider than 100 columns: where it would be, its left-aligned columns
 * give way, the widest first, and their texts go on in the next line.
 */
export function tableText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const natural = columns.map((_, index) => Math.max(...lines.map((line) => displayWidth(line[index] ?? ''))));
  const widths = fitted(natural, columns);
  const table = new Table({
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true },
    colAligns: columns.map(({ align }) => align ?? 'left'),
  });
  table.push(...lines.map((line) => line.map((text, index) => wrapped(text, widths[index] ?? widest).join('\n'))));
  const printed = table.toString().split('\n');
  return printed.map((line) => line.trimEnd()).join('\n');
}

function fitted(natural: readonly number[], columns: readonly Column[]): readonly number[] {
  const widths = [...natural];
  const yielding = columns.flatMap(({ align }, index) => (align === 'right' ? [] : [index]));
  const over = (): boolean => widths.reduce((sum, width) => sum + width + gap, -gap) > widest;
  for (;;) {
    const [index] = [...yielding].sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
    const width = index === undefined ? 0 : (widths[index] ?? 0);
    if (index === undefined || width <= narrowest || !over()) return widths;
    widths[index] = width - 1;
  }
}

/** Cuts a text into lines: at a space where the line has one, else anywhere, as Chinese is written. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = [...text];
  while (displayWidth(rest.join('')) > width) {
    let end = 0;
    for (let taken = 0; end < rest.length; end += 1) {
      taken += displayWidth(rest[end] ?? '');
      if (taken > width) break;
    }
    const space = rest.lastIndexOf(' ', end);
    const cut = space > 0 ? space : Math.max(1, end);
    lines.push(rest.slice(0, cut).join(''));
    rest = rest.slice(rest[cut] === ' ' ? cut + 1 : cut);
  }
  return [...lines, rest.join('')];
}

const wide = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** How many columns of a terminal a text takes: ideographs and full-width signs take two. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);
}
