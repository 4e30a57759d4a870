import type { Language, Text } from '../text';

/** A query to begin with. */
export interface Example {
  readonly title: Text;
  /** What it answers, in a line. */
  readonly purpose: Text;
  /** The query, with comments in the reader's language. */
  readonly query: Readonly<Record<Language, string>>;
}

const example = (title: Text, purpose: Text, query: (say: (zh: string, en: string) => string) => string): Example => ({
  title,
  purpose,
  query: { zh: query((zh) => `# ${zh}`), en: query((_zh, en) => `# ${en}`) },
});

/** The ready examples, over the period of the sample province; every one runs as it stands. */
export const examples: readonly Example[] = [
  example(
    { zh: '全省指标', en: 'Province' },
    { zh: '一个半年的全部指标，如通报所载', en: 'Every figure of a half-year, as the bulletin prints it' },
    (
      say,
    ) => `${say('2009 年下半年全省各项指标；display 即通报所印', 'The province in the second half of 2009; display is what the bulletin prints')}
query Province {
  rollups(filter: { periods: ["2009-H2"] }) {
    totalCount
    nodes {
      serviceName
      indicatorName
      customerClassName
      display
      ${say('low = high 为确数；<10⁻⁵ 为区间 [0, 0.00001]', 'low = high is exact; <10⁻⁵ is the interval [0, 0.00001]')}
      low
      high
      volume
      branchesReported
      branchesExpected
      status
    }
  }
}
`,
  ),
  example(
    { zh: '逐月', en: 'Months' },
    { zh: '同一指标的六个月', en: 'One indicator, its six months' },
    (say) => `${say('grain: MONTH 把半年展开为六个月', 'grain: MONTH unfolds the half-year into its six months')}
query Months {
  rollups(
    filter: { periods: ["2009-H2"], services: ["FIXED_LINE"], indicators: ["INSTALL_TIME"] }
    grain: MONTH
  ) {
    nodes {
      period
      display
      value
      volume
    }
  }
}
`,
  ),
  example(
    { zh: '各分公司', en: 'Branches' },
    { zh: '14 个分公司逐一列出，便于比较', en: 'Each branch on a row of its own, to compare' },
    (say) => `${say('level: BRANCH 每个分公司一行', 'level: BRANCH gives a row to each branch')}
query Branches {
  rollups(
    filter: { periods: ["2009-H2"], services: ["INTERNET"], indicators: ["REPAIR_TIME"] }
    level: BRANCH
  ) {
    nodes {
      branch
      branchName
      display
      value
      volume
      status
    }
  }
}
`,
  ),
  example(
    { zh: '比较', en: 'Comparison' },
    {
      zh: '四季度比三季度：环比，同比用 YEAR_BEFORE',
      en: 'The fourth quarter against the third; YEAR_BEFORE for last year',
    },
    (
      say,
    ) => `${say('difference 在界值不能定论时为空；trend 说明变好还是变差', 'difference is null where bounds leave it open; trend says better or worse')}
query Comparison {
  comparisons(filter: { periods: ["2009-Q4"], services: ["FIXED_LINE"] }, with: PERIOD_BEFORE) {
    nodes {
      indicatorName
      beforePeriod
      beforeDisplay
      display
      difference
      changeDisplay
      trend
    }
  }
}
`,
  ),
  example(
    { zh: '出处', en: 'Sources' },
    { zh: '一个数从哪些单元格来', en: 'The very cells a figure was made of' },
    (
      say,
    ) => `${say('这个数从哪里来：文件、工作表、单元格、原文', 'Where it comes from: file, sheet, cell and what was written there')}
query Sources {
  rollups(
    filter: { periods: ["2009-H2"], services: ["FIXED_LINE"], indicators: ["BILLING_ERROR_RATE"] }
  ) {
    nodes {
      indicatorName
      display
      limit
      meetsLimit
      sources(first: 10) {
        totalCount
        nodes {
          branchName
          period
          sheet
          cell
          rawText
          submission {
            fileName
          }
        }
      }
    }
  }
}
`,
  ),
  example(
    { zh: '上报数', en: 'Observations' },
    { zh: '一个分公司上报的原始数', en: 'What one branch reported' },
    (
      say,
    ) => `${say('沈阳上报的数；下一页以 endCursor 作 after', 'What Shenyang reported; for the next page give endCursor as after')}
query Observations {
  observations(filter: { periods: ["2009-H2"], branches: ["210100"] }, first: 20) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      period
      serviceName
      indicatorName
      display
      volume
      sheet
      cell
      rawText
    }
  }
}
`,
  ),
  example(
    { zh: '报送情况', en: 'Completeness' },
    { zh: '谁报了，谁没报', en: 'Who has reported and who has not' },
    (say) => `${say('各分公司、各业务的报送情况', 'Every branch with every service')}
query Completeness {
  completeness(period: "2009-H2") {
    branchName
    serviceName
    expected
    reported
    missing
  }
}
`,
  ),
  example(
    { zh: '目录', en: 'Catalogue' },
    { zh: '业务、指标与机构的代码，供筛选用', en: 'Codes of services, indicators and branches, for filters' },
    (say) => `${say('筛选用的代码', 'The codes that filters take')}
query Catalogue {
  services {
    code
    name
  }
  indicators {
    code
    name
    unit
    direction
    rollupRule
  }
  branches {
    code
    name
  }
}
`,
  ),
];
