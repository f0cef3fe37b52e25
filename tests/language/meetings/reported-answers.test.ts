import { expect, it } from 'vitest'
import { readReportedAnswer } from '#src/language/meetings/reported-answers.ts'
import type { Answer } from '#src/meetings/invitation.ts'

it.each<[string, Answer | undefined]>([
  ['Frau Nickel hat telefonisch zugesagt', 'accepted'],
  ['Frau Nickel sagt telefonisch zu', 'accepted'],
  ['Herr Berg kommt', 'accepted'],
  ['nimmt am 18.5. teil', 'accepted'],
  ['Zusage', 'accepted'],
  ['ist dabei', 'accepted'],
  ['Frau Nickel hat abgesagt', 'declined'],
  ['sagt für Dienstag leider ab', 'declined'],
  ['kommt leider nicht', 'declined'],
  ['kann diesmal nicht', 'declined'],
  ['nimmt nicht teil', 'declined'],
  ['ist verhindert', 'declined'],
  ['lässt für die KoK absagen', 'declined'],
  ['Herr Berg lässt zusagen', 'accepted'],
  ['kommt unter Vorbehalt', 'tentative'],
  ['kommt vielleicht', 'tentative'],
  ['kommt nicht, schickt Jana Ernst', 'represented'],
  ['wird vertreten durch Jana Ernst', 'represented'],
  ['hat noch nicht zugesagt', undefined],
  ['hat nicht abgesagt', undefined],
  ['Frau Nickel', undefined],
  ['ich rufe noch einmal an', undefined],
])('%s: %s', (said, answer) => {
  expect(readReportedAnswer(said)).toBe(answer)
})
