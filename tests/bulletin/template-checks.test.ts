import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../../src/catalogue';
import { TongbaoError } from '../../src/foundation';

const source = readFileSync(join(__dirname, '../../imports/liaoning/catalogue.yaml'), 'utf8');

/** The problems that the catalogue is refused for once `text` in its template stands as `instead`. */
function problems(text: string, instead: string): string {
  const start = source.indexOf('\nbulletin:');
  const place = source.indexOf(text, start);
  expect(place).toBeGreaterThan(start);
  try {
    readCatalogue(source.slice(0, place) + instead + source.slice(place + text.length), 'catalogue.yaml');
  } catch (error) {
    if (error instanceof TongbaoError && error.code === 'CATALOGUE_INVALID') return String(error.values['problems']);
    throw error;
  }
  return '';
}

/** The line, from 1, on which a text of the template stands first. */
const lineOf = (text: string): number =>
  source.slice(0, source.indexOf(text, source.indexOf('\nbulletin:'))).split('\n').length;

test('the template as it is has no problems', () => {
  expect(problems('10050', '10051')).toBe('');
});

test.each<[string, string, string, string]>([
  [
    'a series that is not there',
    '{{FIXED_LINE/RELOCATE_TIME}}',
    '{{FIXED_LINE/RELOCATION}}',
    'there is no series FIXED_LINE/RELOCATION',
  ],
  [
    'a class that is not there',
    '{{INTERNET/REPAIR_TIME}}',
    '{{INTERNET/REPAIR_TIME/CORPORATE}}',
    'known: INTERNET/REPAIR_TIME/ALL',
  ],
  [
    'a class that is not said',
    '{{INTERNET/REPAIR_TIME}}',
    '{{DDN/PRE_ACCEPTANCE_TIME}}',
    'say DDN/PRE_ACCEPTANCE_TIME/GENERAL or DDN/PRE_ACCEPTANCE_TIME/CORPORATE',
  ],
  [
    'a word that is not known',
    '{{organisation}}分公司{{period}}服',
    '{{organisation}}分公司{{quarter}}服',
    '{{quarter}}: it is neither one of period',
  ],
  [
    'something else than can be said',
    '{{FIXED_LINE/INSTALL_TIME | best}}',
    '{{FIXED_LINE/INSTALL_TIME | mean}}',
    'after | comes one of value, before',
  ],
  ['a word with more than it takes', '{{branches}}', '{{branches | best}}', 'nothing follows branches'],
  ['a place that is closed late', '{{branches}}', '{{branches', 'it is neither one of period'],
  ['a place that is not closed', '{{reported}}家；', '{{reported', '{{ and }} come in pairs'],
  ['a place that was not opened', '{{branches}}', 'branches}}', '{{ and }} come in pairs'],
  [
    'a service that is not there',
    'service: PHONE_INFO',
    'service: TELEX',
    'there is no service TELEX; known: FIXED_LINE',
  ],
  [
    'a chart of nothing',
    'chart, series: INTERNET/REPAIR_TIME',
    'chart, series: INTERNET/SPEED',
    'there is no series INTERNET/SPEED',
  ],
  [
    'a ranking of nothing',
    'COMPLAINT/COMPLAINT_SATISFACTION]',
    'COMPLAINT/NOISE]',
    'there is no series COMPLAINT/NOISE',
  ],
  [
    'limits of a service that is not there',
    '{ show: limits }',
    '{ show: limits, services: [TELEX] }',
    'there is no service TELEX',
  ],
  ['something to show that nobody knows', 'show: censored', 'show: weather', 'show'],
  ['a table of somebody else', 'service: FIXED_LINE, of: branches', 'service: FIXED_LINE, of: everybody', 'of'],
  ['an unknown key', '  hotline: "10050"', '  hotlines: "10050"', 'hotlines'],
])('%s is refused, with its line', (_, text, instead, message) => {
  const found = problems(text, instead);
  const line = message === 'hotlines' ? lineOf('bulletin:') : lineOf(text);
  expect(found).toMatch(new RegExp(`^catalogue\\.yaml:${line}: bulletin`, 'm'));
  expect(found).toContain(message);
});
