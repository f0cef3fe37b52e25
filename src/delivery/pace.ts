/** How fast the bot may speak: slower than Teams would cut it off, so that answers to people keep their room. */
import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible'

/** Teams takes 7 messages a second in one chat. */
const PER_THREAD_A_SECOND = 3
/** Teams takes 50 requests a second from one bot. */
const PER_BOT_A_SECOND = 25

/** @returns resolves when a message to this thread may go out */
export function createPace(): (thread: string) => Promise<void> {
  const perBot = new RateLimiterQueue(new RateLimiterMemory({ points: PER_BOT_A_SECOND, duration: 1 }))
  const perThread = new RateLimiterQueue(new RateLimiterMemory({ points: PER_THREAD_A_SECOND, duration: 1 }))
  return async (thread) => {
    await perThread.removeTokens(1, thread)
    await perBot.removeTokens(1, 'bot')
  }
}
