import { computed } from 'vue'
import { nameOf } from '@/shared/names'
import { network, published } from './editing'
import type { StationDocument } from './model/document'

const known = computed(() => new Map(network.value.map((station) => [station.id, station])))

/** As its newest configuration names it, else as the network does, else its identifier. */
export function stationName(id: string): string {
  const document = published.value[id]?.document as unknown as StationDocument | undefined
  return nameOf((document?.station.name ?? known.value.get(id)?.name) as Record<string, string> | undefined, id)
}

/** Some by name, the rest by number: 城关社区、东门社区 … +3 */
export function stationNames(ids: readonly string[], most: number, mark: string): string {
  const named = ids.slice(0, most).map(stationName).join(mark)
  return ids.length > most ? `${named} +${ids.length - most}` : named
}
