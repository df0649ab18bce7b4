"""Every change of a round of questions."""

CHANGES = {
    "wave plan": (["wave", "plan", "Forår", "--form", "evaluation", "--mode", "named", "--areas", "As,Glud"], []),
    "wave edit": (
        ["wave", "edit", "Forår", "--closes", "31/5/2020"],
        [["wave", "plan", "Forår", "--form", "wish", "--mode", "named"]],
    ),
    "wave drop": (["wave", "drop", "Forår"], [["wave", "plan", "Forår", "--form", "wish", "--mode", "named"]]),
    "wave open": (["wave", "open", "Forår"], [["wave", "plan", "Forår", "--form", "wish", "--mode", "named"]]),
    "wave extend": (
        ["wave", "extend", "Forår", "30/6/2020"],
        [["wave", "open", "Forår", "--form", "wish", "--mode", "named"]],
    ),
    "wave close": (
        ["wave", "close", "Forår", "--yes"],
        [["wave", "open", "Forår", "--form", "wish", "--mode", "named"]],
    ),
}  # fmt: skip
