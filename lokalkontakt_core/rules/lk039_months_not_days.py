"""LK039 months-not-days: the plan speaks of months, and is not made more precise than it is.

Why:
    The plan says "December 2019/januar 2020" (Lokalkontakten – samarbejde med lokalsamfundene, 2019).

Kept by:
    A step of the plan holds a span of whole months, and a day only where the plan names one; it is over when its last
    month is, never before. A test holds that of every step, and that a plan taken over as history is never overdue.

Since:
    0.1
"""

from lokalkontakt_core.rules.principles import Principle

PRINCIPLE = Principle("LK039", "months-not-days", __name__)
