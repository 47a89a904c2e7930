import classes from "./landscape.module.css"

/** The front page's picture: a window, a patio and a trail under one sky, joined by a slack line. Decoration only. */
export function Landscape() {
  return (
    <svg className={classes.picture} viewBox="0 70 1200 350" aria-hidden focusable="false">
      <rect width="1200" height="420" className={classes.sky} />
      <circle cx="905" cy="160" r="44" className={classes.sun} />
      <path d="M0 250q150-90 330-40t330-30 300 20 240-40v260H0z" className={classes.far} />
      <path d="M0 300q200-70 420-20t420-30 360 10v160H0z" className={classes.mid} />
      <Pines />
      <path d="M0 352q260-46 560-16t640-24v108H0z" className={classes.near} />
      <path
        d="M700 420q40-60 130-66t96-38 90-30 60-26"
        fill="none"
        className={classes.path}
        strokeWidth="10"
        strokeLinecap="round"
        strokeDasharray="2 20"
      />
      <House />
      <Walker />
      <path
        d="M352 318Q640 430 968 322"
        fill="none"
        className={classes.line}
        strokeWidth="5"
        strokeLinecap="round"
      />
    </svg>
  )
}

function Pines() {
  const pines = [470, 520, 590, 690, 742, 1080, 1130, 1176]
  return (
    <g className={classes.pine}>
      {pines.map((x, place) => {
        const height = 58 + ((place * 37) % 34)
        const foot = 322 - ((place * 23) % 18)
        return (
          <path
            key={x}
            d={`M${x} ${foot - height}l${height * 0.3} ${height * 0.62}h-${height * 0.12}l${height * 0.18} ${height * 0.38}h-${height * 0.72}l${height * 0.18}-${height * 0.38}h-${height * 0.12}z`}
          />
        )
      })}
    </g>
  )
}

/** A cat behind a window, and one on the patio beside it. */
function House() {
  return (
    <g>
      <path d="M54 366V176l128-82 128 82v190z" className={classes.wall} />
      <path
        d="M34 190L182 94l148 96"
        fill="none"
        className={classes.roof}
        strokeWidth="14"
        strokeLinejoin="round"
      />
      <rect x="102" y="196" width="104" height="96" rx="4" className={classes.pane} />
      <g className={classes.cat} transform="translate(154 292)">
        <path
          d="M-22 0c-3-18-4-30-2-40-3-8-3-16-2-22l12 7h18l12-7c1 6 1 14-2 22 8 10 10 26 8 40z"
          transform="translate(-3 0)"
        />
        <path
          d="M20-3q20 2 18-18"
          fill="none"
          strokeWidth="7"
          strokeLinecap="round"
          className={classes.catLine}
        />
      </g>
      <path d="M154 196v96M102 240h104" className={classes.frame} strokeWidth="5" />
      <rect
        x="98"
        y="190"
        width="112"
        height="106"
        rx="6"
        fill="none"
        className={classes.frame}
        strokeWidth="8"
      />
      <path d="M228 366v-92h52v92z" className={classes.door} />
      <path
        d="M296 366V300h120v66M336 300v66M376 300v66"
        fill="none"
        className={classes.frame}
        strokeWidth="6"
      />
      <g className={classes.cat} transform="translate(352 300)">
        <path d="M-34 0c0-16 14-22 30-22h12l1-14 8 7h9l8-7-1 18c4 6 2 14-8 16l-1 2z" />
        <path
          d="M-30-4q-16-2-18-22"
          fill="none"
          strokeWidth="6"
          strokeLinecap="round"
          className={classes.catLine}
        />
      </g>
    </g>
  )
}

/** A cat on the trail, its line held loosely by a post with a marker. */
function Walker() {
  return (
    <g>
      <path d="M968 366V258" className={classes.frame} strokeWidth="10" strokeLinecap="round" />
      <path d="M968 268h56l16 15-16 15h-56z" className={classes.marker} />
      <g className={classes.cat} transform="translate(850 352)">
        <path d="M-44 0v-20c0-14 10-20 24-20h34l2-16 9 8h10l9-8v18c4 8 0 18-10 20l-2 18h-8l-2-14h-40l-4 14z" />
        <path
          d="M-40-22q-22-6-18-36"
          fill="none"
          strokeWidth="7"
          strokeLinecap="round"
          className={classes.catLine}
        />
        <path d="M8-40l4 20" className={classes.line} strokeWidth="5" />
      </g>
    </g>
  )
}
