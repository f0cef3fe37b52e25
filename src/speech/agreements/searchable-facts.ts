/** The facts of an agreement as they are searched, and what it leaves open. */
import type { FactTopic } from '#src/agreements/fact-topic.ts'
import type { Agreement } from '#src/agreements/lookup.ts'
import type { Clause } from '#src/agreements/stated.ts'
import { allFacts, type Fact } from './agreement-facts.ts'

/** A fact as it is searched: with the words by which what it is about is meant elsewhere. */
export interface SearchableFact {
  readonly topic: FactTopic
  readonly about?: string
  readonly text: string
  readonly also: string
  readonly clauses: readonly Clause[]
  /** Beside the text: unclear places, later law. */
  readonly isBeside: boolean
  /** Absent: the document leaves it open. */
  readonly fact?: Fact
}

/** What the document's own list leaves open, and what no field of it tells. */
const openTopicsOf = ({ notRegulated, inForce, ends, notice, signed }: Agreement): readonly string[] => [
  ...new Set([
    ...notRegulated,
    ...(inForce === 'not-stated' ? ['Inkrafttreten'] : []),
    ...(ends === 'not-stated' ? ['Laufzeit'] : []),
    ...(notice === 'not-stated' ? ['Kündigung'] : []),
    ...(signed === 'not-stated' ? ['Unterzeichnung'] : []),
  ]),
]

/** The word for what it is, where its sentence says only the day: "jährlich bis 30.04.", "sechs Monate zum Jahresende". */
export function kindOfFact({ topic, about, statement }: Fact, { duties }: Agreement): string {
  if (topic === 'notice' && statement.label === 'Kündigung') return 'Kündigungsfrist'
  const due = topic === 'duty' ? duties.find(({ id }) => id === about)?.due.kind : undefined
  return due === 'deadline' || due === 'onceBy' ? 'Frist' : ''
}

/** All facts, and what the document leaves open, in a fixed order. */
export function searchableFacts(agreement: Agreement): readonly SearchableFact[] {
  const meant = new Map<string, string>([
    ...agreement.committees.map(({ id, name, short, aliases }) => [id, [name, short, ...aliases].join(' ')] as const),
    ...agreement.duties.map(({ id, title = '', what: said }) => [id, `${title} ${said}`] as const),
    ...agreement.partners.map(({ id, name, aliases }) => [id, [name, ...aliases].join(' ')] as const),
  ])
  return [
    ...allFacts(agreement).map((fact) => ({
      topic: fact.topic,
      ...(fact.about !== undefined && { about: fact.about }),
      text: `${fact.statement.label ?? ''} ${fact.statement.text}`,
      also: [fact.about === undefined ? '' : (meant.get(fact.about) ?? ''), kindOfFact(fact, agreement)]
        .join(' ')
        .trim(),
      clauses: fact.clauses,
      isBeside: fact.beside !== undefined,
      fact,
    })),
    ...openTopicsOf(agreement).map((topic) => ({
      topic: 'leftOpen' as const,
      text: topic,
      also: '',
      clauses: [],
      isBeside: false,
    })),
  ]
}
