/*
 * Three offices' ways of laying out the same facts: a sheet for each area with a row a quarter; one long list; and a
 * matrix with quarters across. What the services report by month is a long list in all of them.
 */
const quarters = { '2012-Q1': '第一季度', '2012-Q2': '第二季度' };

function factOf({ facts }, period, service, indicator) {
  return facts.find((one) => one.period === period && one.service === service && one.indicator === indicator);
}

function nameOf(list, code) {
  return list.find((one) => one.code === code).name.zh;
}

/** What the unit of an indicator is called; counts have none. */
function unitOf({ catalogue, units }, code) {
  const { unit } = catalogue.indicators.find((one) => one.code === code);
  const { symbol, synonyms } = units.find((one) => one.code === unit);
  return unit === 'count' ? null : symbol.zh || synonyms[0];
}

/** A number as it is typed into a cell; a bound stays a text. */
function typed(text) {
  return /^[\d.]+$/.test(text) ? Number(text) : text;
}

function addTitle(sheet, { branch }, title, width) {
  sheet.addRow([`${branch}分公司2012年上半年${title}`]);
  sheet.mergeCells(1, 1, 1, width);
  sheet.getRow(1).font = { bold: true, size: 14 };
}

function addServices(office) {
  const { workbook, catalogue, facts } = office;
  const sheet = workbook.addWorksheet('服务质量明细');
  addTitle(sheet, office, '服务质量明细表', 7);
  sheet.addRow(['月份', '业务', '指标', '用户类别', '指标值', '单位', '业务量']);
  for (const one of facts.filter(({ period }) => !(period in quarters))) {
    sheet.addRow([
      `2012年${Number(one.period.slice(5))}月`,
      nameOf(catalogue.services, one.service),
      nameOf(catalogue.indicators, one.indicator),
      nameOf(catalogue.customer_classes, one.class),
      typed(one.value),
      unitOf(office, one.indicator),
      typed(one.volume),
    ]);
  }
}

/** The areas, each a sheet: its name, and its services with the headings of their columns. */
const areas = [
  ['星级评比', ['STAR_RATING']],
  ['营业厅暗访', ['HALL_INSPECTION']],
  ['热线监听', ['HOTLINE']],
  ['用户申诉', ['APPEALS']],
  ['综合考核', ['ASSESSMENT']],
  ['入网协议', ['AGREEMENT_FIXED_LINE', 'AGREEMENT_BROADBAND']],
  ['回访', ['RETURN_VISIT_NEW', 'RETURN_VISIT_MID_TERM', 'RETURN_VISIT_RENEWAL']],
  ['服务培训', ['TRAINING']],
];

/** What is asked of an indicator, each with its heading: what is counted before what it is of, then the rate. */
function columnsOf(office, code) {
  const { catalogue } = office;
  const indicator = catalogue.indicators.find((one) => one.code === code);
  const unit = unitOf(office, code);
  const heading = unit === null ? indicator.name.zh : `${indicator.name.zh}（${unit}）`;
  if (!indicator.numerator) return [[heading, (one) => typed(one.value)]];
  return [
    ...(indicator.volume.from ? [] : [[indicator.volume.zh, (one) => typed(one.volume)]]),
    [indicator.numerator.zh, (one) => typed(one.numerator)],
  ];
}

function drawAreas(office) {
  const { workbook, catalogue } = office;
  addServices(office);
  for (const [area, services] of areas) {
    const sheet = workbook.addWorksheet(area);
    const groups = services.map((service) => {
      const { series } = catalogue.services.find(({ code }) => code === service);
      return {
        service,
        columns: series.flatMap(({ indicator }) => columnsOf(office, indicator).map((one) => [indicator, ...one])),
      };
    });
    const width = 1 + groups.reduce((sum, { columns }) => sum + columns.length, 0);
    addTitle(sheet, office, `${area}情况表`, width);
    if (services.length > 1) {
      const top = ['季度'];
      for (const { service, columns } of groups)
        top.push(nameOf(catalogue.services, service), ...columns.slice(1).map(() => null));
      sheet.addRow(top);
      let from = 2;
      for (const { columns } of groups) {
        sheet.mergeCells(2, from, 2, from + columns.length - 1);
        from += columns.length;
      }
    }
    sheet.addRow(['季度', ...groups.flatMap(({ columns }) => columns.map(([, heading]) => heading))]);
    if (services.length > 1) sheet.mergeCells(2, 1, 3, 1);
    for (const [period, label] of Object.entries(quarters)) {
      sheet.addRow([
        label,
        ...groups.flatMap(({ service, columns }) =>
          columns.map(([indicator, , read]) => read(factOf(office, period, service, indicator))),
        ),
      ]);
    }
    sheet.addRow([]);
    sheet.addRow(['填报人：王芳', null, '审核人：李强']);
  }
}

function drawList(office) {
  const { workbook, catalogue, facts } = office;
  addServices(office);
  const sheet = workbook.addWorksheet('管理指标');
  addTitle(sheet, office, '服务管理指标明细表', 7);
  sheet.addRow(['季度', '业务', '指标', '单位', '指标值', '分子', '分母']);
  for (const [period, label] of Object.entries(quarters)) {
    for (const one of facts.filter((fact) => fact.period === period)) {
      sheet.addRow([
        label,
        nameOf(catalogue.services, one.service),
        nameOf(catalogue.indicators, one.indicator),
        unitOf(office, one.indicator),
        one.value === undefined ? null : typed(one.value),
        one.numerator === undefined ? null : typed(one.numerator),
        one.numerator === undefined ? null : typed(one.volume),
      ]);
    }
  }
}

function drawMatrix(office) {
  const { workbook, catalogue, facts } = office;
  addServices(office);
  const sheet = workbook.addWorksheet('管理指标');
  addTitle(sheet, office, '服务管理指标汇总表', 9);
  sheet.addRow(['业务', '指标', '单位', '第一季度', null, null, '第二季度', null, null]);
  sheet.addRow(['业务', '指标', '单位', '指标值', '分子', '分母', '指标值', '分子', '分母']);
  sheet.mergeCells('A2:A3');
  sheet.mergeCells('B2:B3');
  sheet.mergeCells('C2:C3');
  sheet.mergeCells('D2:F2');
  sheet.mergeCells('G2:I2');
  for (const one of facts.filter(({ period }) => period === '2012-Q1')) {
    const cells = Object.keys(quarters).flatMap((period) => {
      const { value, numerator, volume } = factOf(office, period, one.service, one.indicator);
      return numerator === undefined ? [typed(value), null, null] : [null, typed(numerator), typed(volume)];
    });
    const names = [nameOf(catalogue.services, one.service), nameOf(catalogue.indicators, one.indicator)];
    sheet.addRow([...names, unitOf(office, one.indicator), ...cells]);
  }
}

export const drawers = [drawAreas, drawList, drawMatrix];
