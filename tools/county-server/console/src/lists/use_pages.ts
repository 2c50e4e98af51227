import { ref, shallowRef } from 'vue'
import { Trail } from './trail'

interface Answer<Row> {
  rows: Row[]
  next: string | null
  total: number
}

/** The rows of one page at a time; an answer that comes after a newer question is dropped. */
export function usePages<Row>(load: (before: string | undefined) => Promise<Answer<Row>>) {
  const trail = new Trail()
  const rows = shallowRef<Row[]>([])
  const total = ref<number | null>(null)
  const state = ref({ page: 1, hasNext: false, hasPrevious: false })
  const busy = ref(false)
  const problem = ref<unknown>(null)
  let question = 0

  async function ask(): Promise<void> {
    const mine = ++question
    busy.value = true
    try {
      const answer = await load(trail.cursor)
      if (mine !== question) return
      trail.arrived(answer.next)
      rows.value = answer.rows
      total.value = answer.total
      problem.value = null
    } catch (refused) {
      if (mine !== question) return
      problem.value = refused
      rows.value = []
      total.value = null
    }
    busy.value = false
    state.value = { page: trail.page, hasNext: trail.hasNext, hasPrevious: trail.hasPrevious }
  }

  return {
    rows,
    total,
    state,
    busy,
    problem,
    reload: ask,
    restart: () => {
      trail.restart()
      return ask()
    },
    next: () => {
      trail.forward()
      return ask()
    },
    previous: () => {
      trail.back()
      return ask()
    },
  }
}
