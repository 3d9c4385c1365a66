import { outlineCommand, tasksCommand } from '/work/main/src/domains/policy/commands/index.ts'
const c = process.argv[2] === 'tasks' ? tasksCommand : outlineCommand
const args = process.argv.slice(3)
try { const a = await c.run(args.filter(x => x!=='--json'), null); console.log(args.includes('--json') ? JSON.stringify(a.json) : a.text) } catch (e) { console.log('ERR', e.message, e.faults ?? e.code) }
