/** How often a body meets, in words, and how far a year has come. */
import type { Cadence, yearlyNumber } from '#src/calendar/cadence.ts'
import { count, numberWord, timesOver } from '#src/speech/parts/format.ts'

const MODALITY = { must: '', should: 'soll', may: 'kann' } as const

/** "mindestens zweimal jährlich", "in der Regel zweimal jährlich", "etwa viermal jährlich", "alle zwei Jahre" */
export function sayCadence(cadence: Cadence): string {
  const often = howOften(cadence)
  const modality = MODALITY[cadence.modality]
  const demand = cadence.onDemand && often !== ON_DEMAND ? `, außerdem ${ON_DEMAND}` : ''
  return `${often}${demand}${modality === '' ? '' : ` (${modality})`}`
}

const ON_DEMAND = 'bei Bedarf'

function howOften(cadence: Cadence): string {
  const { min, max, times, typical, approximate, everyYears } = cadence
  const about = approximate ? 'etwa ' : ''
  if (min !== undefined && max !== undefined) return `${numberWord(min)}- bis ${timesOver(max)} jährlich`
  if (min !== undefined) return `mindestens ${timesOver(min)} jährlich`
  if (max !== undefined) return `höchstens ${timesOver(max)} jährlich`
  if (times !== undefined) return `${about}${timesOver(times)} jährlich`
  if (typical !== undefined) return `in der Regel ${about}${timesOver(typical)} jährlich`
  if (everyYears !== undefined) return `alle ${numberWord(everyYears)} Jahre`
  if (cadence.onDemand) return ON_DEMAND
  return 'regelmäßig, ohne Zahl'
}

/** "13 bis 14 Sitzungen im Jahr", of all bodies together. */
export function sayYearlyNumber({ least, most, isAbout }: NonNullable<ReturnType<typeof yearlyNumber>>): string {
  const about = isAbout ? 'in der Regel ' : ''
  if (most === undefined) return `mindestens ${count(least, 'Sitzung', 'Sitzungen')} im Jahr`
  return `${about}${least === most ? '' : `${least} bis `}${count(most, 'Sitzung', 'Sitzungen')} im Jahr`
}

/** What a year is measured against; undefined: no number. */
function measureOf(cadence: Cadence): string | undefined {
  const { min, max, times, typical, approximate } = cadence
  const about = approximate ? 'etwa ' : ''
  if (min !== undefined && max !== undefined) return `${min} bis ${max}`
  if (min !== undefined) return `mindestens ${min}`
  if (max !== undefined) return `höchstens ${max}`
  if (times !== undefined) return `${about}${times}`
  if (typical !== undefined) return `${about}${typical}`
  return undefined
}

/** "1 von mindestens 2 Sitzungen eingetragen", "0 von 2 Sitzungen eingetragen (in der Regel)", "1 Sitzung eingetragen" */
export function sayProgress(cadence: Cadence, recorded: number): string {
  const number = measureOf(cadence)
  if (!number) return `${count(recorded, 'Sitzung', 'Sitzungen')} eingetragen`
  return `${recorded} von ${number} ${number === '1' ? 'Sitzung' : 'Sitzungen'} eingetragen${bindingOf(cadence)}`
}

/** " (in der Regel)", " (soll)", " (kann, in der Regel)": less than what is usual is no breach of anything. */
const bindingOf = (cadence: Cadence): string => {
  const { min, max, times, typical, modality } = cadence
  const isUsual = typical !== undefined && min === undefined && max === undefined && times === undefined
  const said = [MODALITY[modality], isUsual ? 'in der Regel' : ''].filter((one) => one !== '').join(', ')
  return said === '' ? '' : ` (${said})`
}
