import type { Text } from '../foundation';

/** What the kinds of parts are called, as far as the file's own word does not say it to everybody. */
const names: Readonly<Record<string, Text>> = {
  name: { zh: '目录名称', en: 'name of the catalogue' },
  language: { zh: '语言', en: 'language' },
  branches: { zh: '机构', en: 'branches' },
  branch_names: { zh: '机构名称写法', en: 'ways to write branches' },
  customer_classes: { zh: '用户类别', en: 'customer classes' },
  units: { zh: '单位', en: 'units' },
  indicators: { zh: '指标', en: 'indicators' },
  services: { zh: '业务', en: 'services' },
  series: { zh: '序列', en: 'series' },
  calendar: { zh: '报送日历', en: 'calendar rules' },
  quotas: { zh: '指标定额', en: 'quotas' },
  rules: { zh: '勾稽规则', en: 'rules' },
  bulletin: { zh: '通报模板', en: 'bulletin template' },
  words: { zh: '通用词', en: 'words' },
};

/** What parts of a kind are called. */
export function partNames(kind: string): Text {
  return names[kind] ?? { zh: kind, en: kind };
}
