import subprocess
import sys

TEN_LINES = """
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
form = load_form('''
form = { form_id = "hello" }
survey = [ { type = "integer", name = "age", label = "Hvor gammel er du?", constraint = ". < 150" } ]
''')
interview = Interview(form)
assert interview.answer("200") and not interview.answer("42") and not interview.next()
print(interview.submit())
"""

LOADED = """
import sys
before = set(sys.modules)
import lokalkontakt_core.surveys.engine.interview
import lokalkontakt_core.surveys.engine.evaluation
import lokalkontakt_core.surveys.engine.form_file
print("\\n".join(sorted(set(sys.modules) - before)))
"""

ALLOWED = (
    "lokalkontakt_core.surveys",
    "lokalkontakt_core.texts",
    "lokalkontakt_core.values",
    "lokalkontakt_core.messages",
    "lokalkontakt_core.errors",
)
UNWANTED = {"sqlite3", "pluggy", "cattrs", "textual", "click", "logging", "locale", "socket", "asyncio", "rich"}


def run(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()


def test_ten_lines_embed_the_engine_alone():
    assert len(TEN_LINES.strip().splitlines()) <= 10
    assert run(TEN_LINES) == "{'age': '42'}"


def test_the_engine_loads_nothing_of_the_rest():
    loaded = run(LOADED).splitlines()
    own = [name for name in loaded if name.startswith("lokalkontakt") and name != "lokalkontakt_core"]
    assert [name for name in own if not name.startswith(ALLOWED)] == []
    assert [name for name in loaded if name.split(".")[0] in UNWANTED] == []
