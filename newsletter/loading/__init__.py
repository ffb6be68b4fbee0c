"""From files that a person can edit to rows: what the demo and the bundles are loaded with.

There is one TOML file per kind of row and one per issue. An entry's name is its own: other
entries refer to it by that name. `title.en` and `title.fr` are two languages of one text.
"""
