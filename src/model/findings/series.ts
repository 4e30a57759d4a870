import type { FindingKind } from './kind';

/** Figures of one series held against each other, and against the catalogue. */
export const seriesFindings = {
  SERIES_UNLISTED: {
    scope: 'series',
    severity: 'error',
    title: { zh: '目录中没有此项', en: 'Not in the catalogue' },
    message: {
      zh: '目录中没有“{service} / {indicator} / {class}”',
      en: 'the catalogue has no “{service} / {indicator} / {class}”',
    },
    hint: { zh: '核对业务、指标和用户类别', en: 'check the service, the indicator and the customer class' },
  },
  VALUES_TWO: {
    scope: 'series',
    severity: 'error',
    title: { zh: '重复填报', en: 'Two values for one figure' },
    message: {
      zh: '“{series}”{period} 填了两次：{first} 和 {second}',
      en: '“{series}” {period} is there twice: {first} and {second}',
    },
    hint: { zh: '只保留一个', en: 'keep one of them' },
  },
  VOLUME_MISSING: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '缺业务量', en: 'Volume missing' },
    message: {
      zh: '“{series}”{period} 有指标值而无业务量，不能加权汇总',
      en: '“{series}” {period} has a value but no volume, so it can not be weighted',
    },
    hint: { zh: '补填业务量', en: 'add the volume' },
  },
  VALUE_MISSING: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '缺指标值', en: 'Value missing' },
    message: {
      zh: '“{series}”{period} 有业务量 {volume} 而无指标值',
      en: '“{series}” {period} has a volume of {volume} but no value',
    },
    hint: { zh: '补填指标值', en: 'add the value' },
  },
  VALUE_WITHOUT_VOLUME: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '业务量为 0 却有指标值', en: 'Value for a volume of 0' },
    message: {
      zh: '“{series}”{period} 业务量为 0，却填了指标值 {value}',
      en: '“{series}” {period} has the value {value} for a volume of 0',
    },
    hint: {
      zh: '核对业务量；无业务时不填指标值',
      en: 'check the volume; leave the value out where there was no business',
    },
  },
  QUOTIENT_DIFFERS: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '指标值与分子、分母不符', en: 'Value is not its quotient' },
    message: {
      zh: '“{series}”{period} 填报 {stated}，而 {numerator} ÷ {volume} 为 {recomputed}',
      en: '“{series}” {period} is given as {stated}, but {numerator} ÷ {volume} is {recomputed}',
    },
    hint: {
      zh: '以分子、分母计算所得为准；如其中有误请更正',
      en: 'what numerator and volume come to is what counts; correct them if they are wrong',
    },
  },
  SCORE_DIFFERS: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '得分与各部分不符', en: 'Score is not that of its parts' },
    message: {
      zh: '“{series}”{period} 填报 {stated}，而各部分按权重合成为 {recomputed}',
      en: '“{series}” {period} is given as {stated}, but its parts by their weights come to {recomputed}',
    },
    hint: { zh: '核对各部分的得分和合成的得分', en: 'check the scores of the parts, and the one that they make' },
  },
  TOTAL_DIFFERS: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '合计与明细不符', en: 'Total differs' },
    message: {
      zh: '表中的合计是 {stated}，按明细重算为 {recomputed}',
      en: 'the total says {stated}; recomputed from its rows it is {recomputed}',
    },
    hint: {
      zh: '核对合计公式；平均值应按业务量加权',
      en: 'check the formula of the total; means are weighted by volume',
    },
  },
  COARSE_DIFFERS: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '汇总期与分月不符', en: 'Coarser figure differs' },
    message: {
      zh: '“{series}”{period} 报 {stated}，由更细的时段汇总为 {recomputed}；以后者为准',
      en: '“{series}” {period} is given as {stated}; from the finer periods it is {recomputed}, which counts',
    },
    hint: { zh: '核对两处数字', en: 'check both figures' },
  },
  COARSE_UNUSED: {
    scope: 'series',
    severity: 'info',
    title: { zh: '以更细的时段为准', en: 'Finer periods count' },
    message: {
      zh: '“{series}”{period} 已有更细时段的数据，汇总期的数字不重复计入',
      en: '“{series}” {period} has figures for finer periods; the coarser one is not added to them',
    },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
  VALUE_OUTLYING: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '数值异常', en: 'Unusual value' },
    message: {
      zh: '“{series}”{period} 报 {value}，与本单位其他时期（中位数 {own}）及其他单位同期（中位数 {peers}）相差悬殊',
      en: '“{series}” {period} is {value}, far from the other periods of this branch (median {own}) and from the other branches (median {peers})',
    },
    hint: {
      zh: '核对数值、单位和小数点；无误则说明理由后接受',
      en: 'check the value, its unit and its decimal point; if it is right, accept it with a reason',
    },
  },
} satisfies Record<string, FindingKind>;
