// Ports that are free, and stay ours until we use them.
import net from "node:net"

const PORTS_TRIED = 50
const CLAIMS_FROM = 20_000

const occupy = (port, host) =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", () => resolve(null))
    server.listen(port, host, () => resolve(server.unref()))
  })

// The app takes its port a second after it was chosen, and another start must not choose the same one meanwhile.
// What is held until then is a second port and not a file: a killed start leaves nothing behind.
const claimOf = (port) => CLAIMS_FROM + (port % 10_000)

/** The wanted port or the next free one, with a claim on it to let go of once it is used. */
export async function choosePort(wanted, host) {
  for (let port = wanted; port < wanted + PORTS_TRIED; port++) {
    const claim = await occupy(claimOf(port), "127.0.0.1")
    if (!claim) continue
    const probe = await occupy(port, host)
    if (!probe) {
      claim.close()
      continue
    }
    await new Promise((closed) => probe.close(closed))
    return { port, release: () => claim.close() }
  }
  throw new Error(
    `No free port from ${wanted} to ${wanted + PORTS_TRIED - 1}. Name one: npm start -- --port 8080`,
  )
}
