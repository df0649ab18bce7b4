"""The commands that begin a register, look at it, decide who covers what, and write down what was said."""

from collections.abc import Mapping

from lokalkontakt_cli.leaves import Branch, Leaf

BEGIN: Mapping[str, Leaf | Branch] = {
    "init": Leaf("Make a new register", "begin:init"),
    "demo": Leaf("Open the example in a fresh copy", "begin:demo"),
    "import": Leaf("Read a list or table of areas and contacts", "import_file:import_file"),
    "export": Leaf("Write areas, contacts, councils and assignments as tables", "export_tables:export"),
    "question": Branch(
        "What an import left open",
        {
            "list": Leaf("List questions", "questions:list_questions"),
            "answer": Leaf("Answer one", "questions:answer_one"),
        },
    ),
}

LOOK: Mapping[str, Leaf | Branch] = {
    "due": Leaf("What waits for you, and until when", "due:list_due"),
    "areas": Leaf("The areas and their contacts, in short", "areas_in_short:short_list"),
    "contacts": Leaf("The contacts and their areas, in short", "contact_read:short_list"),
    "assignments": Leaf("Who is or may become the contact of what", "assignments:list_assignments"),
    "search": Leaf("Everything that holds these words", "search:search_all"),
    "directory": Leaf("Who covers which area, as a page to publish", "area_page:write_directory"),
    "area-list": Leaf("Which areas have a contact and which have none, as a page", "area_page:write_list"),
    "need": Leaf("Which areas need a contact, and who has not answered", "need:overview"),
    "check": Leaf("What breaks which rule", "check:check"),
    "accept": Leaf("Accept a warning with a reason", "accept:accept_finding"),
}

DECIDE: Mapping[str, Leaf | Branch] = {
    "suggest": Leaf("Suggest who could cover what, and why", "suggest:suggest_plan"),
    "distribute": Leaf("Distribute areas to contacts in one change", "distributing:distribute_areas"),
    "assign": Leaf("Propose a contact for an area", "coordination:propose"),
    "confirm": Leaf("Confirm a proposal", "coordination:confirm_one"),
    "end-assignment": Leaf("End an assignment", "coordination:end_one"),
    "wish-handover": Leaf("Note the wish for another contact, or drop it", "coordination:wish"),
    "hand-over": Leaf("Hand areas over to another contact", "coordination:hand_areas_over"),
    "handover": Branch(
        "Hand areas over step by step",
        {
            "list": Leaf("List hand-overs", "handovers:list_handovers"),
            "show": Leaf("Show the steps, and what is open in the areas", "handovers:show_handover"),
            "begin": Leaf("Begin one", "handovers:begin"),
            "settle": Leaf("Settle with whom and from when", "handovers:settle"),
            "tick": Leaf("Tick off the checklist, or add to it", "handovers:tick_rows"),
            "carry-out": Leaf("Hand the areas over as settled", "handovers:carry_out"),
            "close": Leaf("Close one when everything is done", "handovers:close"),
            "give-up": Leaf("Give one up", "handovers:give_up"),
        },
    ),
}

WRITE_DOWN: Mapping[str, Leaf | Branch] = {
    "offer-all": Leaf("All areas were offered a contact", "need:offer"),
    "answers-record": Leaf("What several areas answered, in one go", "need:answers"),
    "offer-record": Leaf("Areas were offered a contact", "facts:offer_record"),
    "answer-record": Leaf("An area answered yes, no or withdrew", "facts:answer_record"),
    "approve": Branch(
        "What contact and manager said",
        {
            "own": Leaf("The contact's own yes", "facts:own_yes"),
            "manager": Leaf("The manager's yes", "facts:manager_yes"),
            "outside-hours": Leaf("Interest in working outside normal hours", "facts:outside_hours"),
        },
    ),
    "grant-time": Leaf("The time a department sets aside for a contact", "facts:grant"),
    "employment": Branch(
        "When a contact is employed",
        {
            "set": Leaf("Note from when to when", "facts:employment_set"),
            "end": Leaf("Note that it ends", "facts:employment_end"),
        },
    ),
    "absence": Branch(
        "Contacts who are away, and who stands in",
        {
            "list": Leaf("List who is away, or is going to be", "absences:list_absences"),
            "add": Leaf("Note that a contact is away", "absences:add"),
            "substitute": Leaf("Name who stands in", "absences:substitute_named"),
            "end": Leaf("Note when a contact is back", "absences:end"),
        },
    ),
    "attest": Branch(
        "Contacts confirm what they cover",
        {
            "list": Leaf("List who has confirmed, and who has not", "attestations:list_attestations"),
            "ask": Leaf("Ask them", "attestations:ask"),
            "remind": Leaf("Remind those who have not answered", "attestations:remind"),
            "answer": Leaf("Record what one says", "attestations:answer"),
        },
    ),
    "agreement": Branch(
        "How contact and area have agreed to work together",
        {
            "list": Leaf("List agreements", "agreements:list_agreements"),
            "show": Leaf("Show one", "agreements:show_agreement"),
            "write": Leaf("Write one with an area", "agreements:write"),
            "edit": Leaf("Change one", "agreements:edit"),
        },
    ),
    "knowledge": Branch(
        "What was learned about areas, and what they are to be told",
        {
            "list": Leaf("List knowledge", "knowledge_read:list_knowledge"),
            "show": Leaf("Show one", "knowledge_read:show_knowledge"),
            "balance": Leaf("How much goes each way, and where it is quiet", "knowledge_read:balance"),
            "add": Leaf("Write something down", "knowledge_write:note"),
            "edit": Leaf("Change one", "knowledge_write:edit"),
            "answer": Leaf("Write down the answer that was given", "knowledge_write:answer"),
            "pass-on": Leaf("Note that it was passed on", "knowledge_write:pass_it_on"),
            "share": Leaf("Choose who may read it", "knowledge_write:share"),
        },
    ),
    "intake": Branch(
        "What contacts, colleagues and areas hand in",
        {
            "template": Leaf("Write an empty reply to be filled in", "intake:template"),
            "read": Leaf("Show what was handed in", "intake:read"),
            "adopt": Leaf("Take over what was handed in", "intake:adopt"),
        },
    ),
    "onboarding": Branch(
        "Making a contact ready",
        {
            "list": Leaf("List checklists", "onboarding:list_checklists"),
            "show": Leaf("Show a contact's checklist", "onboarding:show_checklist"),
            "start": Leaf("Give a contact a checklist", "onboarding:start"),
            "tick": Leaf("Note that an item is done", "onboarding:tick"),
            "untick": Leaf("Note that an item is not done after all", "onboarding:untick"),
        },
    ),
}
