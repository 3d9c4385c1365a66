import { main } from './cli.ts'
const t=Date.now()
process.exitCode = await main(process.argv.slice(2))
console.error((Date.now()-t)/1000,'s', process.resourceUsage().maxRSS/1024,'MB', process.cpuUsage().user/1e6)
