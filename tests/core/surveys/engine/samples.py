"""The sample form, and answers to it made by chance: some right, some wrong."""

from pathlib import Path

SAMPLE = Path(__file__).with_name("data") / "evaluering.toml"

WORDS = ("kort svar", "x" * 150, "y" * 260, "z" * 600, "")


def sample_text():
    return SAMPLE.read_text("utf-8")


def sample_answers(random):
    """Make one record: mostly right, in one of three with something wrong or missing."""
    people = random.randint(20, 3000)
    members = random.randint(1, 20)
    knows = random.choice(["ja", "ja", "nej"])
    part = random.choice(["nord", "syd"])
    town = random.choice(["as", "glud"]) if part == "nord" else "rarup"
    uses = random.sample(["finde", "sparring", "puljer", "andet"], random.randint(1, 3))
    record = {
        "part": part,
        "town": town,
        "people": str(people),
        "members": str(members),
        "knows": knows,
        "goes_on": random.choice(["ja", "nej"]),
        "how_on": random.choice(WORDS),
        "why_stop": "fordi",
        "took_part": str(random.randint(1, members)),
        "meets": random.choice(["ja", "nej", ""]),
        "works_with": random.choice(
            ["", *sorted({"as", "glud", "rarup"} - {town}), town if random.random() < 0.02 else ""]
        ),
        "mail": random.choice(["", "raadet@glud.example"]),
        "more": random.choice(WORDS),
        "agreed": "OK",
    }
    if knows == "ja":
        record |= {
            "often": random.choice(["uge", "maaned", "kvartal", "aldrig"]),
            "uses": " ".join(uses),
            "uses_other": "noget andet",
            "last": f"20{random.randint(19, 26)}-0{random.randint(1, 9)}-1{random.randint(0, 9)}",
            "faster": random.choice("12345"),
            "simpler": random.choice(["1", "3", "5", "ved_ikke"]),
            "closer": random.choice("2345"),
            "why_low": random.choice(WORDS),
            "grade": str(random.randint(0, 10)),
            "hours": random.choice(["", "1.5", "4", "12.25"]),
        }
    else:
        record["why_unknown"] = "et møde"
    if random.random() < 0.33:
        spoiled = random.choice(sorted(record))
        record[spoiled] = random.choice(["", "99999", "nope", "-1", "2019-02-30", "1.75"])
    return {name: answer for name, answer in record.items() if answer}
