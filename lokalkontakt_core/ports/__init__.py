"""What the core asks of the world, as Protocols: stores, clock; plugins and front ends provide them."""
