// The page on plain http of `--lan`: why a tablet warns, how it is told to trust this machine, and the way in.
const STYLE = `body{font:1.0625rem/1.55 system-ui,sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem;color-scheme:light dark}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:1.8rem}
a.go{display:inline-block;padding:.7rem 1.1rem;border:2px solid;border-radius:.5rem;font-weight:600}
code{word-break:break-all}li{margin:.3rem 0}`

const DEVICES = [
  {
    name: "iPad or iPhone",
    steps: [
      "Open this page in Safari, press “Get the certificate” and allow the download.",
      "Settings, “Profile Downloaded” near the top, Install.",
      "Settings, General, About, Certificate Trust Settings: switch on “Slackline on …”. Without this step the warning stays.",
    ],
  },
  {
    name: "Android tablet or phone",
    steps: [
      "Press “Get the certificate”.",
      "Settings, search for “CA certificate”, install it from the downloads. Android says that others could read along; this authority can only vouch for addresses of a local network.",
    ],
  },
  {
    name: "Windows, with Edge or Chrome",
    steps: [
      "Press “Get the certificate”, open the file, Install Certificate, Current User.",
      "“Place all certificates in the following store”: Trusted Root Certification Authorities.",
    ],
  },
  {
    name: "Mac",
    steps: [
      "Press “Get the certificate”, open the file: it goes into Keychain Access.",
      "Open it there, Trust, “When using this certificate”: Always Trust.",
    ],
  },
  {
    name: "Linux, with Chrome or Chromium; Firefox anywhere",
    steps: [
      "Press “Get the certificate”.",
      "In the browser's settings search for “certificates”, Authorities, Import, and let it identify websites.",
    ],
  },
]

const list = (steps) => `<ol>${steps.map((step) => `<li>${step}</li>`).join("")}</ol>`

export const trustPage = ({ secure, fingerprint }) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Slackline on this network</title><style>${STYLE}</style></head><body><main>
<h1>Slackline on this network</h1>
<p>Slackline runs on a machine in your building and speaks over an encrypted address, so that tablets can log without
Wi-Fi and nobody on the network reads along. No authority on the internet knows this machine, so each device asks once
whether you trust it. Do this once per device; then open Slackline.</p>
<p><a class="go" href="/slackline-authority.crt">Get the certificate</a></p>
${DEVICES.map(({ name, steps }) => `<h2>${name}</h2>${list(steps)}`).join("\n")}
<h2>Is it really ours?</h2>
<p>Before you trust it, compare this fingerprint (SHA-256) with the one on the screen of the machine that runs
Slackline:</p><p><code>${fingerprint}</code></p>
<p>The authority can vouch for addresses of a local network only, never for a bank or a mail provider.</p>
<h2>Then</h2>
<p><a class="go" href="${secure}/">Open Slackline</a></p>
<p>Before the certificate is trusted the browser warns; pages can be read past the warning, but logging without a
connection starts working only after it is trusted.</p>
</main></body></html>`
