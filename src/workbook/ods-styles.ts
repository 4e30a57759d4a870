import type { NumberFormat } from './number-format';
import { scanXml } from './xml';

/** What styles of an OpenDocument file say that matters for reading it. */
export interface OdsStyles {
  /** The number format of a cell style. */
  format(style: string | undefined): NumberFormat;
  isHiddenTable(style: string | undefined): boolean;
  /** Text in this style is raised. */
  isRaised(style: string | undefined): boolean;
}

interface Style {
  readonly parent?: string | undefined;
  readonly dataStyle?: string | undefined;
  hidden?: boolean;
  raised?: boolean;
}

const general: NumberFormat = { percent: false };

/** Reads the styles of `styles.xml` and the automatic ones of `content.xml`, which are given in this order. */
export function readOdsStyles(parts: readonly (readonly [name: string, xml: string])[]): OdsStyles {
  const styles = new Map<string, Style>();
  const dataStyles = new Map<string, NumberFormat>();
  for (const [part, xml] of parts) collect(part, xml, styles, dataStyles);

  /** The style and those it stands on, up to a depth that real files never reach and loops would. */
  const chain = (name: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let next = name; next !== undefined && found.length < 16; next = found.at(-1)?.parent) {
      const style = styles.get(next);
      if (!style) break;
      found.push(style);
    }
    return found;
  };
  return {
    format: (name) => dataStyles.get(chain(name).find(({ dataStyle }) => dataStyle)?.dataStyle ?? '') ?? general,
    isHiddenTable: (name) => chain(name).some(({ hidden }) => hidden),
    isRaised: (name) => chain(name).some(({ raised }) => raised),
  };
}

function collect(part: string, xml: string, styles: Map<string, Style>, dataStyles: Map<string, NumberFormat>): void {
  let style: Style | undefined;
  let dataStyle: { name: string; percent: boolean } | undefined;
  // Styles come before the tables; those are read elsewhere.
  const end = xml.indexOf('<office:body');
  const head = end < 0 ? xml : xml.slice(0, end) + '</office:document-content>';
  scanXml(part, head, {
    open: (element, attributes) => {
      if (element === 'style:style') {
        style = { parent: attributes('style:parent-style-name'), dataStyle: attributes('style:data-style-name') };
        styles.set(attributes('style:name') ?? '', style);
      } else if (element === 'style:table-properties' && style) {
        style.hidden = attributes('table:display') === 'false';
      } else if (element === 'style:text-properties' && style) {
        style.raised = /^(super|[1-9]\d*%)/.test(attributes('style:text-position') ?? '');
      } else if (/^number:(number|percentage|currency)-style$/.test(element)) {
        dataStyle = { name: attributes('style:name') ?? '', percent: element === 'number:percentage-style' };
        dataStyles.set(dataStyle.name, { percent: dataStyle.percent });
      } else if (element === 'number:number' && dataStyle) {
        const places = /^\d{1,3}$/.exec(attributes('number:decimal-places') ?? '')?.[0];
        const scaled = attributes('number:display-factor') !== undefined;
        if (places !== undefined && !scaled) {
          dataStyles.set(dataStyle.name, { percent: dataStyle.percent, decimals: Number(places) });
        }
      }
    },
    close: (element) => {
      if (element === 'style:style') style = undefined;
      else if (/^number:\w+-style$/.test(element)) dataStyle = undefined;
    },
    text: () => undefined,
  });
}
