import { ref } from 'vue'

/** Something that is sent to the server when somebody presses a button; `problem` is that of the last attempt. */
export function useDoing() {
  const isBusy = ref(false)
  const problem = ref<unknown>(null)

  async function run(deed: () => Promise<void>): Promise<void> {
    isBusy.value = true
    problem.value = null
    try {
      await deed()
    } catch (trouble) {
      problem.value = trouble
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, problem, run }
}
