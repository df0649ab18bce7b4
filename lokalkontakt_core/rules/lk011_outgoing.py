"""LK011 outgoing: a contact likes to work with all kinds of people, also outside the own field.

Why:
    "Lokalkontakten skal være udadvendt og i stand til at samarbejde med mange forskellige mennesker og
    udgangspunkter, samt være klar til at indgå i sammenhænge som ligger uden for eget fagområde." (Lokalkontakten –
    samarbejde med lokalsamfundene, 2019.)

Kept by:
    A text, `LK011.what`, for the job card. Nobody is scored: no record has a field for how outgoing somebody is, no
    finding speaks of it and the suggestion does not weigh it. A test holds that.

Since:
    0.1
"""

from lokalkontakt_core.rules.principles import Principle

PRINCIPLE = Principle("LK011", "outgoing", __name__)
