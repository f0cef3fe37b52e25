/**
 * Draws the two icons: seats around a table, and the needle that points the way. `node manifest/icons.ts` writes them;
 * a test compares. Teams wants the symbol of the colour icon inside 96 × 96 of 192 × 192, and the outline white on
 * transparent in 32 × 32 without padding.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodePng, type Picture } from './png.ts'

type Colour = readonly [red: number, green: number, blue: number]
const WHITE: Colour = [255, 255, 255]
const ACCENT: Colour = [0x1f, 0x4e, 0x79]
/** Points measured per pixel and axis: smooth edges without a graphics library. */
const FINENESS = 8

const SEATS = 8
const SEAT_RADIUS = 0.13
const SEAT_DISTANCE = 0.87
const NEEDLE_LENGTH = 0.56
const NEEDLE_WIDTH = 0.2

/** Is the point inside the symbol? The symbol fills the square from -1 to 1. */
function inSymbol(x: number, y: number): boolean {
  for (let seat = 0; seat < SEATS; seat++) {
    const angle = (2 * Math.PI * seat) / SEATS
    const [dx, dy] = [x - SEAT_DISTANCE * Math.cos(angle), y - SEAT_DISTANCE * Math.sin(angle)]
    if (Math.hypot(dx, dy) <= SEAT_RADIUS) return true
  }
  // The needle is a rhombus that leans to north-east, with a hole where it turns.
  const along = (x - y) * Math.SQRT1_2
  const across = (x + y) * Math.SQRT1_2
  const inNeedle = Math.abs(along) / NEEDLE_LENGTH + Math.abs(across) / NEEDLE_WIDTH <= 1
  return inNeedle && Math.hypot(x, y) > NEEDLE_WIDTH / 2.5
}

/** Share of the pixel that the symbol covers, 0 to 1. `symbol` is the symbol's width in pixels. */
function coverage(column: number, row: number, size: number, symbol: number): number {
  let inside = 0
  for (let i = 0; i < FINENESS * FINENESS; i++) {
    const x = column + ((i % FINENESS) + 0.5) / FINENESS
    const y = row + (Math.floor(i / FINENESS) + 0.5) / FINENESS
    if (inSymbol((2 * x - size) / symbol, (2 * y - size) / symbol)) inside++
  }
  return inside / (FINENESS * FINENESS)
}

function draw(size: number, symbol: number, paint: (share: number) => readonly number[]): Picture {
  const pixels = new Uint8Array(4 * size * size)
  for (let at = 0; at < size * size; at++) {
    pixels.set(paint(coverage(at % size, Math.floor(at / size), size, symbol)), 4 * at)
  }
  return { width: size, height: size, pixels }
}

export const colourIcon = (): Buffer =>
  encodePng(
    draw(192, 96, (share) => [
      ...ACCENT.map((dark, channel) => Math.round(dark + share * ((WHITE[channel] ?? 0) - dark))),
      255,
    ]),
  )
export const outlineIcon = (): Buffer => encodePng(draw(32, 32, (share) => [...WHITE, Math.round(255 * share)]))

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, 'color.png'), colourIcon())
  writeFileSync(join(import.meta.dirname, 'outline.png'), outlineIcon())
}
