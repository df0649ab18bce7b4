"""JSON Schemas, shipped forms and example registers, as package data."""
