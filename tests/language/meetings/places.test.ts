import { describe, expect, test } from 'vitest'
import {
  isNoPlace,
  isOnlineOnly,
  isOnlineWord,
  isPlaceTaken,
  isSurelyPlace,
  placeWithin,
  placeWords,
  readLedPlace,
  withoutPlaceFillers,
} from '#src/language/meetings/places.ts'

describe('said in passing, only what is certainly a place is one', () => {
  test.each([
    'Kreishaus',
    'kreishaus',
    'Mensa',
    'Hanau Rathaus',
    'Raum 201',
    'im Kreishaus',
    'bei der Lebenshilfe',
    'online',
    'https://example.org/raum',
    'Wilhelmshöher Allee 19',
    'Ort: Mensa',
  ])('%s', (text) => {
    expect(isSurelyPlace(text)).toBe(true)
  })

  test.each([
    'glaube ich',
    'spätestens',
    'hinten',
    'auf keinen Fall',
    'und lade alle ein',
    'alle außer Jana im Kreishaus',
    'Kreishaus, aber Frau Müller NICHT einladen',
    'Frau Müller',
    'Viele Grüße',
    'Grund: Landrat krank',
    'weil der Landrat krank ist',
    'Mi',
    'mensa',
    'statt Kreishaus',
    'sondern Kreishaus',
    'Wo?',
    'Dienstags',
  ])('not %s', (text) => {
    expect(isSurelyPlace(text)).toBe(false)
  })
})

describe('asked for, a place may be called anything but a lost half-sentence', () => {
  test.each(['Mensa', 'mensa', 'der Lebenshilfe', 'Haus ohne Namen', 'Raum 3, nicht barrierefrei'])('%s', (text) => {
    expect(isNoPlace(text)).toBe(false)
  })
  test.each(['hinten', 'spätestens', 'vielleicht', 'Jana nicht', 'keine Gäste', 'das geht nicht'])('not %s', (text) => {
    expect(isNoPlace(text)).toBe(true)
  })
})

test.each([
  ['Rathaus ein und sag allen Bescheid', 'Rathaus', 'und sag allen Bescheid'],
  ['Rathaus und lade alle ein', 'Rathaus', 'und lade alle ein'],
  ['Rathaus, informiere nur das Jugendamt', 'Rathaus', 'informiere nur das Jugendamt'],
  ['Rathaus ein', 'Rathaus', ''],
  ['Kreishaus ohne Gäste', 'Kreishaus', 'ohne Gäste'],
  ['Kreishaus, glaube ich', 'Kreishaus', ''],
  ['vielleicht Kreishaus', 'Kreishaus', ''],
  ['statt Kreishaus das Rathaus', 'Rathaus', ''],
  ['das Rathaus statt Kreishaus', 'Rathaus', ''],
  ['Raum 1 und 2', 'Raum 1 und 2', ''],
  ['Haus Laden und Werkstatt', 'Haus Laden und Werkstatt', ''],
  ['Ladenstraße 3', 'Ladenstraße 3', ''],
  ['auf keinen Fall', '', ''],
])('what is said beside a place is none of it: %s', (text, place, rest) => {
  expect(placeWithin(text)).toEqual({ place, rest })
})

test.each(['streichen', 'Ort streichen', 'den Ort offen lassen', 'bitte entfernen'])(
  '%s takes the place away',
  (text) => {
    expect(isPlaceTaken(text)).toBe(true)
  },
)
test.each(['Rathaus', 'Streichenberg', 'Ort: Rathaus'])('%s does not', (text) => {
  expect(isPlaceTaken(text)).toBe(false)
})

describe('a new place inside a sentence is led to', () => {
  test.each([
    ['KoK Kassel ins Rathaus', { front: 'KoK Kassel', said: 'Rathaus' }],
    ['Ort: Kreishaus', { front: '', said: 'Kreishaus' }],
    ['bitte in den Sitzungssaal verlegen', { front: 'bitte', said: 'Sitzungssaal' }],
    ['auf den 25.6.', undefined],
  ])('%s', (text, read) => {
    expect(readLedPlace(text)).toEqual(read)
  })
  test.each([
    ['online', true],
    ['bitte auf online verlegen', true],
    ['online um 10 Uhr', false],
  ])('%s is online and nothing else: %s', (text, is) => {
    expect(isOnlineOnly(text)).toBe(is)
  })
})

test.each([
  ['im Kreishaus, bitte', 'Kreishaus'],
  ['Ort: Raum 3', 'Raum 3'],
  ['in der Stadthalle', 'der Stadthalle'],
  ['bei der Lebenshilfe', 'bei der Lebenshilfe'],
])('the words of the place in %s: %s', (text, place) => {
  expect(placeWords(text)).toBe(place)
})

test.each([
  ['und dann im Kreishaus', 'im Kreishaus'],
  [', bitte Rathaus', 'Rathaus'],
  ['Dennoch', 'Dennoch'],
])('%s without fillers: %s', (text, left) => {
  expect(withoutPlaceFillers(text)).toBe(left)
})

test.each(['online', 'Teams', 'Videokonferenz'])('%s is a place online', (word) => {
  expect(isOnlineWord(word)).toBe(true)
  expect(isOnlineWord(`Saal ${word}`)).toBe(false)
})

test.each(['zur Beratung', 'zum Beschluss', 'auf', 'der Sitzung', 'bei der'])('%s is no place', (text) => {
  expect(isNoPlace(text)).toBe(true)
})
test.each([
  ['ist wieder der Sitzungssaal', 'Sitzungssaal'],
  ['bleibt das Kreishaus', 'Kreishaus'],
])('%s leads to %s', (text, place) => {
  expect(placeWords(text)).toBe(place)
})
test.each([
  ['bitte anderer Raum, Saal 2 im Erdgeschoss', 'Saal 2 im Erdgeschoss'],
  ['na gut bleibt so. Ort ist das Forum', 'Forum'],
])('%s names the new place', (text, place) => {
  expect(readLedPlace(text)?.said).toBe(place)
})
test.each([
  ['eine im Kreishaus', 'im Kreishaus'],
  [', bitte einen in Raum 3', 'in Raum 3'],
  ['Ein Zimmer im Kreishaus', 'Ein Zimmer im Kreishaus'],
])('of „%s“ the article of what was taken out is no place', (text, rest) => {
  expect(withoutPlaceFillers(text)).toBe(rest)
})
