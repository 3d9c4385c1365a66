/** Only what papers and pages use of it: the dark squares of a QR code. */
declare module 'qrcode' {
  export function create(text: string): { modules: { size: number; get(row: number, column: number): number } }
}
