import pytest

from lokalkontakt_cli.main import run


@pytest.fixture
def run_program():
    def program(*arguments):
        assert run(arguments) == 0

    return program
