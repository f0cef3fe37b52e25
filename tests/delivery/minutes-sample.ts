/** Minutes of a meeting of the KoK LK Kassel, with everything that can stand in minutes. */
import { localDate, localTime } from '#src/calendar/local-date.ts'
import type { MinutesDocument } from '#src/meetings/minutes-document.ts'

export const sampleMinutes: MinutesDocument = {
  title: 'Ergebnisprotokoll der KoK LK Kassel',
  body: 'KoK LK Kassel',
  agreement: 'KV Kassel',
  date: localDate('2027-06-17'),
  time: localTime('10:00'),
  endsAt: localTime('12:00'),
  place: 'Kreishaus, Raum 201',
  general: {
    chair: ['Petra Kühn'],
    minuteTaker: [],
    began: ['10:05 Uhr'],
    ended: ['11:40 Uhr'],
    interrupted: ['10:50 bis 11:00 Uhr'],
    summons: ['form- und fristgerecht'],
    quorum: [],
    papers: ['Zahlen.xlsx'],
  },
  invitedOn: localDate('2027-06-01'),
  quorumRule: 'nicht geregelt, KV Kassel',
  writers: ['Jana Ernst'],
  isAttendanceKnown: true,
  attendance: {
    present: [
      { office: 'Sozialamt', partner: 'LK Kassel', person: 'Petra Kühn', capacity: 'member' },
      {
        office: 'Regionalverwaltung',
        partner: 'LWV Hessen',
        person: 'Karim Öztürk',
        capacity: 'deputy',
        standsFor: 'Sofia Meier',
        remark: 'bis 11:30 Uhr',
      },
      { person: 'Eva Muster', capacity: 'guest' },
    ],
    excused: [{ office: 'Gesundheitsamt', partner: 'LK Kassel', capacity: 'member' }],
    absent: [{ office: 'Jugendamt', partner: 'LK Kassel', person: 'Tom Wolf', capacity: 'member' }],
  },
  preliminary: [{ kind: 'discussion', text: 'Alle stellen sich vor.' }],
  items: [
    { number: '1', title: 'Begrüßung', lines: [] },
    {
      number: '2',
      title: 'Zahlen zum Stichtag',
      kind: 'information',
      lines: [
        { kind: 'information', text: '214 Leistungsberechtigte am 31.12.2026' },
        { kind: 'discussion', text: 'Die Zahlen steigen.\nVor allem im Norden.' },
        {
          kind: 'decision',
          text: 'Die Zahlen werden künftig nach Gemeinden aufgeteilt.',
          vote: { inFavour: 3, against: 8, abstained: 1 },
        },
        { kind: 'task', text: 'Vorlage entwerfen', responsible: 'LWV Hessen', dueOn: localDate('2027-09-01') },
        { kind: 'task', text: 'Gemeinden informieren', dueWords: 'zur nächsten Sitzung' },
      ],
    },
    { number: '3', title: 'Fahrdienst', kind: 'decision', lines: [] },
  ],
  isAgendaKnown: true,
  papers: [{ number: '2', address: 'https://ablage.example/zahlen' }],
  distribution: ['Petra Kühn', 'Sofia Meier'],
  approval: {
    state: 'circulated',
    sentOn: localDate('2027-07-01'),
    objectionsUntil: localDate('2027-07-15'),
    objections: [{ by: 'Sofia Meier', on: localDate('2027-07-03'), text: 'Bei TOP 2 fehlt die Gegenstimme.' }],
  },
}
