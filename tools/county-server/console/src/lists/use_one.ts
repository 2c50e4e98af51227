import { computed, ref, shallowRef, watch } from 'vue'
import { ApiError } from '@/api/client'
import { errorText } from '@/shared/errors'

/** The whole of the one that a drawer shows, by its id; `missing` says that there is none. */
export function useOne<T>(id: () => string | undefined, ask: (id: string) => Promise<T>, missing: () => string) {
  const whole = shallowRef<T | null>(null)
  const problem = ref<unknown>(null)

  /** Another one may have been opened before the answer came. */
  async function load(wanted: string) {
    problem.value = null
    try {
      const answer = await ask(wanted)
      if (wanted === id()) whole.value = answer
    } catch (refused) {
      if (wanted === id()) problem.value = refused
    }
  }

  watch(
    id,
    (wanted) => {
      whole.value = null
      if (wanted) void load(wanted)
    },
    { immediate: true },
  )

  const said = computed(() =>
    problem.value instanceof ApiError && problem.value.status === 404 ? missing() : errorText(problem.value),
  )

  /** What is shown stays until the answer is here. */
  function reload() {
    const wanted = id()
    if (wanted) void load(wanted)
  }
  return { whole, problem, said, reload }
}
