"""The printable list of codes: for handing them over where nobody has an address."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.notices.keys import notice_key
from lokalkontakt_core.notices.recipients import recipient_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.wave import Wave, WaveMode
from lokalkontakt_core.register import Register


@frozen
class CodeLine:
    """One invitation on the list.

    Attributes:
        invitation: The invitation's id.
        area: The area's name.
        recipient: What the body that answers is called; None when nobody is known.
        reachable: True when there is an address to send to, so that the code need not be handed over.
        key: The key of the invitation's notice; None when it has none.
        code: The code.
    """

    invitation: str
    area: str
    recipient: str | None
    reachable: bool
    key: str | None
    code: str


def codes_list(
    register: Register, wave: str, codes: Mapping[str, str], day: date, *, only_unreachable: bool = False
) -> tuple[CodeLine, ...]:
    """Give the codes of an open wave, in Danish order of the areas.

    Args:
        register: The register.
        wave: The wave's id.
        codes: The code of each invitation, as the response store gives them.
        day: The day the register is read on.
        only_unreachable: True for those only that no message can reach.
    """
    notices = {
        notice.about.id: notice for notice in register.all(Notice) if notice.notice_kind is NoticeKind.WAVE_INVITATION
    }
    lines = []
    for invitation in register.by(Invitation, "wave").get(wave, ()):
        notice = notices.get(invitation.id)
        recipient = None if notice is None else recipient_of(register, notice, day)
        lines.append(
            CodeLine(
                invitation=invitation.id,
                area=register.get(Area, invitation.area).name,
                recipient=None if recipient is None else recipient.name,
                reachable=recipient is not None and bool(recipient.address),
                key=None if notice is None else notice_key(notice),
                code=codes[invitation.id],
            )
        )
    wanted = (line for line in lines if not (only_unreachable and line.reachable))
    return tuple(sorted(wanted, key=lambda line: (danish_key(line.area), line.invitation)))


def codes_text(register: Register, wave: str, lines: tuple[CodeLine, ...], catalogue: Catalogue) -> str:
    """Give the list as plain text to be printed and cut apart: one slip for each code, with what it is for."""
    asked = register.get(Wave, wave)
    mode = "named" if asked.mode is WaveMode.NAMED else "anonymous"
    last = "no_limit" if asked.closes is None else "closes"
    slips = []
    for line in lines:
        whom = line.area if line.recipient is None or line.recipient == line.area else f"{line.area} · {line.recipient}"
        slips.append(
            "\n".join(
                (
                    f"{whom}",
                    f"    {line.code}",
                    catalogue.text("notice.codes.slip", wave=asked.name),
                    catalogue.text("notice.wave_invitation.how"),
                    catalogue.text(f"notice.wave_invitation.{mode}"),
                    catalogue.text(f"notice.wave_invitation.{last}", day=asked.closes),
                )
            )
        )
    cut = "\n\n" + "- " * 36 + "\n\n"
    return cut.join(slips) + "\n"
