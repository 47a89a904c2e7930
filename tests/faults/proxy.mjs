// Stands between the app and its database and does to their connection what networks do.
import net from "node:net"

/**
 * A proxy to a port of this machine. `fault` is one of: null (passes everything on), "refuse" (nobody listens), "mute"
 * (takes connections and says nothing; what is open says nothing any more either), "delay" (every way there and back takes
 * `delayMs` longer).
 */
export async function startProxy(targetPort) {
  const state = { fault: null, delayMs: 0, cutsAtCommit: false, cuts: 0 }
  const pairs = new Set()
  const reset = (pair) => {
    pairs.delete(pair)
    pair.near.resetAndDestroy()
    pair.far.destroy()
  }
  // What was held back while nothing passed is lost, as it is when a network forgets a connection.
  const passOn = (pair, to, bytes) => {
    if (state.fault === "mute" || pair.isDead) {
      pair.isDead = true
      return
    }
    if (state.fault === "delay") setTimeout(() => to.destroyed || to.write(bytes), state.delayMs / 2)
    else to.write(bytes)
  }
  const accept = (near) => {
    const pair = { near, far: net.connect(targetPort, "127.0.0.1"), isCommitting: false, isDead: false }
    pairs.add(pair)
    if (state.fault === "mute") pair.isDead = true
    near.on("data", (bytes) => {
      if (state.cutsAtCommit && /commit/i.test(bytes.toString("latin1"))) pair.isCommitting = true
      passOn(pair, pair.far, bytes)
    })
    pair.far.on("data", (bytes) => {
      // The database has committed; nobody will ever hear of it.
      if (pair.isCommitting) {
        state.cutsAtCommit = false
        state.cuts++
        reset(pair)
      } else passOn(pair, near, bytes)
    })
    for (const [one, other] of [
      [near, pair.far],
      [pair.far, near],
    ]) {
      one.setNoDelay(true)
      one.on("error", () => {})
      one.on("close", () => {
        pairs.delete(pair)
        if (!pair.isDead || one === near) other.destroy()
      })
    }
  }
  const server = net.createServer(accept)
  const listen = (port) => new Promise((ready) => server.listen(port, "127.0.0.1", ready))
  await listen(0)
  const { port } = server.address()
  const unlisten = () => new Promise((closed) => server.close(closed))
  return {
    port,
    get cuts() {
      return state.cuts
    },
    async begin(fault, { delayMs = 0 } = {}) {
      state.delayMs = delayMs
      state.fault = fault
      if (fault !== "refuse") return
      const closed = unlisten()
      for (const pair of [...pairs]) reset(pair)
      await closed
    },
    async end() {
      const was = state.fault
      state.fault = null
      if (was === "refuse") await listen(port)
    },
    /** Cuts every open connection; new ones are welcome. */
    resetAll: () => {
      for (const pair of [...pairs]) reset(pair)
    },
    /** Cuts the next connection that commits, after the database did and before it can say so. */
    cutNextCommit: () => {
      state.cutsAtCommit = true
    },
    async close() {
      const closed = state.fault === "refuse" ? null : unlisten()
      for (const pair of [...pairs]) reset(pair)
      await closed
    },
  }
}
