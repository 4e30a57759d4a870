// Settings of the program under which it is measured, beside the defaults.

/** Requests are counted as always, but there may be as many as anybody can send. */
export const unlimited = { LIMIT_REQUESTS_BY_ACCOUNT: '1000000000', LIMIT_REQUESTS_BY_ADDRESS: '1000000000' };

/** Every answer is worked out anew. */
export const uncached = { ...unlimited, LIMIT_CACHE_BYTES: '0' };
