/** What a GraphQL query is limited in: its size as it is written, its cost with its variables, and how many run at once. */
export { describeCosts } from './cost';
export { costLimit } from './cost-limit';
export { refusals } from './refusals';
export { sizeRule } from './size-rule';
