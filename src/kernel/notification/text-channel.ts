/** A way to send a text message to a number: a gateway of the operator. */
export interface TextChannel {
  name: string
  /** Throws when the message was not taken over. */
  sendText(phone: string, text: string): Promise<void>
}

/** Prints what would be sent, the number masked: for trying out, and as the pattern for a real one. */
export const consoleText: TextChannel = {
  name: 'console',
  sendText: async (phone, text) => console.info(`[text] ${phone.slice(0, 3)}****${phone.slice(-4)}: ${text}`),
}

/** All gateways this installation knows. A new one is added here and switched on by its name. */
export const knownTextChannels: readonly TextChannel[] = [consoleText]

/**
 * The gateway that is switched on: `GONGYUN_TEXTS`. In a demonstration the console unless told; in real work none unless told.
 * @throws Error for a name that no gateway has.
 */
export function textChannelFrom(
  demonstration: boolean,
  name = process.env.GONGYUN_TEXTS ?? (demonstration ? 'console' : ''),
  known = knownTextChannels,
): TextChannel | null {
  if (!name) return null
  const found = known.find((one) => one.name === name)
  if (!found) throw new Error(`GONGYUN_TEXTS names "${name}"; known are: ${known.map((one) => one.name).join(', ')}`)
  return found
}
