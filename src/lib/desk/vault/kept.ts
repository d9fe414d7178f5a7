/** Rows that a worker keeps: more than the Federation will have in years, and some hundred MiB at most. */
export const MOST_KEPT = 20_000;
