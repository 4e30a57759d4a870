import type { FindingKind } from './kind';

/** Whose workbook it is, and for which period. */
export const submissionFindings = {
  BRANCH_MISSING: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '不知是哪个分公司', en: 'Branch unknown' },
    message: { zh: '工作簿里没有写明分公司', en: 'nothing in the workbook says which branch it is from' },
    hint: { zh: '在标题中写明分公司，或上传时指定', en: 'put the branch into the title, or name it when you send it' },
  },
  BRANCHES_TWO: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '多个分公司', en: 'Several branches' },
    message: { zh: '工作簿里有多个分公司：{names}', en: 'the workbook is about several branches: {names}' },
    hint: { zh: '一个工作簿只报一个分公司', en: 'one workbook is for one branch' },
  },
  BRANCH_NOT_AS_SENT: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '分公司不符', en: 'Branch differs' },
    message: {
      zh: '上传时指定为{sent}，工作簿却是{found}',
      en: 'it was sent for {sent}, but the workbook is from {found}',
    },
    hint: { zh: '核对文件', en: 'check the file' },
  },
  PERIOD_MISSING: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '不知是哪个时期', en: 'Period unknown' },
    message: { zh: '工作簿里没有写明时间', en: 'nothing in the workbook says which period it is for' },
    hint: {
      zh: '在标题或表头写明时间，或上传时指定',
      en: 'put the period into the title or the headings, or name it when you send it',
    },
  },
  PERIODS_TWO: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '多个填报期', en: 'Several periods' },
    message: { zh: '工作簿跨了多个填报期：{names}', en: 'the workbook spans several reporting periods: {names}' },
    hint: { zh: '一个工作簿只报一个填报期', en: 'one workbook is for one reporting period' },
  },
  PERIOD_NOT_AS_SENT: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '时期不符', en: 'Period differs' },
    message: {
      zh: '上传时指定为 {sent}，工作簿写的是 {found}',
      en: 'it was sent for {sent}, but the workbook says {found}',
    },
    hint: { zh: '核对文件', en: 'check the file' },
  },
  PERIOD_OUTSIDE: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '超出填报期', en: 'Outside the period' },
    message: { zh: '{period} 不在填报期 {reporting} 之内', en: '{period} is outside the reporting period {reporting}' },
    hint: { zh: '核对月份和年份', en: 'check the month and the year' },
  },
  PERIOD_CLOSED: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '填报期已关闭', en: 'Period closed' },
    message: {
      zh: '{period} 已于 {closed_at} 关闭，不再接收（{reason}）',
      en: '{period} was closed on {closed_at} and takes no more submissions ({reason})',
    },
    hint: {
      zh: '请有权限的管理人员重新开放（tongbao period open）',
      en: 'an officer or administrator can open it again (tongbao period open)',
    },
  },
  SERVICE_MISSING: {
    scope: 'submission',
    severity: 'warning',
    title: { zh: '缺业务', en: 'Service missing' },
    message: { zh: '应报而未报的业务：{services}', en: 'expected from this branch and not there: {services}' },
    hint: { zh: '补报，或说明理由后接受', en: 'add it, or accept with a reason' },
  },
} satisfies Record<string, FindingKind>;
