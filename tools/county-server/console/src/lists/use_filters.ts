import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { changed, filtersFrom, type FilterName, type Filters } from './filters'

/** The filters of a page, read from its address and written there; each change is a step of the browser's way back. */
export function useFilters<Name extends FilterName>(path: string, names: readonly Name[], others: readonly string[] = []) {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => filtersFrom(route.query, names))

  /** What else the page keeps in its address, such as which view it shows. */
  const kept = computed(() => {
    const found: Record<string, string> = {}
    for (const name of others) {
      const value = route.query[name]
      if (typeof value === 'string' && value !== '') found[name] = value
    }
    return found
  })
  const query = computed(() => ({ ...filters.value, ...kept.value }) as Record<string, string>)

  return {
    filters,
    query,
    /** A text that changes only where the filters do. */
    key: computed(() => JSON.stringify(filters.value)),
    change: (change: Filters<Name>) =>
      router.push({ path, query: { ...changed(filters.value, change), ...kept.value } as Record<string, string> }),
    clear: () => router.push({ path, query: kept.value }),
    keep: (name: string, value: string | undefined) => {
      const next: Record<string, string> = { ...query.value }
      if (value) next[name] = value
      else delete next[name]
      return router.push({ path, query: next })
    },
  }
}
