'use strict';
// A jest reporter that leaves the counts of a run in the file named by TEST_OUTCOME, for the closing lines of `npm test`.
const { writeFileSync } = require('node:fs');

module.exports = class OutcomeReporter {
  onRunComplete(_contexts, results) {
    const outcome = {
      passed: results.numPassedTests,
      // A file that could not even be loaded counts as one failure: its tests were never counted.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.TEST_OUTCOME, JSON.stringify(outcome));
  }
};
