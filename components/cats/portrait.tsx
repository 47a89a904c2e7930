import { COAT_COLOURS, EYE_COLOURS, type Portrait, portraitOf } from "@/lib/domain/cats/portrait"

type PortraitSource = Parameters<typeof portraitOf>[0]

const HEAD = "M50 20c17 0 31 13 31 33 0 19-14 31-31 31S19 72 19 53c0-20 14-33 31-33z"
const HEAD_LONG =
  "M50 19c18 0 31 12 32 32l5 4-5 3 3 6-6 1 1 6-7-1c-6 9-14 14-23 14s-17-5-23-14l-7 1 1-6-6-1 3-6-5-3 5-4c1-20 14-32 32-32z"

function Ears({ look, fill }: { look: Portrait; fill: string }) {
  if (look.ears === "folded")
    return (
      <g fill={fill}>
        <path d="M22 36q4-14 20-13l-6 12z" />
        <path d="M78 36q-4-14-20-13l6 12z" />
      </g>
    )
  const left = look.ears === "tipped" ? "M21 44V17l6-4 19 12z" : "M21 44V11l25 14z"
  return (
    <g>
      <path d={left} fill={fill} />
      <path d="M79 44V11L54 25z" fill={fill} />
      <path d="M26 35V19l12 8z" fill="#e5a894" opacity=".75" />
      <path d="M74 35V19l-12 8z" fill="#e5a894" opacity=".75" />
      {look.ears === "tufted" ? (
        <path d="M21 12l-3-6M79 12l3-6" stroke={fill} strokeWidth="2.5" strokeLinecap="round" />
      ) : null}
    </g>
  )
}

function Pattern({ look, coat, second }: { look: Portrait; coat: string; second: string }) {
  const at = (index: number, from: number, to: number) => from + (look.grain[index] ?? 0.5) * (to - from)
  switch (look.pattern) {
    case "tabby":
      return (
        <g fill="none" stroke="#000" strokeOpacity=".38" strokeWidth="2.6" strokeLinecap="round">
          <path d={`M44 24v${at(0, 7, 11)}M50 22v${at(1, 9, 13)}M56 24v${at(2, 7, 11)}`} />
          <path
            d={`M20 ${at(3, 52, 56)}l12 2M20 ${at(4, 61, 65)}l12-1M80 ${at(5, 52, 56)}l-12 2M80 ${at(6, 61, 65)}l-12-1`}
          />
        </g>
      )
    case "tuxedo":
      return (
        <path
          d={`M50 ${at(0, 44, 50)}c9 8 17 14 15 24-3 10-9 16-15 16s-12-6-15-16c-2-10 6-16 15-24z`}
          fill={second}
        />
      )
    case "bicolour":
      return (
        <path
          d={`M50 ${at(0, 26, 34)}l13 22c6 9 8 14 5 22-4 9-10 14-18 14s-14-5-18-14c-3-8-1-13 5-22z`}
          fill={second}
        />
      )
    case "tortie":
    case "calico":
      return (
        <g>
          <path d={`M50 20c16 0 30 12 31 30-12 ${at(0, 4, 10)}-26 2-31-10z`} fill={COAT_COLOURS.orange} />
          <circle cx={at(1, 26, 34)} cy={at(2, 60, 68)} r={at(3, 6, 10)} fill={COAT_COLOURS.orange} />
          <circle
            cx={at(4, 58, 70)}
            cy={at(5, 64, 72)}
            r={at(6, 4, 7)}
            fill={COAT_COLOURS.black}
            opacity=".85"
          />
          {look.pattern === "calico" ? (
            <path
              d="M50 50c9 6 15 12 13 20-3 9-8 14-13 14s-10-5-13-14c-2-8 4-14 13-20z"
              fill={COAT_COLOURS.white}
            />
          ) : null}
        </g>
      )
    case "point":
      return (
        <ellipse
          cx="50"
          cy="64"
          rx={at(0, 17, 21)}
          ry={at(1, 16, 19)}
          fill={second === COAT_COLOURS.white ? COAT_COLOURS.chocolate : second}
          opacity=".8"
        />
      )
    default:
      return coat === COAT_COLOURS.black ? (
        <path d="M36 30q14-7 28 0" stroke="#fff" strokeOpacity=".12" strokeWidth="5" fill="none" />
      ) : null
  }
}

/** A drawn portrait in place of a photo: decoration, since the name stands beside it. */
export function CatPortrait({
  cat,
  size = 96,
  title,
}: {
  cat: PortraitSource
  size?: number | string
  title?: string
}) {
  const look = portraitOf(cat)
  const isPointed = look.pattern === "point"
  const coat = isPointed
    ? COAT_COLOURS.cream
    : look.pattern === "calico"
      ? COAT_COLOURS.white
      : COAT_COLOURS[look.coat]
  const second = COAT_COLOURS[look.second]
  const ears = isPointed
    ? COAT_COLOURS.chocolate
    : COAT_COLOURS[look.pattern === "calico" ? "black" : look.coat]
  const eye = EYE_COLOURS[look.eyes]
  const whisker = look.coat === "white" || isPointed ? "#8a8173" : "#f4eee2"
  return (
    <svg
      viewBox="0 0 100 100"
      width={size}
      height={size}
      role="img"
      aria-hidden={title ? undefined : true}
      aria-label={title}
      focusable="false"
    >
      <rect width="100" height="100" rx="10" fill="#cfdcd2" />
      <path d="M0 78q25-12 50-6t50-4v32H0z" fill="#a9c2b0" />
      <g stroke="#2b2a27" strokeOpacity=".28" strokeWidth="1">
        <Ears look={look} fill={ears} />
        <path d={look.isLonghaired ? HEAD_LONG : HEAD} fill={coat} />
      </g>
      <Pattern look={look} coat={coat} second={second} />
      <g>
        <ellipse cx="38" cy="52" rx="7" ry="7.6" fill={eye} />
        <ellipse cx="62" cy="52" rx="7" ry="7.6" fill={eye} />
        <ellipse cx="38" cy="52" rx="2.4" ry="6.6" fill="#1d1b18" />
        <ellipse cx="62" cy="52" rx="2.4" ry="6.6" fill="#1d1b18" />
        <circle cx="40.4" cy="49" r="1.5" fill="#fff" />
        <circle cx="64.4" cy="49" r="1.5" fill="#fff" />
      </g>
      <path d="M46 63h8l-4 4.6z" fill="#d58277" />
      <path
        d="M50 67.6v3.2m0 0q-4 4-8 1.4m8-1.4q4 4 8 1.4"
        stroke="#4b3a33"
        strokeWidth="1.4"
        fill="none"
        strokeLinecap="round"
      />
      <path
        d="M30 66l-16-3m16 7l-15 3M70 66l16-3m-16 7l15 3"
        stroke={whisker}
        strokeWidth="1"
        strokeLinecap="round"
        opacity=".9"
      />
    </svg>
  )
}
