import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { type Channel, channelsFrom, consoleChannel, type Recipient } from './channel.ts'
export { noticeRoutes } from './routes.ts'
export { countUnread, listDeliveries, listNotices, markRead } from './store.ts'
export { type Message, notificationJobs, tellPersons } from './tell.ts'
export { consoleText, type TextChannel, textChannelFrom } from './text-channel.ts'

/** The tables of messages. */
export const notificationMigrations: MigrationFolder = {
  room: 'kernel/notification',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
