/** A database that cannot be opened, and why, as far as an administrator can do something about it. */

/**
 * `unreachable`: no server answers. `wrongPassword`: it does not let this role in. `noSuchDatabase`, `notAllowed`: it lacks
 * the database, the role a right. `untrusted`: its certificate is signed by nobody we know. `full`: no more connections.
 * `pooler`: what stands between gives connections from hand to hand or drops our limits. `inUse`: another bot has the file
 * open. `notWritable`: the folder or the file refuses. `noDatabase`: the file is something else.
 */
export type UnavailableBecause =
  | 'unreachable'
  | 'wrongPassword'
  | 'noSuchDatabase'
  | 'notAllowed'
  | 'untrusted'
  | 'full'
  | 'pooler'
  | 'inUse'
  | 'notWritable'
  | 'noDatabase'

/** By the codes of PostgreSQL, of Node's network and files, and of SQLite. */
const BECAUSE: Readonly<Record<string, UnavailableBecause>> = {
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOENT: 'unreachable',
  '57P03': 'unreachable',
  '28P01': 'wrongPassword',
  '28000': 'wrongPassword',
  '3D000': 'noSuchDatabase',
  '42501': 'notAllowed',
  '53300': 'full',
  '08P01': 'pooler',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  CERT_HAS_EXPIRED: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'untrusted',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EROFS: 'notWritable',
  ENOTDIR: 'notWritable',
  EEXIST: 'notWritable',
  SQLITE_CANTOPEN: 'notWritable',
  SQLITE_READONLY: 'notWritable',
  SQLITE_READONLY_DIRECTORY: 'notWritable',
  SQLITE_NOTADB: 'noDatabase',
}

export class DatabaseUnavailable extends Error {
  readonly because: UnavailableBecause
  constructor(message: string, options: ErrorOptions & { readonly because: UnavailableBecause }) {
    super(message, options)
    this.because = options.because
  }
}

/** @returns what went wrong in words of ours, if it is one of these; otherwise the error as it is */
export function asUnavailable(err: unknown): unknown {
  if (err instanceof DatabaseUnavailable) return err
  const { code } = err as { code?: unknown }
  const because = typeof code === 'string' ? BECAUSE[code] : undefined
  return because ? new DatabaseUnavailable(`the database cannot be opened: ${because}`, { because, cause: err }) : err
}
