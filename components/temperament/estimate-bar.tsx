/** A point and its range on the 1-5 scale, with every rating as a dot; dashed while nothing was seen. */
export function EstimateBar(props: {
  mean: number
  low: number
  high: number
  dots: number[]
  isKnown: boolean
}) {
  const { mean, low, high, dots, isKnown } = props
  const share = (value: number) => 3 + ((value - 1) / 4) * 94
  const at = (value: number) => `${share(value)}%`
  return (
    <svg width="100%" height="26" aria-hidden focusable="false">
      {[1, 2, 3, 4, 5].map((level) => (
        <line key={level} x1={at(level)} x2={at(level)} y1="3" y2="23" stroke="var(--line)" />
      ))}
      <rect
        x={at(low)}
        width={`${Math.max(1, share(high) - share(low))}%`}
        y="9"
        height="8"
        rx="3"
        fill={isKnown ? "var(--spruce)" : "none"}
        fillOpacity=".28"
        stroke="var(--spruce)"
        strokeDasharray={isKnown ? undefined : "3 3"}
      />
      {dots.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ratings have no identity here, only their order
        <circle key={index} cx={at(value)} cy="13" r="3" fill="var(--ink)" fillOpacity=".5" />
      ))}
      {isKnown ? (
        <line x1={at(mean)} x2={at(mean)} y1="5" y2="21" stroke="var(--marker)" strokeWidth="3" />
      ) : null}
    </svg>
  )
}
