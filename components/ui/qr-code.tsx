import QRCode from "qrcode"

const QUIET = 4

/** An address as a QR code, black on white in either scheme, drawn on the server; the label says where it leads. */
export function QrCode({ address, label, size = 132 }: { address: string; label: string; size?: number }) {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" })
  const side = modules.size + 2 * QUIET
  const dark = Array.from(modules.data).flatMap((isDark, index) =>
    isDark ? `M${(index % modules.size) + QUIET} ${Math.floor(index / modules.size) + QUIET}h1v1h-1z` : [],
  )
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  )
}
