"""`contact list`, `contact show`, `contacts`."""

from lokalkontakt_cli.reading import View, list_command, show_command
from lokalkontakt_cli.views.contacts import contact_row, long_columns, sheet_columns, short_columns
from lokalkontakt_core.records.contact import Contact

VIEW = View(Contact, "CONTACT", contact_row, long_columns, None, sheet_columns)

list_contacts = list_command(VIEW)
short_list = list_command(VIEW, short_columns)
show_contact = show_command(VIEW)
