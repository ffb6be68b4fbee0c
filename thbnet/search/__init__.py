"""The search over everything that is published: what is found, how it is kept, how it is asked.

It knows no app: each registers its `Source`s when it is ready.
"""
