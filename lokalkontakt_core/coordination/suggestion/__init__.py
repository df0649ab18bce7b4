"""Who could cover what: the problem of the scheme as packages of areas, a search for a good plan, and its reasons."""
