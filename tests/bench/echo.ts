/** The yardstick: a teams-ai echo bot, written the way the SDK's samples are. */
import { Application, TeamsAdapter } from '@microsoft/teams-ai'
import { MemoryStorage } from 'botbuilder'
import restify from 'restify'

const adapter = new TeamsAdapter({})
const app = new Application({ adapter, storage: new MemoryStorage(), startTypingTimer: false })
app.activity('message', async (context) => {
  await context.sendActivity(`you said ${context.activity.text}`)
})

const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async (req, res) => {
  await adapter.process(req as never, res as never, async (context) => {
    await app.run(context)
  })
})
server.get('/health/ready', async (_req, res) => {
  res.send(200, {})
})
server.listen(Number(process.env.PORT), '127.0.0.1')
