// Asks again every few seconds, as long as somebody looks: a hidden window asks nothing.
import { onBeforeUnmount, onMounted } from 'vue'

export function usePolling(every_ms: number, ask: () => Promise<void>): void {
  let timer: number | undefined
  let isGone = false

  function plan(): void {
    if (!isGone) timer = window.setTimeout(() => void turn(), every_ms)
  }
  async function turn(): Promise<void> {
    if (document.visibilityState === 'visible') await ask()
    plan()
  }
  function seen(): void {
    if (document.visibilityState === 'visible') void ask()
  }

  onMounted(() => {
    plan()
    document.addEventListener('visibilitychange', seen)
  })
  onBeforeUnmount(() => {
    isGone = true
    window.clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
  })
}
