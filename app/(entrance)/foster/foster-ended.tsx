/** For every link that does not work any more, whatever the reason. */
export function FosterEnded() {
  return (
    <div className="plain-card">
      <h1>This link has ended</h1>
      <p>
        Foster links work for three months and can be taken back. Ask the shelter for a new one; it takes them
        a minute. What waits on this phone is not lost: it is sent when you open the new link here, as long as
        it is your own.
      </p>
    </div>
  )
}
