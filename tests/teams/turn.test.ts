import type { Activity } from 'botbuilder'
import { describe, expect, test } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { toTurn } from '#src/teams/turn.ts'
import {
  BOT,
  CHANNEL,
  type Conversation,
  GROUP,
  messageFrom,
  PERSONAL,
  PETRA,
  submissionFrom,
  TENANT,
} from '../doubles/connector.ts'

const connector = { serviceUrl: 'http://127.0.0.1/' }
const reading = {
  mode: 'demo' as const,
  tenant: TENANT,
  isAllowed: (tenant: string) => tenant === TENANT,
  at: instant('2027-03-01T08:00:00Z'),
  newKey: () => 'new',
}
const turnOf = (activity: object) => toTurn(activity as Activity, reading)
const message = (text: string, at: Conversation = PERSONAL) => messageFrom(connector, PETRA, at, text)
const submitted = (value: unknown) => turnOf(submissionFrom(connector, PETRA, PERSONAL, value))

describe('the text', () => {
  const bot = `<at>${BOT.name}</at>`
  const mention = { type: 'mention', text: bot, mentioned: BOT }
  const typed = (text: string | undefined, entities: unknown[] = [mention]) =>
    turnOf({ ...message(''), text, entities }).text
  test.each<[string, string | undefined, unknown[], string]>([
    ['a mention in front', `${bot} /kok`, [mention], '/kok'],
    ['a mention with a hard space', `${bot}\u00a0/kok\u00a0`, [mention], '/kok'],
    ['two mentions (the SDK removes one)', `${bot} ${bot} /kok`, [mention, mention], '/kok'],
    ['a mention in the middle', `/kok ${bot} Kassel`, [mention], '/kok   Kassel'],
    [
      'a name split in two',
      '<at>Gremien</at><at>lotse</at> /kok',
      [
        { ...mention, text: '<at>Gremien</at>' },
        { ...mention, text: '<at>lotse</at>' },
      ],
      '/kok',
    ],
    ['a mention without entity', `${bot} /kok`, [], '/kok'],
    [
      'somebody else mentioned',
      '<at>Karim</at> /kok',
      [{ type: 'mention', text: '<at>Karim</at>', mentioned: { id: '29:karim' } }],
      'Karim /kok',
    ],
    [
      'two mentioned, with attributes',
      'an <at id="0">Karim Vogt</at> durch <at>Müller, Jörg</at>',
      [],
      'an Karim Vogt durch Müller, Jörg',
    ],
    [
      'escaped characters, once',
      'Vier &amp; Fünf&nbsp;Sechs &lt;7&gt; &amp;lt; &#8364; &#x1F600;',
      [],
      'Vier & Fünf Sechs <7> &lt; € 😀',
    ],
    ['what is escaped is no markup', '&lt;at&gt;Karim&lt;/at&gt;', [], '<at>Karim</at>'],
    ['no such character, no such name', 'A&uuml; &#0; &#x110000; R&D;', [], 'A&uuml; &#0; &#x110000; R&D;'],
    [
      'the mark of an answered message',
      '<quoted messageId="17"/> Beschluss: Ja, einstimmig',
      [],
      'Beschluss: Ja, einstimmig',
    ],
    [
      'a quotation with its words',
      '<blockquote itemid="17">Welche <blockquote>?</blockquote></blockquote>Zusage',
      [],
      'Zusage',
    ],
    ['a quotation that never ends', '<blockquote>Zusage', [], '<blockquote>Zusage'],
    ['no text, where the SDK throws', undefined, [mention], ''],
    ['an entity without type, where the SDK throws', '/kok', [{}], '/kok'],
    ['a mention of nobody', '/kok', [{ type: 'mention', mentioned: null, text: '/kok' }], '/kok'],
    ['an empty mention', '/kok', [{ ...mention, text: '' }], '/kok'],
    ['a word that contains a command', 'bitte kein /kokosnuss', [], 'bitte kein /kokosnuss'],
  ])('%s', (_, text, entities, expected) => expect(typed(text, entities)).toBe(expected))
})

describe('what comes with the text', () => {
  const attached = (text: string, ...attachments: unknown[]) => turnOf({ ...message(text), attachments })
  const html = (content: string) => ({ contentType: 'text/html', content })
  const quotation =
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17"><strong>Lotse</strong><p itemprop="preview">Kommen Sie?</p></blockquote>'
  test('an answer is what stands behind the quoted message', () => {
    const reply = html(`${quotation}<p>Zusage &amp; <at id="0">Karim Vogt</at></p><div>bringt mit:<br>1&lt;2</div>`)
    expect(attached('Lotse Kommen Sie? Zusage', reply).text).toBe('Zusage & Karim Vogt\nbringt mit:\n1<2')
  })
  test('the same text as HTML is not taken twice', () => {
    const turn = attached('Zusage', html('<div>Zusage</div>'))
    expect([turn.text, turn.files]).toEqual(['Zusage', undefined])
  })
  test('files and pictures are named, cards and quoted messages are none', () => {
    const turn = attached(
      'Anlage zu TOP 3',
      { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'Zahlen.xlsx' },
      { contentType: 'image/png' },
      { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
      { contentType: 'messageReference', content: '{}' },
      { name: 'x' },
    )
    expect([turn.text, turn.files]).toEqual(['Anlage zu TOP 3', ['Zahlen.xlsx', '']])
  })
  test.each([20_000, 40_000])('markup without an end is read once, %i times over', (times) => {
    for (const part of ['<at ', '<at>', '<quoted ', '<blockquote ', '<blockquote>', '&#', '</blockquote>'])
      expect(attached(part.repeat(times), html(part.repeat(times))).text.length).toBeLessThanOrEqual(times * 14)
  })
})

describe('a message that was edited or deleted', () => {
  const revised = (type: string, eventType: string, text?: string) =>
    turnOf({ ...message('x'), id: '17', type, text, timestamp: '2027-03-01T08:00:01.250Z', channelData: { eventType } })
  test('is a message of its own about the first one', () => {
    const { key } = turnOf({ ...message('x'), id: '17' })
    expect(revised('messageUpdate', 'editMessage', 'y &amp; z')).toMatchObject({
      key: `${key}|edited|2027-03-01T08:00:01.250Z`,
      text: 'y & z',
      revises: { key, how: 'edited' },
    })
    expect(revised('messageDelete', 'softDeleteMessage')).toMatchObject({ text: '', revises: { key, how: 'deleted' } })
  })
  test('one that is brought back says nothing', () => {
    expect(revised('messageUpdate', 'undeleteMessage', 'y').revises).toBeUndefined()
  })
})

describe('the chat', () => {
  test.each([
    [PERSONAL, { id: 'a:petra', kind: 'personal' }],
    [GROUP, { id: '19:steuerung@thread.v2', kind: 'group' }],
    [CHANNEL, { id: '19:kok@thread.tacv2', kind: 'channel' }],
  ])('%o', (at, expected) => expect(turnOf(message('x', at)).chat).toMatchObject(expected))
  test('of an unknown kind is one where others listen', () => {
    expect(turnOf({ ...message('x'), conversation: { id: 'x', conversationType: 'meeting' } }).chat.kind).toBe('group')
  })
})

describe('the person', () => {
  const person = (from: object) => turnOf({ ...message('x'), from }).person
  test('is known by tenant and object id', () => {
    expect(turnOf(message('x')).person).toEqual({
      id: `${TENANT}/${PETRA.objectId}`,
      name: 'Petra Lorenz',
      origin: 'tenant',
    })
  })
  test.each<[string, object]>([
    ['without object id', { id: '29:x', name: 'Gast' }],
    ['with an object id that is none', { id: '29:x', aadObjectId: 'admin' }],
    ['with an object id that is an object', { id: '29:x', aadObjectId: { $ne: null } }],
    [
      'of another tenant',
      { id: '29:x', aadObjectId: PETRA.objectId, tenantId: '00000000-0000-4000-8000-000000000000' },
    ],
  ])('%s is an outsider', (_, from) => {
    expect(person(from).origin).toBe('outside')
    expect(person(from).id).toBe('outside/29:x')
  })
})

describe('the key', () => {
  test('is the same for the same activity, also from a thread of the channel', () => {
    const activity = message('x', CHANNEL)
    expect(turnOf(activity).key).toBe(turnOf({ ...activity, text: 'y' }).key)
    expect(turnOf(activity).key).toBe(`msteams|19:kok@thread.tacv2|${activity.id}`)
  })
  test('is a new one where the activity has no id', () => {
    expect(turnOf({ ...message('x'), id: undefined }).key).toBe('msteams|a:petra|new')
  })
})

describe('card data', () => {
  const answer = { dialog: 'd1', version: 3, verb: 'answer' }
  test('with a command are that command, as if typed', () => {
    expect(submitted({ say: '/kok kassel' })).toMatchObject({ text: '/kok kassel' })
    expect(submitted({ say: '/kok kassel' })).not.toHaveProperty('submission')
  })
  test('with a command may bring the inputs that stood on the same card', () => {
    expect(submitted({ say: '/hilfe', date: '2027-06-17', empty: '' })).toMatchObject({
      text: '/hilfe',
      form: { date: '2027-06-17' },
    })
    expect(submitted({ say: '/hilfe', empty: '' })).not.toHaveProperty('form')
    expect(submitted({ say: '/hilfe', via: 'mail' })).not.toHaveProperty('via')
  })
  test.each([{ place: '' }, {}])('with an empty input come either way: %o', (inputs) => {
    expect(submitted({ ...answer, date: '2027-06-17', ...inputs }).submission).toEqual({
      ...answer,
      values: { date: '2027-06-17', ...inputs },
    })
  })
  test('of a button that answers by itself win over what stood in the input of that name', () => {
    for (const place of ['', 'Kreishaus']) {
      const { submission } = submitted({ ...answer, place, 'chosen.place': 'online' })
      expect(submission?.values).toEqual({ place: 'online' })
    }
  })
  test.each<[string, unknown]>([
    ['another bot’s verb', { verb: 'closeMeeting', meetingId: '4711', role: 'admin' }],
    ['no dialog', { version: 1, verb: 'confirm' }],
    ['an empty dialog', { ...answer, dialog: '' }],
    ['a version in words', { ...answer, version: '3' }],
    ['a negative version', { ...answer, version: -1 }],
    ['a broken version', { ...answer, version: 1.5 }],
    ['an unknown verb', { ...answer, verb: 'constructor' }],
    ['a number as input', { ...answer, place: 7 }],
    ['an object as input', { ...answer, place: { $gt: '' } }],
    ['a long input', { ...answer, place: 'x'.repeat(2001) }],
    ['many inputs', { ...answer, ...Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, 'x'])) }],
    ['a field chosen under a name of ours', { ...answer, 'chosen.verb': 'confirm' }],
    ['a prototype', JSON.parse('{"dialog":"d1","version":3,"verb":"answer","__proto__":{"admin":true}}')],
    ['a prototype as text', JSON.parse('{"dialog":"d1","version":3,"verb":"answer","__proto__":"x"}')],
    ['a command and a dialog', { ...answer, say: '/kok' }],
    ['a long command', { say: 'x'.repeat(301) }],
    ['a command that is no text', { say: ['/kok'] }],
    ['a text', 'confirm'],
    ['a list', [answer]],
    ['a number', 1],
    ['false', false],
    ['an empty object', {}],
  ])('%s are forged', (_, value) => {
    const turn = submitted(value)
    expect(turn).toMatchObject({ forged: true, text: '' })
    expect(turn).not.toHaveProperty('submission')
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })
})

describe('who is somebody', () => {
  const from = (changed: object, mode: 'demo' | 'production' = 'production') => {
    const { from: sender, ...rest } = message('x') as unknown as { readonly from: object }
    return toTurn({ ...rest, from: { ...sender, ...changed } } as unknown as Activity, { ...reading, mode }).person
  }
  test('an id that is no GUID is nobody in production, and a bot is nobody', () => {
    const playground = '0b6a3c52-6f0e-4b52-8a55-3a8d3c1f0a011'
    expect(from({}).origin).toBe('tenant')
    expect(from({ aadObjectId: playground }).origin).toBe('outside')
    expect(from({ aadObjectId: playground }, 'demo').origin).toBe('tenant')
    expect(from({ role: 'bot' }).origin).toBe('outside')
  })
  test('a name is stored without what nobody sees', () => {
    expect(from({ name: 'Anna\u0000\u202E\n Amt\u200B ' }).name).toBe('Anna Amt')
    expect(from({ name: 7 }).name).toBe('')
  })
})
