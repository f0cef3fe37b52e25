/** PNG pictures of the one kind the app needs: 8 bits per channel, RGBA, not interlaced. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

export interface Picture {
  readonly width: number
  readonly height: number
  /** Four bytes per pixel: red, green, blue, alpha; row by row. */
  readonly pixels: Uint8Array
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const RGBA = 6

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export function encodePng({ width, height, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, RGBA, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + 4 * width))
  for (let y = 0; y < height; y++)
    rows.set(pixels.subarray(y * 4 * width, (y + 1) * 4 * width), y * (1 + 4 * width) + 1)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** @throws Error if this is no PNG, is damaged, or is of another kind. */
export function decodePng(file: Buffer): Picture {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('keine PNG-Datei')
  const parts: Buffer[] = []
  let header: Buffer | undefined
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const body = file.subarray(at + 4, at + 8 + length)
    if (at + 12 + length > file.length || crc32(body) !== file.readUInt32BE(at + 8 + length)) {
      throw new Error('beschädigte PNG-Datei')
    }
    const kind = body.toString('latin1', 0, 4)
    if (kind === 'IHDR') header = body.subarray(4)
    if (kind === 'IDAT') parts.push(body.subarray(4))
    at += 12 + length
  }
  if (!header) throw new Error('beschädigte PNG-Datei')
  const [depth, colour, , , interlaced] = header.subarray(8)
  if (depth !== 8 || colour !== RGBA || interlaced) {
    throw new Error('PNG bitte als RGBA mit 8 Bit je Kanal, ohne Interlacing speichern')
  }
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  return { width, height, pixels: unfiltered(inflateSync(Buffer.concat(parts)), width, height) }
}

/** Undoes the prediction by left, upper and upper left neighbour that each row names in its first byte. */
function unfiltered(rows: Buffer, width: number, height: number): Uint8Array {
  const stride = 4 * width
  if (rows.length !== height * (stride + 1)) throw new Error('beschädigte PNG-Datei')
  const pixels = new Uint8Array(height * stride)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x < 4 ? 0 : (pixels[y * stride + x - 4] ?? 0)
      const up = y === 0 ? 0 : (pixels[(y - 1) * stride + x] ?? 0)
      const corner = x < 4 || y === 0 ? 0 : (pixels[(y - 1) * stride + x - 4] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 5]
      if (guess === undefined) throw new Error('beschädigte PNG-Datei')
      pixels[y * stride + x] = (rows[y * (stride + 1) + 1 + x] ?? 0) + guess
    }
  }
  return pixels
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
