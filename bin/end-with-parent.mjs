// Loaded into the web app before its own code: when the start that watches over it is gone, even killed, the app ends
// too. Otherwise it would keep its port and serve an old build beside the next start.
process.on("disconnect", () => process.exit(0))
