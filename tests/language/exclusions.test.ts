import { describe, expect, it } from 'vitest'
import {
  deniesOrRestricts,
  readDenial,
  readExclusion,
  readLoudExclusion,
  readTelling,
} from '#src/language/exclusions.ts'
import { readReason, splitReason } from '#src/language/reasons.ts'

describe('whoever is left out is noticed', () => {
  it.each<[string, string]>([
    ['KoK Kassel, Jana nicht', 'Jana nicht'],
    ['alle außer Jana', 'alle außer Jana'],
    ['alle ausser Jana', 'alle ausser Jana'],
    ['KoK Kassel am 18.6. im Kreishaus, aber Frau Müller NICHT einladen', 'Frau Müller NICHT einladen'],
    ['KoK Kassel ohne das Jugendamt', 'KoK Kassel ohne das Jugendamt'],
    ['alle bis auf Frau Müller', 'alle bis auf Frau Müller'],
    ['nur das Jugendamt', 'nur das Jugendamt'],
    ['Kreishaus, Jana weglassen', 'Jana weglassen'],
    ['keine Vertretungen', 'keine Vertretungen'],
    ['alle mit Ausnahme von Jana', 'alle mit Ausnahme von Jana'],
  ])('%s', (text, said) => {
    expect(readExclusion(text)).toBe(said)
  })
  it.each([
    'KoK Kassel am 18.6. um 14 Uhr im Kreishaus',
    'KoK Kassel, Ort noch nicht bekannt',
    'KoK Kassel ohne Gäste',
    'Gäste: keine',
    'ohne Ende',
    'noch offen',
    'nicht um 14, sondern um 15 Uhr',
    'bis auf Weiteres',
    'Kantine',
  ])('nobody is left out: %s', (text) => {
    expect(readExclusion(text)).toBeUndefined()
  })
  it('where any words may be the answer, only what speaks of people counts', () => {
    expect(readLoudExclusion('Kreishaus, Frau Müller nicht einladen')).toBe('Frau Müller nicht einladen')
    expect(readLoudExclusion('Kreishaus, alle außer Jana')).toBe('alle außer Jana')
    expect(readLoudExclusion('alle, nur Jana nicht')).toBe('nur Jana nicht')
    expect(readLoudExclusion('weiß ich noch nicht')).toBeUndefined()
    expect(readLoudExclusion('Saal ohne Bestuhlung, nicht barrierefrei')).toBeUndefined()
  })
  it.each<[string, string | undefined]>([
    ['auf den 25.6., und informiere nur das Jugendamt', 'informiere nur das Jugendamt'],
    ['auf den 25.6. ohne jemanden zu benachrichtigen', 'auf den 25.6. ohne jemanden zu benachrichtigen'],
    ['auf den 25.6. und sag niemandem Bescheid', 'sag niemandem Bescheid'],
    ['nur die Uhrzeit auf 15 Uhr', undefined],
    ['auf den 25.6. und informiere alle', undefined],
  ])('who is told: %s', (text, said) => {
    expect(readTelling(text)).toBe(said)
  })
})

describe('what shall not be is told from what shall alone be', () => {
  it.each<[string, string | undefined]>([
    ['auf den 24.6., aber nicht ins Rathaus', 'nicht ins Rathaus'],
    ['nur Jana nicht', 'nur Jana nicht'],
    ['nur online', undefined],
    ['ausschließlich online', undefined],
    ['Ort noch nicht bekannt', undefined],
  ])('%s', (text, said) => {
    expect(readDenial(text)).toBe(said)
  })
})

describe('an order beside a denial is not carried out', () => {
  it.each([
    ['noch nicht', true],
    ['alle außer', true],
    ['nur', true],
    ['A, aber nicht', true],
    ['alle einladen', false],
    ['', false],
  ])('%j: %s', (text, denies) => {
    expect(deniesOrRestricts(text)).toBe(denies)
  })
})

describe('a reason is told from the rest', () => {
  it.each<[string, string, string]>([
    ['KoK MKK weil der Landrat am 24.6. nicht kann', 'KoK MKK', 'weil der Landrat am 24.6. nicht kann'],
    ['KoK Kassel auf den 25.6., Grund: Landrat krank', 'KoK Kassel auf den 25.6.', 'Landrat krank'],
    ['KoK Kassel wegen Bauarbeiten', 'KoK Kassel', 'wegen Bauarbeiten'],
    ['Grundschule Nord', 'Grundschule Nord', ''],
    ['auf den 25.6.', 'auf den 25.6.', ''],
  ])('%s', (text, front, reason) => {
    expect(splitReason(text)).toEqual({ front, reason })
  })
})

describe('where a reason is asked for, any words are one', () => {
  it.each<[string, string | undefined]>([
    ['der Landrat ist krank', 'der Landrat ist krank'],
    ['bitte, weil der Landrat krank ist', 'weil der Landrat krank ist'],
    ['Grund: Landrat krank', 'Landrat krank'],
    [', Bauarbeiten.', 'Bauarbeiten'],
    ['um 10 Uhr', undefined],
    ['bitte', undefined],
    ['', undefined],
  ])('%j', (text, reason) => {
    expect(readReason(text)).toBe(reason)
  })
})
