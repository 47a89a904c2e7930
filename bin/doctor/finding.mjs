// The three things a check can find.
export const good = (said) => ({ state: "good", said })
export const notice = (said, todo) => ({ state: "notice", said, todo })
export const broken = (said, todo) => ({ state: "broken", said, todo })

const UNITS = ["B", "kB", "MB", "GB", "TB"]

/** 1536000000 as "1.5 GB". */
export function size(bytes) {
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}
