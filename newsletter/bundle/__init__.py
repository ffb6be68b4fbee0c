"""Issues as files: a zip of what an issue and the rows that it names are made from.

`docs/bundles.md` describes it for whoever types in an older newsletter.
"""
