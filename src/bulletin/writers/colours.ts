/** The colours of a bulletin, in the spelling of office files. */
export const colours = {
  seal: 'B8161C',
  quiet: '6A737D',
  line: '8B949E',
  heading: 'EEF2F6',
  bar: '2F5D8A',
  range: 'B7CBE0',
};
