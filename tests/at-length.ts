/**
 * How much of a long run is enough for every day: `npm test` takes the usual part, `npm run test:long`, which `.ci/run`
 * calls as well, all of it. A file that imports this, or the office double that does, is one of the long ones, and only
 * those run then.
 */
export const isLong = process.env.LOTSE_LONG !== undefined

/** @returns `usual` in `npm test`, `long` in `npm run test:long` */
export const atLength = <T>(usual: T, long: T): T => (isLong ? long : usual)
