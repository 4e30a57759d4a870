import { loadCatalogue } from '../catalogue';
import type { Command } from './command';

export const catalogueCheckCommand: Command = {
  name: 'catalogue check',
  summary: { zh: '检查目录文件', en: 'checks a catalogue file' },
  details: {
    zh: '有误时逐条列出，注明行号，以 2 退出。缺省为设置 CATALOGUE 所指的文件。',
    en: 'Whatever is wrong is listed with its line, and it exits with 2. Without FILE it is the one of the setting CATALOGUE.',
  },
  arguments: [{ syntax: '[FILE]', help: { zh: '目录文件（.yaml）', en: 'the catalogue file (.yaml)' } }],
  options: [],
  examples: ['catalogue check', 'catalogue check imports/liaoning/catalogue.yaml'],
  exitCodes: { 0: { zh: '无误', en: 'nothing is wrong' } },
  run: async ({ settings, language, out, say }, given) => {
    const file = given.words[0] ?? settings.catalogue;
    const catalogue = loadCatalogue(file);
    const counts = {
      file,
      name: catalogue.name[language],
      branches: catalogue.branches.filter(({ level }) => level === 'BRANCH').length,
      services: catalogue.services.length,
      indicators: catalogue.indicators.length,
      series: catalogue.series.length,
    };
    const text = {
      zh: '{file}：{name}，{branches} 个分公司，{services} 项业务，{indicators} 个指标，{series} 个序列；无误',
      en: '{file}: {name}; {branches} branches, {services} services, {indicators} indicators, {series} series; nothing is wrong',
    };
    await out.line(say(text, counts));
    return 0;
  },
};
