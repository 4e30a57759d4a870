import type { FiguresQuery } from '../queries';

export type Figure = FiguresQuery['rollups']['nodes'][number];

/** A figure as it is drawn. Positions on the screen are floats; what is printed is the server's `display`. */
export interface Drawn {
  readonly figure: Figure;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
}

export function drawn(figure: Figure | undefined): Drawn | undefined {
  if (!figure || figure.low === null || figure.high === null) return undefined;
  return { figure, low: Number(figure.low), high: Number(figure.high), exact: figure.bound === 'EXACT' };
}

/** What a chart shows: figures of one series. */
export interface Shown {
  readonly figures: readonly Figure[];
  /** In the order they are drawn in. */
  readonly branches: readonly { readonly code: string; readonly name: string }[];
  readonly periods: readonly string[];
  readonly direction: 'LOWER' | 'HIGHER' | 'NONE';
  readonly unitSymbol: string;
  readonly limit: string | null;
  readonly limitName: string;
  /** In pixels. */
  readonly width: number;
  readonly colours: Colours;
}

/** The colours of the page, by the names of its variables. */
export interface Colours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly alarm: string;
  readonly paper: string;
  readonly several: readonly string[];
}

export function figureAt({ figures }: Shown, branch: string, period: string): Figure | undefined {
  return figures.find((one) => one.branch === branch && one.period === period);
}

/** Different by shape as well: not everybody tells colours apart. */
export const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow', 'emptyCircle'] as const;

export function colourOf({ several }: Colours, index: number): string {
  return several[index % several.length] ?? several[0] ?? '#14508c';
}
