"""Survey waves: where the form engine meets the register."""
