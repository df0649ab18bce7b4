"""A page as a value: what stands in a detail pane or a dialog, and where on it something can be activated."""

from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, cells, fit, line, width_of, wrapped


@frozen
class Fact:
    """A label and what is known.

    Attributes:
        label: The words on the left.
        value: What is known, or that it is not.
        action: What happens when the value is activated; None when nothing does.
    """

    label: str
    value: Line
    action: str | None = None


@frozen
class Item:
    """A line of a block.

    Attributes:
        text: The line, broken where it is too long.
        action: What happens when it is activated; None when nothing does.
        indent: Blanks before the lines after the first.
    """

    text: Line
    action: str | None = None
    indent: int = 0


@frozen
class Button:
    """Something that can be done.

    Attributes:
        action: What happens; the screen knows what it means.
        label: A verb, with `…` when it asks before it acts.
        main: True for the one that is meant first.
    """

    action: str
    label: str
    main: bool = False


@frozen
class Section:
    """A heading with what belongs to it.

    Attributes:
        heading: The words; None for a section without heading.
        parts: Facts, items and rows of buttons, in order.
        note: A few muted words beside the heading.
    """

    heading: str | None
    parts: tuple["Fact | Item | tuple[Button, ...]", ...]
    note: str = ""


@frozen
class Page:
    """A title line and sections, a blank line between two of them."""

    title: Line | None
    sections: tuple[Section, ...]


@frozen
class Spot:
    """A place that can be activated.

    Attributes:
        action: What happens.
        row: The line it stands on.
        start: Its first cell.
        end: The cell after its last.
        button: True for a button, False for a link.
        main: True for the main button.
        label: What stands on it.
    """

    action: str
    row: int
    start: int
    end: int
    button: bool
    main: bool
    label: Line


@frozen
class Laid:
    """A page laid out at a width: its lines, and the spots on them in reading order."""

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]


def lay_out(page: Page, width: int) -> Laid:
    """Lay a page out at a width in cells, at least 10."""
    width = max(10, width)
    lines: list[Line] = []
    spots: list[Spot] = []
    if page.title is not None:
        lines.extend(wrapped(page.title, width))
    for section in page.sections:
        if lines:
            lines.append(())
        if section.heading is not None:
            lines.append(line((section.heading, "heading"), (f"  {section.note}" if section.note else "", "muted")))
        _lay_section(section, width, lines, spots)
    return Laid(tuple(lines), tuple(spots))


def _lay_section(section: Section, width: int, lines: list[Line], spots: list[Spot]) -> None:
    labels = [cells(part.label) for part in section.parts if isinstance(part, Fact)]
    label_width = min(max(labels, default=0) + 2, max(10, width // 2))
    for part in section.parts:
        if isinstance(part, Fact):
            label = fit(line((part.label, "muted")), label_width)
            _lay_text(part.value, part.action, label, (width, label_width), lines, spots)
        elif isinstance(part, Item):
            _lay_text(part.text, part.action, (), (width, part.indent), lines, spots)
        else:
            lay_buttons(part, width, lines, spots)


def _lay_text(  # noqa: PLR0917 - what is laid, where, and into what
    text: Line, action: str | None, before: Line, room: tuple[int, int], lines: list[Line], spots: list[Spot]
) -> None:
    width, indent = room
    start = width_of(before)
    broken = wrapped(text, max(1, width - start), 0 if start else indent)
    for index, one in enumerate(broken):
        left = before if index == 0 else fit((), start)
        if action is not None:
            moved = indent if index and not start else 0
            label = one[1:] if moved else one
            spots.append(Spot(action, len(lines), start + moved, start + width_of(one), False, False, label))
        lines.append((*left, *one))


def lay_buttons(buttons: tuple[Button, ...], width: int, lines: list[Line], spots: list[Spot]) -> None:
    """Set buttons beside each other, one blank between two, on as many lines as they need."""
    row: list[tuple[str, str]] = []
    used = 0
    for button in buttons:
        label = f"  {button.label}  "
        size = cells(label)
        if used and used + 1 + size > width:
            lines.append(tuple(row))
            row, used = [], 0
        if used:
            row.append((" ", ""))
            used += 1
        style = "mainbutton" if button.main else "button"
        spots.append(Spot(button.action, len(lines), used, used + size, True, button.main, line((label, style))))
        row.append((label, style))
        used += size
    lines.append(tuple(row))
