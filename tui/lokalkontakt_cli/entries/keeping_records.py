"""The commands that keep areas, contacts, persons and the scheme."""

from collections.abc import Mapping

from lokalkontakt_cli.leaves import Branch, Leaf


def _kind(noun: str, reading: str, writing: str, suffixes: tuple[str, str, str, str, str]) -> dict[str, Leaf]:
    """Give the five commands that every kind of record has."""
    shown, listed, added, edited, ended = suffixes
    return {
        "list": Leaf(f"List {noun}", f"{reading}:{listed}"),
        "show": Leaf("Show one with all that is known", f"{reading}:{shown}"),
        "add": Leaf("Add one", f"{writing}:{added}"),
        "edit": Leaf("Change what is known", f"{writing}:{edited}"),
        "end": Leaf("End one; nothing is deleted", f"{writing}:{ended}"),
    }


def _people(one: str, many: str) -> dict[str, Leaf]:
    names = (f"show_{one}", f"list_{many}", f"add_one_{one}", f"edit_one_{one}", f"end_one_{one}")
    return _kind(many, "people_read", "people_write", names)


KEEP_THE_REGISTER: Mapping[str, Leaf | Branch] = {
    "area": Branch(
        "Areas",
        {
            **_kind("areas", "area_read", "area_write", ("show_area", "list_areas", "add", "edit", "end")),
            "page": Leaf("Write a page of an area for its contact", "area_page:write_page"),
        },
    ),
    "contact": Branch(
        "Local contacts",
        {
            **_kind(
                "contacts", "contact_read", "contact_write", ("show_contact", "list_contacts", "add", "edit", "end")
            ),
            "card": Leaf("The card of what a contact does and does not do", "area_page:write_card"),
        },
    ),
    "person": Branch(
        "Persons",
        {
            **_people("person", "persons"),
            "show": Leaf("Show one with all that is known", "insight:show_person"),
            "export": Leaf("Write all that is held on a person", "insight:export"),
            "erase": Leaf("Take a person out of everything, for good", "erasing:erase_person"),
        },
    ),
    "department": Branch("Departments", _people("department", "departments")),
    "council": Branch("Councils", _people("council", "councils")),
    "cluster": Branch("Clusters of villages", _people("cluster", "clusters")),
    "neighbour": Branch(
        "Which areas are neighbours",
        {
            "list": Leaf("List neighbours", "neighbours:list_neighbours"),
            "mark": Leaf("Mark two areas as neighbours", "neighbours:mark"),
            "unmark": Leaf("Take the mark away", "neighbours:unmark"),
        },
    ),
    "scheme": Branch(
        "What the municipality has chosen",
        {
            "show": Leaf("Show it", "scheme:show"),
            "edit": Leaf("Change it", "scheme:edit"),
            "figures": Leaf("List the figures of rules, meetings and suggestions", "figures:list_figures"),
            "set": Leaf("Choose one of them", "figures:set_one"),
        },
    ),
}
