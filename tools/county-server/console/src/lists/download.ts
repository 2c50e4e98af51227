/** Gives the browser a file to keep. */
export function keepFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after this; a minute is long enough for a large one.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
