import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { commandWord, createCommands, type Spelled } from '#src/language/commands.ts'

type CommandName = keyof typeof commands
const { read: readCommand, nearest } = createCommands<Spelled>(commands)

const words: [string, CommandName][] = [
  ['hilfe', 'help'],
  ['kok', 'conference'],
  ['termine', 'meetings'],
  ['gremien', 'committees'],
  ['termin', 'planMeeting'],
  ['fristen', 'deadlines'],
  ['vereinbarung', 'agreement'],
  ['geschäftsführung', 'secretariat'],
  ['kündigung', 'notice'],
  ['abbrechen', 'cancel'],
  ['zurück', 'back'],
  ['einladen', 'invite'],
  ['verschieben', 'move'],
  ['absagen', 'callOff'],
  ['top', 'proposeItem'],
  ['tagesordnung', 'agenda'],
  ['protokoll', 'minutes'],
  ['beschlüsse', 'decisions'],
  ['aufgaben', 'tasks'],
  ['erledigt', 'fulfil'],
  ['erinnerungen', 'reminders'],
  ['verwaltung', 'administration'],
]
const ae = (word: string) => word.replace('ä', 'ae').replace('ö', 'oe').replaceAll('ü', 'ue')
const bare = (word: string) => word.replace('ä', 'a').replace('ö', 'o').replaceAll('ü', 'u')

describe('every command of the contract is understood in every spelling', () => {
  test.each(words)('/%s', (word, command) => {
    for (const slash of ['/', '', '/ ']) {
      for (const spelled of [
        word,
        ae(word),
        bare(word),
        word.toUpperCase(),
        word.normalize('NFD'),
        ` ${word}.`,
        `${word}?`,
      ]) {
        expect(readCommand(slash + spelled)).toMatchObject({ command, rest: '', slash: slash !== '' })
      }
      expect(readCommand(`${slash}${word} LK Kassel, 2027`)).toMatchObject({ command, rest: 'LK Kassel, 2027' })
    }
    expect(commandWord(commands[command])).toBe(`/${word}`)
  })

  test.each([
    ['help', 'help', ''],
    ['?', 'help', ''],
    ['/?', 'help', ''],
    ['GF?', 'secretariat', ''],
    ['Gremium Kassel', 'committees', 'Kassel'],
    ['Kündigungsfrist Zwickau', 'notice', 'Zwickau'],
    ['KoK: MKK', 'conference', 'MKK'],
    ['/kok-mkk', 'conference', 'mkk'],
    ['KV MKK 8 c', 'agreement', 'MKK 8 c'],
    ['Frist Unna', 'deadlines', 'Unna'],
    ['/termin KoK MKK 17.6. um 10 Straße 5', 'planMeeting', 'KoK MKK 17.6. um 10 Straße 5'],
    ['Termin verschieben', 'move', ''],
    ['KoK MKK absagen', 'callOff', 'KoK MKK'],
    ['KoK Kassel planen', 'planMeeting', 'KoK Kassel'],
    ['/kok kassel planen', 'conference', 'kassel planen'],
  ])('%s', (text, command, rest) => {
    expect(readCommand(text)).toMatchObject({ command, rest })
  })

  test.each([
    'bitte kein /kokosnuss',
    '/kokosnuss',
    'kokosnuss',
    'kok-sitzung planen',
    'kok_mkk',
    'kok2',
    '//kok',
    'die KoK',
    'terminlich',
    'Topf',
    'ja',
    '17.6.',
    '',
    '/',
    'Vereinbarung Kassel kündigen',
  ])('%j is no command', (text) => {
    expect(readCommand(text)).toBeUndefined()
  })

  test('a command inside a longer word is never found', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.stringMatching(/^[b-dqxyz0-9_]{1,5}$/), ([word], more) => {
        expect(readCommand(`/${word}${more} mkk`)).toBeUndefined()
        expect(readCommand(`${more}${word} mkk`)).toBeUndefined()
      }),
    )
  })
})

test('what follows a command is never cut off, however long it is', () => {
  const title = `${'Wort '.repeat(2000)}Ende`
  expect(readCommand(`/top ${title}`)).toMatchObject({ command: 'proposeItem', rest: title })
})

describe('the nearest commands are offered where nothing was understood', () => {
  test.each<[string, CommandName]>([
    ['/gremein kassel', 'committees'],
    ['firsten mkk', 'deadlines'],
    ['vereinbahrung', 'agreement'],
    ['kündigun', 'notice'],
    ['geschäftsfürung', 'secretariat'],
    ['wo finde ich die fristen', 'deadlines'],
    ['protokol', 'minutes'],
  ])('%s', (text, first) => {
    expect(nearest(text)[0]).toBe(commands[first])
    expect(nearest(text).length).toBeGreaterThanOrEqual(2)
  })
  test('nonsense gets the usual ones, and never more than asked for', () => {
    const { help, conference, meetings } = commands
    expect(nearest('bitte kein /kokosnuss')).toEqual([help, conference, meetings])
    expect(nearest('', undefined, 2)).toEqual([help, conference])
  })
  test('what only buttons say is never offered', () => {
    expect(nearest('/bewiligen')).not.toContain(commands.grantOffice)
  })
})

test('a word of two commands is refused with the names of both', () => {
  const twice = { ...commands, placesOf: { ...commands.notice, words: ['gibtesnicht', 'Fristen'] as const } }
  expect(() => createCommands<Spelled>(twice)).toThrow('/Fristen is a word of two commands: deadlines and placesOf')
})
