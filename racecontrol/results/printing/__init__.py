"""How a document is printed: one model of its content, and the four formats made from it.

`sheet` is the model, `words` its values as text, `record` JSON and its schema, `spreadsheet` CSV,
`page` PDF, `web` HTML, `plots` and `stamp` the drawings in them, `files` writes them.
"""
