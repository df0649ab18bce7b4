import shutil
import sys
from pathlib import Path

import pytest

from tests.story.recorded_run import main

PROGRAM = Path(sys.prefix) / "bin" / "lokalkontakt"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux, a real terminal")
def test_a_day_in_a_real_terminal_with_a_kill_in_the_middle(tmp_path):
    transcript = tmp_path / "day.md"
    main(["--program", str(PROGRAM), "--transcript", str(transcript)])
    text = transcript.read_text("utf-8")
    assert "After kill -9 the same code goes on where it was" in text
    assert "Grundlag: 3 svar" in text
