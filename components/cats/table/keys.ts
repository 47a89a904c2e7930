/** What the keyboard does in the table, as the list of keys shows it. */
export const KEY_LIST: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: "Move",
    keys: [
      ["↑ ↓ ← →", "from cell to cell; above the first cat are the headings"],
      ["j k", "down and up"],
      ["Page Up, Page Down", "a screen of cats"],
      ["Home, End", "first and last column"],
      ["Ctrl Home, Ctrl End", "first and last cat"],
    ],
  },
  {
    title: "Look",
    keys: [
      ["Enter", "peek at the cat; the panel follows the arrows"],
      ["o", "open the cat's page"],
      ["Esc", "close the panel, then let go of the selection"],
    ],
  },
  {
    title: "Choose and change",
    keys: [
      ["Space", "select the cat"],
      ["Shift Space, Shift ↑ ↓", "select a range"],
      ["Ctrl a", "select every cat that matches"],
      ["e", "change the cell (name, room, unit, colour, published)"],
      ["t", "tag the selected cats, or this one"],
      ["b", "set room or publish the selected cats"],
      ["u", "undo the last change"],
    ],
  },
  {
    title: "Arrange",
    keys: [
      ["s", "sort by this column; again to turn, once more to stop"],
      ["Shift s", "add this column to the order"],
      ["+ −", "wider and narrower column"],
      ["c", "choose columns"],
      ["v", "saved views"],
      ["/", "search"],
      ["f", "filters"],
      ["x", "export what is shown"],
      ["?", "this list"],
    ],
  },
]
