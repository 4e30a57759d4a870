import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import type { DimensionFilter } from '../warehouse';
import { readCodes } from './arguments';
import type { CommandOption, Given } from './command';

/** Options by which figures are narrowed down, whatever the figures are. */
export const figureOptions: readonly CommandOption[] = [
  {
    name: 'branch',
    value: 'B',
    list: true,
    help: { zh: '只要这些机构，代码或名称', en: 'only these units, by code or name' },
  },
  {
    name: 'service',
    value: 'S',
    list: true,
    help: { zh: '只要这些业务，代码或名称', en: 'only these services, by code or name' },
  },
  {
    name: 'indicator',
    value: 'I',
    list: true,
    help: { zh: '只要这些指标，代码或名称', en: 'only these indicators, by code or name' },
  },
  {
    name: 'class',
    value: 'C',
    list: true,
    help: { zh: '只要这些用户类别，代码或名称', en: 'only these customer classes, by code or name' },
  },
];

export function readFigureFilter(
  given: Given,
  catalogue: Catalogue,
  language: Language,
): Omit<DimensionFilter, 'periods' | 'series'> {
  const codes = (option: 'branch' | 'service' | 'indicator' | 'class'): readonly string[] | undefined => {
    const words = given.list(option);
    return words && readCodes(option, words, catalogue, language);
  };
  return {
    branches: codes('branch'),
    services: codes('service'),
    indicators: codes('indicator'),
    customerClasses: codes('class'),
  };
}
