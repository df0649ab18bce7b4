"""Every action by name, and the flow or screen behind it; each is imported when it is first done."""

from collections.abc import Awaitable, Callable
from importlib import import_module

from lokalkontakt_tui.desk_app import DeskApp

Flow = Callable[[DeskApp, str], Awaitable[None]]

_PACKAGE = "lokalkontakt_tui.flows"
_FLOWS = {
    "assigning": ("assign", "substitute", "assign_contact", "confirm", "confirm_area", "assign_other",
                  "end_assignment", "end_area_assignment"),
    "handing_over": ("hand_over", "hand_over_from", "wish", "drop_wish"),
    "distributing": ("distribute", "review_distribution", "suggest_distribution", "drop_distribution"),
    "areas": ("answer", "offer", "agreement", "read_agreement", "question_of", "neighbours", "drop_neighbour",
              "area_more"),
    "contacts": ("own_yes", "manager_yes", "grant", "outside", "employment", "onboarding", "contact_more"),
    "findings": ("accept", "withdraw_acceptance"),
    "undoing": ("undo", "redo", "adopt_outside"),
    "records": ("new_area", "edit_area", "end_area", "new_contact", "edit_contact", "end_contact", "new_person",
                "edit_person", "end_person", "new_department", "edit_department", "end_department", "council",
                "edit_council", "end_council", "new_cluster", "edit_cluster"),
    "going": ("place", "area", "contact", "person", "department", "finding", "findings", "history_list", "commit",
              "plugin", "plugins", "persons", "departments", "areas_filtered", "contacts_filtered", "change_day",
              "today", "choose"),
    "sending": ("message", "send", "call_back", "send_again"),
    "waves": ("wave", "plan_wave", "edit_wave", "open_wave", "extend_wave", "close_wave", "drop_wave", "wave_codes",
              "results"),
    "knowledge": ("knowledge", "knowledge_list", "note_knowledge", "edit_knowledge", "answer_knowledge", "pass_on",
                  "share_knowledge", "search_all"),
    "adopting": ("adopt_wave",),
    "erasing": ("export_person", "erase_person"),
    "settings": ("edit_scheme",),
    "finding_things": ("find", "help"),
    "program": ("theme", "contrast", "language", "cursor", "save_text", "leave"),
    "beginning": ("welcome", "try_example", "open_register", "read_list", "begin_empty"),
}  # fmt: skip
WHERE = {name: module for module, names in _FLOWS.items() for name in names}
"""Action to the module its flow lies in."""


def flow_of(verb: str) -> Flow:
    """Give the flow of an action.

    Raises:
        KeyError: There is no such action.
    """
    module = import_module(f"{_PACKAGE}.{WHERE[verb]}")
    flow: Flow = getattr(module, verb)
    return flow
