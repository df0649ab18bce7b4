"""LK032 no-hours-in-pilots: in a pilot no hours are agreed beforehand, but everybody is to have time enough.

Why:
    "derfor udarbejdes der ikke på forhånd aftaler om arbejdstid og beskrivelse af funktionen. Det skal dog sikres, at
    den enkelte får tid nok til at deltage i udviklingsarbejdet." (Ideoplæg til forsøgs- og udviklingsprojekt
    Lokalkontakten.)

Kept by:
    The phases of LK008 and LK009: they judge in operation only, and are silent about an area, or a contact, in a pilot.
    A test holds that.

Since:
    0.1
"""

from lokalkontakt_core.rules.principles import Principle

PRINCIPLE = Principle("LK032", "no-hours-in-pilots", __name__)
