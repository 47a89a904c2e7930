// `npm start -- --lan`: https for the local network, the page that explains it, and what to type or scan.
import QRCode from "qrcode"
import { openHttps, openPlainDoor } from "./front-door.mjs"
import { lanAddresses, localCertificate } from "./local-certificate.mjs"
import { choosePort } from "./ports.mjs"

// A machine that runs for months, and one that moved to another network, gets a new certificate by itself.
const LOOK_AGAIN_MS = 3_600_000

/** Chooses ports and addresses; `open` begins to serve once the app is there. */
export async function prepareLan({ port, httpsPort }) {
  const address = lanAddresses()[0] ?? "127.0.0.1"
  const secure = await choosePort(httpsPort, "0.0.0.0")
  const plain = await choosePort(port, "0.0.0.0")
  const publicUrl = `https://${address}:${secure.port}`
  return {
    publicUrl,
    open: (target) => open({ target, address, secure, plain }),
  }
}

async function open({ target, address, secure, plain }) {
  let certificate = await localCertificate()
  const front = await openHttps({ port: secure.port, target, certificate })
  const door = await openPlainDoor({
    port: plain.port,
    httpsPort: secure.port,
    certificate: () => certificate,
  })
  secure.release()
  plain.release()
  const timer = setInterval(async () => {
    const found = await localCertificate().catch(() => null)
    if (!found?.isRenewed) return
    certificate = found
    front.renew(found)
  }, LOOK_AGAIN_MS)
  const doorUrl = `http://${address}:${plain.port}`
  return {
    lines: await networkLines({ doorUrl, certificate }),
    close: async () => {
      clearInterval(timer)
      await Promise.all([front.close(), door.close()])
    },
  }
}

async function networkLines({ doorUrl, certificate }) {
  const qr = await QRCode.toString(doorUrl, { type: "terminal", small: true })
  return [
    "",
    "  On the tablet, once: open this address (or scan it) and do what it says about the certificate.",
    `    ${doorUrl}`,
    ...qr.split("\n").map((line) => `    ${line}`),
    "  The certificate's fingerprint, to compare there:",
    `    ${certificate.fingerprint}`,
    ...(certificate.isNew
      ? ["  It was made just now: devices that trusted an earlier one trust it again."]
      : []),
  ]
}
