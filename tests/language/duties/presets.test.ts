import { describe, expect, test } from 'vitest'
import { readLead, readStages } from '#src/language/duties/presets.ts'

describe('days around a meeting', () => {
  test.each([
    ['Einladung 21 Tage', { kind: 'invitation', days: 21 }],
    ['einladung drei wochen vorher', { kind: 'invitation', days: 21 }],
    ['Unterlagen 10 Tage', { kind: 'papers', days: 10 }],
    ['Einwände zum Protokoll 4 Wochen', { kind: 'objections', days: 28 }],
    ['Protokoll eine Woche', { kind: 'minutes', days: 7 }],
    ['Vorschlagsschluss 5 Tage ja', { kind: 'itemsClose', days: 5 }],
    ['Einladung Voreinstellung', { kind: 'invitation', isReset: true }],
  ])('%s', (text, lead) => {
    expect(readLead(text)).toEqual({ isReset: false, ...lead })
  })
  test.each(['', 'Einladung', 'bitte anzeigen'])('shows: %s', (text) => expect(readLead(text)).toBeUndefined())
  test.each([
    '21 Tage',
    'Einladung 0 Tage',
    'Einladung 14 oder 21 Tage 3 Tage',
    'Einladung 1,5 Wochen',
    'Einladung nicht 25 Tage ja',
    'Einladung -5 Tage',
    'Einladung 10 bis 14 Tage',
    'Einladung 21 Tage ab 2028',
    'Einladung 21 Tage nach der Sitzung',
    'Protokoll 5 Tage vor der Sitzung',
    'Einladung 10 Arbeitstage',
    'quatsch 10 Tage',
    'Einladung und Unterlagen 10 Tage',
    'Einladung 25 Tage?',
    'Einladung Voreinstellung 25 Tage',
  ])('nothing follows: %s', (text) => expect(readLead(text)).toEqual({ unread: text }))
})

describe('stages of reminders', () => {
  test.each([
    ['12 Wochen, 4 Wochen, am Tag', ['12w', '4w', 'day']],
    ['zwei Wochen und 10 Wochen', ['10w', '2w']],
    ['3 Monate, 10 Tage vorher', ['3m', '10d']],
    ['am Tag', ['day']],
    ['14 Tage, 2 Wochen, am Tag', ['2w', 'day']],
    ['4 Wochen, 4 Wochen', ['4w']],
    ['7 Tage, am Tag', ['1w', 'day']],
    // One calendar month is not 30 days.
    ['1 Monat, 30 Tage', ['1m', '30d']],
  ])('%s', (text, stages) => expect(readStages(text)).toMatchObject({ stages }))
  test.each(['', 'bitte anzeigen'])('shows: %s', (text) => expect(readStages(text)).toBeUndefined())
  test.each([
    '0 Tage',
    'nicht 2 Wochen',
    '2 Wochen nachher',
    'und 8 c 2 Wochen',
    'keine',
    '10 bis 14 Tage',
    '2 Wochen ab 2028',
    'Voreinstellung, 2 Wochen',
  ])('nothing follows: %s', (text) => expect(readStages(text)).toEqual({ unread: text }))
})
