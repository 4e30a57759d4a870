/*
 * rollups: keeps rollups true as observations come and go, answers questions over them, and proves them right:
 * every figure at every unit and period, the observations it is made of, and how complete it is.
 * It imports foundation, model, catalogue and warehouse.
 */
export { answer, countAnswer } from './answer';
export { compare, compareFigures, intervalOf, periodBefore, type Base, type Change, type Comparison } from './compare';
export { changes, type ChangePlace, type FigureChange } from './changes';
export { completeness, completenessGrid } from './completeness';
export { contribute, type ContributionMethod, type ContributionQuery, type ContributionRow } from './contribute';
export { dimensionsOf, followCatalogue } from './dimensions';
export * from './figures';
export { keepRollups, type RollupChange } from './keep';
export { rank, rankedQuery, rankFigures, type Rank, type Ranked } from './rank';
export { orderFields, type OrderBy, type OrderField } from './order';
export { countReported, reported, streamReported, type ObservationQuery } from './reported';
export { sources } from './sources';
export { boundOfText, streamAnswer, type StreamedFigure } from './stream';
export { trend, type TrendStep } from './trend';
export { rebuildRollups, verify, type RollupDifference } from './verify';
