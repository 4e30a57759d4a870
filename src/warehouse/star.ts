/** The tables of dimensions that readers by SQL join. */
export const starTables = [
  'd_branch',
  'd_catalogue',
  'd_customer_class',
  'd_expected',
  'd_indicator',
  'd_period',
  'd_series',
  'd_service',
] as const;

/** The views that readers by SQL ask. Migrations make them. */
export const starViews = [
  'v_observation',
  'v_observation_history',
  'v_rollup',
  'v_rollup_history',
  'v_version',
] as const;
