"""Static files that are made from others: the public pages' one stylesheet and its fonts.

Made when they are collected or, in development and tests, asked for; nothing made is in the tree.
"""
