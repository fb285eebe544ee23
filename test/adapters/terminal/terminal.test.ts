import { adapterContract } from '../../contract/adapter.ts'
import { terminalPerson } from './person.ts'

adapterContract('Terminal', async () => terminalPerson())
