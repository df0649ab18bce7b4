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
    "guiding": ("handover", "handover_list", "handover_step", "begin_handover", "begin_handover_from",
                "handover_successor", "handover_day", "carry_out_handover", "close_handover", "give_up_handover"),
    "ticking": ("handover_tick", "handover_add"),
    "absences": ("absence", "record_away", "name_substitute", "end_absence"),
    "asking": ("need_list", "attestation_list", "attestation", "offer_all", "record_answers", "remind_areas",
               "ask_attestation", "remind_attestation", "attest"),
    "preparing": ("agreement_list", "onboarding_list", "area_agreements", "checklist", "edit_agreement"),
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
    "intake": ("adopt_intake", "read_intake"),
    "meetings": ("meeting", "year", "new_meeting", "edit_meeting", "call_meeting", "move_meeting", "move_meeting_to",
                 "move_meeting_anyway", "cancel_meeting", "close_days", "open_days"),
    "series": ("series", "new_series", "plan_series", "edit_series", "end_series"),
    "running": ("run_meeting", "run_next_meeting", "propose_item", "agenda_item", "edit_item", "item_to",
                "remove_item", "fill_agenda", "attendance", "finish_minutes", "meeting_knowledge"),
    "promises": ("action", "actions_late", "new_action", "edit_action", "finish_action", "drop_action"),
    "adopting": ("adopt_wave",),
    "erasing": ("export_person", "erase_person"),
    "personal_data": ("personal_data", "held", "access_log", "data_class", "decide_retention", "apply_retention"),
    "requests": ("request_list", "request", "new_request", "edit_request", "extend_request", "close_request"),
    "settings": ("edit_scheme",),
    "rules": ("rules", "rule", "choose_phases", "own_phases"),
    "journaling": ("journal_list", "document", "journalise", "take_from_journal"),
    "developing": ("pilots", "evaluations", "projects", "plan", "activities", "report_log", "strategy", "focus",
                   "pilot", "evaluation", "project", "plan_step", "activity", "report"),
    "pilots": ("new_pilot", "edit_pilot", "start_pilot", "set_profile", "close_pilot", "write_evaluation",
               "evaluate_wave", "edit_evaluation"),
    "projects": ("new_project", "edit_project", "join_project", "inform_contact", "close_project"),
    "planning": ("new_plan_step", "edit_plan_step", "complete_plan_step", "reopen_plan_step", "remove_plan_step"),
    "log_books": ("log_activity", "edit_activity", "remove_activity", "record_report", "draft_report", "record_status",
                  "edit_report", "remove_report", "save_report"),
    "finding_things": ("find", "help"),
    "program": ("theme", "contrast", "language", "cursor", "save_text", "leave"),
    "importing": ("read_file",),
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
