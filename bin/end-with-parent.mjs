// Loaded into a child before its own code: when the start that watches over it is gone, even killed, the child ends too.
// Otherwise the web app would keep its port beside the next start, and a load or a build would get in the next one's way.
process.on("disconnect", () => process.exit(0))
// The listener must not be what keeps a finished child alive …
process.channel?.unref()
// … but the channels of the child's own workers must: they do not get this file.
process.execArgv = []
