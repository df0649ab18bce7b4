"""LK042 explain-the-no: whoever is told no is told what, why, and what one can do.

Why:
    "Det skal være let at forstå, hvad der sker, hvorfor det sker, og hvilke muligheder der findes – også når svaret er
    nej." (Vision for Hedensted Kommune.)

Kept by:
    Every rule has its words for what was found, why, and what one can do, in both languages, and names at least one
    verb one can do something with; a refused decision carries the findings that stop it. Tests hold that of each rule,
    and for the hard ones of each of their written cases.

Since:
    0.1
"""

from lokalkontakt_core.rules.principles import Principle

PRINCIPLE = Principle("LK042", "explain-the-no", __name__)
