/** The agreements that come with the product: sound, complete in their references, and in our own words. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { parse } from '#src/agreements/parse.ts'
import { reservedNames } from '#src/language/commands.ts'
import { officeSlug } from '#src/people/office.ts'
import { sayFaultAt } from '#src/speech/agreements/agreement-faults.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'

const FOLDER = 'data/agreements'
const reserved = reservedNames(commands)
const SOURCES = '../shared/sources'
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

test('all of them stand side by side', async () => {
  const { agreements, unavailable } = await loadAgreements(FOLDER, reserved)
  expect(unavailable.flatMap(({ file, faults }) => faults.map((fault) => sayFaultAt(file, fault)))).toEqual([])
  expect(agreements.length).toBe(files.length)
  expect(agreements.length).toBeGreaterThanOrEqual(5)
})

describe.each(files)('%s', (file) => {
  const parsed = parse(textOf(file), reserved)
  const agreement = parsed.ok && 'agreement' in parsed ? parsed.agreement : undefined

  test('names the schema for editors in its first line and is called like its agreement', () => {
    expect(textOf(file).split('\n')[0]).toBe('# yaml-language-server: $schema=./agreement.schema.json')
    if (agreement) expect(`${agreement.id}.yaml`).toBe(file)
  })
  test('every committee, duty, notice, right and cycle has a clause', () => {
    if (!agreement) return
    const { committees, duties, notice, rights, reviewCycles, contradictions, placeholders } = agreement
    const terms = notice === 'not-stated' ? [] : notice
    const all = [...committees, ...duties, ...terms, ...rights, ...reviewCycles, ...contradictions, ...placeholders]
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter(({ clause }) => clause.length === 0 || clause.some((one) => one.trim() === ''))).toEqual([])
  })
})

/** These come back, and are named in lists and on agendas. */
const RECURRING = ['deadline', 'yearlyUndated', 'everyYears', 'eachMeeting', 'regularly']
/** What a programmer would be told: "Beide nennen.", "Tolerant suchen." */
const INSTRUCTION =
  /(nennen|suchen|behandeln|kennzeichnen|ausgeben|werten|rechnen|zusammenführen|anführen|mitnennen)\.$/

describe.each(files)('what users are told of %s', (file) => {
  const parsed = parse(textOf(file), reserved)
  if (!parsed.ok || !('agreement' in parsed)) throw new Error(`${file} cannot be read`)
  const { contradictions, duties, partners, committees, dataRules } = parsed.agreement

  test('every unclear passage says in one sentence what is done with it', () => {
    const bad = contradictions.filter(
      ({ handling }) => !/^\p{Lu}/u.test(handling) || !handling.endsWith('.') || INSTRUCTION.test(handling),
    )
    expect(bad.map(({ id, handling }) => `${id}: ${handling}`)).toEqual([])
  })
  test('every duty that comes back has a short subject, never an order and never with names', () => {
    const recurring = duties.filter(({ due }) => RECURRING.includes(due.kind))
    expect(recurring.filter(({ title }) => title === undefined).map(({ id }) => id)).toEqual([])
    const titles = duties.flatMap(({ title }) => title ?? [])
    expect(
      titles.filter((title) => title.length > 60 || /namentlich|Namen|mitteilen|melden|benennen/.test(title)),
    ).toEqual([])
  })
  test('an office is a name somebody may hold, once for its partner', () => {
    const offices = partners.flatMap(({ id, departments }) => {
      const seats = committees.flatMap(({ participants }) =>
        participants.flatMap(({ partner, who }) => (partner === id ? who : [])),
      )
      const slugs = [...new Set([...departments.map(({ name }) => name), ...seats])].map(officeSlug)
      expect(new Set(departments.map(({ name }) => officeSlug(name))).size).toBe(departments.length)
      return slugs.map((slug) => ({ slug, others: slugs.filter((other) => other !== slug) }))
    })
    expect(offices.filter(({ slug, others }) => others.some((other) => other.startsWith(`${slug}-`)))).toEqual([])
    expect(offices.filter(({ slug }) => /teilnahme|beteiligt|federfuhrend|benannt|herausgeber/.test(slug))).toEqual([])
  })
  test('its rules for data are those of the text, not of this house', () => {
    expect(dataRules.filter(({ what }) => /\bhier werden\b|Sozialdaten|im Protokoll/.test(what))).toEqual([])
  })
})

/** Nine words in a row are a sentence of somebody else; shorter runs are names of laws, bodies and offices. */
const RUN = 9
const words = (text: string): readonly string[] =>
  text
    // Both sides may break a word or a line where the other does not.
    .replaceAll(/(\p{L})-\s+(?=\p{Ll})/gu, '$1')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
const runs = (all: readonly string[]): readonly string[] =>
  all.slice(0, Math.max(0, all.length - RUN + 1)).map((_, at) => all.slice(at, at + RUN).join(' '))

/** Every text of a file on its own, so that no run goes across two fields. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('no sentence of a document is in the project', () => {
  const present = existsSync(SOURCES)
  if (!present) console.info(`skipped: ${SOURCES} is not here, so the agreements cannot be compared with the documents`)

  test.skipIf(!present).each(files)(`${RUN} words in a row of a document: %s`, (file) => {
    const documents = new Set(
      readdirSync(SOURCES).flatMap((source) => runs(words(readFileSync(join(SOURCES, source), 'utf8')))),
    )
    expect(documents.size).toBeGreaterThan(1000)
    const parsed = parse(textOf(file), reserved)
    if (!parsed.ok) throw new Error(`${file} cannot be read`)
    const ours = texts('agreement' in parsed ? parsed.agreement : parsed.instance)
    expect(ours.flatMap((text) => runs(words(text)).filter((run) => documents.has(run)))).toEqual([])
  })
  test('a copied sentence would be found, also over a line break', () => {
    const theirs = new Set(
      runs(
        words(
          'Die Partner stellen sich gegen-\nseitig alle Zahlen und Be-\nrichte des Vorjahres rechtzeitig zur Verfügung.',
        ),
      ),
    )
    const copied = runs(words('… stellen sich gegenseitig alle Zahlen und Berichte des Vorjahres rechtzeitig …'))
    expect(copied.some((run) => theirs.has(run))).toBe(true)
  })
})
