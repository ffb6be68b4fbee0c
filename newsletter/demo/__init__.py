"""The demo: content from the network's first newsletter, in files that a person can edit.

`content/` holds one TOML file per kind of row and one per issue. An entry's name is its own:
other entries refer to it by that name. `title.en` and `title.fr` are two languages of one text.
"""
