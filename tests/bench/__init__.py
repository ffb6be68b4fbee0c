"""How fast the portal is, as ratios that another machine can check: see docs/performance.md.

Run by bin/bench; none of this is a test.
"""
