/** Which office and which person an order is about. */
import { z } from 'zod'
import type { Field } from '#src/conversation/field.ts'
import { settled } from '#src/conversation/fields/order-fields.ts'
import { isOfficeId, type OfficeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/people.ts'
import { officeById, officeShown } from './people-fields.ts'

export const settledOffice = settled(say.officeLabel(), z.custom<OfficeId>(isOfficeId), (id, context) => {
  const office = officeById(id, context)
  return office ? officeShown(office, context) : id
})

export const settledPerson: Field<PersonId> = {
  ...settled(
    say.personLabel(),
    z.custom<PersonId>((stored) => typeof stored === 'string'),
    (id, { people }) => people.find((one) => one.id === id)?.name ?? say.removedPerson(),
  ),
  needsPeople: true,
}
