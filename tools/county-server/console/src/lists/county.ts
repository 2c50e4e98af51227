// What the lists need to know of the county: its places, and what deputies, categories and grid cells are called.
// Asked for once and kept while the page is open; a reload of the page asks anew.
import { computed, ref, shallowRef } from 'vue'
import { ApiError } from '@/api/client'
import { reading as server, type Names } from '@/api/reading'
import type { LocalizedText, Station } from '@/api/types'
import { nameOf } from '@/shared/names'
import { countyZone } from '@/shared/times'
import { placeTree } from './places'
import { reading } from './words'

const nothing: Names = { deputies: [], categories: [], grid_cells: [] }

const stations = shallowRef<Station[]>([])
const names = shallowRef<Names>(nothing)
const problem = ref<unknown>(null)
let asked: Promise<void> | null = null

/** Without names the codes stand for themselves. */
async function askNames(): Promise<Names> {
  try {
    return { ...nothing, ...(await server.names()) }
  } catch (refused) {
    if (refused instanceof ApiError && refused.status === 404) return nothing
    throw refused
  }
}

async function ask(): Promise<void> {
  problem.value = null
  try {
    const [network, known] = await Promise.all([server.network(), askNames()])
    stations.value = network.stations
    names.value = known
  } catch (refused) {
    problem.value = refused
    asked = null
  }
}

type Named = Map<string, LocalizedText>

const stationsById = computed(() => new Map(stations.value.map((station) => [station.id, station])))
const deputyNames = computed<Named>(
  () => new Map(names.value.deputies.map(({ station, id, name }) => [`${station}/${id}`, name])),
)
const categoryNames = computed<Named>(() => new Map(names.value.categories.map(({ code, name }) => [code, name])))
const cellNames = computed<Named>(
  () => new Map(names.value.grid_cells.map(({ station, code, name }) => [`${station}/${code}`, name])),
)

function placeName(id: string): string {
  const station = stationsById.value.get(id)
  if (!station?.name) return station ? reading.value.unnamed(id) : id
  return nameOf(station.name, id)
}

function deputyName(station: string, id: string): string {
  return nameOf(deputyNames.value.get(`${station}/${id}`), id)
}

function categoryName(code: string): string {
  return nameOf(categoryNames.value.get(code), code)
}

export const county = {
  stations,
  names,
  problem,
  placeName,
  zoneOf: (station: string) => stationsById.value.get(station)?.time_zone ?? countyZone,
  deputyName,
  /** Of a reception, which may bring the name along */
  deputyOf: (of: { station: string; deputy: string; deputy_name?: LocalizedText }) =>
    nameOf(of.deputy_name, deputyName(of.station, of.deputy)),
  categoryName,
  /** Of something with a category, which may bring its name along */
  categoryOf: (of: { category: string; category_name?: LocalizedText }) =>
    nameOf(of.category_name, categoryName(of.category)),
  cellName: (station: string, code: string) => nameOf(cellNames.value.get(`${station}/${code}`), code),
  tree: computed(() => placeTree(stations.value, (station) => placeName(station.id))),
  categories: computed(() =>
    names.value.categories.map(({ code, name }) => ({ value: code, label: nameOf(name, code) })),
  ),
  deputiesOf: (station: string) =>
    names.value.deputies
      .filter((deputy) => deputy.station === station)
      .map(({ id, name }) => ({ value: id, label: nameOf(name, id) })),
}

export function useCounty(): typeof county {
  asked ??= ask()
  return county
}

export function askCountyAgain(): void {
  asked = ask()
}
