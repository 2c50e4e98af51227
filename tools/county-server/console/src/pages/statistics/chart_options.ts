// What the charts draw. Each series has a colour, a lightness and a sign of its own, so that nobody needs to tell red
// from green.
import { countText } from '@/lists/numbers'
import { chartColours, chartTooltip, type ChartOption } from '@/shared/charts'
import type { FigureName } from './drill'

export interface Series {
  figure: FigureName
  name: string
  values: number[]
}

const colourOf: Record<FigureName, string> = {
  deputy_sessions: chartColours[5] ?? '#8b857a',
  citizens_received: chartColours[1] ?? '#c08a2e',
  opinions_raised: chartColours[0] ?? '#a8321e',
  opinions_concluded: chartColours[2] ?? '#3c5a78',
}

const signOf: Record<FigureName, string> = {
  deputy_sessions: 'rect',
  citizens_received: 'circle',
  opinions_raised: 'triangle',
  opinions_concluded: 'diamond',
}

const ink = '#24211d'
const soft = '#6b655c'
const line = '#e3ddd2'
const fewestForLines = 3

const text = { color: ink, fontFamily: "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif" }
const quiet = { axisLabel: { color: soft }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } }
const counts = { ...quiet, type: 'value' as const, minInterval: 1, splitLine: { lineStyle: { color: line } } }

const numbers = { show: true, color: soft, fontSize: 11, formatter: ({ value }: { value: unknown }) => countText(Number(value)) }

function legend(series: Series[]): ChartOption {
  return series.length > 1 ? { legend: { top: 0, left: 0, itemGap: 16, textStyle: { color: ink } } } : {}
}

function colour(series: Series) {
  return { color: colourOf[series.figure] }
}

/** Over time: lines; where there are too few months for a line, bars. */
export function trendOption(months: string[], series: Series[]): ChartOption {
  if (months.length < fewestForLines) return columnsOption(months, series)
  return {
    ...legend(series),
    animation: false,
    textStyle: text,
    tooltip: { ...chartTooltip, trigger: 'axis' },
    grid: { top: 40, left: 8, right: 16, bottom: 4, containLabel: true },
    xAxis: { ...quiet, type: 'category', data: months, boundaryGap: false },
    yAxis: counts,
    series: series.map((one) => ({
      type: 'line' as const,
      name: one.name,
      data: one.values,
      symbol: signOf[one.figure],
      symbolSize: 8,
      lineStyle: { width: 2, type: one.figure === 'opinions_concluded' ? ('dashed' as const) : ('solid' as const) },
      itemStyle: colour(one),
      triggerLineEvent: true,
    })),
  }
}

/** Upright bars, side by side for each name. */
export function columnsOption(names: string[], series: Series[]): ChartOption {
  return {
    ...legend(series),
    animation: false,
    textStyle: text,
    tooltip: { ...chartTooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { top: 40, left: 8, right: 16, bottom: 4, containLabel: true },
    xAxis: { ...quiet, type: 'category', data: names, axisLabel: { color: ink, interval: 0 } },
    yAxis: counts,
    series: series.map((one) => ({
      type: 'bar' as const,
      name: one.name,
      data: one.values,
      itemStyle: colour(one),
      barMaxWidth: 34,
      barGap: '10%',
      label: { ...numbers, position: 'top' as const },
    })),
  }
}

/** Lying bars, the first name on top: for names that are long. */
export function rowsOption(names: string[], series: Series[], nameWidth: number): ChartOption {
  return {
    ...legend(series),
    animation: false,
    textStyle: text,
    tooltip: { ...chartTooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { top: series.length > 1 ? 32 : 4, left: 8, right: 40, bottom: 4, containLabel: true },
    xAxis: counts,
    yAxis: {
      ...quiet,
      type: 'category',
      data: names,
      inverse: true,
      axisLabel: { color: ink, interval: 0, width: nameWidth, overflow: 'break', lineHeight: 15 },
    },
    series: series.map((one) => ({
      type: 'bar' as const,
      name: one.name,
      data: one.values,
      itemStyle: colour(one),
      barMaxWidth: 18,
      barGap: '10%',
      label: { ...numbers, position: 'right' as const },
    })),
  }
}
