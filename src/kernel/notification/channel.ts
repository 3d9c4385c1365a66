import type { Say } from '#platform/say'

/** Whom a channel tells; it looks up the address itself. */
export interface Recipient {
  personId: string
}

/** A way to reach people outside the product: e-mail, text message, WeChat. Messages within the product need none. */
export interface Channel {
  name: string
  /** Throws when the message was not taken over; it is then tried again later. */
  send(person: Recipient, text: Say, link: string | null): Promise<void>
}

/** Prints what would be sent: for trying out, and as the pattern for a real one. */
export const consoleChannel: Channel = {
  name: 'console',
  send: async ({ personId }, text) => console.info(`[notice] ${personId}: ${text.zh}`),
}

/** All channels this installation knows. A new one is added here and switched on by its name. */
export const knownChannels: readonly Channel[] = [consoleChannel]

/**
 * The channels that are switched on: names from `GONGYUN_CHANNELS`, set apart by commas. Nothing is on by default.
 * @throws Error for a name that no channel has, so that a slip of the pen is seen at start.
 */
export function channelsFrom(names = process.env.GONGYUN_CHANNELS ?? '', known = knownChannels): Channel[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const channel = known.find((one) => one.name === name)
      if (!channel)
        throw new Error(`GONGYUN_CHANNELS names "${name}"; known are: ${known.map((c) => c.name).join(', ')}`)
      return channel
    })
}
