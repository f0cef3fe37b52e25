import { afterEach, describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { stageOverrides } from '#src/duties/stages.ts'
import { agreedPlanOf, daysFor, leadSubject } from '#src/meetings/milestones.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { clockAt } from '../../doubles/clock.ts'
import { kinds } from '../databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const hand = { at: NOW, by: personId('tenant', 'petra'), deed: 'preset.decide' }
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe.each(kinds)('on $name', (kind) => {
  it('the last word on a default counts, and it can be taken back once', async () => {
    const { db, close } = await openDatabase(await kind.fresh())
    closing.push(close)
    const { presets, inOneTransaction } = createBooks(db, clockAt('2027-03-01T08:00:00Z').now)
    const subject = leadSubject('kok', 'invitation')
    const set = (value: number | readonly string[], of = subject) =>
      inOneTransaction((work) =>
        work.presets.decide({ agreementId: 'kassel', subject: of, value, decidedAt: NOW }, hand),
      )
    await set(21)
    await set(28)
    await set(['12w', 'day'], 'stages/8b')
    const changes = await presets.all()
    expect(daysFor('invitation', agreedPlanOf(changes, 'kassel', 'kok'))).toEqual({
      days: 28,
      basis: { kind: 'recorded', at: NOW, what: 'entry' },
    })
    expect(daysFor('invitation', agreedPlanOf(changes, 'kassel', 'steuerung')).basis).toEqual({ kind: 'preset' })
    expect(stageOverrides(changes)).toEqual(new Map([['kassel/duty/8b', { before: ['12w', 'day'], setAt: NOW }]]))
    const reset = () => inOneTransaction((work) => work.presets.reset('kassel', subject, hand))
    expect(await reset()).toBe(true)
    expect(await reset()).toBe(false)
    expect(await presets.all()).toHaveLength(1)
  })
})
