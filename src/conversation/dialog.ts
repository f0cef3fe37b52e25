/**
 * What a dialog author writes: what is asked, what is checked, what is read back, what then happens, in this order.
 * The types grow with each `asks`, so a sentence that uses an answer nobody asked for does not compile.
 */
import type { Instant } from '#src/calendar/local-date.ts'
import type { Matter, Deed as Right } from '#src/people/permission.ts'
import type { Person } from '#src/people/person.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import type { Field, Sight } from './field.ts'
import type { Books, Work } from './work.ts'

/** What checks and the read-back may look into; both run before the confirmation and again inside the transaction. */
export type Look = Pick<
  Books,
  | 'meetings'
  | 'invitations'
  | 'polls'
  | 'fulfilments'
  | 'directory'
  | 'channels'
  | 'outbox'
  | 'presets'
  | 'minutes'
  | 'absences'
>

/** An objection to what was said: why, and which field is asked again. */
export interface Objection {
  readonly field: string
  readonly because: string
}
/** What stands in front of the confirmation. */
export interface ReadBack {
  readonly question: string
  readonly statements: readonly Statement[]
  /** Lists, e.g. who will be informed. */
  readonly groups?: readonly Group[]
  readonly notes: readonly string[]
  /** The confirming button: "Ja, eintragen". */
  readonly confirm: string
}
/** Who acts, when, and under which new id. */
export interface Hand {
  readonly person: Person
  readonly at: Instant
  readonly newId: string
  /** Object ids of those who administer from the beginning. */
  readonly founders: ReadonlySet<string>
}

type Answers = Readonly<Record<string, unknown>>

export interface Step {
  readonly name: string
  readonly field: Field<unknown>
  readonly when?: (answers: Answers, sight: Sight) => boolean
  /** Where it may stay open: asked only as long as this holds; absent: always asked. */
  readonly isMissing?: (answers: Answers, sight: Sight) => boolean
  /** Neither taken nor shown where it would mean nothing; its answer is kept. */
  readonly isOffered?: (answers: Answers, sight: Sight) => boolean
}
/** A dialog as the engine runs it: who may begin it is added by the table in dialogs/all.ts. */
export interface Dialog {
  readonly name: string
  /** Raised when a field changes its meaning: running dialogs then show again what was said, before anything counts. */
  readonly version: number
  readonly needs: Right
  /** What the right is needed for, where it is more than the body; absent: the body the answers name. */
  readonly matter?: (answers: Answers, sight: Sight) => Matter
  /** Who may do it, in German, where that is not the body's secretariat. */
  readonly responsible?: (answers: Answers, sight: Sight) => string | undefined
  /** Words nobody could place are not kept: they may be data that have no place here. */
  readonly forgetsUnread?: true
  /** Every word has its field: what none of them took is named with the read-back. */
  readonly namesUnread?: true
  /** A no leaves nothing to correct: it ends the dialog. */
  readonly endsOnNo?: true
  /**
   * Why a message cannot be carried out as it was said, in German, e.g. as it leaves somebody out: nothing of it is
   * taken. `isAnything`: the dialog asked for something any words can be.
   */
  readonly cannot?: (text: string, isAnything: boolean) => string | undefined
  readonly steps: readonly Step[]
  readonly checks: readonly ((answers: Answers, sight: Sight, look: Look) => Promise<Objection | undefined>)[]
  /** What the dialog is about, for side questions and an interrupted dialog: "Planung einer Sitzung". */
  readonly about: string
  /** What was not done when it is cancelled: "Es wurde nichts eingetragen." */
  readonly undone: string
  readonly readBack: (answers: Answers, sight: Sight, look: Look) => ReadBack | Promise<ReadBack>
  /** Undefined: somebody else was faster, and nothing was written. */
  readonly act: (answers: Answers, work: Work, sight: Sight, hand: Hand) => Promise<Reply | undefined>
}

/** A dialog as its author writes it. */
export type WrittenDialog = Omit<Dialog, 'needs'>

type Frame = Pick<
  Dialog,
  | 'name'
  | 'version'
  | 'about'
  | 'undone'
  | 'matter'
  | 'responsible'
  | 'forgetsUnread'
  | 'namesUnread'
  | 'endsOnNo'
  | 'cannot'
>

export class DialogText<A extends object> {
  readonly #frame: Frame
  readonly #steps: readonly Step[]
  readonly #checks: Dialog['checks']
  readonly #readBack: Dialog['readBack'] | undefined

  constructor(frame: Frame, steps: readonly Step[] = [], checks: Dialog['checks'] = [], readBack?: Dialog['readBack']) {
    this.#frame = frame
    this.#steps = steps
    this.#checks = checks
    this.#readBack = readBack
  }

  /** The bot asks for this; what was said already is not asked again. */
  asks<N extends string, T>(name: N, field: Field<T>): DialogText<A & Record<N, T>> {
    const step: Step = { name, field: field as Field<unknown> }
    return new DialogText(this.#frame, [...this.#steps, step], this.#checks, this.#readBack)
  }

  /** Asked only where the answers so far call for it; forgotten when one of them changes. */
  asksIf<N extends string, T>(
    when: (answers: A, sight: Sight) => boolean,
    name: N,
    field: Field<T>,
  ): DialogText<A & Partial<Record<N, T>>> {
    const step: Step = { name, field: field as Field<unknown>, when: when as NonNullable<Step['when']> }
    return new DialogText(this.#frame, [...this.#steps, step], this.#checks, this.#readBack)
  }

  /** Taken where it is said or filled in while `isOffered`, open otherwise; asked only as long as `isMissing` holds. */
  takes<N extends string, T>(
    name: N,
    field: Field<T>,
    isMissing: (answers: A & Partial<Record<N, NoInfer<T>>>, sight: Sight) => boolean = () => false,
    isOffered: (answers: A & Partial<Record<N, NoInfer<T>>>, sight: Sight) => boolean = () => true,
  ): DialogText<A & Partial<Record<N, T>>> {
    const step: Step = {
      name,
      field: field as Field<unknown>,
      isMissing: isMissing as NonNullable<Step['isMissing']>,
      isOffered: isOffered as NonNullable<Step['isOffered']>,
    }
    return new DialogText(this.#frame, [...this.#steps, step], this.#checks, this.#readBack)
  }

  /** Before the read-back, and again before it happens: a reason why not, and what to ask again. */
  checks(check: (answers: A, sight: Sight, look: Look) => Promise<Objection | undefined>): DialogText<A> {
    const checks = [...this.#checks, check as Dialog['checks'][number]]
    return new DialogText(this.#frame, this.#steps, checks, this.#readBack)
  }

  readsBack(say: (answers: A, sight: Sight, look: Look) => ReadBack | Promise<ReadBack>): DialogText<A> {
    return new DialogText(this.#frame, this.#steps, this.#checks, say as unknown as Dialog['readBack'])
  }

  /**
   * What happens once it is confirmed: runs once, inside the transaction. Undefined: somebody else was faster, and
   * nothing was written; everything is then read back again.
   */
  does(act: (answers: A, work: Work, sight: Sight, hand: Hand) => Promise<Reply | undefined>): WrittenDialog {
    if (!this.#readBack) throw new Error(`dialog ${this.#frame.name}: nothing is read back before it happens`)
    return {
      ...this.#frame,
      steps: this.#steps,
      checks: this.#checks,
      readBack: this.#readBack,
      act: act as unknown as Dialog['act'],
    }
  }
}

/** Begins a dialog. */
export const dialog = (name: string, frame: Omit<Frame, 'name'>) => new DialogText<object>({ name, ...frame })
