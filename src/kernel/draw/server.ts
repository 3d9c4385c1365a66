export { allocate } from './allocate.ts'
export { drawCommand } from './command.ts'
export { commitmentOf, drawSample } from './rank.ts'
export { draw } from './sample.ts'
