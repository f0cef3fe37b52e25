/** Where a running dialog is kept in a chat; an order beside it, so that what was begun waits for neither. */
import { DAY_MS } from '#src/calendar/local-date.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Dialog } from './dialog.ts'
import type { Running } from './dialog-run.ts'
import { dialogKey, orderAskedKey, orderKey } from './engine-parts.ts'
import { DIALOG, type Kept, keep, kept, ORDER, ORDER_ASKED } from './kept.ts'
import type { Turn } from './turn.ts'
import type { Memory } from './work.ts'

/** A dialog waits this long: longer than a holiday, so that nobody comes back to nothing. */
export const DIALOG_MS = 30 * DAY_MS
/** A typed yes to an order counts this long: longer than it takes to read, shorter than it takes to forget what was asked. */
const ORDER_ASKED_MS = 15 * 60_000

type RunningKind = Pick<Dialog, 'isOrder'>

/** An order was the last thing said then, for a while. Its card can be clicked as long as that of a dialog. */
export async function keepRunning(
  memory: Memory,
  turn: Turn,
  { isOrder }: RunningKind,
  running: Running,
): Promise<void> {
  if (!isOrder) return keep(memory, DIALOG, dialogKey(turn), running, DIALOG_MS)
  await keep(memory, ORDER, orderKey(turn), running, DIALOG_MS)
  await keep(memory, ORDER_ASKED, orderAskedKey(turn), running.id, ORDER_ASKED_MS)
}

export const keptRunning = (
  memory: Memory,
  turn: Turn,
  { isOrder }: RunningKind,
  onUnreadable: OnUnreadable,
): Promise<Kept<Running>> =>
  isOrder ? kept(memory, ORDER, orderKey(turn), onUnreadable) : kept(memory, DIALOG, dialogKey(turn), onUnreadable)

export async function forgetRunning(memory: Memory, turn: Turn, { isOrder }: RunningKind): Promise<void> {
  await memory.delete(isOrder ? orderKey(turn) : dialogKey(turn))
  if (isOrder) await memory.delete(orderAskedKey(turn))
}

/** Can this card of a dialog, at the state it shows, still be answered by that person in that chat? */
export async function isOpenCard(
  memory: Memory,
  turn: Turn,
  { dialog, version }: { readonly dialog: string; readonly version: number },
): Promise<boolean> {
  // What cannot be read was told to whoever answered the message.
  const onUnreadable = (): void => undefined
  const slots = [
    await keptRunning(memory, turn, {}, onUnreadable),
    await keptRunning(memory, turn, { isOrder: true }, onUnreadable),
  ]
  return slots.some(({ value }) => value?.id === dialog && value.version === version)
}
