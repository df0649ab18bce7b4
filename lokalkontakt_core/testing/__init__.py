"""For plugin authors: conformance kits, strategies and fakes.

The kits are classes of tests: subclass them in a test file of yours, each with its fixture; docs/plugins.md says which
there are. The stores in memory need nothing but the library, all else needs `pip install 'lokalkontakt[kit]'`.
(pytest is told to leave this module alone, PYTEST_DONT_REWRITE, and to look into those below it.)
"""

import sys

if (pytest := sys.modules.get("pytest")) is not None:
    # A kit lies outside the author's tests: unless pytest is told, a broken promise says AssertionError and no more.
    pytest.register_assert_rewrite(__name__)
