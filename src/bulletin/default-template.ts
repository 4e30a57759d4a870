import type { BulletinTemplate, Catalogue, Prose } from '../catalogue';
import type { Text } from '../foundation';

/** Text as it stands, with `{{period}}` in front or at the end, as the language wants it. */
function titled({ zh, en }: Text): Prose {
  const period = { kind: 'word', word: 'period' } as const;
  return {
    zh: [{ kind: 'text', text: zh }, period, { kind: 'text', text: '通报' }],
    en: [{ kind: 'text', text: `${en}: bulletin, ` }, period],
  };
}

/** What a catalogue without a template gets: its services in order, a table each, and what there is to say of them all. */
export function defaultTemplate(catalogue: Catalogue): BulletinTemplate {
  const services = catalogue.services.map(({ code }) => code);
  const ofEach = catalogue.services.map(({ code, name }) => ({
    heading: name,
    content: [
      { show: 'table', service: code, of: 'head' } as const,
      { show: 'table', service: code, of: 'branches' } as const,
    ],
  }));
  return {
    title: titled(catalogue.name),
    sections: [
      ...ofEach,
      {
        heading: { zh: '与上年同期相比', en: 'Beside the same period last year' },
        content: [{ show: 'comparison', services }],
      },
      { heading: { zh: '限额达标情况', en: 'Limits' }, content: [{ show: 'limits', services }] },
      {
        heading: { zh: '数据说明', en: 'About the figures' },
        content: [
          { show: 'coverage', services },
          { show: 'censored', services },
        ],
      },
    ],
    declaration: [],
  };
}
