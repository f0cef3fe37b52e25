import { afterEach, describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { stageOverrides } from '#src/duties/stages.ts'
import { agreedPlanOf, daysFor, leadSubject } from '#src/meetings/milestones.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { OnSetAside } from '#src/store/set-aside.ts'
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
    expect(
      daysFor('invitation', agreedPlanOf(changes, { agreementId: 'kassel', committeeId: 'kok' }, undefined)),
    ).toEqual({
      days: 28,
      basis: { kind: 'recorded', at: NOW, what: 'entry' },
    })
    expect(
      daysFor('invitation', agreedPlanOf(changes, { agreementId: 'kassel', committeeId: 'steuerung' }, undefined))
        .basis,
    ).toEqual({ kind: 'preset' })
    const changed = { agreementId: 'kassel', subject: 'stages/8b', value: ['12w', 'day'], decidedAt: NOW }
    expect(stageOverrides(changes)).toEqual(new Map([['kassel/duty/8b', { before: changed.value, changed }]]))
    const reset = () => inOneTransaction((work) => work.presets.reset('kassel', subject, hand))
    expect(await reset()).toBe(true)
    expect(await reset()).toBe(false)
    expect(await presets.all()).toHaveLength(1)
    expect([await presets.of(['kassel', 'mkk']), await presets.of(['mkk']), await presets.of([])]).toEqual([
      await presets.all(),
      [],
      [],
    ])
  })

  it.each<readonly [subject: string, value: string, decidedAt: string]>([
    ['stages', '["99x"]', NOW],
    ['stages', '["9y"]', NOW],
    ['stages', '14', NOW],
    ['stages/8b', '{"before":["1w"]}', NOW],
    ['stages/8b', 'no JSON', NOW],
    ['lead/kok/invitation', '["1w"]', NOW],
    ['lead/kok/invitation', '-1', NOW],
    ['lead/kok/invitation', '1e99', NOW],
    ['lead/kok/invitation', '', NOW],
    ['lead/kok/invitation', '14', '0000'],
  ])(
    '%s set to %s on %s cannot be read: our default holds, and it can be set anew',
    async (subject, value, decidedAt) => {
      const { db, close } = await openDatabase(await kind.fresh())
      closing.push(close)
      const named: string[] = []
      const note: OnSetAside = ({ kind: of }, key) => named.push(`${of} ${key}`)
      const { presets, inOneTransaction } = createBooks(db, () => NOW, undefined, note)
      const leave = () =>
        db
          .insertInto('preset_change')
          .values({ agreement_id: 'kassel', subject, value, decided_at: decidedAt })
          .execute()
      await leave()
      expect(await presets.all()).toEqual([])
      expect(named).toEqual([`preset kassel/${subject}`])
      expect(await inOneTransaction((work) => work.presets.reset('kassel', subject, hand))).toBe(true)
      await leave()
      const anew = { agreementId: 'kassel', subject, value: subject.startsWith('lead') ? 21 : ['2w'], decidedAt: NOW }
      await inOneTransaction((work) => work.presets.decide(anew, hand))
      expect(await presets.all()).toEqual([anew])
    },
  )
})
