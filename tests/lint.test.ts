/**
 * The house's directions hold because a rule refuses the wrong import; these tests show that each rule is alive. Every
 * snippet is written where it would stand and the linter must refuse exactly the lines marked so: no more, no fewer.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const IMPORTS = 'lint/style/noRestrictedImports'
const PLUGIN = 'plugin'
const ENV = 'lint/style/noProcessEnv'
const FLOATING = 'lint/nursery/noFloatingPromises'
const PACKAGES = 'lint/correctness/noUndeclaredDependencies'

interface Line {
  readonly code: string
  /** The rule that must refuse it; absent: the line is allowed here. */
  readonly rule?: string
}
const fine = (...sources: string[]): Line[] => sources.map((from) => ({ code: `import '${from}'` }))
const refused = (...sources: string[]): Line[] => fine(...sources).map((line) => ({ ...line, rule: IMPORTS }))
const says = (code: string, rule?: string): Line => (rule ? { code, rule } : { code })

const DOMAIN = ['calendar/cadence', 'agreements/stated', 'people/person', 'meetings/ports', 'duties/ports']
const domain = DOMAIN.map((file) => `#src/${file}.ts`)
const SDKS = ['botbuilder', '@microsoft/teams-ai', 'botframework-connector', 'restify', 'openai']
const LETTERS = ['nodemailer', 'nodemailer/lib/smtp-connection', 'docx']
const DATABASES = ['kysely', 'better-sqlite3', 'pg', 'pg-boss', 'keyv']
const CLOCK = ['new Date()', 'new Date(2027, 4, 11)', 'Date.now()', 'Math.random()', 'performance.now()'] as const
const clock = (rule?: string): Line[] =>
  [...CLOCK, 'crypto.randomUUID()'].map((code, at) => says(`export const c${at} = ${code}`, rule))
const patterns = (rule?: string): Line[] => [
  says('export const p1 = /x/u', rule),
  says(`export const p2 = 'x'.replace(/^[ ,]+/gu, '')`, rule),
  says(`export const p3 = new RegExp('x', 'u')`, rule),
  says(`export const p4 = RegExp('x')`, rule),
  says(`export const p5 = 'ja'.match('^ja')`, rule),
  says(`export const p6 = 'ja'.search('j|n')`, rule),
  says('const Other = RegExp', rule),
  says(`export const p7 = (text?: string) => text?.match('^ja$')`, rule),
  says(`export const p8 = (text?: string) => text?.search('^ja$')`, rule),
  says(`export const p9 = (text: string) => text['match']('^ja$')`, rule),
  says(`export const p5 = 'a/b'.split('/')`),
  says('export const p6 = 4 / 2 / 1'),
]
const german = (rule?: string): Line[] => [
  says(`export const g1 = 'Sitzung für alle'`, rule),
  says('export const g2 = `Geschäft $' + '{1}`', rule),
  says(`export const g3 = 'plain'`),
  says('// Grüße'),
]

const presets = (rule?: string): Line[] => [
  says(`import { asPreset } from '#src/agreements/stated.ts'`, rule),
  says(`import { asPresets as marked } from '#src/agreements/stated.ts'`, rule),
  says(`import { byPreset, fromLaw } from '#src/agreements/stated.ts'`),
  says('export const one = asPreset(5)'),
  says('export const two = asPresets<Record<string, number>>({ a: 5 })'),
  says('export const three = () => byPreset(asPreset(5))', PLUGIN),
  says('export const four = (days: number) => { return asPresets<object>({ days }) }', PLUGIN),
]

const citing = (rule?: string): Line[] => [
  says(`import { cited } from '#src/agreements/clauses.ts'`, rule),
  says(`import { cited as ours } from '#src/agreements/clauses.ts'`, rule),
  says(`import { citedDocument, firstPlaces } from '#src/agreements/clauses.ts'`),
  says(`import * as clauses from '#src/agreements/clauses.ts'`),
  says('export const c1 = clauses.cited({})', rule),
  says('export const c2 = clauses.firstPlaces([])'),
]

const founding = (rule?: string): Line[] => [
  says(`import { asFounded } from '#src/agreements/stated.ts'`, rule),
  says(`import { asFounded as mine, type Basis } from '#src/agreements/stated.ts'`, rule),
  says(`import { isBasis } from '#src/agreements/stated.ts'`),
  says(`import * as stated from '#src/agreements/stated.ts'`),
  says('export const f1 = stated.asFounded({ kind: "preset" })', rule),
]

const entries: Line[] = [
  says(`export const e1 = byEntry({ text: 'x', at }, 'at')`, PLUGIN),
  says('export const e2 = byMeeting({ on, recordedAt })', PLUGIN),
  says('export const e3 = byTenure({ ...tenure })', PLUGIN),
  says(`export const e4 = byEntry(line, 'writtenAt')`),
  says('export const e5 = byMeeting(meeting)'),
]

/** Imports whose source the rules between the folders cannot see. */
const unseen: Line[] = [
  says(`export type I1 = import('./x.ts').X`, PLUGIN),
  says(`export type I2 = typeof import('./x.ts')`, PLUGIN),
  says('export const i3 = import(`./x.ts`)', PLUGIN),
  says('export const i4 = (path: string) => import(path)', PLUGIN),
  says(`export const i5 = process.getBuiltinModule('fs')`, PLUGIN),
  says(`export const i6 = import('./x.ts')`),
]

/** What no file outside the rim may ever import. */
const faraway = refused(
  ...SDKS,
  ...DATABASES,
  ...LETTERS,
  'node:fs',
  'node:fs/promises',
  '#src/teams/card.ts',
  '#src/http/server.ts',
  '#src/store/database/database.ts',
  '#src/delivery/outbox.ts',
  '#src/config.ts',
  '../teams/card.ts',
  './../teams/card.ts',
  './sub/../../teams/card.ts',
)

const CASES: Record<string, readonly Line[]> = {
  'src/calendar/x.ts': [
    ...fine('./local-date.ts'),
    ...refused('date-fns', '@date-fns/tz', 'feiertagejs', '#src/agreements/agreement.ts', 'zod'),
    ...faraway,
    ...clock(PLUGIN),
    ...german(PLUGIN),
    says('export const e = process.env.X', ENV),
    says(`export type { Kysely } from 'kysely'`, IMPORTS),
    says(`export const later = import('restify')`, IMPORTS),
  ],
  'src/calendar/local-date.ts': [
    ...fine('date-fns', 'date-fns/addDays', '@date-fns/tz'),
    ...refused('feiertagejs', '#src/people/person.ts'),
    ...clock(),
  ],
  'src/calendar/holidays.ts': [...fine('feiertagejs', './local-date.ts'), ...refused('date-fns'), ...clock(PLUGIN)],
  'src/agreements/x.ts': [
    ...fine('./agreement.ts', '#src/calendar/cadence.ts', 'zod', 'yaml'),
    ...refused('#src/people/person.ts', '#src/meetings/ports.ts', '#src/speech/parts/reply.ts', 'date-fns'),
    ...faraway,
  ],
  'src/people/x.ts': [
    ...fine('./person.ts', '#src/calendar/cadence.ts'),
    ...refused('#src/agreements/agreement.ts', '#src/meetings/ports.ts'),
    ...faraway,
  ],
  'src/meetings/x.ts': [
    ...fine('./ports.ts', ...domain.slice(0, 3)),
    ...refused('#src/duties/ports.ts', '#src/speech/parts/reply.ts', '#src/conversation/work.ts', '#dialogs/all.ts'),
    ...faraway,
    ...german(PLUGIN),
  ],
  'src/duties/x.ts': [
    ...fine('./ports.ts', ...domain.slice(0, 3)),
    ...refused('#src/meetings/ports.ts', '#src/speech/parts/reply.ts', '#dialogs/all.ts'),
    ...faraway,
    ...clock(PLUGIN),
  ],
  'src/language/x.ts': [
    ...refused('#src/agreements/stored-basis.ts'),
    ...fine('./normalise.ts', ...domain),
    ...refused('#src/speech/parts/reply.ts', '#src/conversation/turn.ts', '#dialogs/all.ts'),
    ...faraway,
    ...german(),
    ...clock(PLUGIN),
    ...patterns(),
  ],
  'src/speech/x.ts': [
    ...refused('#src/agreements/stored-basis.ts'),
    ...fine('./reply.ts', ...domain),
    ...refused('#src/language/words/names.ts', '#src/conversation/turn.ts', '#dialogs/all.ts', 'date-fns'),
    ...faraway,
    ...german(),
    ...clock(PLUGIN),
  ],
  'src/speech/duties/x.ts': presets(PLUGIN),
  'src/speech/duties/duty.ts': presets(),
  'src/meetings/preset.ts': presets(),
  'src/conversation/presets.ts': [
    ...presets(PLUGIN),
    says(`import * as stated from '#src/agreements/stated.ts'`),
    says('export const five = stated.asPreset(5)', PLUGIN),
  ],
  'src/agreements/cites.ts': citing(PLUGIN).map((line) => says(line.code.replace('#src/agreements/', './'), line.rule)),
  'src/agreements/shelve.ts': citing().map((line) => says(line.code.replace('#src/agreements/', './'), line.rule)),
  'dialogs/agreements/cites.ts': citing(PLUGIN),
  'dialogs/meetings/enters.ts': entries,
  'src/speech/meetings/enters.ts': entries,
  'dialogs/agreements/founds.ts': founding(PLUGIN),
  'src/letters/founds.ts': founding(PLUGIN),
  'src/store/meetings/founds.ts': founding(PLUGIN),
  'src/agreements/stored-basis.ts': founding().map((line) =>
    says(line.code.replace('#src/agreements/', './'), line.rule),
  ),
  'dialogs/agreements/unseen.ts': unseen,
  'src/conversation/unseen.ts': unseen,
  'src/store/meetings/unseen.ts': unseen,
  'src/cli/demo.ts': [...fine('./demo/stage.ts', 'node:net'), ...refused('botbuilder'), ...german()],
  'src/cli/demo/x.ts': [
    ...fine('./stage.ts', 'node:net', 'yaml', 'zod'),
    ...refused('#src/main.ts', 'botbuilder', 'pg'),
  ],
  'src/letters/x.ts': [
    ...fine('./letter.ts', ...domain, 'zod'),
    ...refused(
      '#src/speech/parts/reply.ts',
      '#src/conversation/work.ts',
      '#dialogs/all.ts',
      '#src/reminding/planning.ts',
    ),
    ...faraway,
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/reminding/x.ts': [
    ...fine('./planning.ts', ...domain, '#src/letters/letter.ts', '#src/speech/duties/reminder.ts'),
    ...fine('#src/conversation/work.ts'),
    ...refused(
      '#src/conversation/engine.ts',
      '#src/sending/ways.ts',
      '#src/language/words/names.ts',
      '#dialogs/all.ts',
    ),
    ...faraway,
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/sending/x.ts': [
    ...refused('#src/agreements/stored-basis.ts'),
    ...fine('./ways.ts', ...domain, '#src/letters/letter.ts', '#src/delivery/channel.ts', '#src/speech/parts/mail.ts'),
    ...refused('#src/reminding/planning.ts', '#src/conversation/engine.ts', '#dialogs/all.ts', 'nodemailer', 'docx'),
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/pages/x.ts': [
    ...fine('./html.ts', ...domain, '#src/letters/link.ts', '#src/conversation/turn.ts', '#src/speech/parts/pages.ts'),
    ...refused('#src/conversation/engine.ts', '#dialogs/all.ts', '#src/teams/card.ts', 'restify', ...DATABASES),
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/upkeep/x.ts': [
    ...refused('#src/agreements/stored-basis.ts'),
    ...fine('./forget.ts', ...domain, '#src/conversation/work.ts'),
    ...refused('#src/speech/parts/reply.ts', '#src/conversation/engine.ts', '#src/reminding/planning.ts'),
    ...faraway,
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/operating/x.ts': [
    ...fine('./concerns.ts', '#src/calendar/local-date.ts', '#src/speech/operation/concerns.ts'),
    ...refused('#src/config.ts', '#src/store/store.ts', '#src/conversation/work.ts', '#src/people/person.ts'),
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/cli/x.ts': [
    ...fine('#src/store/store.ts', '#src/config.ts', '#src/speech/duties/plan-table.ts', 'node:util'),
    ...refused(...SDKS, ...DATABASES, 'date-fns'),
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/cli/demo/offices.ts': [...fine('#src/store/store.ts', './cast.ts'), ...refused('botbuilder', 'pg')],
  'src/conversation/x.ts': [
    ...fine('./turn.ts', ...domain, '#src/language/words/names.ts', '#src/speech/parts/reply.ts', 'zod'),
    ...refused('#dialogs/meetings/plan-meeting.ts', 'yaml', '#src/agreements/stored-basis.ts'),
    ...faraway,
    ...german(PLUGIN),
    ...clock(PLUGIN),
    ...patterns(PLUGIN),
  ],
  'src/conversation/fields/meetings/x.ts': patterns(PLUGIN),
  'dialogs/meetings/parts/x.ts': patterns(PLUGIN),
  'dialogs/x.ts': [
    ...patterns(PLUGIN),
    ...fine('./all.ts', ...domain, '#src/conversation/dialog.ts', '#src/speech/parts/reply.ts'),
    ...fine('#src/language/words/names.ts'),
    ...refused('../src/teams/card.ts', '#src/reminding/planning.ts', 'date-fns'),
    ...refused('#src/agreements/stored-basis.ts'),
    ...faraway,
    ...german(PLUGIN),
    ...clock(PLUGIN),
    says('export const e = process.env.X', ENV),
  ],
  'dialogs/all.ts': [...fine('./x.ts', '#src/conversation/dialog.ts'), ...german()],
  'src/store/x.ts': [
    says('export const load = createRequire(import.meta.url)', PLUGIN),
    ...fine('./database.ts', ...domain, '#src/conversation/work.ts', ...DATABASES, 'node:fs', 'node:fs/promises'),
    ...refused(
      '#src/conversation/engine.ts',
      '#src/speech/parts/reply.ts',
      '#dialogs/all.ts',
      '#src/delivery/outbox.ts',
    ),
    ...refused(...SDKS, '../teams/card.ts'),
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/store/migrations/x.ts': [
    ...fine('./migration.ts', 'kysely'),
    ...refused(
      './0001-meetings.ts',
      '#src/store/audit/audit-chain.ts',
      '../tables.ts',
      '#src/meetings/meeting.ts',
      'pg',
    ),
    ...clock(PLUGIN),
  ],
  'src/delivery/x.ts': [
    ...fine('./channel.ts', ...domain, '#src/conversation/work.ts', 'node:net', ...LETTERS),
    ...refused(
      '#src/speech/parts/reply.ts',
      '#dialogs/all.ts',
      '#src/teams/card.ts',
      '#src/store/database/database.ts',
    ),
    ...refused(...SDKS, ...DATABASES),
    ...clock(PLUGIN),
    says('async function send(): Promise<void> {}'),
    says('export async function sendAll(): Promise<void> {'),
    says('  send()', FLOATING),
    says('  await send()'),
    says('}'),
  ],
  'src/teams/x.ts': [
    ...fine('./card.ts', 'botbuilder', '@microsoft/teams-ai', 'botframework-connector', '#src/conversation/turn.ts'),
    ...fine('#src/speech/parts/reply.ts', '#src/speech/parts/plain-text.ts', '#src/calendar/icalendar.ts'),
    ...refused(
      '#src/meetings/meeting.ts',
      '#src/conversation/engine.ts',
      '#dialogs/all.ts',
      '#src/store/database/database.ts',
    ),
    ...refused(
      '#src/agreements/agreement.ts',
      '#src/language/words/names.ts',
      '#src/http/server.ts',
      'restify',
      'openai',
    ),
    ...refused(...DATABASES, '../store/database.ts'),
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/teams/sdk.ts': [says('export const load = createRequire(import.meta.url)')],
  'src/http/x.ts': [
    says('export const load = createRequire(import.meta.url)', PLUGIN),
    ...fine('./health.ts', 'restify', 'node:http', '#src/conversation/turn.ts', '#src/speech/parts/reply.ts'),
    ...refused('botbuilder', '@microsoft/teams-ai', 'botframework-connector', '#src/teams/bot.ts', ...DATABASES),
    ...refused('#src/store/database/database.ts', '#src/meetings/meeting.ts', '#dialogs/all.ts'),
    ...german(PLUGIN),
    ...clock(PLUGIN),
  ],
  'src/main.ts': [
    ...fine(
      '#src/teams/bot.ts',
      '#src/http/server.ts',
      '#src/store/database/database.ts',
      '#dialogs/all.ts',
      'node:process',
    ),
    ...refused(...SDKS, ...DATABASES, 'date-fns', 'feiertagejs'),
    ...clock(),
    ...german(PLUGIN),
    says('export const e = process.env', ENV),
  ],
  'src/config.ts': [...clock(), ...german(PLUGIN), says('export const e = process.env.X')],
  'tests/x.test.ts': [...fine('botbuilder', 'kysely', '../src/main.ts'), ...clock(), ...german()],
}

/** `npm ci --omit=dev` leaves these packages out; the fourth line is one of production. */
const DEVELOPMENT = `import 'fast-check'
export const later = import('vitest')
import type { Component } from 'ical.js'
import 'yaml'
export type { Component }
`

const biome = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin', 'biome')

interface Diagnostic {
  readonly category: string
  readonly message: string
  readonly location: { readonly path: string; readonly start: { readonly line: number } }
}

let house: string
let diagnostics: readonly Diagnostic[]

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'lotse-lint-'))
  for (const part of ['biome.json', '.biome', '.gitignore', 'package.json']) {
    cpSync(part, join(house, part), { recursive: true })
  }
  for (const [path, lines] of Object.entries(CASES)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), `${lines.map((line) => line.code).join('\n')}\n`)
  }
  for (const folder of ['src', 'dialogs', 'tests']) writeFileSync(join(house, folder, 'packages.ts'), DEVELOPMENT)
  const report = run(['lint', '--reporter=json', '--max-diagnostics=none', '.'])
  diagnostics = (JSON.parse(report) as { diagnostics: Diagnostic[] }).diagnostics
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** The linter exits with 1 when it finds something, which is what is wanted here: its report is on standard output. */
function run(words: string[]): string {
  try {
    return execFileSync(process.execPath, [biome, ...words], { cwd: house, encoding: 'utf8', stdio: 'pipe' })
  } catch (failure) {
    return String((failure as { stdout: string }).stdout)
  }
}

describe('the linter refuses what stands in the wrong place, and nothing else', () => {
  test.each(Object.entries(CASES))('%s', (path, lines) => {
    const expected = lines.flatMap((line, at) => (line.rule ? [`${at + 1} ${line.rule}: ${line.code}`] : []))
    const found = diagnostics
      .filter((one) => one.location.path === path && [IMPORTS, PLUGIN, ENV, FLOATING].includes(one.category))
      .map((one) => ({ at: one.location.start.line, rule: one.category }))
      .sort((a, b) => a.at - b.at)
      .map(({ at, rule }) => `${at} ${rule}: ${lines[at - 1]?.code}`)
    expect(found).toEqual(expected)
  })

  test('every message names the folder where the code belongs', () => {
    const dumb = diagnostics.filter((one) => one.category === PLUGIN && !one.message.includes('src/'))
    expect(dumb).toEqual([])
    expect(diagnostics.filter((one) => one.category === PLUGIN).length).toBeGreaterThan(0)
  })
})

describe('a package that only development has', () => {
  const refusedIn = (path: string): number[] =>
    diagnostics
      .filter((one) => one.location.path === path && one.category === PACKAGES)
      .map((one) => one.location.start.line)
      .sort()

  test('is refused in what runs in production, and may lend it types', () => {
    expect(refusedIn('src/packages.ts')).toEqual([1, 2])
    expect(refusedIn('dialogs/packages.ts')).toEqual([1, 2])
  })
  test('is at hand in tests', () => expect(refusedIn('tests/packages.ts')).toEqual([]))
})

describe('the places where a preset may be marked', () => {
  const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as {
    overrides: { includes: string[]; plugins?: string[] }[]
  }
  const places = overrides
    .filter(({ plugins }) => plugins?.includes('./.biome/preset.grit'))
    .flatMap(({ includes }) => includes.flatMap((glob) => (glob.startsWith('!') ? [glob.slice(1)] : [])))

  test('are files, and each defines one', () => {
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter((file) => !/^(?:export )?const \w+ = asPresets?\b/m.test(readFileSync(file, 'utf8')))).toEqual(
      [],
    )
  })
})

describe('the exceptions to the rule on German sentences', () => {
  const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as {
    overrides: { includes: string[]; plugins?: string[] }[]
  }
  const exceptions = overrides
    .filter((override) => override.plugins?.some((path) => path.endsWith('german.grit')))
    .flatMap((override) => override.includes)
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => glob.slice(1))

  test('are these and may only become fewer', () => {
    const known = [
      'src/speech/**',
      'src/language/**',
      'dialogs/all.ts',
      'src/config.ts',
      'src/cli/check.ts',
      'src/cli/demo.ts',
    ]
    expect(exceptions.filter((one) => !known.includes(one))).toEqual([])
  })

  test('to the rule on patterns there are none', () => {
    const all = overrides
      .filter((override) => override.plugins?.some((path) => path.endsWith('regexp.grit')))
      .flatMap((override) => override.includes)
    expect(all).toEqual(['src/conversation/**', 'dialogs/**'])
  })

  test('are all still needed', () => {
    const files = exceptions.filter((one) => one.endsWith('.ts'))
    expect(files.filter((file) => !existsSync(file) || !/[äöüÄÖÜß]/.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})
