// The stations as a tree of homes, stations and rooms, what needs somebody first.
import type { Station, Time } from '@/api/types'
import { troublesOf, type Trouble, type TroubleGroup } from './troubles'

export interface Node {
  id: string
  /** undefined: only named as a parent; it has no terminal that the county knows */
  station?: Station
  troubles: Trouble[]
  children: Node[]
}

export interface Row {
  node: Node
  depth: number
  isOpen: boolean
}

export interface Wish {
  text: string
  group: TroubleGroup | 'well' | 'notInUse' | null
  kind: string | null
}

function severity(troubles: Trouble[]): number {
  return troubles.some(({ isBad }) => isBad) ? 2 : troubles.length > 0 ? 1 : 0
}

function worst(node: Node): number {
  return Math.max(severity(node.troubles), ...node.children.map(worst))
}

/** How many stations below it have troubles. */
export function troubledBelow(node: Node): number {
  return node.children.reduce((sum, child) => sum + (child.troubles.length > 0 ? 1 : 0) + troubledBelow(child), 0)
}

function sort(nodes: Node[]): void {
  for (const node of nodes) sort(node.children)
  const rank = new Map(nodes.map((node) => [node, worst(node)]))
  nodes.sort((a, b) => rank.get(b)! - rank.get(a)! || a.id.localeCompare(b.id))
}

function isAbove(node: Node, other: Node): boolean {
  return node === other || node.children.some((child) => isAbove(child, other))
}

/** Whoever names itself, or somebody below it, as its parent stands at the top. */
export function treeOf(stations: Station[], now: Time): Node[] {
  const nodes = new Map<string, Node>()
  for (const station of stations)
    nodes.set(station.id, { id: station.id, station, troubles: troublesOf(station, now), children: [] })
  for (const { parent } of stations)
    if (parent && !nodes.has(parent)) nodes.set(parent, { id: parent, troubles: [], children: [] })
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const parent = node.station?.parent ? nodes.get(node.station.parent) : undefined
    if (parent && !isAbove(node, parent)) parent.children.push(node)
    else roots.push(node)
  }
  sort(roots)
  return roots
}

function fits(node: Node, wish: Wish): boolean {
  const { station } = node
  const text = wish.text.trim().toLowerCase()
  if (text) {
    const names = [node.id, ...Object.values(station?.name ?? {})]
    if (!names.some((name) => name.toLowerCase().includes(text))) return false
  }
  if (wish.kind && station?.kind !== wish.kind) return false
  if (wish.group === 'well') return station?.last_contact != null && node.troubles.length === 0
  if (wish.group === 'notInUse') return station !== undefined && station.last_contact === null
  return wish.group === null || node.troubles.some(({ group }) => group === wish.group)
}

/** Line by line: what fits, below those that it belongs to. `closed` are the ids whose children are not shown. */
export function rowsOf(roots: Node[], wish: Wish, onlyTroubled: boolean, closed: Set<string>): Row[] {
  const rows: Row[] = []
  const add = (node: Node, depth: number): boolean => {
    const place = rows.length
    const isOpen = !closed.has(node.id)
    rows.push({ node, depth, isOpen })
    let isWanted = fits(node, wish) && (!onlyTroubled || node.troubles.length > 0)
    for (const child of node.children) isWanted = add(child, depth + 1) || isWanted
    if (!isWanted) rows.length = place
    else if (!isOpen) rows.length = place + 1
    return isWanted
  }
  for (const root of roots) add(root, 0)
  return rows
}
