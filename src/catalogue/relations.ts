/** How the left side of a rule has to stand to the right. */
export const ruleRelations = ['<=', '<', '=', '>=', '>'] as const;
export type RuleRelation = (typeof ruleRelations)[number];

/** What of a series a rule can be about. */
export const ruleParts = ['volume', 'value'] as const;
export type RulePart = (typeof ruleParts)[number];
