"""Every change of areas, people, councils and settings, of what an import left open, and of changes themselves."""

# ruff: noqa: E501 - a table reads best with one command a line
_ASKED = ["request", "add", "insight", "--area", "Korning"]

CHANGES = {
    "area add": (["area", "add", "Sønderby", "--size", "small", "--villages", "Sønderby,Nørreby", "--minutes-per-week", "1:15"], []),
    "area edit": (["area", "edit", "Glud", "--size", "large", "--clear", "status_note"], []),
    "area end": (["area", "end", "Flemming", "--from", "1/6/2020", "--reason", "Lagt sammen"], []),
    "contact add": (["contact", "add", "Ny Kontakt", "--title", "Konsulent", "--workplace", "administration"], []),
    "contact edit": (["contact", "edit", "Susanne Ernst", "--workplace", "administration"], []),
    "contact end": (["contact", "end", "Kim Rosenkilde"], []),
    "person add": (["person", "add", "Else Øhlenschlæger", "--work-email", "else@kommune.example"], []),
    "person edit": (["person", "edit", "Susanne Ernst", "--logins", "sus,ernst"], []),
    "person end": (["person", "end", "Kim Rosenkilde"], []),
    "department add": (["department", "add", "Teknik", "--core", "yes", "--leader", "Susanne Ernst"], []),
    "department edit": (["department", "edit", "Fritid og Fællesskab", "--leader", "Susanne Ernst"], []),
    "department end": (["department", "end", "Fritid og Fællesskab"], []),
    "council add": (["council", "add", "As Borgerforening", "--areas", "As", "--email", "as@raad.example"], []),
    "council edit": (["council", "edit", "council-glud", "--chair", "Susanne Ernst"], []),
    "council end": (["council", "end", "council-glud"], []),
    "cluster add": (["cluster", "add", "Kysten", "--areas", "Glud,Snaptun"], []),
    "cluster edit": (["cluster", "edit", "Kysten", "--name", "Kystlandet"], [["cluster", "add", "Kysten"]]),
    "cluster end": (["cluster", "end", "Kysten"], [["cluster", "add", "Kysten", "--areas", "Glud"]]),
    "neighbour mark": (["neighbour", "mark", "As", "Bjerre", "--cooperation", "yes", "--note", "skole"], []),
    "neighbour unmark": (["neighbour", "unmark", "As", "Bjerre"], [["neighbour", "mark", "As", "Bjerre"]]),
    "scheme edit": (["scheme", "edit", "--committee", "Udvalget", "--small", "45", "--meeting-months", "3"], []),
    "scheme set": (["scheme", "set", "LK013.days", "30"], []),
    "retention set": (["retention", "set", "former-persons", "--months", "24", "--reason", "Retningslinje 7"], []),
    "question answer": (["question", "answer", "Stenderup", "covered"], []),
    "undo": (["undo"], [["answer-record", "As", "no"]]),
    "redo": (["redo"], [["answer-record", "As", "no"], ["undo"]]),
    "request add": (["request", "add", "insight", "--area", "Korning"], []),
    "request edit": (["request", "edit", "Korning", "--note", "Om borgermødet"], [_ASKED]),
    "request extend": (["request", "extend", "Korning", "Mange sager"], [_ASKED]),
    "request close": (["request", "close", "Korning", "met"], [_ASKED]),
}  # fmt: skip
