"""Every change of what is known about areas."""

# ruff: noqa: E501 - a table reads best with one command a line
_OWED = ["knowledge", "add", "--text", "Stien er mørk", "--area", "Glud", "--direction", "from-area", "--owes-answer"]
_TOLD = ["knowledge", "add", "--text", "Puljen er åben", "--area", "Glud,As", "--direction", "to-area"]
CHANGES = {
    "knowledge add": (_OWED, []),
    "knowledge edit": (["knowledge", "edit", "Stien er mørk", "--text", "Stien er lys", "--clear", "direction"], [_OWED]),
    "knowledge answer": (["knowledge", "answer", "Stien er mørk", "--text", "Der kommer lys i juni"], [_OWED]),
    "knowledge pass-on": (["knowledge", "pass-on", "Puljen er åben"], [_TOLD]),
    "knowledge share": (["knowledge", "share", "Puljen er åben", "--visibility", "contacts"], [_TOLD]),
}  # fmt: skip
