/**
 * What a dialog author writes: what is asked, what is checked, what is read back, what then happens, in this order.
 * The types grow with each `asks`, so a sentence that uses an answer nobody asked for does not compile.
 */
import type { Instant } from '#src/calendar/local-date.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import type { Person } from '#src/people/person.ts'
import type { Action, Group, PlainWords, Reply, Statement } from '#src/speech/parts/reply.ts'
import type { CommandContext } from './direct-command.ts'
import type { DialogContext, Field, NoAnswers } from './field.ts'
import type { Readers, Work } from './work.ts'

/** What checks and the read-back may look into; both run before the confirmation and again inside the transaction. */
export type DialogReaders = Readers

/** Einwand: an objection to what was said: why, and which field is asked again; `''`: none, it cannot be done. */
export interface Objection<FieldName extends string = string> {
  readonly field: FieldName
  readonly because: string
}
/** Vorlesen: what stands in front of the confirmation. */
export interface ReadBack {
  readonly question: string
  readonly statements: readonly Statement[]
  /** Lists, e.g. who will be informed. */
  readonly groups?: readonly Group[]
  readonly notes: readonly string[]
  /** The confirming button: "Ja, eintragen". Absent: as it is it can only be refused, and waits for something to change. */
  readonly confirm?: string
  /** What can be done instead, where there is nothing to change. */
  readonly instead?: Action
  /** Of what is confirmed and does not show, e.g. the numbers of lines: another one is read back again. */
  readonly mark?: string
  /** The same in Einfache Sprache. */
  readonly plain?: PlainWords
}
/** Who acts, when, and under which new id. */
export interface Confirmation {
  readonly person: Person
  readonly at: Instant
  readonly newId: string
  /** Object ids of those who administer from the beginning. */
  readonly founders: ReadonlySet<string>
  /** Asked inside the transaction, so that a change counts at once. */
  readonly isAllowed: CommandContext['isAllowed']
}

/** One thing a dialog asks for. What it looks at are the answers so far, each as the field of its name gave it. */
export interface DialogStep {
  readonly name: string
  readonly field: Field<unknown>
  readonly when?: (context: DialogContext) => boolean
  /** Where it may stay open: asked only as long as this holds; absent: always asked. */
  readonly isMissing?: (context: DialogContext) => boolean
  /** Neither taken nor shown where it would mean nothing; its answer is kept. */
  readonly isOffered?: (context: DialogContext) => boolean
}

/** What an author says of a dialog before anything is asked. */
interface Frame {
  readonly name: string
  /** Raised when a field changes its meaning: running dialogs then show again what was said, before anything counts. */
  readonly version: number
  /** What the dialog is about, for side questions and an interrupted dialog: "Planung einer Sitzung". */
  readonly about: string
  /** What was not done when it is cancelled: "Es wurde nichts eingetragen." */
  readonly undone: string
  /** Words nobody could place are not kept: they may be data that have no place here. */
  readonly forgetsUnread?: true
  /**
   * Every word has its field: what none of them took is named with the read-back. What is denied there refuses the whole,
   * unless nothing else can be denied by it: "bin bis Freitag weg, lese keine Mails".
   */
  readonly namesUnread?: true | 'beside'
  /** A no leaves nothing to correct: it ends the dialog. */
  readonly endsOnNo?: true
  /** Nothing brings it back: once something else was said, a bare yes counts no more, only the words of its button. */
  readonly isFinal?: true
  /**
   * What changes it after it was confirmed, for an hour: itself again, with all that was said and the correction, or another
   * command with some of the answers in front of the correction.
   */
  readonly afterwards?: 'again' | { readonly command: string; readonly with: readonly string[] }
  /** Commands that answer the same thing otherwise: what means one of them is taken as that, and never into this dialog. */
  readonly orElse?: readonly string[]
  /**
   * Why a message cannot be carried out as it was said, in German, e.g. as it leaves somebody out: nothing of it is
   * taken. `isAnything`: the dialog asked for something any words can be.
   */
  readonly cannot?: (text: string, isAnything: boolean) => string | undefined
}
/** What an order comes to at once: an answer, or what is wanted, which is then read back. */
export type Ordered<A extends object> = Reply | { readonly wants: Partial<A> }

/** Gespräch: a dialog as the engine runs it: who may begin it is added by the table in dialogs/all.ts. */
export interface Dialog extends Frame {
  readonly needs: Right
  /** It was said in one message and waits for nothing but its yes: it may be open beside another dialog. */
  readonly isOrder?: true
  /** What the right is needed for, where it is more than the body; absent: the body the answers name. */
  readonly matter?: (context: DialogContext) => Matter
  /** Who may do it, in German, where that is not the body's secretariat. */
  readonly responsible?: (context: DialogContext) => string | undefined
  readonly steps: readonly DialogStep[]
  readonly checks: readonly ((context: DialogContext, readers: DialogReaders) => Promise<Objection | undefined>)[]
  readonly readBack: (context: DialogContext, readers: DialogReaders) => ReadBack | Promise<ReadBack>
  /** Undefined: somebody else was faster, and nothing was written. */
  readonly act: (work: Work, context: DialogContext, confirmation: Confirmation) => Promise<Reply | undefined>
}

/** A dialog as its author writes it. */
export type WrittenDialog = Omit<Dialog, 'needs'> & {
  /** What it takes to do it, where only looking takes less. */
  readonly right?: Right
  /** Of an order, see `reads`. */
  readonly carryOut?: (ordered: CommandContext, work: Work) => Promise<Ordered<object>>
}

/**
 * The answers so far with their types. They are stored by name; that each came from the field of that name, and is what
 * this field gives, is known here alone: the engine takes in nothing but what a field found or restored.
 */
const known = <A extends object>(context: DialogContext): DialogContext<A> =>
  context as DialogContext<object> as DialogContext<A>

type DialogParts = Omit<WrittenDialog, 'readBack' | 'act'> & Partial<Pick<Dialog, 'readBack'>>
/** A name under which nothing is asked yet. */
type New<N extends string, A> = N extends keyof A ? never : N

/** @param A what has been asked until here; in the middle of a dialog each of it may still be open: `Partial<A>` */
export class DialogText<A extends object> {
  readonly #text: DialogParts

  constructor(text: DialogParts) {
    this.#text = text
  }

  #with<B extends object>(step: DialogStep): DialogText<B> {
    return new DialogText<B>({ ...this.#text, steps: [...this.#text.steps, step] })
  }

  /** The bot asks for this; what was said already is not asked again. */
  asks<N extends string, T>(name: New<N, A>, field: Field<T, Partial<A>>): DialogText<A & Record<N, T>> {
    return this.#with({ name, field: field as unknown as Field<unknown> })
  }

  /** Asked only where the answers so far call for it; forgotten when one of them changes. */
  asksIf<N extends string, T>(
    when: (answers: Readonly<Partial<A>>, context: DialogContext<Partial<A>>) => boolean,
    name: N,
    field: Field<T, Partial<A>>,
  ): DialogText<A & Partial<Record<N, T>>> {
    return this.#with({
      name,
      field: field as unknown as Field<unknown>,
      when: (context) => when(known<Partial<A>>(context).answers, known(context)),
    })
  }

  /** Taken where it is said or filled in while `isOffered`, open otherwise; asked only as long as `isMissing` holds. */
  takes<N extends string, T>(
    name: N,
    field: Field<T, Partial<A>>,
    isMissing: (
      answers: Readonly<A & Partial<Record<N, NoInfer<T>>>>,
      context: DialogContext<A & Partial<Record<N, NoInfer<T>>>>,
    ) => boolean = () => false,
    isOffered: (
      answers: Readonly<Partial<A & Record<N, NoInfer<T>>>>,
      context: DialogContext<Partial<A & Record<N, NoInfer<T>>>>,
    ) => boolean = () => true,
  ): DialogText<A & Partial<Record<N, T>>> {
    return this.#with({
      name,
      field: field as unknown as Field<unknown>,
      isMissing: (context) => isMissing(known<A & Partial<Record<N, T>>>(context).answers, known(context)),
      isOffered: (context) => isOffered(known<Partial<A & Record<N, T>>>(context).answers, known(context)),
    })
  }

  /** What the right is needed for, where it is more than the body, and who has it, in German. Asked with every answer. */
  concerns(
    matter: (answers: Readonly<Partial<A>>, context: DialogContext<Partial<A>>) => Matter,
    responsible?: (answers: Readonly<Partial<A>>, context: DialogContext<Partial<A>>) => string | undefined,
  ): DialogText<A> {
    return new DialogText({
      ...this.#text,
      matter: (context) => matter(known<Partial<A>>(context).answers, known(context)),
      ...(responsible && {
        responsible: (context: DialogContext) => responsible(known<Partial<A>>(context).answers, known(context)),
      }),
    })
  }

  /** Before the read-back, and again before it happens: a reason why not, and what to ask again. */
  checks(
    check: (
      answers: Readonly<A>,
      context: DialogContext<A>,
      readers: DialogReaders,
    ) => Promise<Objection<(keyof A & string) | ''> | undefined>,
  ): DialogText<A> {
    const own: Dialog['checks'][number] = (context, readers) =>
      check(known<A>(context).answers, known(context), readers)
    return new DialogText({ ...this.#text, checks: [...this.#text.checks, own] })
  }

  /** Of an order: what its message comes to, inside the transaction. What it wants is read back; an answer ends it. */
  reads(read: (ordered: CommandContext, work: Work) => Promise<Ordered<A>>): DialogText<A> {
    return new DialogText({ ...this.#text, isOrder: true, carryOut: read })
  }

  readsBack(
    say: (answers: Readonly<A>, context: DialogContext<A>, readers: DialogReaders) => ReadBack | Promise<ReadBack>,
  ): DialogText<A> {
    return new DialogText({
      ...this.#text,
      readBack: (context, readers) => say(known<A>(context).answers, known(context), readers),
    })
  }

  /**
   * What happens once it is confirmed: runs once, inside the transaction. Undefined: somebody else was faster, and
   * nothing was written; everything is then read back again.
   */
  does(
    act: (
      answers: Readonly<A>,
      work: Work,
      context: DialogContext<A>,
      confirmation: Confirmation,
    ) => Promise<Reply | undefined>,
  ): WrittenDialog {
    const { readBack } = this.#text
    if (!readBack) throw new Error(`dialog ${this.#text.name}: nothing is read back before it happens`)
    return {
      ...this.#text,
      readBack,
      act: (work, context, confirmation) => act(known<A>(context).answers, work, known(context), confirmation),
    }
  }
}

/** Begins a dialog. */
export const dialog = (name: string, frame: Omit<Frame, 'name'>): DialogText<NoAnswers> =>
  new DialogText({ name, ...frame, steps: [], checks: [] })

/**
 * Begins an order: a command that is carried out at once, or looks something up, and reads back where it changes what
 * concerns others. A no ends it.
 */
export const order = (
  name: string,
  frame: Omit<Frame, 'name' | 'endsOnNo'> & Pick<WrittenDialog, 'right'>,
): DialogText<NoAnswers> => new DialogText({ name, ...frame, endsOnNo: true, steps: [], checks: [] })
