const two = (n: number) => String(n).padStart(2, '0')

/** A moment by the clock of this device: 09:12 today, 11-27 09:12 before. */
export function sayClock(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`
  return at.toDateString() === now.toDateString() ? clock : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock}`
}
