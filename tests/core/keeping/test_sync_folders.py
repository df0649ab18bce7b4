import pytest

from lokalkontakt_core.keeping.sync_folders import sync_program_of


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/home/anna/Dropbox/hus", "Dropbox"),
        ("/home/anna/Dropbox (Kommunen)/hus", "Dropbox"),
        ("C:\\Users\\anna\\OneDrive - Hedensted Kommune\\hus", "OneDrive"),
        ("C:\\Users\\anna\\OneDrive\\hus", "OneDrive"),
        ("/Users/anna/Library/CloudStorage/OneDrive-Kommunen/hus", "OneDrive"),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/hus", "iCloud"),
        ("G:\\Mit drev\\hus", "Google Drive"),
        ("/home/anna/Nextcloud/hus", "Nextcloud"),
        ("/home/anna/hus", None),
        ("/srv/onedriver-test/hus", None),
        ("/home/anna/dropboxes/hus", None),
    ],
)
def test_a_sync_program_is_known_by_what_its_folders_are_called(path, program):
    assert sync_program_of(path) == program
