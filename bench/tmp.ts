import { startUpBench } from './start-up.ts'

console.log(startUpBench().join('\n'))
