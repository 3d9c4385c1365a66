type Ask = () => Promise<boolean>

let ask: Ask = () => Promise.resolve(false)

/** The shell's dialog announces itself here; `call` does not know what it looks like. */
export function setAskAgain(dialog: Ask): void {
  ask = dialog
}

/** Asks the person to confirm who they are. False when they closed the dialog. */
export const askAgain = (): Promise<boolean> => ask()
