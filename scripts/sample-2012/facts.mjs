/** Numbers that are the same each time: mulberry32, seeded by the branch. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How large the branches are, in thousands of users; in the order of the catalogue. */
const sizes = [1480, 1310, 690, 420, 330, 450, 560, 470, 300, 340, 290, 410, 480, 440];

/** What branch `index` reports for 2012-H1: `period`, `service`, `indicator`, and `value`, or `numerator`, and `volume`. */
export function branchFacts(catalogue, code, index) {
  const random = numbers(Number(code));
  const between = (low, high) => low + Math.floor(random() * (high - low + 1));
  const share = (of, low, high) => Math.min(of, Math.round(of * (low + random() * (high - low))));
  const size = sizes[index];
  const facts = [];
  for (const period of ['2012-Q1', '2012-Q2']) {
    const put = (service, indicator, figure) => facts.push({ period, service, indicator, class: 'ALL', ...figure });
    const rate = (service, indicator, volume, low, high) => {
      const numerator = share(volume, low, high);
      put(service, indicator, { numerator: String(numerator), volume: String(volume) });
      return numerator;
    };
    const count = (service, indicator, value) => put(service, indicator, { value: String(value) });
    rate('STAR_RATING', 'STARRED_HALLS', between(18, 30) + Math.round(size / 30), 0.4, 0.8);
    rate('STAR_RATING', 'STARRED_CLERKS', between(90, 140) + Math.round(size / 5), 0.2, 0.5);
    const visits = between(12, 40);
    count('HALL_INSPECTION', 'INSPECTION_VISITS', visits);
    const tenths = Array.from({ length: visits }, () => between(780, 990)).reduce((sum, one) => sum + one, 0);
    const scores = `${Math.floor(tenths / 10)}.${tenths % 10}`;
    put('HALL_INSPECTION', 'INSPECTION_SCORE', { numerator: scores, volume: String(visits) });
    rate('HALL_INSPECTION', 'RECTIFIED_ON_TIME', between(3, 14), 0.7, 1);
    const calls = size * between(38, 60);
    rate('HOTLINE', 'SAMPLED_CALLS', calls, 0.008, 0.02);
    const orders = Math.round(calls / between(20, 30));
    const repeated = rate('HOTLINE', 'REPEATED_ORDERS', orders, 0.01, 0.05);
    const overdue = rate('HOTLINE', 'OVERDUE_ORDERS', orders - between(0, 40), 0.004, 0.03);
    count('HOTLINE', 'REPEATED_OVERDUE', share(Math.min(repeated, overdue), 0.05, 0.3));
    rate('HOTLINE', 'ATTRIBUTABLE_CASES', between(25, 120), 0.2, 0.5);
    const users = size * 1000 + between(-9999, 9999);
    const appeals = Math.max(1, Math.round((users / 1e6) * (6 + random() * 14)));
    put('APPEALS', 'APPEALS_PER_MILLION', { numerator: String(appeals), volume: String(users) });
    count('APPEALS', 'ESCALATED_APPEALS', between(0, 2));
    assess(put, () => between(160, 199));
    for (const service of ['AGREEMENT_FIXED_LINE', 'AGREEMENT_BROADBAND']) {
      const checked = between(60, 240);
      const faulty = checked - rate(service, 'AGREEMENT_COMPLIANCE', checked, 0.9, 0.995);
      const unsigned = share(faulty, 0, 0.5);
      const irregular = share(faulty - unsigned, 0.2, 0.9);
      count(service, 'AGREEMENTS_UNSIGNED', unsigned);
      count(service, 'AGREEMENTS_IRREGULAR', irregular);
      count(service, 'AGREEMENTS_INCOMPLETE', faulty - unsigned - irregular);
    }
    for (const stage of ['NEW', 'MID_TERM', 'RENEWAL']) {
      const reached = rate(`RETURN_VISIT_${stage}`, 'VISITS_REACHED', size * between(3, 9), 0.6, 0.95);
      rate(`RETURN_VISIT_${stage}`, 'VISIT_SATISFACTION', share(reached, 0.7, 1), 0.9, 0.99);
    }
    count('TRAINING', 'TRAINED_FIRST_LEVEL', between(2, 30));
    count('TRAINING', 'TRAINED_SECOND_LEVEL', between(40, 300));
  }
  return [...facts, ...serviceFacts(catalogue, size, random)];
}

const sections = { COMPLAINTS: 30, CUSTOMER_SERVICE: 20, SERVICE_NORMS: 20, INDICATORS_MET: 20, KEY_WORK: 10 };

/** Scores in halves, so that the weighted one has two decimals. */
function assess(put, halves) {
  let hundredths = 0;
  for (const [section, weight] of Object.entries(sections)) {
    const score = halves();
    hundredths += (score * weight) / 2;
    put('ASSESSMENT', `ASSESSMENT_${section}`, { value: (score / 2).toFixed(1) });
  }
  put('ASSESSMENT', 'ASSESSMENT_SCORE', { value: (hundredths / 100).toFixed(2) });
}

/** Around what each indicator of the services lies, in hundredths of its unit. */
const usual = {
  ...{ INSTALL_TIME: 150, RELOCATE_TIME: 130, REPAIR_TIME: 600, PRE_ACCEPTANCE_TIME: 140, CIRCUIT_OPEN_TIME: 450 },
  ...{ INFO_ACCURACY: 9960, COMPLAINT_TIME: 100, COMPLAINT_SATISFACTION: 9950 },
};

function serviceFacts(catalogue, size, random) {
  const { services } = catalogue.calendar.find(({ by }) => by === 'month');
  const facts = [];
  for (let month = 1; month <= 6; month++) {
    for (const { code: service, series } of catalogue.services.filter(({ code }) => services.includes(code))) {
      // more is asked for than is done
      let volume = Math.round(size * (0.4 + random()) * (service === 'FIXED_LINE' ? 2 : 1));
      for (const { indicator, classes } of series) {
        for (const customerClass of classes) {
          const hundredths = usual[indicator];
          const spread = hundredths > 9000 ? 30 : hundredths / 5;
          const value =
            hundredths === undefined ? '<10⁻⁵' : (Math.round(hundredths + (random() - 0.5) * spread) / 100).toFixed(2);
          const period = `2012-0${month}`;
          facts.push({ period, service, indicator, class: customerClass, value, volume: String(volume) });
          volume = Math.max(1, Math.round(volume * 0.6));
        }
      }
    }
  }
  return facts;
}
