/**
 * A body of which half has no Teams: Petra runs it and writes in Teams; Sofia, Tom and Uwe have an address and nothing else.
 * The bot is whole, with a mail server beside it.
 */
import { type Instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { Config } from '#src/config.ts'
import type { Link, LinkPurpose } from '#src/letters/link.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { type OfficeKind, officeId } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { leaves, readMime } from '../delivery/mime.ts'
import { type Clock, clockAt } from '../doubles/clock.ts'
import {
  type Connector,
  cardOf,
  messageFrom,
  PERSONAL,
  PETRA,
  sendActivity,
  startConnector,
  TENANT,
  toldBy,
} from '../doubles/connector.ts'
import { type MailServer, startMailServer } from '../doubles/mail-server.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

export const KASSEL = 'lwv-lk-kassel-2022'
export const SOFIA = 'guest/sofia' as PersonId
export const TOM = 'guest/tom' as PersonId
export const UWE = 'guest/uwe' as PersonId
export const PETRA_ID = personId(TENANT, PETRA.objectId ?? '')

/** What a page answered, and what stands on it. */
export interface Shown {
  readonly status: number
  readonly text: string
}

export class MailedOffice {
  readonly clock: Clock
  readonly lotse: Lotse
  readonly mail: MailServer
  readonly base: string
  readonly #connector: Connector

  private constructor(lotse: Lotse, clock: Clock, connector: Connector, mail: MailServer) {
    this.lotse = lotse
    this.clock = clock
    this.mail = mail
    this.#connector = connector
    this.base = `http://127.0.0.1:${lotse.port}`
  }

  /** @param now when it begins; Petra runs the KoK of the district of Kassel, the others sit in it */
  static async open(
    now: string,
    settings: Pick<Config, 'imapUrl' | 'imapDays' | 'privacyText'> = {},
  ): Promise<MailedOffice> {
    const clock = clockAt(now)
    const [connector, mail] = [await startConnector(), await startMailServer()]
    const lotse = await startLotse(
      {
        mode: 'demo',
        host: '127.0.0.1',
        port: 0,
        database: ':memory:',
        agreementsFolder: 'data/agreements',
        admins: [PETRA.objectId ?? ''],
        logLevel: 'silent',
        tenants: [TENANT],
        publicUrl: 'https://lotse.example/',
        smtpUrl: mail.url,
        mailFrom: 'lotse@amt.example',
        ...settings,
      },
      createLog('silent'),
      { clock: clock.now, loadAgreements: readAgreements, readerOf },
    )
    const office = new MailedOffice(lotse, clock, connector, mail)
    await office.#fill()
    return office
  }

  async #fill(): Promise<void> {
    await this.say('/hilfe')
    const hand = { at: this.clock.now(), by: PETRA_ID, deed: 'test' }
    const from = localDate('2027-01-01')
    await this.lotse.books.inOneTransaction(async ({ directory }) => {
      const hold = async (personId: PersonId, kind: OfficeKind, partnerId: string, detail: string): Promise<void> => {
        const office = officeId({ agreementId: KASSEL, partnerId, kind, detail })
        await directory.appoint({ officeId: office, personId, as: 'holder', from }, hand)
      }
      await hold(PETRA_ID, 'secretariat', 'lk-kassel', 'kok')
      for (const [id, name, detail] of [
        [SOFIA, 'Sofia Meier', 'sozialamt'],
        [TOM, 'Tom Berg', 'jugendamt'],
        [UWE, 'Uwe Klein', 'sozialplaner-in'],
      ] as const) {
        await directory.enter({ id, name, mail: `${id.slice('guest/'.length)}@traeger.example` }, hand)
        await hold(id, 'seat', 'lk-kassel', detail)
      }
      await hold(SOFIA, 'contact', 'lk-kassel', '')
    })
  }

  /** @returns the lines of the card that Petra gets */
  async say(text: string): Promise<readonly string[]> {
    this.#connector.take()
    await sendActivity(this.base, messageFrom(this.#connector, PETRA, PERSONAL, text))
    // An older card of the same is shown without its buttons afterwards.
    const sent = this.#connector.take().filter(({ method }) => method !== 'PUT')
    const card = cardOf(sent.at(-1)?.activity)
    return card ? toldBy(card) : []
  }

  /** Sends what is due. @returns the lines of what Petra is told unasked */
  async pulse(): Promise<readonly string[]> {
    this.#connector.take()
    await this.lotse.pulse()
    return this.#connector.take().flatMap(({ activity }) => {
      const card = cardOf(activity)
      return card ? toldBy(card) : []
    })
  }

  /** The mails to that person, each as text, the newest last. */
  mailsTo(person: PersonId): readonly string[] {
    const address = `${person.slice('guest/'.length)}@traeger.example`
    return this.mail.received
      .filter(({ to }) => to.includes(address))
      .map(({ raw }) => leaves(readMime(raw))[0]?.text ?? '')
  }

  /** The page that the last mail to this person leads to. @param page as the address calls it */
  linkTo(person: PersonId, page: string): string {
    const found = this.mailsTo(person)
      .flatMap((text) => new RegExp(`https://lotse\\.example(/${page}/[\\w-]{43})`).exec(text)?.[1] ?? [])
      .at(-1)
    if (found === undefined) throw new Error(`no link to ${page} for ${person}`)
    return `${this.base}${found}`
  }

  /** A link as it stands in a mail, for what is sent to nobody here. */
  async issue(page: string, purpose: LinkPurpose, about: string, person: PersonId = SOFIA): Promise<string> {
    const expiresAt: Instant = laterBy(this.clock.now(), 86_400_000)
    const link: Link = { purpose, personId: person, about, expiresAt }
    return `${this.base}/${page}/${await this.lotse.books.inOneTransaction(({ links }) => links.issue(link))}`
  }

  async close(): Promise<void> {
    await this.lotse.stop()
    await this.mail.close()
    await this.#connector.close()
  }
}

const shown = async (response: Response): Promise<Shown> => ({ status: response.status, text: await response.text() })
export const openPage = async (url: string): Promise<Shown> => shown(await fetch(url))
export const sendForm = async (url: string, fields: Readonly<Record<string, string>>): Promise<Shown> =>
  shown(
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    }),
  )
