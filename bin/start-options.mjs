// What `npm start` was asked for: options first, then the environment, so that a service can be set up with either.
import { parseArgs } from "node:util"

export const START_HELP = `
npm start -- [options]

Without options: everything on this machine, for this machine only.

--lan               serve the local network over https, with a certificate made here
--url ADDRESS       the address people use, when a proxy with its own certificate stands in front (nginx, Caddy)
--host ADDRESS      listen there instead of 127.0.0.1; only together with --url
--port N            port to begin with (3000); with --lan the page that explains the certificate has it
--https-port N      port of https with --lan (3443)
--with-demo         yes, serve the demo shelter with its printed passwords beyond this machine
--help              this text

The same as environment: SLACKLINE_LAN=1, SLACKLINE_URL, SLACKLINE_HOST, PORT, SLACKLINE_HTTPS_PORT, SLACKLINE_WITH_DEMO=yes.`

const port = (text, name) => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new Error(`${name} must be a port between 1 and 65535, not ${text}.`)
  return number
}

function address(text) {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search || url.hash)
    throw new Error(`--url must be like https://cats.example.org, without a path, not ${text}.`)
  return url.origin
}

/** The wishes, checked; throws a sentence for people. */
export function startOptions(args, environment = process.env) {
  let typed
  try {
    typed = parseArgs({
      args,
      options: {
        lan: { type: "boolean" },
        url: { type: "string" },
        host: { type: "string" },
        port: { type: "string" },
        "https-port": { type: "string" },
        "with-demo": { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values
  } catch (error) {
    throw new Error(`${error.message} See npm start -- --help`)
  }
  const url = typed.url ?? environment.SLACKLINE_URL
  const host = typed.host ?? environment.SLACKLINE_HOST
  const lan = typed.lan ?? environment.SLACKLINE_LAN === "1"
  if (lan && url) throw new Error("Choose one: --lan (a certificate made here) or --url (a proxy in front).")
  if (host && !url) throw new Error("--host needs --url: the address people will use.")
  return {
    help: typed.help ?? false,
    lan,
    url: url ? address(url) : null,
    host: host ?? "127.0.0.1",
    port: port(typed.port ?? environment.PORT ?? "3000", "--port"),
    httpsPort: port(typed["https-port"] ?? environment.SLACKLINE_HTTPS_PORT ?? "3443", "--https-port"),
    withDemo: typed["with-demo"] ?? environment.SLACKLINE_WITH_DEMO === "yes",
  }
}

/** Whether others than this machine can reach the app. */
export const isBeyondThisMachine = ({ lan, url }) =>
  lan || (url !== null && !/^(localhost|127\.|\[::1\])/.test(new URL(url).hostname))
