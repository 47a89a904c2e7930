import classes from "./band-path.module.css"

interface PathPoint {
  day: number
  value: number
  low: number
  high: number
}

interface BandPathProps {
  title: string
  points: readonly PathPoint[]
  /** Single observations as they were made, each with its weight 0 to 1. */
  dots?: readonly { day: number; value: number; weight: number }[]
  /** Levels worth a line, with their names. */
  limits?: readonly { value: number; label: string }[]
  range: readonly [number, number]
  height?: number
  /** First and last day in words. */
  ends: readonly [string, string]
}

const WIDTH = 600
const PAD = { left: 8, right: 8, top: 8, bottom: 18 }

/** A value and its band over time; the dots are what it rests on, paler the less they weigh. */
export function BandPath({
  title,
  points,
  dots = [],
  limits = [],
  range,
  height = 120,
  ends,
}: BandPathProps) {
  const days = [...points.map(({ day }) => day), ...dots.map(({ day }) => day)]
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const x = (day: number) =>
    PAD.left + (last === first ? 0.5 : (day - first) / (last - first)) * (WIDTH - PAD.left - PAD.right)
  const y = (value: number) =>
    PAD.top + ((range[1] - value) / (range[1] - range[0])) * (height - PAD.top - PAD.bottom)
  const clamp = (value: number) => Math.min(range[1], Math.max(range[0], value))
  const path = (values: readonly (readonly [number, number])[]) =>
    values.map(([day, value]) => `${x(day).toFixed(1)},${y(clamp(value)).toFixed(1)}`).join(" ")
  const band = [
    ...points.map(({ day, high }) => [day, high] as const),
    ...points.toReversed().map(({ day, low }) => [day, low] as const),
  ]
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} className={classes.chart} role="img" aria-label={title}>
      <polygon points={path(band)} className={classes.band} />
      {limits.map(({ value, label }) => (
        <g key={label}>
          <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(value)} y2={y(value)} className={classes.limit} />
          <text x={PAD.left + 2} y={y(value) - 3} className={classes.label}>
            {label}
          </text>
        </g>
      ))}
      <polyline points={path(points.map(({ day, value }) => [day, value]))} className={classes.line} />
      {dots.map(({ day, value, weight }, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: two equal dots are two looks
          key={index}
          cx={x(day)}
          cy={y(value)}
          r="4.5"
          className={classes.dot}
          fillOpacity={0.15 + 0.85 * weight}
        />
      ))}
      <text x={PAD.left} y={height - 4} className={classes.label}>
        {ends[0]}
      </text>
      <text x={WIDTH - PAD.right} y={height - 4} textAnchor="end" className={classes.label}>
        {ends[1]}
      </text>
    </svg>
  )
}
