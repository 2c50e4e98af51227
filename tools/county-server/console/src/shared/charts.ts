import { BarChart, LineChart, PieChart, type BarSeriesOption, type LineSeriesOption, type PieSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

echarts.use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

export type ChartOption = echarts.ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>

/** In the order in which series take them: the page's own vermilion, gold, ink-blue, green, plum, grey. */
export const chartColours = ['#a8321e', '#c08a2e', '#3c5a78', '#2e7d4f', '#7a4a6b', '#8b857a']

/** As rich text: a tooltip of HTML needs inline styles, which the page's policy forbids. */
export const chartTooltip: TooltipComponentOption = { renderMode: 'richText', confine: true }

export { echarts }
