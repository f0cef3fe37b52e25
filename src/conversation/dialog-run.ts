/**
 * How far a running dialog is. Pure: it takes what is known and what was said, and gives what is known next. Answers are
 * kept by field name, not as a place in the code, so that a dialog may change under a running conversation.
 */
import { parseLocalDate } from '#src/calendar/local-date.ts'
import { isFiller } from '#src/language/reading/mere-talk.ts'
import type { Dialog, DialogStep } from './dialog.ts'
import type { Answers, DialogContext, Reading, TalkedOf } from './field.ts'

/** What is stored of a running dialog, as JSON. */
export interface Running {
  /** Unguessable; cards name it. */
  readonly id: string
  readonly dialog: string
  /** `Dialog.version` of the code that read these answers; under another one they are read and shown anew. */
  readonly codeVersion: number
  /** Grows with every answer; a card of an older version is stale. */
  readonly version: number
  readonly answers: Answers
  /** What was said and not yet placed: a later answer may give it a meaning. */
  readonly said: string
  /** The answers before each step, for /zurück. */
  readonly trail: readonly Answers[]
  /** Days that were named when the answer to this field was refused. */
  readonly about?: About
  /** What was read back last: only that is what a confirmation confirms. */
  readonly shown?: string
  /** Something else was shown or the read-back was refused: a typed "ja" brings the read-back again before it counts. */
  readonly mustReadAgain?: true
}

/** Days a question is about, and which field asks it. */
export type About = TalkedOf & { readonly field: string }

/** What was absorbed from one message. */
export interface Absorbed {
  readonly answers: Answers
  readonly rest: string
  /** Why something that was understood cannot be taken, in German. */
  readonly refusals: readonly string[]
  /** Days that a refusal named. */
  readonly about?: About
  /** Fields that got a new value. */
  readonly changed: readonly string[]
}

/** The one place where answers get into what is looked at: nobody has to hand both, or can hand two that differ. */
export const withAnswers = (context: DialogContext, answers: Answers): DialogContext => ({ ...context, answers })

/** What a field sees: of the days that were spoken of only those of its own question. */
export function contextFor(name: string, context: DialogContext, about: About | undefined): DialogContext {
  const known = context.answers[name]
  const day = typeof known === 'string' ? parseLocalDate(known) : undefined
  if (about?.field !== name && !day) return context
  const talkedOf = about?.field === name ? about : { candidates: [] }
  return { ...context, talkedOf: day ? { ...talkedOf, day } : talkedOf }
}

const isCalledFor = (step: DialogStep, context: DialogContext): boolean =>
  (step.when?.(context) ?? true) && (step.isOffered?.(context) ?? true)

/** The steps that these answers call for. */
export const stepsFor = (dialog: Dialog, context: DialogContext): readonly DialogStep[] =>
  dialog.steps.filter((step) => isCalledFor(step, context))

/** The first thing that is still to be asked; undefined: everything is known. */
export const nextDialogStep = (dialog: Dialog, context: DialogContext): DialogStep | undefined =>
  stepsFor(dialog, context).find(
    (step) => context.answers[step.name] === undefined && (step.isMissing?.(context) ?? true),
  )

/**
 * What is read back as it stands: all that is asked for, the last of it left open where it may be.
 * @returns undefined: something is still to be asked
 */
export function toReadBack(dialog: Dialog, context: DialogContext): DialogContext | undefined {
  const asked = nextDialogStep(dialog, context)
  if (!asked) return context
  if (!asked.field.leftAt) return undefined
  const left = withAnswers(context, { ...context.answers, [asked.name]: asked.field.leftAt.value })
  return nextDialogStep(dialog, left) ? undefined : left
}

/** A changed answer makes every conditional answer that is asked after it void: it was given to another question. */
function put(dialog: Dialog, answers: Answers, name: string, value: unknown) {
  const kept = { ...answers, [name]: value }
  if (JSON.stringify(answers[name]) === JSON.stringify(value)) return kept
  const index = dialog.steps.findIndex((step) => step.name === name)
  const conditional = new Set(dialog.steps.slice(index + 1).flatMap((step) => (step.when ? [step.name] : [])))
  return Object.fromEntries(Object.entries(kept).filter(([field]) => !conditional.has(field)))
}

/** Finds answers inside a free text, field by field; a second pass lets an early field profit from a later one. */
export function absorb(
  dialog: Dialog,
  text: string,
  context: DialogContext,
  only: (step: DialogStep) => boolean = () => true,
  talkedOf?: About,
): Absorbed {
  let about: About | undefined
  let answers = context.answers
  let rest = text
  const refusals: string[] = []
  const changed: string[] = []
  const refused: string[] = []
  for (let pass = 0; pass < 2; pass += 1) {
    for (const step of dialog.steps) {
      if (rest === '' || changed.includes(step.name) || refused.includes(step.name) || !only(step)) continue
      if (!isCalledFor(step, withAnswers(context, answers))) continue
      // Any words at all can be a place: once it is known, only words that name it change it.
      if (step.field.takesAnything && answers[step.name] !== undefined && !step.field.isNamed?.(rest)) continue
      const reading = step.field.find(rest, contextFor(step.name, withAnswers(context, answers), talkedOf))
      if (reading.kind === 'none') continue
      rest = reading.rest
      if (reading.kind === 'refused') {
        refusals.push(reading.because)
        refused.push(step.name)
        if (reading.about) about ??= { ...reading.about, field: step.name }
      } else {
        answers = put(dialog, answers, step.name, reading.value)
        changed.push(step.name)
        if (reading.but !== undefined) refusals.push(reading.but)
      }
    }
  }
  return { answers, rest, refusals, changed, ...(about && { about }) }
}

/** Takes a typed answer to the question in `asked`, and whatever else the same message says. */
export function absorbAnswer(
  dialog: Dialog,
  asked: DialogStep,
  text: string,
  context: DialogContext,
  talkedOf: About | undefined,
): Absorbed {
  if (asked.field.isApart) {
    const own = asked.field.understand(text, context)
    if (own.kind === 'refused' || (own.kind === 'found' && own.rest === '')) {
      return absorbed(dialog, asked.name, own, context)
    }
  }
  const isOpen = (step: DialogStep): boolean => step === asked || context.answers[step.name] === undefined
  const said = absorb(
    dialog,
    text,
    context,
    (step) => step.field.isUnmistakable || (!asked.field.takesAnything && isOpen(step)),
    talkedOf,
  )
  const isAnswered = said.changed.includes(asked.name) || said.refusals.length > 0
  if (isAnswered || (said.changed.length > 0 && said.rest === '')) return said
  if (asked.field.takesAnything) return absorbWhole(dialog, asked, text, context) ?? said
  const left = said.changed.length > 0 ? said.rest : text
  // "auf den 18.5.": what only led to the day is no place.
  if (said.changed.length > 0 && isFiller(left)) return said
  const whole = asked.field.understand(left, contextFor(asked.name, context, talkedOf))
  if (whole.kind === 'none') return said
  const answer = absorbed(dialog, asked.name, whole, withAnswers(context, said.answers))
  return { ...answer, changed: [...said.changed, ...answer.changed] }
}

/** The whole text is the answer, but for what is never part of one; undefined: it says nothing. */
function absorbWhole(dialog: Dialog, asked: DialogStep, text: string, context: DialogContext): Absorbed | undefined {
  const apart = absorb(dialog, text, context, (step) => step.field.isApart === true)
  if (apart.refusals.length > 0) return apart
  const beside = withAnswers(context, apart.answers)
  const whole = asked.field.understand(apart.rest, beside)
  if (whole.kind === 'none') return undefined
  const answer = absorbed(dialog, asked.name, whole, beside)
  return { ...answer, changed: [...apart.changed, ...answer.changed] }
}

function absorbed(dialog: Dialog, name: string, reading: Reading<unknown>, context: DialogContext): Absorbed {
  if (reading.kind === 'found') {
    return {
      answers: put(dialog, context.answers, name, reading.value),
      rest: reading.rest,
      refusals: reading.but === undefined ? [] : [reading.but],
      changed: [name],
    }
  }
  return {
    answers: context.answers,
    rest: '',
    refusals: reading.kind === 'refused' ? [reading.because] : [],
    ...(reading.kind === 'refused' && reading.about && { about: { ...reading.about, field: name } }),
    changed: [],
  }
}

/** Takes what a card brought, field by field in the order of the talk. Empty inputs say nothing. */
export function absorbCard(dialog: Dialog, values: Readonly<Record<string, string>>, context: DialogContext): Absorbed {
  let about: About | undefined
  let answers = context.answers
  const refusals: string[] = []
  const changed: string[] = []
  for (const step of dialog.steps) {
    const value = given(values, step.name)
    // What these answers do not ask for is not taken: a remark on a list of names could be the names.
    if (value === undefined || !isCalledFor(step, withAnswers(context, answers))) continue
    const reading = step.field.fromCard(value, withAnswers(context, answers))
    if (reading.kind === 'refused') {
      refusals.push(reading.because)
      if (reading.about) about ??= { ...reading.about, field: step.name }
    }
    if (reading.kind !== 'found') continue
    if (reading.but !== undefined) refusals.push(reading.but)
    if (JSON.stringify(answers[step.name]) === JSON.stringify(reading.value)) continue
    answers = put(dialog, answers, step.name, reading.value)
    changed.push(step.name)
  }
  return { answers, rest: '', refusals, changed, ...(about && { about }) }
}

/** Empty inputs are left out by some clients and "" in others. */
function given(values: Readonly<Record<string, string>>, name: string): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined
  return value === '' ? undefined : value
}

/** Stored answers as far as they still make sense to today's code and agreements. */
export function restoredAnswers(dialog: Dialog, stored: Answers, context: DialogContext): Answers {
  const answers: Record<string, unknown> = {}
  for (const step of dialog.steps) {
    if (stored[step.name] === undefined) continue
    const value = step.field.restore(stored[step.name], withAnswers(context, answers))
    if (value !== undefined) answers[step.name] = value
  }
  return answers
}
