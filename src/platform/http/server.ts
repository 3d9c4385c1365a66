export { AskAgain } from './problem.ts'
export { buildHttp, type HttpOptions } from './build.ts'
export { openApiOf } from './open-api.ts'
export { type Sent, mount } from './mount.ts'
