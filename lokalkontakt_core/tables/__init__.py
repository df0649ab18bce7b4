"""Tables of areas, contacts, councils and assignments: read from and written to CSV files and workbooks."""
