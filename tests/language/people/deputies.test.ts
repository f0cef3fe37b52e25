import { expect, it } from 'vitest'
import { deputyNamed } from '#src/language/people/deputies.ts'

it.each([
  ['Eva Muster', 'Eva Muster'],
  ['Müller, Jörg', 'Müller, Jörg'],
  ['komme nicht, karim vertritt mich', 'karim'],
  ['kann nicht, herr karim kommt für mich', 'herr karim'],
  ['Frau Dr. Anna Müller-Lüdenscheid', 'Frau Dr. Anna Müller-Lüdenscheid'],
  ['karim soll für mich hin', 'karim'],
  ['Karim, bin im Urlaub', 'Karim'],
  ['meine Vertretung ist Jana Ernst', 'Jana Ernst'],
  ['meine Vertretung ist Herr K. von der Heide-Müller, LL.M.', 'Herr K. von der Heide-Müller, LL.M.'],
  [
    'ich kann da nicht, Frau Dr. El-Khoury-Schmidt (Sozialamt, Zi. 12) kommt für mich',
    'Frau Dr. El-Khoury-Schmidt (Sozialamt, Zi. 12)',
  ],
  ['noch nicht bekannt', 'noch nicht bekannt'],
  ['Petra Kassel (Jugendamt, MKK)', 'Petra Kassel (Jugendamt, MKK)'],
])('%s names %s', (text, name) => {
  expect(deputyNamed(text)).toBe(name)
})
