/** A backup or a restore that failed for a reason that somebody can mend. */

/**
 * `exists`: the copy would replace a file. `noSource`: there is no database, or no backup, to copy from. `wouldReplace`: a
 * restore would replace a database without being told to. `damaged`: the file is none, or broken. `noTool`: a program of
 * PostgreSQL is not installed.
 */
export type BackupFaultBecause = 'exists' | 'noSource' | 'wouldReplace' | 'damaged' | 'noTool'

export class BackupFault extends Error {
  readonly because: BackupFaultBecause
  /** The file, or the program. */
  readonly what: string
  constructor(
    message: string,
    options: ErrorOptions & { readonly because: BackupFaultBecause; readonly what: string },
  ) {
    super(message, options)
    this.because = options.because
    this.what = options.what
  }
}
