export { buildHttp, type HttpOptions } from './build.ts'
export { type Answerer, mount, type Sent } from './mount.ts'
export { openApiOf } from './open-api.ts'
