import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/**
 * Something that is asked for again every few seconds while its page is open and looked at. The old answer stays until
 * there is a new one; `problem` is that of the last attempt.
 */
export function usePolling<T>(ask: () => Promise<T>, seconds: number) {
  const value = ref(null) as Ref<T | null>
  const problem = ref<unknown>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let round = 0

  async function refresh(): Promise<void> {
    const mine = ++round
    clearTimeout(timer)
    try {
      const answer = await ask()
      if (mine === round) value.value = answer
      problem.value = null
    } catch (trouble) {
      if (mine === round) problem.value = trouble
    }
    if (mine === round && !isOver) timer = setTimeout(() => void tick(), seconds * 1000)
  }

  async function tick(): Promise<void> {
    if (document.hidden) timer = setTimeout(() => void tick(), seconds * 1000)
    else await refresh()
  }

  function whenShown(): void {
    if (!document.hidden) void refresh()
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', whenShown)
    void refresh()
  })
  onBeforeUnmount(() => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whenShown)
  })
  return { value, problem, refresh }
}
