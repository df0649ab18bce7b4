"""LK015 usual-contacts: the usual ways into the municipality stay open.

Why:
    "at have en Lokalkontakt udelukker ikke, at borgere og foreninger i lokalområdet forsat benytter de kontakter i
    kommunen, de har været vant til at bruge eller de naturligt ville bruge." (Strategi for landdistriktsudvikling,
    2019.)

Kept by:
    The notices that make a new contact, or a hand-over, known to a council say it, and a test reads them. The text
    `LK015.what` is there for each overview that is published.

Since:
    0.1
"""

from lokalkontakt_core.rules.principles import Principle

PRINCIPLE = Principle("LK015", "usual-contacts", __name__)
