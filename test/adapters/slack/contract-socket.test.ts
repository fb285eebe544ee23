import { adapterContract } from '../../contract/adapter.ts'
import { slackPerson } from '../../emulators/slack/person.ts'

adapterContract('Slack, Socket Mode', () => slackPerson({ mode: 'socket' }))
