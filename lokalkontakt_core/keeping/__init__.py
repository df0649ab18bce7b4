"""Moving a register and looking after it: copies, backups, and the check whether all of it is sound."""
