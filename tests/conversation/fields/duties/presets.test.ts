import { describe, expect, test } from 'vitest'
import { meetingCommittees } from '#src/agreements/lookup.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { dutiesNamed } from '#src/conversation/fields/duties/duties-named.ts'
import { besideNames, committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { readLead, readStages } from '#src/language/duties/presets.ts'
import { milestoneKinds } from '#src/meetings/milestones.ts'
import { writtenLead, writtenStages } from '#src/speech/duties/presets.ts'
import { readAgreements } from '../../../doubles/read-agreements.ts'

const shelf = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(shelf.agreements)
const now = instant('2027-03-01T08:00:00Z')
const context = {
  shelf,
  lexicon,
  now,
  today: localDate('2027-03-01'),
  answers: {},
  meetings: [],
} as unknown as DialogContext

describe('what the form of a card shows is understood without a rest', () => {
  const bodies = shelf.agreements.flatMap((agreement) =>
    meetingCommittees(agreement).map((committee) => ({
      agreementId: agreement.id,
      committeeId: committee.id,
      name: committeeNameOf({ agreementId: agreement.id, committeeId: committee.id }, { shelf }),
    })),
  )
  test.each(bodies)('the plan of $name', ({ name }) => {
    for (const kind of milestoneKinds) {
      const [days, reset] = [false, true].map((isReset) =>
        readLead(besideNames(`${name} ${writtenLead(kind, 21, isReset)}`, context)),
      )
      expect(days, kind).toEqual({ kind, days: 21, isReset: false })
      expect(reset, kind).toEqual({ kind, isReset: true })
    }
  })

  const duties = shelf.agreements.flatMap((agreement) =>
    [undefined, ...agreement.duties.filter(({ due }) => due.kind === 'deadline')].map((duty) => ({
      agreement,
      duty,
      of: `${agreement.region} ${duty?.clause[0] ?? ''}`,
    })),
  )
  test.each(duties)('the stages of $of', ({ agreement, duty }) => {
    const said = (isReset: boolean) =>
      readStages(
        dutiesNamed(
          `${agreement.region}${duty ? ` ${duty.clause[0] ?? ''}` : ''}: ${writtenStages(['12w', '1w', 'day'], isReset)}`,
          context,
        ).rest,
      )
    expect(said(false)).toEqual({ stages: ['12w', '1w', 'day'], isReset: false })
    expect(said(true)).toEqual({ stages: [], isReset: true })
  })
})
