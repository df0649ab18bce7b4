"""What follows from the records on a given day: pure functions over a register, nothing stored."""
