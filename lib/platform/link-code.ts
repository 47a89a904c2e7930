import "server-only"
import { headers } from "next/headers"
import QRCode from "qrcode"
import { env } from "./env"

/** The whole address of a page of ours, as a phone needs it. */
export async function fullAddress(path: string): Promise<string> {
  const sent = await headers()
  const host = sent.get("host")
  const isSecure = (sent.get("x-forwarded-proto") ?? "").startsWith("https")
  const base = host
    ? `${isSecure || env().NEXTAUTH_URL?.startsWith("https://") ? "https" : "http"}://${host}`
    : env().NEXTAUTH_URL
  return new URL(path, base ?? "http://localhost").href
}

/** An address as a QR code, ready for the `src` of an image. Drawn here: no other machine learns the address. */
export async function qrImage(address: string): Promise<string> {
  const svg = await QRCode.toString(address, { type: "svg", errorCorrectionLevel: "M", margin: 2 })
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
}

/** The same as a PNG file, for a printed page. */
export const qrBitmap = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(
    await QRCode.toBuffer(address, { type: "png", errorCorrectionLevel: "M", margin: 2, scale: 8 }),
  )

/** A link to hand over, as text and as a picture. */
export interface HandedLink {
  address: string
  qr: string
}

export async function handOver(path: string): Promise<HandedLink> {
  const address = await fullAddress(path)
  return { address, qr: await qrImage(address) }
}
