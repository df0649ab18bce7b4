from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data" / "import"


@pytest.fixture(scope="session")
def bilag_1_lines():
    return (DATA / "bilag1.txt").read_text("utf-8").split("\n")


@pytest.fixture(scope="session")
def whole_document_lines():
    return (DATA / "ordningen.txt").read_text("utf-8").split("\n")
