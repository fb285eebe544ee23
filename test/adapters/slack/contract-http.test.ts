import { adapterContract } from '../../contract/adapter.ts'
import { slackPerson } from '../../emulators/slack/person.ts'

adapterContract('Slack, HTTP', () => slackPerson({ mode: 'http' }))
