export type FollowUpBounds = {
  responseRate: number | null
  share: number | null
  lower: number | null
  upper: number | null
}

/**
 * What missing answers could do to a share: of `asked` people `answered`, `yes` of them said yes. The bounds
 * take every silent person as a no, then as a yes. Throws unless 0 <= yes <= answered <= asked.
 */
export function followUpBounds(counts: { yes: number; answered: number; asked: number }): FollowUpBounds {
  const { yes, answered, asked } = counts
  if (!(yes >= 0 && yes <= answered && answered <= asked)) {
    throw new RangeError("Follow-up counts need 0 <= yes <= answered <= asked.")
  }
  if (asked === 0) return { responseRate: null, share: null, lower: null, upper: null }
  return {
    responseRate: answered / asked,
    share: answered === 0 ? null : yes / answered,
    lower: yes / asked,
    upper: (yes + asked - answered) / asked,
  }
}
