/** A dialog whose code changed while people were in the middle of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { instant } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { dialog, type WrittenDialog } from '#src/conversation/dialog.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { type Field, found, nothing } from '#src/conversation/field.ts'
import { yesOrNo } from '#src/conversation/fields/yes-no.ts'
import type { Turn } from '#src/conversation/turn.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const shelf = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(shelf.agreements)
let store: Store
let turns = 0
/** What dialogs have done, in order. */
let done: string[]

beforeEach(async () => {
  store = await openStore(':memory:', () => NOW)
  done = []
})
afterEach(() => store.close())

/** Takes whole texts; a stored one only as long as `fits` says so. */
const words = (question: string, fits: (stored: string) => boolean = () => true): Field<string> => ({
  label: question,
  takesAnything: true,
  ask: () => `${question}?`,
  find: () => nothing,
  understand: (text) => found(text),
  input: () => undefined,
  fromCard: (value) => found(value),
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' && fits(stored) ? stored : undefined),
})

const frame = { about: 'Probe', undone: 'Nichts.' } as const
const readsBack = (text: string) => ({ question: text, statements: [], notes: [], confirm: 'Ja' })

/** As first written: what, whether, and why. */
const before = dialog('try', { ...frame, version: 1 })
  .asks('what', words('Was'))
  .asks(
    'isUrgent',
    yesOrNo('Eilig', () => 'Eilig?'),
  )
  .asks('why', words('Warum'))
  .readsBack(({ what, why }) => readsBack(`${what}, ${why}: so?`))
  .does(async ({ what, why }) => {
    done.push(`${what}, ${why}`)
    return { answer: 'Getan.' }
  })

/** As changed: the yes means something else, and a reason of one word is none any more. */
const after = dialog('try', { ...frame, version: 2 })
  .asks('what', words('Was'))
  .asks(
    'isUrgent',
    yesOrNo('Öffentlich', () => 'Öffentlich?'),
  )
  .asks(
    'why',
    words('Weshalb', (stored) => stored.includes(' ')),
  )
  .readsBack(({ what, isUrgent, why }) => readsBack(`${what}, ${isUrgent}, ${why}: so?`))
  .does(async ({ what, isUrgent, why }) => {
    done.push(`${what}, ${isUrgent}, ${why}`)
    return { answer: 'Getan.' }
  })

/** @param does what /termin opens; absent: the dialog is there no more */
function bot(does?: WrittenDialog, books = store.books, onUnreadable = failsToRead) {
  const engine = createEngine({
    shelf,
    lexicon,
    reader: readerOf(shelf.agreements),
    commands: createCommands<CommandEntry>({
      ...commands,
      planMeeting: { ...commands.planMeeting, needs: 'meeting.read', ...(does && { does }) },
    }),
    lineTaker,
    publicUrl: undefined,
    roster: async () => undefined,
    books,
    founders: new Set(['petra']),
    newId: () => `id-${++turns}`,
    onUnreadable,
  })
  return (text: string, more: Partial<Turn> = {}): Promise<Reply> =>
    engine({
      key: `key-${++turns}`,
      person: { id: personId('tenant', 'petra'), name: 'Petra', origin: 'tenant' },
      chat: { id: 'chat', kind: 'personal' },
      text,
      at: NOW,
      ...more,
    })
}
type Bot = ReturnType<typeof bot>

async function saying(say: Bot, ...texts: string[]): Promise<Reply> {
  let last: Reply = { answer: '' }
  for (const text of texts) last = await say(text)
  return last
}

/** Clicks a button of a card. */
const click = (say: Bot, card: Reply, verb: string): Promise<Reply> => {
  const buttons = [...(card.choices ?? []), ...(card.actions ?? [])]
  const does = buttons.map((action) => action.does).find((one) => 'verb' in one && one.verb === verb)
  if (!does || !('verb' in does)) throw new Error(`no button that does ${verb}`)
  const { dialog: id, version } = does
  return say('', { submission: { dialog: id, version, verb: does.verb, values: does.values ?? {} } })
}

const CHANGED =
  'Dieser Ablauf wurde inzwischen geändert. Ihre letzte Eingabe habe ich nicht übernommen. Bitte prüfen Sie, was bisher gilt.'

describe('after its version was raised a dialog', () => {
  it('asks again what it cannot take over, and a yes to what was never asked', async () => {
    await saying(bot(before), '/termin', 'Sommerfest', 'ja', 'Tradition')
    const say = bot(after)
    expect((await say('ja')).answer).toBe(`${CHANGED} Öffentlich?`)
    expect((await say('nein')).answer).toBe('Weshalb?')
    expect((await say('Aus Freude')).answer).toBe('Sommerfest, false, Aus Freude: so?')
    await say('ja')
    expect(done).toEqual(['Sommerfest, false, Aus Freude'])
  })

  it('keeps what its fields still take', async () => {
    await saying(bot(before), '/termin', 'Sommerfest', 'ja', 'Gute alte Tradition')
    const say = bot(after)
    await say('ja')
    expect((await say('ja')).answer).toBe('Sommerfest, true, Gute alte Tradition: so?')
    expect(done).toEqual([])
  })

  it.each(['confirm', 'change'])('takes nothing from the card of a read-back: %s', async (verb) => {
    const shown = await saying(bot(before), '/termin', 'Sommerfest', 'ja', 'Gute alte Tradition')
    const say = bot(after)
    expect((await click(say, shown, verb)).answer).toBe(`${CHANGED} Öffentlich?`)
    // It is old now, whatever is read back by then.
    await say('ja')
    expect((await click(say, shown, 'confirm')).answer).toContain('Diese Karte ist nicht mehr aktuell.')
    expect(done).toEqual([])
  })

  it('takes no button of an old question', async () => {
    const asked = await saying(bot(before), '/termin', 'Sommerfest')
    expect((await click(bot(after), asked, 'answer')).answer).toBe(`${CHANGED} Öffentlich?`)
  })

  it('has no step back to answers of before', async () => {
    await saying(bot(before), '/termin', 'Sommerfest', 'ja')
    const say = bot(after)
    expect((await say('/zurück')).answer).toBe(`${CHANGED} Öffentlich?`)
    expect((await say('/zurück')).answer).toContain('Sie sind am Anfang')
  })

  it('can be cancelled at once', async () => {
    await saying(bot(before), '/termin', 'Sommerfest')
    expect(await bot(after)('/abbrechen')).toEqual({
      answer: 'Abgebrochen: Probe. Nichts.',
      notes: ['Bisher genannt – Was: Sommerfest.'],
    })
  })

  it('says so once, after a side question, too', async () => {
    await saying(bot(before), '/termin', 'Sommerfest')
    const say = bot(after)
    expect((await say('/hilfe')).notes?.at(-1)).toContain('Begonnen und noch offen: Probe.')
    expect((await say('ja')).answer).toBe(`${CHANGED} Öffentlich?`)
    expect((await say('was?')).answer).not.toContain(CHANGED)
  })

  it('and again begins anew where the version goes back', async () => {
    await saying(bot(after), '/termin', 'Sommerfest', 'ja', 'Tradition')
    expect((await bot(before)('ja')).answer).toBe(`${CHANGED} Eilig?`)
    expect(done).toEqual([])
  })
})

it('a dialog whose code is gone ends and gives back what was said in words', async () => {
  await saying(bot(before), '/termin', 'Sommerfest', 'ja')
  const named: string[] = []
  const gone = bot(undefined, store.books, (kind) => named.push(kind))
  const reply = await gone('Tradition')
  expect(reply.answer).toContain('kann nicht fortgesetzt werden')
  expect(reply.notes).toEqual(['Bisher genannt – Sommerfest.'])
  expect(named).toEqual(['dialog'])
  expect((await bot(after)('/abbrechen')).answer).toContain('nichts begonnen')
})

it.each<readonly [stored: string, said: string | undefined]>([
  ['lwv-lk-kassel-2022', 'LK Kassel'],
  ['2027-05-11', 'Di., 11.05.2027'],
  ['wegen Krankheit', 'wegen Krankheit'],
  ['kok', undefined],
  ['tenant/petra', undefined],
  ['ifNeedBe', undefined],
  ['10:00', undefined],
])('of a dialog whose code is gone %s is given back as %s', async (stored, said) => {
  await saying(bot(before), '/termin', stored)
  const { notes } = await bot(undefined, store.books, () => undefined)('/abbrechen')
  expect(notes).toEqual(said === undefined ? undefined : [`Bisher genannt – ${said}.`])
})

it('an unchanged dialog goes on after a restart as if nothing had been', async () => {
  await saying(bot(before), '/termin', 'Sommerfest', 'ja')
  await saying(bot(before), 'Tradition', 'ja')
  expect(done).toEqual(['Sommerfest, Tradition'])
})

it('asks again for what fits no longer in the moment it is confirmed, and carries nothing out', async () => {
  let isConfirmed = false
  let isGone = false
  const does = dialog('try', { ...frame, version: 1 })
    .asks(
      'what',
      words('Was', () => !isGone),
    )
    .checks(async ({ what }) => (what.length > 20 ? { field: 'what', because: 'Zu lang.' } : undefined))
    .readsBack(({ what }) => readsBack(`${what}: so?`))
    .does(async ({ what }) => {
      done.push(what)
      return { answer: 'Getan.' }
    })
  const say = bot(does, {
    ...store.books,
    inOneTransaction: (task) => {
      isGone = isConfirmed
      return store.books.inOneTransaction(task)
    },
  })
  await saying(say, '/termin', 'Sommerfest')
  isConfirmed = true
  expect((await say('ja')).answer).toMatch(/ Was\?$/u)
  expect(done).toEqual([])
})
