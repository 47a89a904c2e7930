import { COAT_COLOURS, EYE_COLOURS, type Portrait, portraitOf } from "@/lib/domain/cats/portrait"

type PortraitSource = Parameters<typeof portraitOf>[0]

const HEAD = "M50 20c17 0 31 13 31 33 0 19-14 31-31 31S19 72 19 53c0-20 14-33 31-33z"
const HEAD_LONG =
  "M50 19c18 0 31 13 31 32 0 2 2 5 6 7-2 3-4 4-7 4 0 2 1 5 3 6-3 2-6 2-9 1-5 10-14 16-24 16s-19-6-24-16c-3 1-6 1-9-1 2-1 3-4 3-6-3 0-5-1-7-4 4-2 6-5 6-7 0-19 13-32 31-32z"

function Ears({ look, fill }: { look: Portrait; fill: string }) {
  if (look.ears === "folded")
    return (
      <g fill={fill}>
        <path d="M22 36q4-14 20-13l-6 12z" />
        <path d="M78 36q-4-14-20-13l6 12z" />
      </g>
    )
  const left = look.ears === "tipped" ? "M22 46L19 20l8-5 19 10z" : "M22 46L17 13q1-3 4-1l25 13z"
  return (
    <g>
      <path d={left} fill={fill} />
      <path d="M78 46L83 13q-1-3-4-1L54 25z" fill={fill} />
      <path d="M25.5 36L23 20q.4-1.6 2-.6l12 7.6z" fill="#e5a894" opacity=".75" />
      <path d="M74.5 36L77 20q-.4-1.6-2-.6l-12 7.6z" fill="#e5a894" opacity=".75" />
      {look.ears === "tufted" ? (
        <path d="M18 12l-2-7M82 12l2-7" stroke={fill} strokeWidth="2.5" strokeLinecap="round" />
      ) : null}
    </g>
  )
}

function Pattern({ look, second }: { look: Portrait; second: string }) {
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
      return null
  }
}

/** Where the cat sits: a sky and two hills. The grain picks one, so that a page of cats is not a page of one wall. */
const PLACES = [
  { sky: "#cfdcd2", far: "#b3c9b8", near: "#8fb09b", light: "#f4efe0" },
  { sky: "#f0ddc0", far: "#dcbf95", near: "#b99a6f", light: "#fff6e2" },
  { sky: "#c9dbe4", far: "#a9c4cf", near: "#7fa3ae", light: "#f3f7f5" },
  { sky: "#e3dccd", far: "#c9c3a3", near: "#9da77f", light: "#fbf6e8" },
] as const

function Place({ look, corner }: { look: Portrait; corner: number }) {
  const at = (index: number) => look.grain[index] ?? 0.5
  const place = PLACES[Math.floor(at(7) * PLACES.length)] ?? PLACES[0]
  return (
    <>
      <rect width="100" height="100" rx={corner} fill={place.sky} />
      <circle cx={16 + at(8) * 68} cy={14 + at(9) * 10} r="7" fill={place.light} />
      <path d={`M0 ${58 + at(10) * 10}q25-14 52-3t48-7v52H0z`} fill={place.far} />
      <path d={`M0 ${78 + at(11) * 6}q30-10 55-4t45-5v31H0z`} fill={place.near} />
    </>
  )
}

function Shoulders({ look, coat, second }: { look: Portrait; coat: string; second: string }) {
  const hasBib = look.pattern === "tuxedo" || look.pattern === "bicolour"
  return (
    <g>
      <path
        d="M22 100c1-15 8-25 28-27 20 2 27 12 28 27z"
        fill={coat}
        stroke="#2b2a27"
        strokeOpacity=".28"
        strokeWidth="1"
      />
      {hasBib ? <path d="M50 74c9 4 12 14 12 26H38c0-12 3-22 12-26z" fill={second} /> : null}
      {look.pattern === "tabby" ? (
        <path
          d="M27 90l8 3M73 90l-8 3M31 83l7 4M69 83l-7 4"
          stroke="#000"
          strokeOpacity=".32"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      ) : null}
    </g>
  )
}

const DARK_COATS: readonly string[] = ["black", "chocolate"]

function Face({ look, whisker }: { look: Portrait; whisker: string }) {
  const eye = EYE_COLOURS[look.eyes]
  const isDark = DARK_COATS.includes(look.coat) && (look.pattern === "solid" || look.pattern === "tabby")
  return (
    <>
      <g fill="#fff" opacity={look.coat === "white" ? 0 : isDark ? 0.1 : 0.16}>
        <ellipse cx="44.5" cy="68.5" rx="7.5" ry="6" />
        <ellipse cx="55.5" cy="68.5" rx="7.5" ry="6" />
      </g>
      <g stroke="#1d1b18" strokeOpacity=".55" strokeWidth="1.2">
        <ellipse cx="38" cy="52" rx="7" ry="7.4" fill={eye} />
        <ellipse cx="62" cy="52" rx="7" ry="7.4" fill={eye} />
      </g>
      <g fill="#1d1b18">
        <ellipse cx="38" cy="52" rx="2.5" ry="6.2" />
        <ellipse cx="62" cy="52" rx="2.5" ry="6.2" />
      </g>
      <circle cx="40.4" cy="49" r="1.6" fill="#fff" />
      <circle cx="64.4" cy="49" r="1.6" fill="#fff" />
      <path d="M46 63h8l-4 4.6z" fill="#d58277" />
      <path
        d="M50 67.6v3.2m0 0q-4 4-8 1.4m8-1.4q4 4 8 1.4"
        stroke={isDark ? "#b8a894" : "#4b3a33"}
        strokeWidth="1.4"
        fill="none"
        strokeLinecap="round"
      />
      <path
        d="M34 67l-20-4m20 8l-19 3M66 67l20-4m-20 8l19 3"
        stroke={whisker}
        strokeWidth=".9"
        strokeLinecap="round"
        opacity=".85"
      />
    </>
  )
}

interface Drawn {
  size?: number | string
  title?: string
  /** Radius of the corners, in hundredths of the width. */
  corner?: number
}

/** A drawn portrait in place of a photo: decoration, since the name stands beside it. */
export function CatPortrait(props: Drawn & ({ cat: PortraitSource } | { look: Portrait })) {
  const { size = 96, title, corner = 10 } = props
  const look = "look" in props ? props.look : portraitOf(props.cat)
  const isPointed = look.pattern === "point"
  const isCalico = look.pattern === "calico"
  const coat = isPointed ? COAT_COLOURS.cream : isCalico ? COAT_COLOURS.white : COAT_COLOURS[look.coat]
  const second = COAT_COLOURS[look.second]
  const ears = isPointed ? COAT_COLOURS.chocolate : COAT_COLOURS[isCalico ? "black" : look.coat]
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
      <Place look={look} corner={corner} />
      <Shoulders look={look} coat={coat} second={second} />
      <g transform="translate(6 3) scale(.88)">
        <g stroke="#2b2a27" strokeOpacity=".28" strokeWidth="1">
          <Ears look={look} fill={ears} />
          <path d={look.isLonghaired ? HEAD_LONG : HEAD} fill={coat} />
        </g>
        <Pattern look={look} second={second} />
        <Face look={look} whisker={look.coat === "white" || isPointed || isCalico ? "#8a8173" : "#f4eee2"} />
      </g>
    </svg>
  )
}
