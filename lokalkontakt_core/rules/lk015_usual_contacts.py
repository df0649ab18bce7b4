"""LK015 usual-contacts: the usual ways into the municipality stay open.

Why:
    "at have en Lokalkontakt udelukker ikke, at borgere og foreninger i lokalområdet forsat benytter de kontakter i
    kommunen, de har været vant til at bruge eller de naturligt ville bruge." (Strategi for landdistriktsudvikling,
    2019.)

Kept by:
    A text, `LK015.what`, that stands in everything that tells others who covers what: the notices about a new contact
    and a hand-over, and each overview that is published. A test reads the templates.

Since:
    0.1
"""

from lokalkontakt_core.rules.principles import Principle

PRINCIPLE = Principle("LK015", "usual-contacts", __name__)
