import postgres from 'postgres';

/** Signed in past all rules: the floor has none. */
export const sql = (globalThis.floorPool ??= postgres({ ...JSON.parse(process.env.BENCH_DATABASE), max: 10 }));
