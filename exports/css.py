"""How a paper looks on A4: the style sheet of the PDF. ACCENT and FONT stand for the house style's own."""

PAPER = """
@page {
  size: A4;
  margin: 15mm 22mm 19mm;
  @bottom-left {
    content: element(footer); width: 80%;
    vertical-align: top; margin-top: 4mm; padding-top: 2mm; border-top: 0.5pt solid #999;
  }
  @bottom-right {
    content: "Page " counter(page) " of " counter(pages);
    font: 9pt/1.36 "FONT", "Liberation Sans", sans-serif; color: #444; width: 20%;
    vertical-align: top; margin-top: 4mm; padding-top: 2mm; border-top: 0.5pt solid #999;
  }
}
html { font: 11.5pt/1.33 "FONT", "Liberation Sans", sans-serif; color: #111; }
body { margin: 0; }
footer { position: running(footer); font-size: 9pt; color: #444; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; line-height: 1.2; margin: 0.95em 0 0.35em; overflow-wrap: anywhere; }
h1 { font-size: 21pt; color: ACCENT; margin: 0 0 2mm; }
h2 { font-size: 14pt; color: ACCENT; }
h3 { font-size: 12pt; }
h4, h5, h6 { font-size: 11.5pt; }
p { margin: 0 0 2.4mm; orphans: 2; widows: 2; overflow-wrap: anywhere; }
a { color: #0b3c8c; }
.eyebrow { font-size: 16pt; font-weight: bold; color: #444; margin: 0 0 1mm; }
.subtitle { font-size: 13pt; font-weight: bold; margin: 0 0 0.5mm; }
.subtitle:not(:has(+ .subtitle)) { border-bottom: 1pt solid ACCENT; padding-bottom: 3mm; margin-bottom: 4mm; }
.notice { border: 1.5pt solid #8c1515; padding: 3mm 4mm; color: #8c1515; font-size: 12.5pt; margin-bottom: 6mm; }
.lead { break-after: avoid; break-inside: avoid; }
.note { border-left: 3pt solid ACCENT; padding-left: 4mm; }
.signature { margin-top: 5mm; }
.labelled { padding-left: 12mm; text-indent: -12mm; }
.label { display: inline-block; min-width: 12mm; text-indent: 0; }
.inset { margin-left: 12mm; }
h2 + .inset, h3 + .inset { break-before: avoid; }
ul, ol { margin: 0 0 2.4mm; padding-left: 6mm; }
li > p, li > ul, li > ol { margin-bottom: 1mm; }
ul.plain { list-style: none; padding-left: 0; }
li { margin-bottom: 1mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 1mm 0 4mm; }
caption { text-align: left; font-weight: bold; padding-bottom: 1.5mm; break-after: avoid; }
thead tr { background: ACCENT; }
th { color: #fff; text-align: left; }
th, td { vertical-align: top; padding: 1mm 2.2mm; overflow-wrap: anywhere; }
td { border-bottom: 0.6pt solid #999; }
td > p { margin-bottom: 0.8mm; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td > :last-child { margin-bottom: 0; }
tr, table.short { break-inside: avoid; }
tr.goes-on { break-after: avoid; }
tr.long { break-inside: auto; }
.lead { break-after: avoid; margin-bottom: 1mm; }
.figure { break-inside: avoid; break-after: avoid; margin: 2mm 0; }
.figure img { display: block; max-width: 100%; }
.close { font-size: 10.5pt; line-height: 1.27; }
.close table { font-size: 9.5pt; }
.close :is(th, td) { padding: 1mm 1.3mm; }
.close h2 { font-size: 12.5pt; }
.close h3, .close h4, .close h5, .close h6 { font-size: 10.5pt; }
.close :is(h2, h3, h4, h5, h6) { margin: 0.75em 0 0.25em; }
.close :is(p, ul, ol) { margin-bottom: 1.4mm; }
.close li, .close li > * { margin-bottom: 0.5mm; }
.page-break { break-before: page; }
.page-break + *, .page-break + .close > :first-child { margin-top: 0; }
@media screen { body { max-width: 46em; margin: 2em auto; padding: 0 1em; } footer { position: static; } }
"""
