/** 1,028: thousands apart, alike in both languages. */
export function countText(count: number): string {
  return count.toLocaleString('en-US')
}

/** How much more or less than before; a share only where there was something before. */
export function changeOf(now: number, before: number): { difference: number; percent: number | null } {
  const difference = now - before
  return { difference, percent: before === 0 ? null : Math.round((difference / before) * 1000) / 10 }
}

/** In percent, rounded; null where there is nothing to be a part of. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100)
}
