import type { ReactNode } from "react"
import { SIGN_DRAWINGS, type SignDrawing } from "@/lib/domain/temperament/sign-drawings"
import { EARS, EYES, MARKS, MOUTHS, POSES, TAILS } from "./sign-parts"
import classes from "./sign-picture.module.css"

/** The small drawing of one sign; its name stands beside it, or in `label` where it stands alone. */
export function SignPicture({ code, label }: { code: string; label?: string }) {
  const drawing = SIGN_DRAWINGS[code]
  if (!drawing) return null
  return (
    <svg
      viewBox="0 0 96 72"
      className={classes.picture}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {drawing.view === "face" ? <Face drawing={drawing} /> : <WholeCat drawing={drawing} />}
      <Part drawing={drawing} name="mark">
        {MARKS[drawing.mark]}
      </Part>
    </svg>
  )
}

function Part({
  drawing,
  name,
  children,
}: {
  drawing: SignDrawing
  name: SignDrawing["focus"]
  children: ReactNode
}) {
  return <g className={drawing.focus === name ? classes.focus : undefined}>{children}</g>
}

function Head({ drawing }: { drawing: SignDrawing }) {
  return (
    <>
      <Part drawing={drawing} name="ears">
        {EARS[drawing.ears]}
      </Part>
      <ellipse rx={12} ry={10.5} fill="var(--sign-fill)" />
      <Part drawing={drawing} name="eyes">
        {EYES[drawing.eyes]}
      </Part>
      <Part drawing={drawing} name="mouth">
        {MOUTHS[drawing.mouth]}
      </Part>
    </>
  )
}

// A face fills the field: its lines are drawn thinner, so that they come out as thick as those of a whole cat.
const FACE = "translate(48 42) scale(2.1)"

const Face = ({ drawing }: { drawing: SignDrawing }) => (
  <g transform={FACE} strokeWidth={1.15}>
    <Head drawing={drawing} />
  </g>
)

function WholeCat({ drawing }: { drawing: SignDrawing }) {
  const { head, tail, body, lines, strap } = POSES[drawing.pose]
  return (
    <>
      <path d="M4 65h88" className={classes.ground} />
      <g transform={`translate(${tail[0]} ${tail[1]})`}>
        <Part drawing={drawing} name="tail">
          {TAILS[drawing.tail]}
        </Part>
      </g>
      <Part drawing={drawing} name="pose">
        <path d={body} fill="var(--sign-fill)" />
        <path d={lines} />
      </Part>
      {drawing.isInHarness ? <path d={strap} className={classes.strap} /> : null}
      <g transform={`translate(${head[0]} ${head[1]})`} strokeWidth={1.7}>
        <Head drawing={drawing} />
      </g>
    </>
  )
}
