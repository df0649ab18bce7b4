"""What listings show: pure functions from a register and a day to rows, and the columns to show them in."""
