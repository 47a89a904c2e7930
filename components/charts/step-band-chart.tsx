"use client"
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts"
import classes from "./step-band-chart.module.css"

export interface BandPoint {
  x: number
  y: number
  band: [number, number] | null
  isGrey: boolean
}

interface StepBandChartProps {
  points: BandPoint[]
  xLabel: string
  yLabel: string
  title: string
}

const percent = (value: number) => `${Math.round(value * 100)} %`

// People ask about months, so the axis counts in thirties.
const ticksUpTo = (end: number) => {
  const step = end > 240 ? 60 : 30
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step)
}

/** A step curve with its interval; the table beside it holds the same numbers. */
export function StepBandChart({ points, xLabel, yLabel, title }: StepBandChartProps) {
  const data = points.map((point) => ({
    x: point.x,
    firm: point.isGrey ? null : point.y,
    thin: point.isGrey ? point.y : null,
    band: point.band,
  }))
  const last = points.findLastIndex((point) => !point.isGrey)
  const joint = data[last]
  if (joint && data[last + 1]) joint.thin = joint.firm
  return (
    <div className={classes.frame} role="img" aria-label={title}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={data}
          margin={{ top: 8, right: 16, bottom: 24, left: 8 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="x"
            type="number"
            domain={[0, "dataMax"]}
            ticks={ticksUpTo(points.at(-1)?.x ?? 0)}
            stroke="var(--ink-soft)"
            label={{ value: xLabel, position: "insideBottom", offset: -14, fill: "var(--ink-soft)" }}
          />
          <YAxis domain={[0, 1]} tickFormatter={percent} stroke="var(--ink-soft)" width={56} />
          <Tooltip
            formatter={(value) =>
              Array.isArray(value)
                ? value.map((one) => percent(Number(one))).join(" to ")
                : percent(Number(value))
            }
            labelFormatter={(x) => `${xLabel}: ${x}`}
            contentStyle={{
              background: "var(--paper-raised)",
              border: "1px solid var(--line)",
              color: "var(--ink)",
            }}
          />
          <Area
            dataKey="band"
            name="95 % interval"
            type="stepAfter"
            stroke="none"
            fill="var(--spruce)"
            fillOpacity={0.2}
            isAnimationActive={false}
            connectNulls={false}
          />
          <Line
            dataKey="firm"
            name={yLabel}
            type="stepAfter"
            stroke="var(--spruce)"
            strokeWidth={2.5}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="thin"
            name={`${yLabel} (few cats left)`}
            type="stepAfter"
            stroke="var(--ink-soft)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
