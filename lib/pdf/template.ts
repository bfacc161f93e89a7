/**
 * How a document is set on A4, in Typst. The document comes as data (`sys.inputs.data`); nothing of it is ever read as Typst.
 * Readings are artifacts: they are seen above their word, and a screen reader reads the word once.
 */
export const template = `
#let data = json(bytes(sys.inputs.data))
#let ruby = data.ruby
#set document(title: data.title)
#set page(paper: "a4", margin: (x: 22mm, y: 20mm), footer: context align(center, text(size: 9pt, counter(page).display("1 / 1", both: true))))
#set text(font: "BIZ UDPGothic", size: 11pt, lang: data.lang)
#set par(leading: if ruby { 1.25em } else { 0.85em }, spacing: if ruby { 1.6em } else { 1.1em })
#show heading.where(level: 1): set text(size: 18pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading: set block(above: if ruby { 2.2em } else { 1.6em }, below: if ruby { 1.4em } else { 0.9em })
#let word(w) = {
  if "reading" not in w { w.text } else {
    context {
      let above = text(size: 0.5em, weight: "regular", w.reading)
      let wide = calc.max(measure(w.text).width, measure(above).width)
      box(width: wide, {
        pdf.artifact(place(top + center, dy: -0.62em, above))
        h(1fr)
        w.text
        h(1fr)
      })
    }
  }
}
#let line(words) = words.map(word).join()
#for part in data.blocks {
  if part.kind == "heading" { heading(level: part.level, line(part.words)) }
  else if part.kind == "text" { par(line(part.words)) }
  else if part.kind == "list" { list(..part.items.map(line)) }
  else { std.block(width: 100%, stroke: 0.5pt + luma(120), inset: 10pt, part.lines.map(line).join(linebreak())) }
}
`;
