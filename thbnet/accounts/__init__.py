"""Signing in and what belongs to it: allauth's views, in our words and under our rules."""
