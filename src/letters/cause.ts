import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'

/** The agreement that a letter's cause names, as in "duty/lwv-lk-kassel-2022/…"; undefined: none, as that of a meeting. */
export const agreementIn = (cause: string, shelf: Shelf): Agreement | undefined =>
  cause.split('/').flatMap((part) => agreementById(shelf, part) ?? [])[0]
