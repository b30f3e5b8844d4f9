"""Wrong decodings: which there are, what text they leave behind, and how to tell.

`tables` says which character stands for which byte and letter, `evidence` how much speaks for a reading; `utf8`,
`cyrillic`, `western`, `entities` and `lost` each find one kind of damage in a text. `detect` finds the encoding of a
file's bytes.
"""
