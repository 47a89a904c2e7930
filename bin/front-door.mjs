// What stands before the web app when it serves a local network: https on one port, and on another a plain page that hands
// out the certificate and leads on to https. Both overwrite what a caller claims about where it comes from.
import http from "node:http"
import https from "node:https"
import { createProxyServer } from "httpxy"
import { trustPage } from "./trust-page.mjs"

const NOT_READY = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2"><title>One moment</title>
<body style="font:1.125rem/1.5 system-ui;margin:3rem auto;max-width:34rem;padding:0 1rem">
<h1>One moment</h1><p>Slackline is starting. This page tries again by itself.</p>`

// Only we say these; a caller's own word would pass for ours.
const CLAIMS = /^(x-forwarded-.*|forwarded|x-real-ip|x-middleware-.*)$/

function cleanHeaders(request, isHttps) {
  for (const name of Object.keys(request.headers)) if (CLAIMS.test(name)) delete request.headers[name]
  request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? ""
  request.headers["x-forwarded-host"] = request.headers.host ?? ""
  request.headers["x-forwarded-proto"] = isHttps ? "https" : "http"
}

/** Hands every request on to the app; while the app is not there, says so. */
function forwarder(target) {
  const proxy = createProxyServer({ target, xfwd: false, agent: new http.Agent({ keepAlive: true }) })
  // A connection the app closed between two requests, or the app itself being started again.
  proxy.on("error", (_error, _request, response) => {
    if (!response || !("writeHead" in response) || response.headersSent) return response?.destroy?.()
    response.writeHead(503, { "content-type": "text/html; charset=utf-8", "retry-after": "2" })
    response.end(NOT_READY)
  })
  return (request, response) => {
    cleanHeaders(request, true)
    proxy.web(request, response).catch(() => {})
  }
}

const listening = (server, { port, host }) =>
  new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => resolve(server))
  })

/** Serves https on `port`; `renew` puts in a new certificate without a pause. */
export async function openHttps({ port, host = "0.0.0.0", target, certificate }) {
  const server = https.createServer(
    { key: certificate.key, cert: certificate.cert, minVersion: "TLSv1.2" },
    forwarder(target),
  )
  await listening(server, { port, host })
  return {
    port: server.address().port,
    renew: ({ key, cert }) => server.setSecureContext({ key, cert, minVersion: "TLSv1.2" }),
    close: () => closed(server),
  }
}

/** Serves the page that explains the certificate, the certificate, and for everything else the way to https. */
export async function openPlainDoor({ port, host = "0.0.0.0", httpsPort, certificate }) {
  const server = http.createServer((request, response) => {
    const name = hostName(request.headers.host)
    const secure = `https://${name}:${httpsPort}`
    const path = new URL(request.url ?? "/", "http://door").pathname
    if (path === "/slackline-authority.crt") {
      response.writeHead(200, {
        "content-type": "application/x-x509-ca-cert",
        "content-disposition": 'attachment; filename="slackline-authority.crt"',
      })
      return response.end(certificate().authority)
    }
    if (path === "/" || path === "/trust") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" })
      return response.end(trustPage({ secure, fingerprint: certificate().fingerprint }))
    }
    response.writeHead(307, { location: `${secure}${request.url}` })
    response.end()
  })
  await listening(server, { port, host })
  return { port: server.address().port, close: () => closed(server) }
}

/** The name the caller used, without its port; nothing that could break out of an address. */
const hostName = (host) => /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d+)?$/i.exec(host ?? "")?.[1] ?? "localhost"

const closed = (server) =>
  new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3000).unref()
  })
