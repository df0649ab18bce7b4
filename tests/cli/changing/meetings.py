"""Every change of meetings and actions."""

# ruff: noqa: E501 - a table reads best with one command a line
_SERIES = ["meeting", "series", "add", "Koordinerende møde", "--each", "1. tirsdag"]
_COMING = ["meeting", "add", "Møde", "--day", "12/5/2020"]
_HELD = ["meeting", "add", "Møde", "--day", "28/4/2020"]
_POINT = ["meeting", "propose", "28/4/2020", "Cykelstien"]
_NOTED = ["meeting", "note", "28/4/2020", "1", "--text", "Stien åbner", "--done"]
_CLOSED = ["meeting", "close-days", "Uge 27", "--first", "29/6/2020", "--last", "3/7/2020"]
_ACTION = ["action", "add", "Ring til skolen"]
CHANGES = {
    "meeting series add": (["meeting", "series", "add", "Møde", "--each", "sidste torsdag", "--months", "1"], []),
    "meeting series edit": (["meeting", "series", "edit", "Koordinerende møde", "--minutes", "1:30"], [_SERIES]),
    "meeting series end": (["meeting", "series", "end", "Koordinerende møde"], [_SERIES]),
    "meeting plan": (["meeting", "plan", "Koordinerende møde", "--until", "31/12/2020"], [_SERIES]),
    "meeting add": (["meeting", "add", "Møde", "--day", "12/5/2020", "--starts", "09:00", "--owner", "Susanne Ernst"], []),
    "meeting edit": (["meeting", "edit", "next", "--place", "Rådhuset"], [_COMING]),
    "meeting move": (["meeting", "move", "next", "--to", "13/5/2020"], [_COMING, ["meeting", "call", "next"]]),
    "meeting cancel": (["meeting", "cancel", "next", "--reason", "Smittefare"], [_COMING, ["meeting", "call", "next"]]),
    "meeting call": (["meeting", "call", "next", "--person", "Mette Øvig"], [_COMING]),
    "meeting propose": (["meeting", "propose", "next", "Cykelstien", "--minutes", "15", "--area", "Glud"], [_COMING]),
    "meeting point": (["meeting", "point", "28/4/2020", "1", "--minutes", "10"], [_HELD, _POINT]),
    "meeting fill": (["meeting", "fill", "next"], [_COMING]),
    "meeting attend": (["meeting", "attend", "28/4/2020", "--present", "Mette Øvig", "--excused", "Susanne Ernst"], [_HELD]),
    "meeting note": (_NOTED, [_HELD, _POINT]),
    "meeting finish": (["meeting", "finish", "28/4/2020"], [_HELD, _POINT, _NOTED]),
    "meeting close-days": (_CLOSED, []),
    "meeting open-days": (["meeting", "open-days", "Uge 27"], [_CLOSED]),
    "action add": (["action", "add", "Ring", "--owner", "Susanne Ernst", "--due", "20/5/2020", "--meeting", "28/4/2020"], [_HELD]),
    "action edit": (["action", "edit", "Ring til skolen", "--remark", "Halvt"], [_ACTION]),
    "action done": (["action", "done", "Ring til skolen"], [_ACTION]),
    "action drop": (["action", "drop", "Ring til skolen", "--reason", "Skolen ringede"], [_ACTION]),
}  # fmt: skip
