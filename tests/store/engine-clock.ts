/** The time of a database, as the engine sees it: what it waits for is brought nearer instead of waiting for it. */
import pg from 'pg'

/** As if so much time had passed since everything that was written until now. @param ms whole milliseconds */
export async function passInDatabase(location: string, ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: location })
  await client.connect()
  // The engine writes to the same rows, in an order of its own: of two that wait for each other one is sent away.
  try {
    for (let isDone = false; !isDone; ) {
      isDone = await shift(client, ms).then(
        () => true,
        (err: { readonly code?: string }) => {
          if (err.code !== DEADLOCK) throw err
          return false
        },
      )
    }
  } finally {
    await client.end()
  }
}

const DEADLOCK = '40P01'

async function shift(client: pg.Client, ms: number): Promise<void> {
  await client.query(
    `update lotse_jobs.job set start_after = start_after - $1::interval,
    started_on = started_on - $1::interval, heartbeat_on = heartbeat_on - $1::interval`,
    [`${ms} milliseconds`],
  )
}
