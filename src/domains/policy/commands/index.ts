export { outlineCommand } from './outline.ts'
export { tasksCommand } from './tasks.ts'
