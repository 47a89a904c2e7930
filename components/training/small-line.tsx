import classes from "./progress.module.css"

interface SmallLineProps {
  title: string
  /** Oldest first. */
  values: readonly number[]
  /** Words for the lowest and the highest level of the axis. */
  range: readonly [number, number]
  ends: readonly [string, string]
}

const WIDTH = 300
const HEIGHT = 90
const PAD = { left: 8, right: 8, top: 16, bottom: 18 }

/** One measure from session to session. */
export function SmallLine({ title, values, range, ends }: SmallLineProps) {
  const x = (index: number) =>
    PAD.left + (values.length === 1 ? 0.5 : index / (values.length - 1)) * (WIDTH - PAD.left - PAD.right)
  const y = (value: number) =>
    PAD.top +
    ((range[1] - Math.min(value, range[1])) / (range[1] - range[0])) * (HEIGHT - PAD.top - PAD.bottom)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.chart} role="img" aria-label={title}>
      <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(range[0])} y2={y(range[0])} className={classes.grid} />
      <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(range[1])} y2={y(range[1])} className={classes.grid} />
      <text x={PAD.left} y={PAD.top - 5} className={classes.label}>
        {ends[1]}
      </text>
      <text x={PAD.left} y={HEIGHT - 4} className={classes.label}>
        {ends[0]}
      </text>
      <polyline
        points={values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}
        className={classes.thin}
      />
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a session's place in its row is what tells it apart
        <circle key={index} cx={x(index)} cy={y(value)} r="3.5" className={classes.dot} />
      ))}
    </svg>
  )
}
