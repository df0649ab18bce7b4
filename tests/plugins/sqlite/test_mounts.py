import pytest

from lokalkontakt_sqlite.mounts import kind_of_mount, share_below

TABLE = """\
sysfs /sys sysfs rw 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda3 /home btrfs rw 0 0
//server/F\\303\\246lles\\040drev /mnt/f\\040d cifs rw 0 0
server:/export /srv nfs4 rw 0 0
systemd-1 /auto autofs rw 0 0
server:/auto /auto nfs rw 0 0
/dev/sdb1 /srv/lokal xfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc/x.db", "ext4"),
        ("/home/anna/x.db", "btrfs"),
        ("/homestead/x.db", "ext4"),
        ("/mnt/f d/x.db", "cifs"),
        ("/srv/x.db", "nfs4"),
        ("/srv/lokal/x.db", "xfs"),
        ("/auto/x.db", "nfs"),
        ("/run/user/1000/gvfs/smb-share/x.db", "fuse.gvfsd-fuse"),
    ],
)
def test_a_path_lies_on_the_deepest_and_newest_mount_above_it(path, kind):
    assert kind_of_mount(path, TABLE) == kind


def test_a_table_that_says_nothing_finds_nothing():
    assert kind_of_mount("/x", "") is None
    assert kind_of_mount("/x", "strange\n\n") is None


def test_this_computers_own_disk_is_no_share(tmp_path):
    assert share_below(tmp_path / "x.db") is None


def test_a_link_is_followed_to_where_the_file_lies(tmp_path, monkeypatch):
    (tmp_path / "drev").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "drev")
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path / 'drev'} nfs rw 0 0\n")
    monkeypatch.setattr("lokalkontakt_sqlite.mounts._MOUNTS", table)
    assert share_below(tmp_path / "link" / "x.db") == "nfs"
    assert share_below(tmp_path / "x.db") is None


def test_a_system_without_a_table_of_mounts_finds_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("lokalkontakt_sqlite.mounts._MOUNTS", tmp_path / "ingen")
    assert share_below(tmp_path) is None
