/** The ceiling: Node's own server, which posts one reply for each message on connections kept open. No SDK, no card. */
import { Agent, createServer, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

function reply(activity: {
  serviceUrl: string
  id: string
  text: string
  conversation: { id: string }
}): Promise<void> {
  const body = JSON.stringify({
    type: 'message',
    text: `you said ${activity.text}`,
    conversation: activity.conversation,
  })
  const path = `v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities/${activity.id}`
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    request(`${activity.serviceUrl}${path}`, { method: 'POST', agent, headers }, (res) => {
      res.resume().on('end', resolve)
    })
      .on('error', reject)
      .end(body)
  })
}

createServer(async (req, res) => {
  if (req.method !== 'POST') return void res.end('{}')
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  await reply(JSON.parse(Buffer.concat(chunks).toString()))
  res.end('{}')
}).listen(Number(process.env.PORT), '127.0.0.1')
