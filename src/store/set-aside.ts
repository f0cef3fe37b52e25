/** What cannot be read, kept as a mark until, and after, it is named to the administrators. */
import { createHash } from 'node:crypto'
import {
  type KnownAside,
  type OnUnreadable,
  type SetAside,
  setAsideKinds,
  type UnreadableBook,
  type UnreadableReader,
} from '#src/letters/set-aside.ts'
import { chunks } from './database/chunks.ts'
import type { Database, Executor, Tables } from './database/tables.ts'

/** Tells one key from another and names nobody. */
export const markOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 12)

/** Told of each once since the start. @param key names people: it is not logged */
export type OnSetAside = (one: SetAside, key: string) => void

export interface SetAsides {
  readonly reader: UnreadableReader
  /** The last thing a transaction does: nothing waits for it that it waits for. @returns to be called after the commit */
  store(trx: Executor): Promise<() => void>
}

interface Waiting {
  readonly one: SetAside
  readonly beside: KnownAside
}

export function setAsides(db: Database, onFirst: OnSetAside): SetAsides {
  const met = new Map<string, SetAside>()
  const waiting = new Map<string, Waiting>()
  const note: OnUnreadable = (kind, key, beside = {}) => {
    const { agreementId, committeeId, content } = beside
    const mark = markOf(content === undefined ? key : `${key}\n${JSON.stringify(content)}`)
    const id = `${kind}/${mark}`
    if (met.has(id)) return
    const one: SetAside = {
      kind,
      mark,
      ...(agreementId !== undefined && { agreementId }),
      ...(committeeId !== undefined && { committeeId }),
    }
    met.set(id, one)
    waiting.set(id, { one, beside })
    onFirst(one, key)
  }
  const store = async (trx: Executor): Promise<() => void> => {
    const fresh = [...waiting].toSorted(([one], [other]) => (one < other ? -1 : 1))
    const rows = await Promise.all(fresh.map(([, one]) => rowOf(trx, one)))
    for (const some of chunks(rows))
      await trx
        .insertInto('set_aside')
        .values(some)
        .onConflict((conflict) => conflict.columns(['kind', 'mark']).doNothing())
        .execute()
    return () => {
      for (const [id] of fresh) waiting.delete(id)
    }
  }
  return {
    store,
    reader: {
      note,
      met: () => [...met.values()],
      async unnamed() {
        if (waiting.size > 0) (await db.transaction().execute(store))()
        const rows = await db.selectFrom('set_aside').selectAll().where('named_on', 'is', null).execute()
        return rows.flatMap(fromRow)
      },
    },
  }
}

export const unreadableBook = (db: Executor): UnreadableBook => ({
  async name(ones, on) {
    for (const { kind, mark } of ones)
      await db
        .updateTable('set_aside')
        .set({ named_on: on })
        .where('kind', '=', kind)
        .where('mark', '=', mark)
        .where('named_on', 'is', null)
        .execute()
  },
})

async function rowOf(db: Executor, { one, beside }: Waiting): Promise<Tables['set_aside']> {
  const { meetingId, pollId } = beside
  const body =
    (meetingId !== undefined && (await bodyOf(db, 'meeting', meetingId))) ||
    (pollId !== undefined && (await bodyOf(db, 'poll', pollId))) ||
    undefined
  return {
    kind: one.kind,
    mark: one.mark,
    agreement_id: one.agreementId ?? body?.agreement_id ?? null,
    committee_id: one.committeeId ?? body?.committee_id ?? null,
    named_on: null,
  }
}

const bodyOf = (db: Executor, table: 'meeting' | 'poll', id: string) =>
  db.selectFrom(table).select(['agreement_id', 'committee_id']).where('id', '=', id).executeTakeFirst()

/** Nothing for a kind of another program: that one names it. */
function fromRow(row: Tables['set_aside']): readonly SetAside[] {
  const kind = setAsideKinds.find((one) => one === row.kind)
  if (!kind) return []
  return [
    {
      kind,
      mark: row.mark,
      ...(row.agreement_id !== null && { agreementId: row.agreement_id }),
      ...(row.committee_id !== null && { committeeId: row.committee_id }),
    },
  ]
}
