// Text of a spreadsheet: what office programs write as "CSV", with commas, semicolons or tabs, in UTF-8 or in GB 18030.
import Papa from 'papaparse'

export interface Row {
  line: number // as the spreadsheet numbers its rows, from 1
  cells: string[]
}

/** Office programs in China write GB 18030 where they do not write UTF-8. */
export function decodeTable(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The rows that have something in them. Quotes that are never closed are the spreadsheet's own affair: the rest is one cell. */
export function rowsOf(text: string): Row[] {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimitersToGuess: [',', '\t', ';', '，'] })
  return parsed.data
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter((row) => row.cells.some((cell) => cell !== ''))
}

/** With the mark by which office programs know UTF-8. What would be a formula is written as text. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return '\uFEFF' + Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae: true }) + '\r\n'
}
