import type { ReactNode } from "react"
import type { SignDrawing } from "@/lib/domain/temperament/sign-drawings"

/** Where a pose has its head and tail, and the lines of its body. Drawn on a field of 96 by 72, ground at 64. */
interface Pose {
  head: readonly [x: number, y: number]
  tail: readonly [x: number, y: number]
  body: string
  lines: string
  /** A strap around the chest. */
  strap: string
}

export const POSES: Record<SignDrawing["pose"], Pose> = {
  sit: {
    head: [56, 24],
    tail: [34, 60],
    body: "M36 63C28 50 36 32 50 32c10 0 15 14 14 31z",
    lines: "M56 46v17M50 48v15",
    strap: "M44 37l18 3",
  },
  stand: {
    head: [70, 29],
    tail: [27, 38],
    body: "M27 36c8-4 28-4 38 0 3 3 3 12-1 14H30c-5-2-6-10-3-14z",
    lines: "M31 49v15M38 50v14M57 50v14M63 49v15",
    strap: "M56 35c3 4 3 11 1 15",
  },
  low: {
    head: [72, 46],
    tail: [22, 52],
    body: "M22 50c10-6 34-6 44 0 3 3 2 9-2 10H26c-5-1-7-7-4-10z",
    lines: "M28 59v5M36 60v4M56 60v4M63 59v5",
    strap: "M57 47c3 4 3 9 1 13",
  },
  crouch: {
    head: [66, 44],
    tail: [25, 60],
    body: "M24 63c-4-14 8-24 22-24 14 0 24 9 22 24z",
    lines: "M34 63c0-6 5-8 9-8M58 63v-6",
    strap: "M54 41c5 6 6 14 5 22",
  },
  arch: {
    head: [72, 38],
    tail: [27, 44],
    body: "M27 52c0-28 34-38 42-8-2 6-8 4-12 4-8-8-16-6-22 6-3 2-7 2-8-2z",
    lines: "M29 52v12M35 52v12M58 47l-1 17M65 47v17",
    strap: "M55 24c4 8 4 15 2 23",
  },
  lie: {
    head: [74, 52],
    tail: [20, 58],
    body: "M20 62c-2-10 8-16 24-15 14 0 24 4 24 11 0 4-6 6-12 6H26c-3 0-5 0-6-2z",
    lines: "M32 56l10-6M38 60l12-7M58 58l4-13M62 60l9-12",
    strap: "M52 48c4 5 5 10 4 16",
  },
  roll: {
    head: [76, 54],
    tail: [20, 60],
    body: "M20 60c0-8 12-14 26-14s24 5 24 11-12 7-24 7-26 1-26-4z",
    lines: "M32 48l-4-14M40 46l1-15M54 46l2-15M61 48l7-13",
    strap: "M52 46c3 5 4 12 2 18",
  },
  run: {
    head: [74, 32],
    tail: [22, 42],
    body: "M22 42c12-10 32-14 46-8 3 4 0 10-4 11-12 3-26 6-38 7-6 0-8-6-4-10z",
    lines: "M28 51l-14 10M34 50l-10 12M60 45l16 10M64 43l20 5",
    strap: "M56 33c3 4 4 9 3 14",
  },
}

/** Tails begin at the pose's tail point and reach to the left. */
export const TAILS: Record<SignDrawing["tail"], ReactNode> = {
  rest: <path d="M0 0c-10 3-14-2-18-6" />,
  up: <path d="M0 0c-8-4-6-18-8-26-1-4 2-6 5-4" />,
  tip: (
    <>
      <path d="M0 0c-9 4-14-1-16-5" />
      <path d="M-16-5c-2-3-1-6 2-8M-20-4c-3-4-2-9 1-12" />
    </>
  ),
  swish: (
    <>
      <path d="M0 0c-9-1-12-9-20-8" />
      <path d="M-9 7c-4 3-9 2-12-1M-8-14c-5-2-9-1-12 1" />
    </>
  ),
  tucked: <path d="M0 0c-5 5 2 7 16 4" />,
  puffed: <path d="M0 0c-9-5-9-16-6-24l3 3 2-6 3 5 4-4 1 6 4-1c-1 8-4 15-11 21z" fill="var(--sign-fill)" />,
}

/** A face of radius 11 around the middle. */
export const EARS: Record<SignDrawing["ears"], ReactNode> = {
  up: <path d="M-10-5l-1-13 9 7M10-5l1-13-9 7" />,
  aside: <path d="M-10-5l-1-13 9 7M10-2l9-8-12-1" />,
  side: <path d="M-10-3l-11-4 12-4M10-3l11-4-12-4" />,
  flat: <path d="M-4-10c-5-3-12-2-16 2 4 0 7 1 9 4M4-10c5-3 12-2 16 2-4 0-7 1-9 4" />,
}

const dot = (x: number, r: number) => <circle cx={x} cy={-1} r={r} fill="currentColor" stroke="none" />
export const EYES: Record<SignDrawing["eyes"], ReactNode> = {
  open: (
    <>
      {dot(-4.5, 1.7)}
      {dot(4.5, 1.7)}
    </>
  ),
  wide: (
    <>
      {dot(-4.6, 3.1)}
      {dot(4.6, 3.1)}
    </>
  ),
  half: <path d="M-7-1.5h5M2-1.5h5M-6 0.5h3M3 0.5h3" />,
  shut: <path d="M-7-1c1.5 2 3.5 2 5 0M2-1c1.5 2 3.5 2 5 0" />,
  aside: (
    <>
      {dot(-7, 1.6)}
      {dot(0.5, 1.6)}
      <path d="M-13 13h-9l3-3M-22 13l3 3" />
    </>
  ),
}

const NOSE = <path d="M-1.4 3.2h2.8L0 4.6z" fill="currentColor" stroke="none" />
export const MOUTHS: Record<SignDrawing["mouth"], ReactNode> = {
  shut: (
    <>
      {NOSE}
      <path d="M0 4.6c0 2.4-2.4 2.6-3.4 1.6M0 4.6c0 2.4 2.4 2.6 3.4 1.6" />
    </>
  ),
  lick: (
    <>
      {NOSE}
      <path d="M-3.4 6h6.8M0 6v2.4c0 2 3 2 3 0V6" />
    </>
  ),
  open: (
    <>
      {NOSE}
      <ellipse cx={0} cy={7} rx={2.6} ry={2.4} />
    </>
  ),
  hiss: (
    <>
      {NOSE}
      <path d="M-4 5.5h8l-1.5 4h-5zM-2.4 5.5l.6 1.8M2.4 5.5l-.6 1.8" />
    </>
  ),
  scream: (
    <>
      {NOSE}
      <ellipse cx={0} cy={7.4} rx={4} ry={3} fill="currentColor" />
    </>
  ),
  drool: (
    <>
      {NOSE}
      <path d="M-3.4 6h6.8M2.4 6.2c2 4-2 5-1.6 1.8M1.2 12.4v2" />
    </>
  ),
  chew: (
    <>
      {NOSE}
      <path d="M-13 6.8h26M-13 9.6h26" />
      <path d="M-3 5.6l1 2.4M3 5.6l-1 2.4" />
    </>
  ),
}

const bowl = (x: number) => <path key={x} d={`M${x} 57h12l-2 7H${x + 2}z`} />
export const MARKS: Record<SignDrawing["mark"], ReactNode> = {
  none: null,
  bowl: bowl(82),
  no_bowl: (
    <>
      {bowl(76)}
      <path d="M73 66l18-12" />
    </>
  ),
  no_bowls: (
    <>
      {[67, 81].map(bowl)}
      <path d="M65 67l28-14M65 53l28 14" />
    </>
  ),
  ball: <circle cx={89} cy={57} r={6} />,
  paw: <path d="M62 50c8-2 8-10 2-16" />,
  trail: <path d="M74 64h1M80 62h1M86 64h1M92 61h1M81 47c2-2 2-4 0-6M86 49c4-4 4-8 0-12" />,
  gaze: <path d="M70 20h4M78 19h4M86 18h6" />,
  post: <path d="M83 14v50M90 14v50M79 64h15" />,
  pause: <path d="M85 10v12M91 10v12" strokeWidth={3} />,
  shake: <path d="M40 26c2-3 4 3 6 0s4 3 6 0M30 56c-3 2-3 4-6 5M44 22c2-3 4 3 6 0" />,
  tremble: <path d="M16 42c-3 3 3 5 0 8s3 5 0 8M86 42c-3 3 3 5 0 8s3 5 0 8M34 32c3-3 5 3 8 0s5 3 8 0" />,
  sleep: <path d="M80 34h6l-6 7h6M87 23h5l-5 6h5" />,
  clock: (
    <>
      <circle cx={84} cy={16} r={8} />
      <path d="M84 11v5h4" />
    </>
  ),
  long_clock: (
    <>
      <circle cx={80} cy={15} r={10} />
      <path d="M80 8v7l-5 5M68 6l4-3M92 6l-4-3" />
    </>
  ),
  back: <path d="M22 16H6l5-5M6 16l5 5M38 16h-8" />,
  sound: <path d="M82 40c3 3 3 8 0 11M87 35c6 6 6 15 0 21" />,
  breath: <path d="M84 48c4-2 4 3 8 1M84 55c4-2 4 3 8 1" />,
  box: <path d="M12 64V26h62M12 26l6-8h58l-2 8M50 26l26-8" />,
  leash: <path d="M22 36C14 24 10 22 2 20M2 14v12" />,
  swipe: <path d="M76 54l14-8M90 46l-1-5M90 46l4-3M90 46l3 3M82 62l8-5M86 66l6-4" />,
  puddle: <path d="M4 64c2-4 8-3 10-2 3-2 7 0 6 2z" />,
  turn: <path d="M30 24c8-12 28-12 36 0M66 24l1-8M66 24l-8-1" />,
  slow: <path d="M18 16h4M27 16h4M36 16h4M45 16h9l-4-4M54 16l-4 4" />,
  claws: <path d="M18 28l-8-5M22 20l-5-8M78 28l8-6M72 19l5-8M46 22v-9" />,
}
