// Lists with one thing changed, as new lists.
export function replaced<T>(list: readonly T[], index: number, value: T): T[] {
  return list.map((one, at) => (at === index ? value : one))
}

export function less<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index)
}

/** One place up (-1) or down (1); at the edge it stays. */
export function moveItem<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const to = index + by
  if (index < 0 || index >= list.length || to < 0 || to >= list.length) return [...list]
  const next = [...list]
  const [one] = next.splice(index, 1)
  next.splice(to, 0, one as T)
  return next
}
