import { onScopeDispose, ref, watch, type Ref } from 'vue'

const patienceMs = 300

/** Whether something has been going on for so long that it should be seen: a flicker for every quick answer is worse. */
export function useSlow(busy: Ref<boolean>): Ref<boolean> {
  const slow = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    busy,
    (now) => {
      clearTimeout(timer)
      slow.value = false
      if (now) timer = setTimeout(() => (slow.value = true), patienceMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return slow
}
