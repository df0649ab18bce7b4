"""Every change of who covers what: offers, answers, approvals, assignments, hand-overs and absences."""

# ruff: noqa: E501 - a table reads best with one command a line
_BEGIN = ["handover", "begin", "Glud"]
CHANGES = {
    "suggest": (["suggest", "--apply", "Bjerre"], []),
    "distribute": (["distribute", "Glud=Mette Øvig", "Bjerre=Mette Øvig", "--off", "Lindved", "--confirm"], []),
    "offer-record": (["offer-record", "As,Glud", "Bjerre", "--via", "møde for alle lokalråd", "--day", "19/11/2019"], []),
    "answer-record": (["answer-record", "As", "yes", "--respondent", "formand", "--day", "unknown"], []),
    "approve own": (["approve", "own", "Susanne Ernst", "--day", "1/4"], []),
    "approve manager": (["approve", "manager", "Susanne Ernst", "--by", "Mette Øvig", "--no"], []),
    "approve outside-hours": (["approve", "outside-hours", "Susanne Ernst"], []),
    "grant-time": (["grant-time", "Susanne Ernst", "1,5 t", "--until", "31/12/2020"], []),
    "employment set": (["employment", "set", "Susanne Ernst", "--start", "1/1/2015"], []),
    "employment end": (["employment", "end", "Susanne Ernst", "--from", "1/8/2020"], []),
    "agreement write": (["agreement", "write", "Glud", "--text", "Vi ses hver måned."], []),
    "onboarding start": (["onboarding", "start", "Susanne Ernst", "--item", "Mød rådet", "--item", "Læs ordningen"], []),
    "onboarding tick": (
        ["onboarding", "tick", "Susanne Ernst", "1"],
        [["onboarding", "start", "Susanne Ernst", "--item", "Mød rådet"]],
    ),
    "onboarding untick": (
        ["onboarding", "untick", "Susanne Ernst", "1"],
        [["onboarding", "start", "Susanne Ernst", "--item", "Mød rådet"], ["onboarding", "tick", "Susanne Ernst", "1"]],
    ),
    "assign": (["assign", "As", "Mette Øvig", "--from", "1/6/2020", "--note", "prøve"], []),
    "confirm": (["confirm", "As"], [["answer-record", "As", "yes"], ["assign", "As", "Mette Øvig"]]),
    "end-assignment": (["end-assignment", "Hedensted", "--reason", "Flytter"], []),
    "wish-handover": (["wish-handover", "Hedensted", "--quote", "bør videregives"], []),
    "hand-over": (["hand-over", "Glud", "--to", "Mette Øvig", "--overlap-until", "31/5/2020"], []),
    "handover begin": (["handover", "begin", "Glud,Hjarnø", "--quote", "bør videregives"], []),
    "handover settle": (["handover", "settle", "Glud", "--to", "Mette Øvig", "--from", "1/6"], [_BEGIN]),
    "handover tick": (["handover", "tick", "Glud", "1", "--add", "Nøglen til forsamlingshuset"], [_BEGIN]),
    "handover carry-out": (
        ["handover", "carry-out", "Glud"],
        [_BEGIN, ["handover", "settle", "Glud", "--to", "Mette Øvig", "--from", "1/6"]],
    ),
    "handover give-up": (["handover", "give-up", "Glud", "--reason", "Susanne bliver"], [_BEGIN]),
    "absence add": (["absence", "add", "Susanne Ernst", "--back", "1/7", "--substitute", "Mette Øvig"], []),
    "absence substitute": (["absence", "substitute", "Susanne Ernst", "Mette Øvig"], [["absence", "add", "Susanne Ernst"]]),
    "absence end": (["absence", "end", "Susanne Ernst", "--back", "1/6"], [["absence", "add", "Susanne Ernst"]]),
    "attest ask": (["attest", "ask", "--due", "15/5"], []),
    "attest remind": (["attest", "remind", "Susanne Ernst"], [["attest", "ask"]]),
    "attest answer": (["attest", "answer", "Susanne Ernst", "--area", "Glud,As", "--remark", "As er min"], []),
    "offer-all": (["offer-all", "--via", "møde for alle lokalråd", "--tell"], []),
    "answers-record": (["answers-record", "--yes", "As,Ørum", "--no", "Stouby", "--day", "unknown"], []),
    "remind": (["remind", "Ørum"], [["offer-all"]]),
}  # fmt: skip
