/** Reads a mail as it came over the wire: its headers, and its parts with what they say. Not the code that wrote it. */

export interface MimePart {
  /** Names in small letters, values unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>
  /** "text/plain" */
  readonly type: string
  readonly parts: readonly MimePart[]
  readonly text: string
  readonly bytes: Buffer
}

export function readMime(raw: string): MimePart {
  const end = raw.indexOf('\r\n\r\n')
  const headers = new Map<string, string>()
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (headers.has(name)) throw new Error(`twice: ${name}`)
    headers.set(name, words(line.slice(colon + 1).trim()))
  }
  const body = raw.slice(end + 4)
  const [type = '', ...parameters] = (headers.get('content-type') ?? 'text/plain').split(/; ?/)
  const boundary = parameters
    .find((one) => one.startsWith('boundary='))
    ?.slice('boundary='.length)
    .replaceAll('"', '')
  const bytes = decoded(body, headers.get('content-transfer-encoding') ?? '7bit')
  return {
    headers,
    type,
    parts: boundary === undefined ? [] : partsOf(body, boundary).map(readMime),
    bytes,
    text: bytes.toString('utf8'),
  }
}

/** All parts that are no container, in the order of the mail. */
export const leaves = (part: MimePart): readonly MimePart[] =>
  part.parts.length === 0 ? [part] : part.parts.flatMap(leaves)

function partsOf(body: string, boundary: string): readonly string[] {
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`)
  if (!parts.at(-1)?.startsWith('--')) throw new Error('the last boundary is missing')
  return parts.slice(0, -1).map((part) => part.slice(2))
}

function decoded(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable') return quotedPrintable(body.replace(/=\r\n/g, ''))
  return Buffer.from(body, 'latin1')
}
const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** RFC 2047: "=?UTF-8?Q?Sitzung_f=C3=BCr?=" */
const words = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?[QB]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind, text = '']) =>
          kind?.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : quotedPrintable(text.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    )
