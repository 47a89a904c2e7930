import type { Drawing, Mark, Paint } from "@/lib/platform/charts/drawing"

const COLOURS: Record<Paint, string> = {
  ink: "var(--ink)",
  soft: "var(--ink-soft)",
  line: "var(--line)",
  paper: "var(--paper-raised)",
  s1: "var(--chart-1)",
  s2: "var(--chart-2)",
  s3: "var(--chart-3)",
  s4: "var(--chart-4)",
  s5: "var(--chart-5)",
  s6: "var(--chart-6)",
  s7: "var(--chart-7)",
}

/** A drawing on the screen: the same marks as in a file, painted in the colours of the scheme. */
export function DrawingSvg({ drawing, className }: { drawing: Drawing; className: string | undefined }) {
  const { width, height, marks } = drawing
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={className} aria-hidden="true" focusable="false">
      {marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made anew as a whole
        <DrawnMark key={index} mark={mark} />
      ))}
    </svg>
  )
}

function DrawnMark({ mark }: { mark: Mark }) {
  if (mark.kind === "text")
    return (
      <text
        x={mark.x}
        y={mark.y}
        fontSize={mark.size}
        textAnchor={mark.anchor}
        fill={COLOURS[mark.paint]}
        fontWeight={mark.isBold ? 700 : undefined}
      >
        {mark.text}
      </text>
    )
  return (
    <path
      d={mark.d}
      fill={mark.fill ? COLOURS[mark.fill] : "none"}
      fillOpacity={mark.opacity}
      stroke={mark.stroke ? COLOURS[mark.stroke.paint] : undefined}
      strokeWidth={mark.stroke?.width}
      strokeDasharray={mark.stroke?.dash}
    />
  )
}
