/** Rows of a table that open when they are pressed; the one that is open is marked. */
export function useRows<T>(idOf: (row: T) => string, openId: () => string | undefined, open: (id: string) => void) {
  function rowClass({ row }: { row: T }): string {
    return idOf(row) === openId() ? 'row here' : 'row'
  }

  /** A text that was marked with the mouse is to be copied, not opened. */
  function clicked(row: T) {
    if (!getSelection()?.toString()) open(idOf(row))
  }
  return { rowClass, clicked }
}
